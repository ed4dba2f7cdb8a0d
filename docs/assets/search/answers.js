// One answer above the results, if it is surely the right one; else questions to choose from.

import { questionsOf } from "./documents.js"

const SURE = { close: 0.5, covered: 0.75, lead: 1.15 }

// The document whose answer may be shown, or nothing.
export function sureOf(ranked) {
  const [first, second] = ranked
  if (!first) return null
  const lead = second ? first.score / second.score : Infinity
  const sure = first.close >= SURE.close && first.covered >= SURE.covered && lead >= SURE.lead
  return sure ? first : null
}

// Whether the best result is about what was asked.
export function isGood(ranked) {
  return ranked.length > 0 && ranked[0].covered >= 0.4
}

// Two or three questions that the reader may have meant, of different documents.
export function suggest(index, ranked, urlOf) {
  const own = ranked.filter(one => index.core.docs[one.document][5] === 0 && one.close > 0.15)
  return own.slice(0, 3).map(({ document, question }) => {
    const title = index.core.docs[document][1]
    return { text: question >= 0 ? questionsOf(index, document)[question] : title, url: urlOf(document) }
  })
}
