// One reader's search: the latest words win; our own results come at once, and those of other
// languages join them where ours has nothing good.

import { openEngine } from "./engine.js"
import { addressOf } from "./settings.js"

// The answer with the language of its article, which is among the results.
function answerOf({ answer, results }) {
  const article = results.find(one => one.url === answer.url.split("#")[0])
  return { ...answer, locale: article?.locale }
}

// What one language's engine found, with full addresses.
function placeAll(found, home) {
  const place = (one, terms) => ({ ...one, url: addressOf(one.url, home, terms) })
  const results = found.results.map(one => ({
    ...place(one, one.terms),
    sections: one.sections.filter(own => own.title).map(own => place(own, one.terms)),
  }))
  const questions = found.questions.map(one => place(one))
  return { ...found, answer: found.answer && place(answerOf(found)), questions, results, others: [] }
}

// A function that works on what it is given last, one after the other.
function oneByOne(work) {
  let next = null
  let running = false
  return async given => {
    next = given
    if (running) return
    running = true
    while (next) {
      const own = next
      next = null
      await work(own)
    }
    running = false
  }
}

// `show(found, query)` gets nothing as `found` where the engine cannot be had. It may be called
// again with the same words, when there is more to show.
export function openSession({ files, home, fallbacks }, show) {
  const own = openEngine(files)
  const others = fallbacks.map(one => ({ home: one.home, engine: openEngine(one.files) }))
  let current = null // the latest request, of which results are shown
  let joined = { query: "", results: [] } // what other languages found last

  async function askOthers(query) {
    for (const { engine, home } of others) {
      const found = await engine.ask(query)
      if (found.good) return placeAll(found, home).results
    }
    return []
  }

  const ask = query => own.ask(query).catch(() => null)

  // What makes results richer comes after the first of them, and shows them again.
  function complete() {
    own.fetchRest()?.then(() => search(current?.query ?? "")).catch(() => {})
  }

  const join = oneByOne(async request => {
    const { query, found } = request
    const results = await askOthers(query).catch(() => [])
    joined = { query, results }
    if (request === current) show({ ...found, others: results }, query)
    complete()
  })

  const find = oneByOne(async request => {
    const { query } = request
    const answer = await ask(query)
    if (request !== current) return
    const found = answer && placeAll(answer, home)
    if (!found || found.good || !others.length) {
      show(found, query)
      if (found) complete()
      return
    }
    const known = joined.query === query ? joined.results : []
    // That nothing was found can only be said when all were asked.
    if (found.results.length || known.length) show({ ...found, others: known }, query)
    join(Object.assign(request, { found }))
  })

  function search(query) {
    current = query ? { query } : null
    find(current)
  }

  return { warm: own.warm, ask, search }
}
