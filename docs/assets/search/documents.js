// The index of one language, made of the parts that the build wrote.

import { readFold } from "./normalize.js"
import { makeTree, plant, plantPath, longest, rowOf, spot } from "./phrases.js"
import { initialsOf, readPinyin, soundPairs, soundsOf } from "./pinyin.js"
import * as postings from "./postings.js"
import { runs, tokensOf, wordPairs } from "./tokens.js"
import { letters } from "./edits.js"

const IGNORED = "-"
export const CALM = "calm"

// The shape of both parts is in hooks/helpcentre/search/payloads.py.
export function makeIndex(core, more) {
  const tongue = { language: core.locale.split("-")[0], tonal: core.tonal, fold: readFold(more && more.fold) }
  const index = { core, more, tongue, pinyin: readPinyin(more && more.pinyin) }
  index.phrases = plantPhrases(index)
  index.alarms = plantAlarms(index)
  index.postings = postings.makePostings()
  index.initials = []
  index.typed = new Set() // words as they are written, which readers misspell
  core.docs.forEach((document, number) => addDocument(index, document, number))
  index.weights = weighQuestions(index)
  index.wordSet = wordsOf(index)
  index.words = [...index.wordSet]
  index.syllables = [...index.postings.places.keys()]
    .filter(token => /^\p{sc=Hangul}{2}$/u.test(token)).map(text => ({ text, letters: letters(text) }))
  return index
}

function plantPhrases(index) {
  const tree = makeTree()
  index.core.ignored.forEach(phrase => plant(tree, phrase, IGNORED, index.tongue))
  index.members = index.core.concepts.map((own, n) => [...own, ...(index.more ? index.more.concepts[n] : [])])
  index.members.forEach((members, number) => members.forEach(member => {
    plantWithSound(index, tree, member, `#${number}`)
  }))
  return tree
}

function plantAlarms(index) {
  const tree = makeTree()
  index.core.calm.forEach(phrase => plantWithSound(index, tree, phrase, CALM))
  index.core.emergencies.forEach(([, needs, never], rule) => {
    needs.forEach((group, number) => group.forEach(phrase => {
      plantWithSound(index, tree, phrase, `${rule}.${number}`)
    }))
    never.forEach(phrase => plantWithSound(index, tree, phrase, `${rule}.never`))
  })
  return tree
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
  const tokens = found.flatMap(run => tokensOf(run, index.tongue).map(token => token.text))
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

// How much there is to find in each question and title, by its place.
function weighQuestions(index) {
  const weights = new Map()
  for (const [token, places] of index.postings.places) {
    if (token[0] === "~") continue
    const weight = postings.rarity(index.postings, token) * shareOf(token)
    for (const place of places) {
      const slot = postings.slotOf(place)
      if (slot === postings.TITLE || postings.isQuestion(slot)) weights.set(place, (weights.get(place) || 0) + weight)
    }
  }
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
    for (const [unit, next] of waiting.pop().next) {
      if (isWord(unit) && !unit.endsWith("*")) found.add(unit)
      waiting.push(next)
    }
  }
  return found
}
