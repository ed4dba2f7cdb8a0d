// What a reader's words ask for: terms, each with what may stand for it, and concepts.

import { candidates, nearSyllables, nearWords, splitWord } from "./edits.js"
import { isIgnored } from "./documents.js"
import { remember } from "./memory.js"
import { longest, spot } from "./phrases.js"
import { readSyllables, soundPairs, soundsOf } from "./pinyin.js"
import { isKnown, rarity } from "./postings.js"
import { longerWords } from "./prefixes.js"
import { runs, stemOf, tokensOf, unitsOf, wordPairs } from "./tokens.js"
import { WEIGHTS } from "./weights.js"

// {terms, units, concepts, runs}: a term is {alternatives: [[token, likeness]], weight, counted,
// concepts, rare}; units are those in which phrases were looked for.
export function readQuery(index, text) {
  const found = runs(text, index.tongue)
  const units = []
  const terms = []
  found.forEach((run, number) => {
    const typing = number === found.length - 1 && !/\s$/.test(text)
    addRun(index, run, typing, units, terms)
  })
  addPairs(index, found, terms)
  addPinyin(index, found, units, terms)
  const spotted = longest(spot(index.phrases, units))
  const concepts = spotted.filter(one => !isIgnored(one) && isKnown(index.postings, one.id))
  const said = terms.map(term => finish(index, term, spotted, concepts))
  return { runs: found, units, terms: said, concepts: [...new Set(concepts.map(one => one.id))] }
}

function addRun(index, run, typing, units, terms) {
  const start = units.length
  const likely = run.kind === "word" ? guess(index, `${run.text} ${typing}`, () => likelyWords(index, run, typing)) : []
  // A whole word means itself, and one or two letters mean nothing yet.
  const also = run.text.length < 3 || isWord(index, run) ? [] : likely.map(one => one[0])
  for (const text of unitsOf(run, index.tongue)) {
    units.push(run.kind === "word" ? { text, word: run.text, also } : { text })
  }
  for (const token of tokensOf(run, index.tongue)) {
    const others = run.kind === "word" ? likely : likelyPairs(index, token, run)
    terms.push({ ...token, run, from: start + token.from, to: start + token.to,
      alternatives: [[token.text, 1], ...alike(index, others)] })
  }
}

function addPairs(index, found, terms) {
  for (const { text, at } of wordPairs(found, index.tongue)) {
    if (!isKnown(index.postings, text)) continue
    const [first, second] = [found[at], found[at + 1]].map(run => terms.find(term => term.run === run))
    if (!first || !second) continue
    terms.push({ text, weight: WEIGHTS.pair, counted: false, run: first.run, from: first.from, to: second.to, alternatives: [[text, 1]] })
  }
}

// Guesses, each as telling as the most usual of them: that a word is rare does not make it likely.
function alike(index, guesses) {
  if (!guesses.length) return guesses
  const rarities = guesses.map(one => rarity(index.postings, one[0]))
  const least = Math.min(...rarities)
  return guesses.map(([text, likeness], n) => [text, (likeness * least) / rarities[n]])
}

// What a reader's word or pair may stand for: worked out once, for it stays while the next is typed.
const guess = (index, key, make) => remember(index.guesses, key, make)

// What an unknown word may have been meant to be; a known one may go on while it is typed.
function likelyWords(index, run, typing) {
  const longer = typing ? stems(index, longerWords(run.text, index.words)) : []
  if (isWord(index, run) || longer.length) return longer
  const near = nearWords(run.text, candidates(run.text, index.lengths))
  if (near.length) return stems(index, near)
  const parts = splitWord(run.text, part => index.wordSet.has(part))
  return stems(index, parts ? parts.map(part => [part, 0.8]) : longerWords(run.text, index.words))
}

function isWord(index, run) {
  return index.wordSet.has(run.text) || isKnown(index.postings, unitsOf(run, index.tongue)[0])
}

// Guessed words as they stand in the index, each once with its best likeness.
function stems(index, guesses) {
  const best = new Map()
  for (const [word, likeness] of guesses) {
    const text = stemOf(word, index.tongue)
    if (likeness > (best.get(text) || 0)) best.set(text, likeness)
  }
  return [...best]
}

// A pair that no article has may be another with the same sound, or with one letter changed.
function likelyPairs(index, token, run) {
  if (!token.counted || isKnown(index.postings, token.text)) return []
  if (run.kind === "hangul") {
    return token.text.length > 1 ? guess(index, token.text, () => nearSyllables(token.text, index.syllables)) : []
  }
  return soundPairs(soundsOf(token.text, index.pinyin)).map(sound => [sound, WEIGHTS.sound])
}

// Words of Latin letters that are the sounds of Chinese, with or without blanks.
function addPinyin(index, found, units, terms) {
  if (!index.pinyin.syllables.size) return
  const foreign = run => run.kind === "word" && /^[a-z]+$/.test(run.text) &&
    !isKnown(index.postings, unitsOf(run, index.tongue)[0])
  for (let n = 0; n < found.length; n++) {
    let end = n
    while (end < found.length && foreign(found[end])) end++
    if (end > n) addSounds(index, found.slice(n, end), units, terms)
    n = Math.max(n, end - 1)
  }
}

function addSounds(index, words, units, terms) {
  const typed = words.map(run => run.text).join("")
  const heard = terms.filter(term => words.includes(term.run))
  const syllables = readSyllables(typed, index.pinyin) || readSyllables(typed.slice(0, -1), index.pinyin)
  if (!syllables || syllables.length < 2) {
    for (const run of words) addInitials(index, run, units, heard.filter(term => term.run === run))
    return
  }
  for (const term of heard) terms.splice(terms.indexOf(term), 1)
  const from = units.length + 1
  units.push({ text: " " }, ...syllables.map(text => ({ text: `~${text}` })))
  soundPairs(syllables).forEach((text, n) => terms.push({
    text, weight: 1, counted: true, run: words[0], from: from + n, to: from + n + 2, alternatives: [[text, 1]]
  }))
}

function addInitials(index, run, units, heard) {
  if (run.text.length < 2) return
  const from = units.length + 1
  units.push({ text: " " }, { text: `^${run.text}` })
  for (const term of heard) Object.assign(term, { from, to: from + 1, initials: run.text })
}

// How much a term weighs beside the phrases that cover it.
function finish(index, term, spotted, concepts) {
  const covers = one => one.from <= term.from && term.to <= one.to
  const own = concepts.filter(covers).map(one => one.id)
  const untold = spotted.some(one => isIgnored(one) && covers(one))
  const rare = rarity(index.postings, term.alternatives.map(one => one[0]).find(text => isKnown(index.postings, text)) ?? "")
  const weight = term.weight * (untold ? WEIGHTS.untold : own.length ? WEIGHTS.listed : 1)
  return { ...term, weight, rare, concepts: own, untold, mass: term.weight * (untold ? WEIGHTS.untold : 1) * rare }
}
