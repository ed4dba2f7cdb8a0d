// The index of one language, made of the parts that the build wrote.

import { letters, sortByLength } from "./edits.js"
import { makeTree, plant, plantPath, longest, rowOf, spot } from "./phrases.js"
import { initialsOf, readPinyin, soundPairs, soundsOf } from "./pinyin.js"
import * as postings from "./postings.js"
import { makeTongue, readTokens, runs, wordPairs } from "./tokens.js"

const IGNORED = "-"

const SLICE = 3 // documents that are read at a time
const PHRASES = 40 // and concepts
export const CALM = "calm"

// Makes an index in slices, between which other work may be done; returns it at the end. The shape
// of both parts is in hooks/helpcentre/search/payloads.py.
export function* makeIndex(core, more) {
  const tongue = makeTongue(core.locale.split("-")[0], core.tonal, more && more.fold)
  const index = { core, more, tongue, pinyin: readPinyin(more && more.pinyin) }
  index.postings = postings.makePostings()
  index.initials = []
  index.typed = new Set() // words as they are written, which readers misspell
  index.phrases = makeTree()
  index.alarms = makeTree()
  yield* plantPhrases(index)
  yield* plantAlarms(index)
  for (let number = 0; number < core.docs.length; number++) {
    addDocument(index, core.docs[number], number)
    if (number % SLICE === SLICE - 1) yield
  }
  yield
  index.weights = weighQuestions(index)
  yield
  return addGuesses(index)
}

// What helps to guess: words and syllables that are known, guesses, and texts that were shown.
function addGuesses(index) {
  index.wordSet = wordsOf(index)
  index.words = [...index.wordSet].sort()
  index.lengths = sortByLength(index.words)
  index.syllables = [...index.postings.places.keys()]
    .filter(token => token.length === 2 && /^\p{sc=Hangul}{2}$/u.test(token)).map(text => ({ text, letters: letters(text) }))
  index.guesses = new Map()
  index.shown = new Map()
  return index
}

function* plantPhrases(index) {
  const { core, more, phrases, tongue } = index
  core.ignored.forEach(phrase => plant(phrases, phrase, IGNORED, tongue))
  index.members = core.concepts.map((own, n) => [...own, ...(more ? more.concepts[n] : [])])
  for (const [number, members] of index.members.entries()) {
    for (const member of members) plantWithSound(index, phrases, member, `#${number}`)
    if (number % PHRASES === PHRASES - 1) yield
  }
}

function* plantAlarms(index) {
  const { core, alarms } = index
  core.calm.forEach(phrase => plantWithSound(index, alarms, phrase, CALM))
  for (const [rule, [, needs, never]] of core.emergencies.entries()) {
    const add = (phrases, id) => phrases.forEach(phrase => plantWithSound(index, alarms, phrase, id))
    needs.forEach((group, number) => add(group, `${rule}.${number}`))
    add(never, `${rule}.never`)
    yield
  }
}

function plantWithSound(index, tree, phrase, id) {
  plant(tree, phrase, id, index.tongue)
  const found = runs(phrase, index.tongue)
  if (found.length !== 1 || found[0].text.length < 2) return
  const sounds = soundsOf(found[0].text, index.pinyin)
  plantPath(tree, sounds.map(sound => `~${sound}`), id)
  if (sounds.length > 2) plantPath(tree, [`^${initialsOf(sounds)}`], id)
}

export const isIgnored = found => found.id === IGNORED

// Tokens of a text: its own and the concepts in it; of short texts also what stands together,
// and for Chinese the sounds of its pairs.
export function analyse(index, text, isShort) {
  const found = runs(text, index.tongue)
  for (const run of found) if (run.kind === "word") index.typed.add(run.text)
  const tokens = []
  for (const run of found) readTokens(run, index.tongue, text => tokens.push(text))
  const spotted = longest(spot(index.phrases, rowOf(found, index.tongue)))
  for (const phrase of spotted) if (!isIgnored(phrase)) tokens.push(phrase.id)
  if (!isShort) return tokens
  tokens.push(...wordPairs(found, index.tongue).map(pair => pair.text))
  for (const run of found) tokens.push(...soundPairs(soundsOf(run.text, index.pinyin)))
  return tokens
}

function addDocument(index, document, number) {
  const [, title, , , , , terms] = document
  const questions = questionsOf(index, number)
  const add = (slot, text, isShort) => text && postings.record(
    index.postings, number, slot, analyse(index, text, isShort)
  )
  add(postings.TITLE, title, true)
  if (terms.length) postings.record(index.postings, number, postings.TERMS, termTokens(index, terms))
  questions.forEach((question, n) => add(postings.questionSlot(n), question, true))
  if (index.more) addMore(add, index.more.docs[number])
  index.initials[number] = [title, ...questions].map(text => initialsIn(index, text)).join(" ")
}

function addMore(add, [summary, alt, answer, , sections]) {
  add(postings.ALT, alt)
  add(postings.SUMMARY, summary, true)
  if (answer) add(postings.ANSWER, answer[0])
  sections.slice(0, postings.MOST_SECTIONS).forEach(([, heading, text], n) => {
    add(postings.headingSlot(n), heading, true)
    add(postings.textSlot(n), text)
  })
}

// The questions of a document, as far as they are there.
export function questionsOf(index, number) {
  const rest = index.more ? index.more.docs[number][3] : []
  return [...index.core.docs[number][2], ...rest].slice(0, postings.MOST_QUESTIONS)
}

function termTokens(index, terms) {
  return terms.flatMap(term => [`#${term}`, ...index.members[term].flatMap(
    member => analyse(index, member.replace("*", ""))
  )])
}

function initialsIn(index, text) {
  if (!index.pinyin.syllables.size) return ""
  return runs(text, index.tongue).map(run => initialsOf(soundsOf(run.text, index.pinyin))).join(" ")
}

// How much there is to find in each question and title, by their numbers.
function weighQuestions(index) {
  const weigh = (sum, token) => sum + (token[0] === "~" ? 0 : postings.rarity(index.postings, token) * shareOf(token))
  const weights = Float64Array.from(index.postings.told, tokens => tokens.reduce(weigh, 0))
  index.postings.told = null // nobody asks again
  return weights
}

// A single Chinese character tells less than a pair, two words together little more than each.
function shareOf(token) {
  return /^\p{sc=Han}$/u.test(token) ? 0.2 : token.includes(" ") ? 0.3 : 1
}

// Words that a reader may have meant: those of the texts and of the phrases.
function wordsOf(index) {
  const isWord = token => /^[^#~^\s\p{sc=Han}\p{sc=Katakana}\p{sc=Hangul}]{2,}$/u.test(token)
  const found = new Set([...index.typed].filter(isWord))
  const waiting = [index.phrases, index.alarms]
  while (waiting.length) {
    const { next, starts } = waiting.pop()
    for (const [unit, node] of next || []) {
      if (isWord(unit)) found.add(unit)
      waiting.push(node)
    }
    for (const node of starts?.values() || []) waiting.push(node)
  }
  return found
}
