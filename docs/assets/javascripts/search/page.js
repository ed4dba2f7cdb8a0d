// The search page: reads `?q=` and lists what was found, best first; its address can be shared.

import { onWords } from "./combobox.js"
import { make } from "./elements.js"
import { openGuardedSession, warningFor } from "./guarded.js"
import { answerClass, answerParts, languageNote, sectionOf, summaryOf, titleOf } from "./pieces.js"
import { addRecent } from "./recent.js"
import { pageOf } from "./share.js"
import { announcer } from "./status.js"

function resultItem(settings, result) {
  const sections = result.sections.map(section =>
    make("li", {}, make("a", { href: section.url }, sectionOf(settings, result, section))))
  return make("li", {},
    make("a", { href: result.url }, titleOf(settings, result)),
    summaryOf(settings, result), languageNote(settings, result),
    sections.length ? make("ul", {}, ...sections) : "")
}

const resultList = (settings, results) =>
  make("ol", { class: "hc-results" }, ...results.map(one => resultItem(settings, one)))

function answerBox(settings, answer) {
  const link = make("a", { href: answer.url }, settings.words.go_on)
  return make("section", { class: answerClass(answer), "aria-label": settings.words.answer },
    ...answerParts(settings, answer), link)
}

function questionList({ words }, questions) {
  const items = questions.map(one => make("li", {}, make("a", { href: one.url }, one.text)))
  return [make("h2", {}, words.questions), make("ul", {}, ...items)]
}

function foundParts(settings, found, count) {
  const { words, contact, triage } = settings
  const { answer, questions, results, others } = found
  return [
    ...(answer ? [answerBox(settings, answer)] : []),
    ...(questions.length ? questionList(settings, questions) : []),
    make("p", { class: "hc-results__count" }, count),
    ...(results.length ? [resultList(settings, results)] : []),
    ...(others.length ? [make("h2", {}, words.others), resultList(settings, others)] : []),
    make("p", {}, make("a", { href: triage }, words.triage)),
    make("p", {}, make("a", { href: contact, class: "md-button hc-results__contact" }, words.contact)),
  ]
}

class Page {
  constructor(settings, field) {
    const part = name => document.querySelector(`[data-hc-page-${name}]`)
    this.settings = settings
    this.field = field
    this.output = part("found")
    this.all = part("all")
    this.say = announcer(part("status"))
    this.title = document.title
    this.switches = document.querySelectorAll("a[data-hc-locale]")
    this.session = openGuardedSession(settings, (found, query) => this.show(found, query))
  }

  get query() {
    return this.field.value.trim()
  }

  // Address, title and the other languages follow the words, once they are known to be harmless.
  fill(query, ...parts) {
    history.replaceState(history.state, "", pageOf(this.settings.page, query))
    document.title = query ? `${query} - ${this.title}` : this.title
    for (const link of this.switches) link.search = location.search
    this.output.replaceChildren(...parts)
    this.all.hidden = Boolean(query)
  }

  refresh() {
    this.session.search(this.query)
    if (!this.query) this.fill("")
  }

  show(found, query) {
    const { settings } = this
    const { words } = settings
    if (!found) return this.fill("", make("p", { role: "alert" }, words.failed))
    if (found.secret) return this.fill("", warningFor(this.field, found.secret, words))
    const number = found.results.length + found.others.length
    const count = number ? words.count.replace("{count}", number) : words.none
    this.fill(query, ...foundParts(settings, found, count))
    this.say(count)
  }

  async keep() {
    const { query } = this
    const found = query ? await this.session.ask(query) : null
    if (found && !found.secret) addRecent(query)
  }
}

// Nothing where the page is another one; else what puts the cursor into the field.
export function startPage(settings) {
  const field = document.querySelector("[data-hc-page-field]")
  if (!field) return null
  const page = new Page(settings, field)
  field.value = new URLSearchParams(location.search).get("q") ?? ""
  field.addEventListener("focus", page.session.warm)
  field.form.addEventListener("submit", event => {
    event.preventDefault()
    page.refresh()
    page.keep()
  })
  onWords(field, () => page.refresh())
  field.addEventListener("hc:harmless", () => page.refresh()) // the reader has told what it is
  if (field.value) page.refresh()
  return () => field.focus()
}
