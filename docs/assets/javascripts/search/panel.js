// The list below the field: every line of it is an option that the arrow keys reach.

import { make } from "./elements.js"
import { answerClass, answerParts, languageNote, sectionOf, summaryOf, titleOf } from "./pieces.js"

const SHOWN = 6
const SECTIONS = 2

function option(href, kind, ...children) {
  return make("a", { role: "option", tabindex: "-1", "aria-selected": "false", href, class: kind }, ...children)
}

function group(label, options) {
  if (!options.length) return []
  const head = make("div", { class: "hc-found__head", role: "presentation" }, label)
  return [make("div", { role: "group", "aria-label": label }, head, ...options)]
}

function resultOptions(settings, result) {
  const sections = result.sections.slice(0, SECTIONS).map(section =>
    option(section.url, "hc-found__section", sectionOf(settings, result, section)))
  return [
    option(result.url, "hc-found__result",
      titleOf(settings, result), summaryOf(settings, result), languageNote(settings, result)),
    ...sections,
  ]
}

function contactOption({ words, contact }) {
  return option(contact, "hc-found__contact", words.contact)
}

// Where nothing was found, or not surely, choices lead on better than other words.
function triageOption({ words, triage }) {
  return option(triage, "hc-found__contact", words.triage)
}

// What was found for some words.
export function foundOptions(settings, found, allUrl) {
  const { words } = settings
  const { answer, questions, results, others } = found
  const card = answer ? [option(answer.url, answerClass(answer), ...answerParts(settings, answer))] : []
  const asked = questions.map(one => option(one.url, "hc-found__question", one.text))
  const own = results.slice(0, SHOWN).flatMap(one => resultOptions(settings, one))
  const foreign = others.slice(0, SHOWN).flatMap(one => resultOptions(settings, one))
  const some = results.length || others.length
  const all = some ? [option(allUrl, "hc-found__all", words.all)] : []
  const asking = questions.length || !some ? [triageOption(settings)] : []
  return [
    ...card,
    ...group(words.questions, asked),
    ...own,
    ...group(words.others, foreign),
    ...all,
    ...asking,
    contactOption(settings),
  ]
}

// Before anything is typed: what was searched before, on this device.
export function recentOptions(settings, recent, urlOf) {
  const lines = recent.map(query => option(urlOf(query), "hc-found__recent", query))
  return [...group(settings.words.recent, lines), contactOption(settings)]
}
