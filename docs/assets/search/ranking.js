// The order of documents for a query: BM25F over fields, how much of the query a document covers,
// and how close the query is to one of the questions that it answers.

import * as postings from "./postings.js"
import { WEIGHTS } from "./weights.js"

// Documents, the best first: {document, score, covered, close, question}. `covered` is the share
// of the query's meaning that the document has, `close` that of its nearest question, both 0 to 1.
export function rank(index, query) {
  const { count, asked } = index.postings
  const state = {
    index, query, count, scores: new Float64Array(count), shared: new Float64Array(asked.length),
    has: query.terms.map(() => new Uint8Array(count)) // which documents have a term or its concept
  }
  query.terms.forEach((term, number) => addTerm(state, term, number))
  for (const concept of query.concepts) addConcept(state, concept)
  const nearest = closest(state)
  const covered = coverage(state)
  const found = []
  state.scores.forEach((score, document) => {
    if (!score) return
    const near = nearest[document] || { close: 0 }
    const weighed = score * (1 - WEIGHTS.coverage + WEIGHTS.coverage * covered[document]) *
      (1 + WEIGHTS.closeness * near.close) * (index.core.docs[document][3] / 10)
    found.push({ document, score: weighed, covered: covered[document], ...near })
  })
  return found.sort((a, b) => b.score - a.score || a.document - b.document)
}

function addTerm({ index, count, scores, shared, has }, term, number) {
  const best = new Float64Array(count)
  const nearest = new Map()
  for (const [token, likeness] of term.alternatives) {
    const evidence = postings.evidenceOf(index.postings, token)
    const weight = term.weight * likeness
    evidence.documents.forEach((document, n) => raise(best, document, weight * evidence.scores[n]))
    const own = weight * postings.rarity(index.postings, token)
    for (const question of evidence.asked) {
      if (own > (nearest.get(question) || 0)) nearest.set(question, own)
    }
  }
  if (term.initials) addInitials(index, term, best)
  best.forEach((score, document) => {
    if (!score) return
    scores[document] += score
    has[number][document] = 1
  })
  for (const [question, weight] of nearest) shared[question] += weight
}

function raise(best, document, score) {
  if (score > best[document]) best[document] = score
}

function addConcept({ index, query, scores, shared, has }, concept) {
  const evidence = postings.evidenceOf(index.postings, concept)
  const said = has.filter((_, number) => query.terms[number].concepts.includes(concept))
  evidence.documents.forEach((document, n) => {
    scores[document] += WEIGHTS.concept * evidence.scores[n]
    for (const documents of said) documents[document] = 1
  })
  const own = postings.rarity(index.postings, concept)
  for (const question of evidence.asked) shared[question] += own
}

// The share of what the query tells that each document has.
function coverage({ query, count, has }) {
  const sums = new Float64Array(count)
  let all = 0
  query.terms.forEach((term, number) => {
    if (!term.counted) return
    all += term.mass
    has[number].forEach((one, document) => { sums[document] += one * term.mass })
  })
  return all ? sums.map(sum => sum / all) : sums
}

// The question (or the title) of each document that is most like the query.
function closest({ index, query, shared }) {
  const { asked } = index.postings
  let own = query.terms.reduce((sum, term) => sum + term.rare * term.weight, 0)
  for (const concept of query.concepts) own += postings.rarity(index.postings, concept)
  const found = []
  shared.forEach((weight, number) => {
    if (!weight) return
    const document = postings.documentOf(asked[number])
    const close = Math.min(1, (2 * weight) / (own + index.weights[number]))
    if (close <= (found[document]?.close || 0)) return
    const slot = postings.slotOf(asked[number])
    found[document] = { close, question: postings.isQuestion(slot) ? postings.questionOf(slot) : -1 }
  })
  return found
}

function addInitials(index, term, best) {
  if (term.initials.length < 3) return
  const has = index.initials.map(text => text.includes(term.initials))
  const count = has.filter(Boolean).length
  if (!count) return
  const rare = Math.log(1 + (has.length - count + 0.5) / (count + 0.5))
  has.forEach((one, document) => one && raise(best, document, rare))
}
