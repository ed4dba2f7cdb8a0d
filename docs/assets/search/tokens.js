// What a text is found by: pairs of characters where words are not divided, words elsewhere.

import { normalize, tidy } from "./normalize.js"
import { stem } from "./stems.js"

const WIDE = "\\p{sc=Han}\\p{sc=Hiragana}\\p{sc=Katakana}\\u30fc\\u3005"
const RUN = new RegExp(
  `[${WIDE}]+|\\p{sc=Hangul}+|(?:(?![${WIDE}\\p{sc=Hangul}])[\\p{L}\\p{M}\\p{N}]|(?<=\\p{L})['\\u2019](?=\\p{L}))+`,
  "gu"
)
const LONGEST = 24 // what is longer is an address or a hash, which no article names
const KANA = /[\u30a1-\u30fa]/

// The stretches of one script in a text: kind, comparable text, and the text as it stands.
export function runs(text, tongue) {
  const found = []
  for (const match of tidy(text).matchAll(RUN)) {
    const raw = match[0].replace(/['\u2019]/g, "")
    const plain = normalize(raw, tongue.fold)
    if (plain) found.push({ kind: kindOf(plain), text: plain, raw })
  }
  return found
}

function kindOf(text) {
  if (/^\p{sc=Hangul}/u.test(text)) return "hangul"
  return /^[\p{sc=Han}\p{sc=Katakana}\u3005]/u.test(text) ? "wide" : "word"
}

// The smallest parts of a run: its characters, or the stem of the word that it is.
export function unitsOf(run, tongue) {
  return run.kind === "word" ? [stem(run.text, tongue.language)] : [...run.text]
}

// Tokens of a run: `from` and `to` count its units; `weight` says how much one tells.
// A token that is not `counted` only refines what others found.
export function tokensOf(run, tongue) {
  if (run.kind === "word") return wordTokens(run, tongue)
  const units = [...run.text]
  if (units.length === 1) return [{ text: units[0], weight: 0.6, counted: true, from: 0, to: 1 }]
  const tokens = []
  for (let n = 0; n + 1 < units.length; n++) {
    const weight = pairWeight(units[n], units[n + 1])
    tokens.push({ text: units[n] + units[n + 1], weight, counted: true, from: n, to: n + 2 })
  }
  for (let n = 0; n < units.length; n++) {
    if (/\p{sc=Han}/u.test(units[n])) {
      tokens.push({ text: units[n], weight: 0.2, counted: false, from: n, to: n + 1 })
    }
  }
  return tokens
}

// Kana are mostly endings and particles.
function pairWeight(first, second) {
  const kana = KANA.test(first) + KANA.test(second)
  return [1, 0.8, 0.5][kana]
}

// Words side by side, which mean more together; `at` is the number of the first one's run.
export function wordPairs(found, tongue) {
  const pairs = []
  for (let n = 0; n + 1 < found.length; n++) {
    if (found[n].kind !== "word" || found[n + 1].kind !== "word") continue
    pairs.push({ text: `${stem(found[n].text, tongue.language)} ${stem(found[n + 1].text, tongue.language)}`, at: n })
  }
  return pairs
}

function wordTokens(run, tongue) {
  if (run.text.length > LONGEST) return []
  const tokens = [{ text: stem(run.text, tongue.language), weight: 1, counted: true, from: 0, to: 1 }]
  // Readers who type the marks mean this very word; those who do not find it as well.
  if (tongue.tonal && run.raw !== run.text) tokens.push({ text: run.raw, weight: 0.5, counted: false, from: 0, to: 1 })
  return tokens
}
