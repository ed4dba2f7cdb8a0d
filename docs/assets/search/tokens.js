// What a text is found by: pairs of characters where words are not divided, words elsewhere.

import { remember } from "./memory.js"
import { flatten, readFold, tidy } from "./normalize.js"
import { stem } from "./stems.js"

const WIDE = "\\p{sc=Han}\\p{sc=Hiragana}\\p{sc=Katakana}\\u30fc\\u3005"
const RUN = new RegExp(
  `[${WIDE}]+|\\p{sc=Hangul}+|(?:(?![${WIDE}\\p{sc=Hangul}])[\\p{L}\\p{M}\\p{N}]|(?<=\\p{L})['\\u2019](?=\\p{L}))+`,
  "gu"
)
const LONGEST = 24 // what is longer is an address or a hash, which no article names
const HAN = /\p{sc=Han}/u
const KANA = /[\u30a1-\u30fa]/

// How words of a language are compared: `tonal` where marks are written on most words, `fold` the
// pairs of traditional and simplified characters.
export function makeTongue(language, tonal, fold) {
  return { language, tonal, fold: readFold(fold), plain: new Map(), stems: new Map() }
}

// The stretches of one script in a text: kind, comparable text, and the text as it stands.
export function runs(text, tongue) {
  const found = []
  for (const match of tidy(text).matchAll(RUN)) {
    const raw = match[0].replace(/['\u2019]/g, "")
    const plain = remember(tongue.plain, raw, () => flatten(raw, tongue.fold))
    if (plain) found.push({ kind: kindOf(plain), text: plain, raw })
  }
  return found
}

export function stemOf(word, tongue) {
  return remember(tongue.stems, word, () => stem(word, tongue.language))
}

function kindOf(text) {
  if (/^\p{sc=Hangul}/u.test(text)) return "hangul"
  return /^[\p{sc=Han}\p{sc=Katakana}\u3005]/u.test(text) ? "wide" : "word"
}

// The smallest parts of a run: its characters, or the stem of the word that it is.
export function unitsOf(run, tongue) {
  return run.kind === "word" ? [stemOf(run.text, tongue)] : [...run.text]
}

// Tokens of a run: `from` and `to` count its units; `weight` says how much one tells.
// A token that is not `counted` only refines what others found.
export function tokensOf(run, tongue) {
  const tokens = []
  readTokens(run, tongue, (text, weight, counted, from, to) => tokens.push({ text, weight, counted, from, to }))
  return tokens
}

// The same for whom objects would be too many: `take(text, weight, counted, from, to)`.
export function readTokens(run, tongue, take) {
  if (run.kind === "word") return readWord(run, tongue, take)
  const units = [...run.text]
  if (units.length === 1) return take(units[0], 0.6, true, 0, 1)
  for (let n = 0; n + 1 < units.length; n++) {
    take(units[n] + units[n + 1], pairWeight(units[n], units[n + 1]), true, n, n + 2)
  }
  for (let n = 0; n < units.length; n++) if (HAN.test(units[n])) take(units[n], 0.2, false, n, n + 1)
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
    pairs.push({ text: `${stemOf(found[n].text, tongue)} ${stemOf(found[n + 1].text, tongue)}`, at: n })
  }
  return pairs
}

function readWord(run, tongue, take) {
  if (run.text.length > LONGEST) return
  take(stemOf(run.text, tongue), 1, true, 0, 1)
  // Readers who type the marks mean this very word; those who do not find it as well.
  if (tongue.tonal && run.raw !== run.text) take(run.raw, 0.5, false, 0, 1)
}
