// Watches the fields of ours, `[data-hc-guard]`. Its value is the ID of the element where warnings
// stand, or "own" where the page shows them itself; without one they stand after the field.

import { warningBox } from "./warning.js"

const textOf = field => field.value ?? field.textContent
const fieldsIn = root => [...root.querySelectorAll("[data-hc-guard]")]

export function watchFields(settings, judge) {
  const judged = new WeakMap() // the text of each field that was last judged
  const boxes = new WeakMap()

  function warning(field, kind) {
    return warningBox(settings, kind, {
      erase: () => erase(field),
      answer: meaning => {
        judge.answer(textOf(field), meaning)
        judged.delete(field)
        field.focus()
        refresh(field)
      },
      again: () => {
        judged.delete(field)
        field.focus()
        refresh(field)
      },
    })
  }

  // As if the reader had emptied it, so that whoever listens to the field knows.
  function erase(field) {
    if ("value" in field) field.value = ""
    else field.textContent = ""
    field.dispatchEvent(new Event("input", { bubbles: true }))
    field.focus()
  }

  function place(field, kind) {
    boxes.get(field)?.remove()
    const { hcGuard: place } = field.dataset
    if (!kind || place === "own") return
    const box = warning(field, kind)
    boxes.set(field, box)
    const home = place && document.getElementById(place)
    if (home) home.append(box)
    else field.after(box)
  }

  function show(field, kind) {
    const before = field.dataset.hcSecret
    if (kind === before) return
    if (kind) {
      field.dataset.hcSecret = kind
      field.setAttribute("aria-invalid", "true")
    } else {
      delete field.dataset.hcSecret
      field.removeAttribute("aria-invalid")
    }
    place(field, kind)
    const name = kind ? "hc:secret" : "hc:harmless"
    field.dispatchEvent(new CustomEvent(name, { bubbles: true, detail: kind ? { kind } : null }))
  }

  // Gives what the field holds, once it is known.
  async function refresh(field) {
    const text = textOf(field)
    if (judged.get(field) === text) return field.dataset.hcSecret
    const found = await judge.check(text)
    if (textOf(field) !== text) return refresh(field) // it has changed meanwhile
    judged.set(field, text)
    show(field, found?.kind)
    return found?.kind
  }

  listen(refresh, field => judged.get(field) === textOf(field))
  for (const field of fieldsIn(document)) if (textOf(field)) refresh(field)
  return { warning }
}

function listen(refresh, isJudged) {
  const look = event => {
    const field = event.target.closest?.("[data-hc-guard]")
    if (field && !event.isComposing) refresh(field)
  }
  for (const name of ["input", "change", "compositionend"]) document.addEventListener(name, look, true)
  // What is pasted or dropped is in the field a moment later.
  for (const name of ["paste", "drop"]) document.addEventListener(name, event => setTimeout(look, 0, event), true)
  // No browser service learns what is typed, and no browser keeps it.
  document.addEventListener("focusin", ({ target }) => {
    if (!target.matches?.("[data-hc-guard]")) return
    target.autocomplete = "off"
    target.spellcheck = false
  })
  document.addEventListener("submit", event => holdBack(event, refresh, isJudged), true)
}

// A form goes on when all of its fields are known to be harmless.
function holdBack(event, refresh, isJudged) {
  const { target: form, submitter } = event
  const fields = fieldsIn(form)
  if (fields.every(field => isJudged(field) && !field.dataset.hcSecret)) return
  event.preventDefault()
  event.stopImmediatePropagation()
  Promise.all(fields.map(refresh)).then(kinds => {
    if (!kinds.some(Boolean)) form.requestSubmit(submitter)
  })
}
