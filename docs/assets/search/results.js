// Results as they are shown: article, the sections that fit, and the words to mark.

import { remember } from "./memory.js"
import { rowOf, spot } from "./phrases.js"
import * as postings from "./postings.js"
import { runs, tokensOf as tokensOfRun } from "./tokens.js"

const LEAST = 0.25 // likeness from which a word is marked

// What a query looks for: {tokens: [[token, what it counts]], marked: those to mark}.
export function wantedBy(query) {
  const tokens = query.terms.filter(term => !term.untold)
    .flatMap(term => term.alternatives.map(([token, likeness]) => [token, likeness * term.weight]))
    .concat(query.concepts.map(concept => [concept, 1]))
  return { tokens, marked: new Set(tokens.filter(one => one[1] >= LEAST).map(one => one[0])) }
}

// The best sections of some documents for a query, at most three of each, in the order of the
// article, by the document's number: [heading ID, heading, text].
export function sectionsOf(index, wanted, documents) {
  const scores = new Map(documents.map(document => [document, new Map()]))
  for (const [token, weight] of wanted.tokens) {
    const rare = postings.rarity(index.postings, token) * weight
    for (const place of postings.evidenceOf(index.postings, token).sections) {
      const own = scores.get(postings.documentOf(place))
      if (!own) continue
      const slot = postings.slotOf(place)
      const section = postings.sectionOf(slot)
      own.set(section, (own.get(section) || 0) + rare * (postings.fieldOf(slot) === "heading" ? 3 : 1))
    }
  }
  return new Map([...scores].map(([document, own]) => [document, choose(index, document, own)]))
}

function choose(index, document, scores) {
  const best = [...scores].sort((a, b) => b[1] - a[1] || a[0] - b[0])
  const least = best.length ? best[0][1] / 2 : 0
  const chosen = best.filter(one => one[1] >= least).slice(0, 3).map(one => one[0]).sort((a, b) => a - b)
  return chosen.map(section => index.more.docs[document][4][section]).filter(section => section[0])
}

// The words of the given texts that the query found, as they stand there.
export function markedWords(index, wanted, texts) {
  const found = new Set()
  for (const text of texts) {
    for (const [token, raw] of remember(index.shown, text, () => wordsIn(index, text))) {
      if (wanted.marked.has(token)) found.add(raw)
    }
  }
  return [...found].sort((a, b) => b.length - a.length || (a < b ? -1 : 1)).slice(0, 12)
}

// What can be found in a text: [token, what of the text it is].
function wordsIn(index, text) {
  const found = runs(text, index.tongue)
  const row = found.flatMap(run => (run.kind === "word" ? [`${run.raw} `] : [...run.raw]))
  const concepts = spot(index.phrases, rowOf(found, index.tongue))
    .map(({ id, from, to }) => [id, row.slice(from, to).join("").trim()])
  return [...found.flatMap(run => wordsOfRun(index, run)), ...concepts]
}

function wordsOfRun(index, run) {
  const raw = [...run.raw]
  return tokensOfRun(run, index.tongue).filter(token => token.counted).map(token => (
    [token.text, run.kind === "word" ? run.raw : raw.slice(token.from, token.to).join("")]
  ))
}
