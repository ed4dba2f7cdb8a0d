// The report builder: asks, refuses secrets, shows the text. It sends nothing and keeps nothing that
// the reader has not asked it to keep.

import { deviceOffset, openAnswers } from "./answers.js"
import { readCodes } from "./draft.js"
import { openFaults } from "./faults.js"
import { faultOf, findSecret, isQuestion } from "./guard.js"
import { openKeeping } from "./keeping.js"
import { openResult } from "./result.js"
import { buildText } from "./text.js"
import { readWords } from "./words.js"

const MINUTE = 60_000

class Report {
  constructor(root) {
    this.root = root
    this.form = root.querySelector("form")
    const template = root.querySelector("template")
    this.words = readWords(template)
    this.answers = openAnswers(this.form)
    this.faults = openFaults(root, this.form, this.words, template.content.querySelector("[data-hc-leaked]"))
    this.result = openResult(root, this.words, text => this.say(text))
    this.turn = 0 // grows with every change, so that a late answer of the guard is not used
  }

  say(text) {
    this.root.querySelector("[data-hc-status]").textContent = text
  }

  // An empty field again, also for the guard.
  empty(field) {
    field.value = ""
    field.dispatchEvent(new Event("input", { bubbles: true }))
    if (field.checkVisibility()) field.focus()
  }

  setOffset() {
    const { offset, when } = this.form.elements
    const own = deviceOffset(when.value)
    if (![...offset.options].some(option => option.value === own)) offset.add(new Option(`UTC${own}`, own))
    offset.value = own
  }

  // No secret stays in a field that is not asked for any more, where nobody would see it.
  ask() {
    this.answers.ask()
    for (const field of this.answers.guarded) {
      if (field.value && field.dataset.hcSecret && !this.answers.isAsked(field.name)) this.empty(field)
    }
  }

  changed(name) {
    const { answers, faults, form, result } = this
    this.turn += 1
    result.hide()
    this.say("")
    for (const place of [name, "form"]) faults.clear(place)
    if (["chain", "hash", "origin"].includes(name)) faults.clear("hash")
    if (["chain", "hash"].includes(name)) answers.forgetOrigin()
    if (name === "offset") faults.clear("when")
    if (name === "offset") this.offsetIsChosen = true
    if (name === "when" && !this.offsetIsChosen) this.setOffset()
    this.ask()
    if (answers.value("origin") === "private") this.tellSecret(form.elements.hash, "private")
  }

  // The guard shows its own warning beside every field but that for the hash.
  tellSecret(field, fault) {
    this.faults.tell(field.name, fault, field.name === "hash" ? { empty: () => this.empty(field) } : {})
  }

  // What can be said at once, without the guard's lists of words.
  judge() {
    const { answers, faults } = this
    faults.clearAll()
    if (!answers.value("kind")) faults.tell("kind", "kind")
    if (!answers.value("happened").trim()) faults.tell("happened", "happened")
    if (answers.moment()?.at > Date.now() + MINUTE) faults.tell("when", "future")
    this.judgeHash()
  }

  judgeHash() {
    const { answers, faults } = this
    const judged = answers.hash()
    if (!judged) return
    const shape = this.words.shapes[answers.shape()].own
    const origin = answers.value("origin")
    if (judged.fault === "key") this.tellSecret(this.form.elements.hash, "key")
    else if (judged.fault) faults.tell("hash", judged.fault, { shape })
    else if (origin === "private") this.tellSecret(this.form.elements.hash, "private")
    else if (!origin) faults.tell("origin", "origin")
  }

  // The fault of one field's words: a secret, or what may be one outside of its own field.
  async refuse(field) {
    const kind = await findSecret(field.value)
    return field.name === "hash" && isQuestion(kind) ? "" : faultOf(kind)
  }

  async refuseAll(facts, stories) {
    for (const field of this.answers.guarded) {
      const fault = field.value && this.answers.isAsked(field.name) && await this.refuse(field)
      if (fault) this.tellSecret(field, fault)
    }
    // A secret may be spread over several fields. The hash was asked about.
    const others = facts.filter(({ name }) => name !== "hash")
    const typed = this.answers.guarded.filter(({ name }) => name !== "hash" && this.answers.isAsked(name))
    for (const text of [buildText({ facts: others, stories }, this.texts()), typed.map(one => one.value).join(" ")]) {
      const fault = this.faults.any() ? "" : faultOf(await findSecret(text))
      if (fault) this.faults.tell("form", fault)
    }
  }

  texts() {
    return { labels: this.words.labels, ...this.words.document }
  }

  async build() {
    const { answers, faults, turn } = this
    this.judge()
    const facts = answers.facts()
    const stories = answers.stories()
    try {
      await this.refuseAll(facts, stories)
    } catch {
      faults.tell("form", "unchecked")
    }
    if (turn !== this.turn) return
    if (faults.any()) return faults.focusFirst()
    const kind = facts.find(({ name }) => name === "kind")
    this.result.show(buildText({ facts, stories }, this.texts()), kind.text, answers.moment()?.day)
  }

  fill(values) {
    for (const [name, value] of Object.entries(values)) {
      const field = this.form.elements[name]
      if (field && "value" in field) field.value = value
    }
    if (!this.form.elements.offset.value) this.setOffset()
    this.ask()
  }

  // A link such as #report?kind=pending chooses codes and nothing else.
  prefill() {
    const known = Object.fromEntries(["kind", "chain", "status", "system"].map(name => [
      name, [...this.form.elements[name].options].map(option => option.value).filter(Boolean),
    ]))
    const codes = readCodes(location.hash, known)
    if (!Object.keys(codes).length) return
    this.fill(codes)
    const title = this.root.querySelector("#hc-report-title")
    title.scrollIntoView()
    title.focus({ preventScroll: true })
  }
}

function listen(report) {
  const { form, root } = report
  root.querySelector("[data-hc-plain]").hidden = true
  root.querySelector("[data-hc-live]").hidden = false
  report.setOffset()
  report.ask()
  const keeping = openKeeping(report)
  report.prefill()
  addEventListener("hashchange", () => report.prefill())
  form.addEventListener("input", ({ target }) => {
    if (!target.name) return
    report.changed(target.name)
    keeping.keepSoon()
  })
  // What the guard finds in the field for a hash is told here; its question is the form's own.
  form.elements.hash.addEventListener("hc:secret", ({ detail, target }) => {
    if (isQuestion(detail.kind)) target.removeAttribute("aria-invalid")
    else report.tellSecret(target, faultOf(detail.kind))
  })
  // Not the event `submit`, which the guard keeps back without a word: here the reader is told why.
  // The Enter key in a field clicks, too.
  form.querySelector("[type=submit]").addEventListener("click", event => {
    event.preventDefault()
    report.build()
  })
  form.addEventListener("submit", event => event.preventDefault())
}

export const startReport = root => listen(new Report(root))
