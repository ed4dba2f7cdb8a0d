// Look-alikes: host names that a reader takes for one of ours, and by which trick. The same as
// hooks/helpcentre/trust/lookalikes.py; tests/core/verdicts.yml holds both to the same answers.

import { isBelow, showHost, splitHost } from "./hosts.js"
import { findSlip } from "./slip.js"

const SHORTEST = 5 // names shorter than this stand in too many honest names

export const owns = (host, known) => known.domains.some(domain => isBelow(host, domain))

// {id, imitated, detail} or nothing; `host` is in lower case, as a browser sees it.
export function findTrick(host, known) {
  const names = Object.keys(known.names)
  if (owns(host, known) || !names.length) return findMixture(host)
  const shown = splitHost(showHost(host), known.endings)
  const front = `.${[...shown.before, shown.label].join(".").replaceAll("-", ".")}.`
  for (const domain of known.domains) {
    if (front.includes(`.${domain}.`)) return { id: "front-part", imitated: domain, detail: shown.name }
  }
  for (const name of names) {
    const [id, detail] = findName(shown, name, known)
    if (id) return { id, imitated: known.names[name], detail }
  }
  return findMixture(host)
}

function findName({ before, label, ending, name }, brand, known) {
  const trick = imitate(label, brand, known)
  if (trick) return [trick, ""]
  if (label === brand && known.declared) return ["other-ending", ending]
  for (const part of before) {
    if (part === brand) return ["other-site", name]
    const other = imitate(part, brand, known, false)
    if (other) return [other, ""]
  }
  return known.declared && isSplit([...before, label], brand, known.fold) ? ["split-name", ""] : ["", ""]
}

// Whether the last labels together make a name.
function isSplit(labels, brand, fold) {
  return labels.slice(0, -1).some((_, start) => {
    return fold(labels.slice(start).join("").replaceAll("-", "")) === fold(brand)
  })
}

// The ID of the trick by which a label imitates a name, or nothing; `main` is the registered label.
export function imitate(label, brand, { fold, declared }, main = true) {
  if (label === brand || brand.length < SHORTEST) return ""
  const [bare, wanted] = [label.replaceAll("-", ""), brand.replaceAll("-", "")]
  if (fold(bare) === fold(wanted)) return bare === wanted ? "hyphen" : nameLetters(label)
  const slip = findSlip(bare, wanted, main && declared && brand.length > SHORTEST, fold)
  return slip || (declared ? findJoined(label, brand, fold) : "")
}

const nameLetters = label => /^[\0-\x7f]*$/.test(label) ? "similar-letters" : "foreign-letters"

// Our name, or a slip of it, joined with other words.
function findJoined(label, brand, fold) {
  const [folded, wanted] = [fold(label), fold(brand.replaceAll("-", ""))]
  if (folded.split("-").includes(wanted)) return "added-words"
  if (brand.length > SHORTEST && folded.replaceAll("-", "").includes(wanted)) return "added-words"
  const parts = label.split("-")
  return parts.length > 1 && parts.some(part => findSlip(part, brand, false, fold)) ? "slip-and-words" : ""
}

// Whether a word of a host mixes scripts that no honest word mixes (UTS #39).
function findMixture(host) {
  if (!host.includes("xn--")) return null
  const words = showHost(host).replaceAll("-", ".").split(".")
  const mixed = words.find(word => /\p{sc=Latin}/u.test(word) && /[\p{sc=Cyrillic}\p{sc=Greek}]/u.test(word))
  return mixed ? { id: "mixed-scripts", imitated: "", detail: mixed } : null
}
