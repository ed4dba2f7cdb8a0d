// What must never be typed anywhere: recovery phrases, private keys and one-time codes. Nothing is
// sent or kept here; whoever calls this only learns what kind it is.

import { findCode } from "./codes.js"
import { hasChinesePhrase } from "./han.js"
import { findKey } from "./keys.js"
import { LANGUAGES, namesNeeded, unpackHan, unpackWords } from "./lists.js"
import { hasPhrase } from "./phrases.js"

const HIDDEN = /[\u00ad\u200b-\u200f\u2060-\u2064\ufeff]/g
const DIGITS = /[\u0660-\u0669\u06f0-\u06f9]/g
const MARKS = /[\u0300-\u036f]/g

// The same signs however they are written: full-width, Arabic digits, nothing invisible.
const flatten = text =>
  text.normalize("NFKC").replace(HIDDEN, "").replace(DIGITS, digit => String(digit.charCodeAt(0) & 15))

// Words as the lists have them: small letters without accents.
const wordsOf = plain =>
  plain.toLowerCase().normalize("NFKD").replace(MARKS, "").normalize("NFC").match(/\p{L}+/gu) || []

// {kind} ("phrase", "key", "keystore", "hex" or "code") or nothing. `lists` are unpacked lists by
// name; what is not there cannot be found. "hex" is a question: a number that may be a transaction's
// or a key; `meaningOf(number)` is what the reader has answered, "hash" or "key".
export function detect(text, lists, meaningOf = () => undefined) {
  const plain = flatten(text)
  const key = findKey(plain, lists.labels, meaningOf)
  if (key && key.kind !== "hex") return key
  const words = wordsOf(plain)
  if (LANGUAGES.some(name => lists[name] && hasPhrase(words, lists[name]))) return { kind: "phrase" }
  if (lists.han && hasChinesePhrase(plain, words, lists.han, lists.labels)) return { kind: "phrase" }
  return findCode(plain, lists.labels) ?? key
}

// Names of the lists that are missing for a certain answer. When they are there, ask again: words
// that call something a phrase may ask for another list.
export function listsNeeded(text, lists = {}) {
  const plain = flatten(text)
  return namesNeeded(plain, wordsOf(plain), lists).filter(name => !lists[name])
}

// A list as the build wrote it, for `detect`.
export function unpackList(name, packed) {
  if (name === "labels") return packed
  return name === "han" ? unpackHan(packed) : unpackWords(packed)
}
