// The order of documents for a query: BM25F over fields, how much of the query a document covers,
// and how close the query is to one of the questions that it answers.

import * as postings from "./postings.js"
import { WEIGHTS } from "./weights.js"

// Documents, the best first: {document, score, covered, close, question}. `covered` is the share
// of the query's meaning that the document has, `close` that of its nearest question, both 0 to 1.
export function rank(index, query) {
  const state = { index, scores: new Map(), covered: new Map(), questions: new Map() }
  const mass = query.terms.reduce((sum, term) => sum + (term.counted ? term.mass : 0), 0)
  query.terms.forEach((term, number) => addTerm(state, term, number))
  for (const concept of query.concepts) addConcept(state, query, concept)
  const close = closest(state, query)
  const found = [...state.scores].map(([document, score]) => {
    const covered = mass ? coverage(state, query, document) / mass : 0
    const near = close.get(document) || { close: 0 }
    const prior = index.core.docs[document][3] / 10
    const weighed = score * (1 - WEIGHTS.coverage + WEIGHTS.coverage * covered) *
      (1 + WEIGHTS.closeness * near.close) * prior
    return { document, score: weighed, covered, ...near }
  })
  return found.sort((a, b) => b.score - a.score || a.document - b.document)
}

function addTerm(state, term, number) {
  const best = new Map()
  const nearest = new Map()
  for (const [token, likeness] of term.alternatives) {
    const weight = term.weight * likeness
    for (const [document, score] of scoresOf(state.index, token, weight)) {
      if (score > (best.get(document) || 0)) best.set(document, score)
    }
    weighPlaces(state.index, token, weight, nearest)
  }
  if (term.initials) addInitials(state.index, term, best)
  for (const [document, score] of best) {
    add(state.scores, document, score)
    cover(state, document, number)
  }
  for (const [place, weight] of nearest) add(state.questions, place, weight)
}

function addConcept(state, query, concept) {
  for (const [document, score] of scoresOf(state.index, concept, WEIGHTS.concept)) {
    add(state.scores, document, score)
    query.terms.forEach((term, number) => term.concepts.includes(concept) && cover(state, document, number))
  }
  const nearest = new Map()
  weighPlaces(state.index, concept, 1, nearest)
  for (const [place, weight] of nearest) add(state.questions, place, weight)
}

function add(map, key, value) {
  map.set(key, (map.get(key) || 0) + value)
}

function cover(state, document, term) {
  if (!state.covered.has(document)) state.covered.set(document, new Set())
  state.covered.get(document).add(term)
}

function coverage(state, query, document) {
  let sum = 0
  for (const number of state.covered.get(document) || []) {
    if (query.terms[number].counted) sum += query.terms[number].mass
  }
  return sum
}

// BM25F of one token: [document, score] for all that have it.
function scoresOf(index, token, weight) {
  const places = index.postings.places.get(token)
  if (!places) return []
  const counts = new Map()
  for (const place of places) {
    const document = postings.documentOf(place)
    const field = postings.fieldOf(postings.slotOf(place))
    const slack = WEIGHTS.lengths[field]
    const length = 1 - slack + slack * postings.relativeLength(index.postings, field, document)
    add(counts, document, WEIGHTS.fields[field] / length)
  }
  const rare = postings.rarity(index.postings, token)
  return [...counts].map(([document, count]) => (
    [document, (weight * rare * count * (WEIGHTS.saturation + 1)) / (count + WEIGHTS.saturation)]
  ))
}

function weighPlaces(index, token, weight, nearest) {
  const places = index.postings.places.get(token)
  if (!places || token[0] === "~") return
  const own = weight * postings.rarity(index.postings, token)
  for (const place of places) {
    if (index.weights.has(place) && own > (nearest.get(place) || 0)) nearest.set(place, own)
  }
}

// The question (or the title) of each document that is most like the query.
function closest(state, query) {
  const { index } = state
  let own = query.terms.reduce((sum, term) => sum + term.rare * term.weight, 0)
  for (const concept of query.concepts) own += postings.rarity(index.postings, concept)
  const found = new Map()
  for (const [place, shared] of state.questions) {
    const document = postings.documentOf(place)
    const close = Math.min(1, (2 * shared) / (own + index.weights.get(place)))
    if (close > (found.get(document)?.close || 0)) {
      const slot = postings.slotOf(place)
      found.set(document, { close, question: postings.isQuestion(slot) ? postings.questionOf(slot) : -1 })
    }
  }
  return found
}

function addInitials(index, term, best) {
  const has = index.initials.map(text => text.includes(term.initials))
  const count = has.filter(Boolean).length
  if (!count || term.initials.length < 3) return
  const rare = Math.log(1 + (has.length - count + 0.5) / (count + 0.5))
  has.forEach((one, document) => one && best.set(document, Math.max(best.get(document) || 0, rare)))
}

