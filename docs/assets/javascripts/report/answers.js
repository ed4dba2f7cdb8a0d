// What the form asks now, and what stands in it.

import { judgeHash } from "./hashes.js"
import { cleanLine, cleanText, momentOf } from "./text.js"
import { readChoice } from "./words.js"

const ORDER = ["kind", "status", "chain", "amount", "hash", "when", "registered", "system", "version"]
const STORIES = ["happened", "tried"]
const OPTIONAL = ["status", "chain", "amount", "hash", "registered"] // asked where the kind wants them

const same = (name, text) => ({ name, text: { own: text, support: text } })
const pad = number => String(number).padStart(2, "0")

// The device's own difference from UTC at a moment, which summer time may change.
export function deviceOffset(local) {
  const moment = local ? new Date(local) : new Date()
  const minutes = -moment.getTimezoneOffset() || 0
  const size = Math.abs(minutes)
  return `${minutes < 0 ? "-" : "+"}${pad(Math.floor(size / 60))}:${pad(size % 60)}`
}

export function openAnswers(form) {
  const known = { addresses: form.dataset.hcAddresses, keys: form.dataset.hcKeys }
  const field = name => form.querySelector(`[data-hc-field=${name}]`)
  const value = name => form.elements[name].value
  const asks = name => !field(name).hidden
  const guarded = [...form.querySelectorAll("[data-hc-guard]")]

  // The patterns of the chosen network; of any, while none is chosen.
  function chain() {
    const chosen = form.elements.chain.selectedOptions[0]
    const option = chosen?.value ? chosen : form.elements.chain.querySelector("[value=other]")
    return { hash: option.dataset.hcHash, address: option.dataset.hcAddress, shape: option.dataset.hcShape }
  }

  // Nothing where no hash is asked for or given.
  function hash() {
    if (!asks("hash") || !value("hash").trim()) return null
    return judgeHash(value("hash"), chain(), known)
  }

  // Only what the kind of problem needs is asked for; other answers stay out of the report.
  function ask() {
    const wanted = form.elements.kind.selectedOptions[0]?.dataset.hcFields?.split(" ") ?? []
    for (const name of OPTIONAL) field(name).hidden = !wanted.includes(name)
    for (const advice of form.querySelectorAll("[data-hc-kind]")) advice.hidden = advice.dataset.hcKind !== value("kind")
    field("origin").hidden = hash()?.fault !== ""
  }

  function forgetOrigin() {
    for (const radio of form.elements.origin) radio.checked = false
  }

  function fact(name) {
    const own = text => same(name, text)
    if (!asks(name)) return null
    if (name === "hash") return hash() && own(hash().hash)
    if (name === "when") return moment() && own(moment().text)
    if (form.elements[name] instanceof HTMLSelectElement) {
      const choice = readChoice(form.elements[name])
      return choice && { name, ...choice }
    }
    return cleanLine(value(name)) && own(cleanLine(value(name)))
  }

  const language = same("language", form.dataset.hcLanguage) // in which the answer is best written
  const moment = () => momentOf(value("when"), value("offset"))

  return {
    ask, forgetOrigin, guarded, hash, moment, value,
    shape: () => chain().shape,
    isAsked: asks,
    facts: () => [...ORDER.map(fact).filter(Boolean), language],
    stories: () => STORIES.map(name => ({ name, text: cleanText(value(name)) })).filter(({ text }) => text),
  }
}
