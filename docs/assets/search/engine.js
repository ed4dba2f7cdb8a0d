// The search of one language, in a worker or in the page: parts go in, results come out.

import { isGood, sureOf, suggest } from "./answers.js"
import { makeIndex } from "./documents.js"
import { spotEmergencies } from "./emergencies.js"
import { readQuery } from "./query.js"
import { rank } from "./ranking.js"
import { markedWords, sectionsOf, wantedBy } from "./results.js"

// `add(part)` takes what the build wrote. `advance()` does a slice of the work that makes parts
// ready to be searched and tells whether there is more; `isReady()` whether answers need none of
// it. `search(query, {limit, hurry})` answers from all parts; in a hurry from the first one alone
// while the second is not ready.
export function createEngine() {
  let core = null
  let index = null
  let tasks = []

  function add(part) {
    if (part.part === "core") [core, index, tasks] = [part, null, [makeIndex(part, null)]]
    else if (core?.revision === part.revision) tasks.push(makeIndex(core, part))
  }

  function advance() {
    if (!tasks.length) return false
    const { done, value } = tasks[0].next()
    if (done) index = value
    if (done) tasks.shift()
    return tasks.length > 0
  }

  function search(query, { limit = 10, hurry = false } = {}) {
    const nothing = { query, results: [], answer: null, questions: [], good: false }
    while (tasks.length && !(hurry && index)) advance()
    return index && query.trim() ? answer(index, query, limit, nothing) : nothing
  }

  return { add, advance, isReady: () => index !== null, search }
}

function answer(index, text, limit, nothing) {
  const query = readQuery(index, text)
  const told = spotEmergencies(index, query, rank(index, query))
  const ranked = raise(told.ranked, told.urgent)
  const urgent = told.urgent.length ? ranked[0] : null
  const sure = urgent || sureOf(ranked)
  return {
    ...nothing,
    results: show(index, wantedBy(query), ranked.slice(0, limit)),
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

function show(index, wanted, ranked) {
  const sections = sectionsOf(index, wanted, ranked.map(one => one.document))
  return ranked.map(({ document, score }) => {
    const [url, title, , , , shown] = index.core.docs[document]
    const summary = summaryOf(index, document)
    const chosen = sections.get(document).map(([id, heading]) => ({ url: `${url}#${id}`, title: heading }))
    const texts = [title, summary, ...chosen.map(section => section.title)]
    return {
      url, title, summary, locale: index.core.shown[shown], fallback: shown > 0, score: Math.round(score * 1000) / 1000,
      sections: chosen, terms: markedWords(index, wanted, texts)
    }
  })
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
