// What panel and search page show alike: a title in its language, the answer.

import { make } from "./elements.js"
import { markText } from "./marks.js"

// Attributes of a text in the language of a locale; none in the language of the page.
export function languageAttributes({ locale, languages }, shown) {
  const language = shown && shown !== locale ? languages[shown] : null
  return language ? { lang: language.lang, dir: language.dir } : {}
}

export function titleOf(settings, result) {
  const attributes = languageAttributes(settings, result.locale)
  return make("bdi", { class: "hc-found__title", ...attributes }, ...markText(result.title, result.terms))
}

export function summaryOf(settings, result) {
  if (!result.summary) return ""
  const attributes = languageAttributes(settings, result.locale)
  const marked = markText(result.summary, result.terms)
  return make("span", { class: "hc-found__summary", ...attributes }, ...marked)
}

export function sectionOf(settings, result, section) {
  const attributes = languageAttributes(settings, result.locale)
  return make("bdi", attributes, ...markText(section.title, result.terms))
}

// Says that an article is in another language, by that language's own name.
export function languageNote(settings, result) {
  const { locale, languages, words } = settings
  const language = result.locale !== locale && languages[result.locale]
  if (!language) return ""
  return make("span", { class: "hc-found__note" }, words.other_language, language.cloneNode(true))
}

function source(settings, answer) {
  const { words } = settings
  const parts = [words.from, make("bdi", languageAttributes(settings, answer.locale), answer.title)]
  if (answer.reviewed) {
    parts.push(" \u00b7 ", words.reviewed, " ", make("time", { datetime: answer.reviewed }, answer.reviewed))
  }
  return make("span", { class: "hc-answer__source" }, ...parts)
}

export function answerParts(settings, answer) {
  const { words } = settings
  const attributes = languageAttributes(settings, answer.locale)
  return [
    make("strong", { class: "hc-answer__kind" }, answer.emergency ? words.emergency : words.answer),
    answer.text ? make("span", { class: "hc-answer__text", ...attributes }, answer.text) : "",
    source(settings, answer),
  ]
}

export const answerClass = answer => `hc-answer${answer.emergency ? " hc-answer--emergency" : ""}`
