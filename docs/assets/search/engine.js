// The search of one language, in a worker or in the page: parts go in, results come out.

import { isGood, sureOf, suggest } from "./answers.js"
import { makeIndex } from "./documents.js"
import { spotEmergencies } from "./emergencies.js"
import { normalize } from "./normalize.js"
import { isKnown } from "./postings.js"
import { readQuery } from "./query.js"
import { rank } from "./ranking.js"
import { markedWords, sectionsOf } from "./results.js"
import { findSecret } from "./secrets.js"

// `add(part)` takes what the build wrote; `search(query, {limit})` answers from all of it.
export function createEngine() {
  let core = null
  let more = null
  let index = null
  return {
    add(part) {
      if (part.part === "core") core = part
      else more = part
      index = null
    },
    search(query, { limit = 10 } = {}) {
      const nothing = { query, secret: null, results: [], answer: null, questions: [], good: false }
      if (core && !index) index = makeIndex(core, more && more.revision === core.revision ? more : null)
      const secret = findSecret(query, index?.more ? pair => isKnownPair(index, pair) : undefined)
      if (secret) return { ...nothing, secret }
      return index && query.trim() ? answer(index, query, limit, nothing) : nothing
    },
    findSecret
  }
}

function isKnownPair(index, pair) {
  return isKnown(index.postings, normalize(pair, index.tongue.fold))
}

function answer(index, text, limit, nothing) {
  const query = readQuery(index, text)
  const told = spotEmergencies(index, query, rank(index, query))
  const ranked = raise(told.ranked, told.urgent)
  const urgent = told.urgent.length ? ranked[0] : null
  const sure = urgent || sureOf(ranked)
  return {
    ...nothing,
    results: ranked.slice(0, limit).map(one => show(index, query, one)),
    answer: sure && answerOf(index, sure, Boolean(urgent)),
    questions: sure ? [] : suggest(index, ranked, number => index.core.docs[number][0]),
    good: Boolean(urgent) || isGood(ranked)
  }
}

// The emergencies that the query tells of first, in their order, then the others.
function raise(ranked, documents) {
  const known = ranked.filter(one => documents.includes(one.document))
  const added = [...new Set(documents)].filter(document => !known.some(one => one.document === document))
  const first = [...known, ...added.map(document => ({ document, score: 0, covered: 0, close: 0 }))]
  return [...first, ...ranked.filter(one => !first.includes(one))]
}

function show(index, query, { document, score }) {
  const [url, title, , , , shown] = index.core.docs[document]
  const summary = summaryOf(index, document)
  const chosen = sectionsOf(index, query, document).map(([id, heading]) => ({ url: `${url}#${id}`, title: heading }))
  const texts = [title, summary, ...chosen.map(section => section.title)]
  return {
    url, title, summary, locale: index.core.shown[shown], fallback: shown > 0, score: Math.round(score * 1000) / 1000,
    sections: chosen, terms: markedWords(index, query, texts)
  }
}

function summaryOf(index, document) {
  return index.more ? index.more.docs[document][0] : ""
}

function answerOf(index, { document }, emergency) {
  const [url, title, , , reviewed] = index.core.docs[document]
  const own = index.more && index.more.docs[document][2]
  const text = own ? own[0] : summaryOf(index, document)
  if (!text && !emergency) return null
  return { text, url: own ? url + own[1] : url, title, reviewed, emergency }
}
