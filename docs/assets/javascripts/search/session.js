// One reader's search: the latest words win, and other languages are asked where ours has nothing.

import { openEngine } from "./engine.js"
import { addressOf } from "./settings.js"

// The answer with the language of its article, which is among the results.
function answerOf({ answer, results }) {
  const article = results.find(one => one.url === answer.url.split("#")[0])
  return { ...answer, locale: article?.locale }
}

// What one language's engine found, with full addresses.
function placeAll(found, home) {
  if (found.secret) return found
  const place = (one, terms) => ({ ...one, url: addressOf(one.url, home, terms) })
  const results = found.results.map(one => ({
    ...place(one, one.terms),
    sections: one.sections.filter(own => own.title).map(own => place(own, one.terms)),
  }))
  const questions = found.questions.map(one => place(one))
  return { ...found, answer: found.answer && place(answerOf(found)), questions, results, others: [] }
}

// `show(found, query)` gets nothing as `found` where the engine cannot be had.
export function openSession({ files, home, fallbacks }, show) {
  const own = openEngine(files)
  const others = fallbacks.map(one => ({ home: one.home, engine: openEngine(one.files) }))
  let wanted = ""
  let running = false

  async function askOthers(query) {
    for (const { engine, home } of others) {
      const found = await engine.ask(query)
      if (found.good && !found.secret) return placeAll(found, home).results
    }
    return []
  }

  async function find(query) {
    const found = placeAll(await own.ask(query), home)
    if (found.secret || found.good) return found
    return { ...found, others: await askOthers(query).catch(() => []) }
  }

  async function run() {
    running = true
    let shown = ""
    while (wanted && shown !== wanted) {
      shown = wanted
      const found = await find(shown).catch(() => null)
      if (shown === wanted) show(found, shown)
      // What makes results richer comes after the first of them, and shows them again.
      if (found && own.fetchRest()) shown = ""
    }
    running = false
  }

  return {
    warm: own.warm,
    ask: query => own.ask(query).catch(() => null),
    search(query) {
      wanted = query
      if (!running) run()
    },
  }
}
