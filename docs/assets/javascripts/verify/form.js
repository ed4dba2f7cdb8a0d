// The form: loads what judges when a reader touches the field, and shows the answers.

import { showAnswers, showNote } from "./answers.js"
import { createJudge } from "./verdicts.js"

function readWords(template) {
  const items = [...template.content.querySelectorAll("[data-hc-word]")]
  return Object.fromEntries(items.map(item => [item.dataset.hcWord, item.textContent]))
}

// The judge and the channels, of a script that calls `helpcentreVerify`: pages may be read from files,
// and those cannot fetch data.
function load(address) {
  return new Promise((resolve, reject) => {
    globalThis.helpcentreVerify = data => resolve({ judge: createJudge(data), channels: data.channels })
    const script = document.createElement("script")
    script.src = address
    script.addEventListener("error", reject)
    document.head.append(script)
  })
}

export function startForm(root) {
  const form = root.querySelector("[data-hc-form]")
  const field = root.querySelector("[data-hc-field]")
  const place = root.querySelector("[data-hc-answers]")
  const words = readWords(root.querySelector("template"))
  let loading = null

  const ready = () => {
    loading ??= load(root.dataset.known)
    loading.catch(() => { loading = null }) // the next try may be online
    return loading
  }

  async function answer() {
    const text = field.value
    const secret = await globalThis.helpcentreGuard?.check(text)
    if (secret) return showNote(place, words.secret)
    try {
      const { judge, channels } = await ready()
      if (field.value === text) showAnswers(place, judge(text), channels, words)
    } catch {
      showNote(place, words.failed)
    }
  }

  field.addEventListener("focus", () => ready().catch(() => {}))
  field.addEventListener("input", () => place.replaceChildren())
  field.addEventListener("hc:secret", () => place.replaceChildren())
  form.addEventListener("submit", event => {
    event.preventDefault()
    answer()
  })
  root.querySelector("[data-hc-erase]").addEventListener("click", () => {
    field.value = ""
    field.dispatchEvent(new Event("input", { bubbles: true }))
    field.focus()
  })
  form.hidden = false
}
