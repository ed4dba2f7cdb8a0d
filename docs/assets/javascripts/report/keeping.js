// "Keep a draft on this device" and "erase now".

import { eraseDraft, keepDraft, readDraft } from "./draft.js"
import { findSecret } from "./guard.js"

const PAUSE = 300

export function openKeeping(report) {
  const { answers, form, root, words } = report
  const keep = root.querySelector("[data-hc-keep]")
  let waiting = 0

  // Fields with a secret, or with a string of which nobody has said what it is, are left out.
  async function choose() {
    const values = Object.fromEntries(new FormData(form))
    if (answers.hash()?.fault !== "" || values.origin !== "history") delete values.hash
    delete values.origin // a draft has only a hash of which it is known
    for (const field of answers.guarded) {
      if (values[field.name] && await report.refuse(field)) delete values[field.name]
    }
    const rest = answers.guarded.filter(({ name }) => name !== "hash").map(({ name }) => values[name] ?? "")
    return await findSecret(rest.join(" ")) ? null : values
  }

  async function store() {
    const { turn } = report
    const values = await choose().catch(() => null) // without the guard, nothing is kept
    if (values && turn === report.turn && keep.checked) keepDraft(values)
  }

  function keepSoon() {
    clearTimeout(waiting)
    if (keep.checked) waiting = setTimeout(store, PAUSE)
  }

  function restore() {
    const draft = readDraft()
    if (!draft) return
    keep.checked = true
    report.offsetIsChosen = Boolean(draft.when)
    report.fill(draft)
    if (draft.hash) form.elements.origin.value = "history"
    report.say(words.plain.restored.own)
  }

  function erase() {
    clearTimeout(waiting)
    eraseDraft()
    form.reset()
    report.offsetIsChosen = false
    report.setOffset()
    for (const field of answers.guarded) field.dispatchEvent(new Event("input", { bubbles: true }))
    report.faults.clearAll()
    report.say(words.plain.erased.own)
  }

  keep.addEventListener("change", () => {
    clearTimeout(waiting)
    if (keep.checked) store()
    else eraseDraft()
  })
  root.querySelector("[data-hc-erase]").addEventListener("click", erase)
  restore()
  return { keepSoon }
}
