// The index: where each token stands. A place is a document and a slot in it.

import { remember } from "./memory.js"
import { WEIGHTS } from "./weights.js"

export const TITLE = 0
export const ALT = 1
export const TERMS = 2
export const SUMMARY = 3
export const ANSWER = 4
const FIRST_SECTION = 16
const FIRST_QUESTION = 384
const WIDTH = 10 // bits for a slot

export const headingSlot = section => FIRST_SECTION + 2 * section
export const textSlot = section => FIRST_SECTION + 2 * section + 1
export const questionSlot = question => FIRST_QUESTION + question
export const MOST_SECTIONS = (FIRST_QUESTION - FIRST_SECTION) / 2
export const MOST_QUESTIONS = (1 << WIDTH) - FIRST_QUESTION

// The kind of a slot: title, alt, terms, summary, answer, question, heading or text.
export function fieldOf(slot) {
  if (slot >= FIRST_QUESTION) return "question"
  if (slot >= FIRST_SECTION) return slot % 2 ? "text" : "heading"
  return FIELDS[slot]
}

const FIELDS = ["title", "alt", "terms", "summary", "answer"]

export const documentOf = place => place >> WIDTH
export const slotOf = place => place & ((1 << WIDTH) - 1)
export const placeOf = (document, slot) => (document << WIDTH) | slot
export const isQuestion = slot => slot >= FIRST_QUESTION
export const questionOf = slot => slot - FIRST_QUESTION
export const isSection = slot => slot >= FIRST_SECTION && slot < FIRST_QUESTION
export const sectionOf = slot => (slot - FIRST_SECTION) >> 1

const isAsked = slot => slot === TITLE || isQuestion(slot)

// `asked` are the places of titles and questions, which queries are compared with; `numbers` where
// each stands in that list, `told` the tokens of each.
export function makePostings() {
  return {
    places: new Map(), fields: new Map(), count: 0, asked: [], numbers: new Map(), told: [],
    rarities: new Map(), evidence: new Map()
  }
}

// Record the tokens of one slot; `tokens` may repeat themselves. Documents come in their order.
export function record(postings, document, slot, tokens) {
  const place = placeOf(document, slot)
  const unique = new Set(tokens)
  for (const token of unique) {
    const places = postings.places.get(token)
    if (places) places.push(place)
    else postings.places.set(token, [place])
  }
  measure(postings, fieldOf(slot), document, unique.size)
  if (!isAsked(slot)) return
  postings.numbers.set(place, postings.asked.push(place) - 1)
  postings.told.push([...unique])
}

function measure(postings, name, document, length) {
  if (!postings.fields.has(name)) postings.fields.set(name, { lengths: [], total: 0, filled: 0 })
  const field = postings.fields.get(name)
  if (length && !field.lengths[document]) field.filled++
  field.lengths[document] = (field.lengths[document] || 0) + length
  field.total += length
  postings.count = Math.max(postings.count, document + 1)
}

export function isKnown(postings, token) {
  return postings.places.has(token)
}

// How much a token tells: little if most documents have it.
export function rarity(postings, token) {
  let known = postings.rarities.get(token)
  if (known === undefined) {
    const documents = countDocuments(postings.places.get(token) || [])
    known = Math.log(1 + (postings.count - documents + 0.5) / (documents + 0.5))
    if (documents) postings.rarities.set(token, known)
  }
  return known
}

function countDocuments(places) {
  let count = 0
  let last = -1
  for (const place of places) {
    if (documentOf(place) !== last) count++
    last = documentOf(place)
  }
  return count
}

// What a token says: the documents that have it, the score of each (BM25F), the titles and
// questions in which it stands, by their numbers, and its places in sections.
export function evidenceOf(postings, token) {
  return remember(postings.evidence, token, () => weigh(postings, token))
}

function weigh(postings, token) {
  const found = { documents: [], scores: [], asked: [], sections: [] }
  for (const place of postings.places.get(token) || []) {
    const slot = slotOf(place)
    const document = documentOf(place)
    const last = found.documents.length - 1
    const worth = worthOf(postings, fieldOf(slot), document)
    if (found.documents[last] === document) found.scores[last] += worth
    else found.scores[found.documents.push(document) - 1] = worth
    if (isSection(slot)) found.sections.push(place)
    else if (isAsked(slot) && token[0] !== "~") found.asked.push(postings.numbers.get(place))
  }
  const most = rarity(postings, token) * (WEIGHTS.saturation + 1)
  found.scores = found.scores.map(worth => (most * worth) / (worth + WEIGHTS.saturation))
  return found
}

// What one place counts: less in a field that is longer than most of those that have it.
function worthOf(postings, name, document) {
  const { lengths, total, filled } = postings.fields.get(name)
  const slack = WEIGHTS.lengths[name]
  return WEIGHTS.fields[name] / (1 - slack + (slack * (lengths[document] || 0) * filled) / total)
}
