// The search page: reads `?q=` and lists what was found, best first; its address can be shared.

import { onWords } from "./combobox.js"
import { make } from "./elements.js"
import { answerClass, answerParts, languageNote, sectionOf, summaryOf, titleOf, warningBox } from "./pieces.js"
import { addRecent } from "./recent.js"
import { openSession } from "./session.js"
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
  const { words, contact } = settings
  const { answer, questions, results, others } = found
  return [
    ...(answer ? [answerBox(settings, answer)] : []),
    ...(questions.length ? questionList(settings, questions) : []),
    make("p", { class: "hc-results__count" }, count),
    ...(results.length ? [resultList(settings, results)] : []),
    ...(others.length ? [make("h2", {}, words.others), resultList(settings, others)] : []),
    make("p", {}, make("a", { href: contact, class: "md-button hc-results__contact" }, words.contact)),
  ]
}

export function startPage(settings) {
  const part = name => document.querySelector(`[data-hc-page-${name}]`)
  const [field, output, all] = ["field", "found", "all"].map(part)
  if (!field) return null
  const { words } = settings
  const say = announcer(part("status"))
  const title = document.title
  const session = openSession(settings, show)
  const switches = document.querySelectorAll("a[data-hc-locale]")

  // Address, title and the other languages follow the words, once they are known to be harmless.
  function follow(query) {
    history.replaceState(history.state, "", pageOf(settings.page, query))
    document.title = query ? `${query} - ${title}` : title
    for (const link of switches) link.search = new URL(location.href).search
  }

  function fill(query, ...parts) {
    follow(query)
    output.replaceChildren(...parts)
    all.hidden = Boolean(query)
  }

  function empty() {
    field.value = ""
    field.focus()
    refresh()
  }

  function show(found, query) {
    if (!found) return fill("", make("p", { role: "alert" }, words.failed))
    if (found.secret) return fill("", warningBox(settings, empty))
    const number = found.results.length + found.others.length
    const count = number ? words.count.replace("{count}", number) : words.none
    fill(query, ...foundParts(settings, found, count))
    say(count)
  }

  function refresh() {
    const query = field.value.trim()
    session.search(query)
    if (!query) fill("")
  }

  async function keep() {
    const query = field.value.trim()
    const found = query ? await session.ask(query) : null
    if (found && !found.secret) addRecent(query)
  }

  field.value = new URLSearchParams(location.search).get("q") ?? ""
  field.addEventListener("focus", session.warm)
  field.form.addEventListener("submit", event => {
    event.preventDefault()
    refresh()
    keep()
  })
  onWords(field, refresh)
  if (field.value) refresh()
  return () => field.focus()
}
