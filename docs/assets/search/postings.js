// The index: where each token stands. A place is a document and a slot in it.

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
  return ["title", "alt", "terms", "summary", "answer"][slot]
}

export const documentOf = place => place >> WIDTH
export const slotOf = place => place & ((1 << WIDTH) - 1)
export const placeOf = (document, slot) => (document << WIDTH) | slot
export const isQuestion = slot => slot >= FIRST_QUESTION
export const questionOf = slot => slot - FIRST_QUESTION
export const isSection = slot => slot >= FIRST_SECTION && slot < FIRST_QUESTION
export const sectionOf = slot => (slot - FIRST_SECTION) >> 1

export function makePostings() {
  return { places: new Map(), lengths: new Map(), totals: new Map(), frequencies: new Map(), count: 0 }
}

// Record the tokens of one slot; `tokens` may repeat themselves.
export function record(postings, document, slot, tokens) {
  const unique = new Set(tokens)
  const place = placeOf(document, slot)
  for (const token of unique) {
    const places = postings.places.get(token)
    if (places) places.push(place)
    else postings.places.set(token, [place])
  }
  const field = fieldOf(slot)
  if (!postings.lengths.has(field)) postings.lengths.set(field, [])
  const lengths = postings.lengths.get(field)
  lengths[document] = (lengths[document] || 0) + unique.size
  postings.totals.set(field, (postings.totals.get(field) || 0) + unique.size)
  postings.count = Math.max(postings.count, document + 1)
}

export function isKnown(postings, token) {
  return postings.places.has(token)
}

// How much a token tells: little if most documents have it.
export function rarity(postings, token) {
  let known = postings.frequencies.get(token)
  if (known === undefined) {
    const documents = new Set((postings.places.get(token) || []).map(documentOf)).size
    known = Math.log(1 + (postings.count - documents + 0.5) / (documents + 0.5))
    postings.frequencies.set(token, known)
  }
  return known
}

// The length of a document's field beside the average of those that have it.
export function relativeLength(postings, field, document) {
  const lengths = postings.lengths.get(field)
  if (lengths.filled === undefined) lengths.filled = lengths.filter(Boolean).length
  return ((lengths[document] || 0) * lengths.filled) / postings.totals.get(field)
}
