// Results as they are shown: article, the sections that fit, and the words to mark.

import { rowOf, spot } from "./phrases.js"
import * as postings from "./postings.js"
import { runs, tokensOf as tokensOfRun } from "./tokens.js"

// The best sections of a document for a query, at most three, in the order of the article:
// [heading ID, heading, text].
export function sectionsOf(index, query, document) {
  const scores = new Map()
  for (const [token, weight] of tokensOf(query)) {
    const rare = postings.rarity(index.postings, token) * weight
    for (const place of index.postings.places.get(token) || []) {
      const slot = postings.slotOf(place)
      if (postings.documentOf(place) !== document || !postings.isSection(slot)) continue
      const section = postings.sectionOf(slot)
      scores.set(section, (scores.get(section) || 0) + rare * (postings.fieldOf(slot) === "heading" ? 3 : 1))
    }
  }
  const best = [...scores].sort((a, b) => b[1] - a[1] || a[0] - b[0])
  const least = best.length ? best[0][1] / 2 : 0
  const chosen = best.filter(one => one[1] >= least).slice(0, 3).map(one => one[0]).sort((a, b) => a - b)
  return chosen.map(section => index.more.docs[document][4][section]).filter(section => section[0])
}

function tokensOf(query) {
  const own = query.terms.filter(term => !term.untold)
    .flatMap(term => term.alternatives.map(([token, likeness]) => [token, likeness * term.weight]))
  return [...own, ...query.concepts.map(concept => [concept, 1])]
}

// The words of the given texts that the query found, as they stand there.
export function markedWords(index, query, texts) {
  const wanted = new Set(tokensOf(query).filter(one => one[1] >= 0.25).map(one => one[0]))
  const found = new Set()
  for (const text of texts) {
    const row = runs(text, index.tongue)
    for (const run of row) markRun(index, run, wanted, found)
    markConcepts(index, row, wanted, found)
  }
  return [...found].sort((a, b) => b.length - a.length || (a < b ? -1 : 1)).slice(0, 12)
}

function markRun(index, run, wanted, found) {
  const raw = [...run.raw]
  for (const token of tokensOfRun(run, index.tongue)) {
    if (!token.counted || !wanted.has(token.text)) continue
    found.add(run.kind === "word" ? run.raw : raw.slice(token.from, token.to).join(""))
  }
}

function markConcepts(index, row, wanted, found) {
  const raw = row.flatMap(run => (run.kind === "word" ? [`${run.raw} `] : [...run.raw]))
  for (const { id, from, to } of spot(index.phrases, rowOf(row, index.tongue))) {
    if (wanted.has(id)) found.add(raw.slice(from, to).join("").trim())
  }
}
