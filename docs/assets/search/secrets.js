// What must never be typed anywhere: recovery phrases and private keys, also partly mistyped.
// Nothing is sent or kept; whoever calls this only learns what kind it is.

import { nearWords } from "./edits.js"
import { PHRASE_WORDS } from "./phrase-words.js"

const BASE58 = "1-9A-HJ-NP-Za-km-z"
const KEYS = [
  new RegExp(`(?<![${BASE58}])[5KLc9][${BASE58}]{50,51}(?![${BASE58}])`), // one key, WIF
  new RegExp(`(?<![${BASE58}])[tuvxyzUVYZ]prv[${BASE58}]{90,112}`), // a tree of keys
  new RegExp(`(?<![${BASE58}])6P[${BASE58}]{56}(?![${BASE58}])`), // one key, encrypted
  /(?:\b\d{1,3}\s*,\s*){31,}\d{1,3}\b/ // a key as a list of bytes
]
const KEYSTORE = /["'](?:ciphertext|cipherparams|kdfparams)["']\s*:/i
// A transaction has such a number as well; nobody can tell them apart by looking.
const HEX = /(?<![0-9a-z])(?:0x)?[0-9a-f]{60,130}(?![0-9a-z])/i
const HIDDEN = /[\u00ad\u200b-\u200f\u2060\ufeff]/g
// Characters that hold sentences together; a phrase of twelve hardly ever has three of them.
const GRAMMAR = /[\u7684\u4e86\u662f\u4e0d\u6211\u600e\u4e48\u9ebc\u6709\u6ca1\u6c92\u8fd9\u9019\u90a3\u5728\u5417\u55ce\u88ab\u628a\u7ed9\u7d66\u4e3a\u70ba\u4ec0\u5c31\u548c\u8981\u4f1a\u6703\u80fd\u53ef\u4ed6\u4f60\u4eec\u5011\u7740\u8457\u5462\u5427\u4e5f\u90fd]/g
const SIZES = [12, 15, 18, 21, 24]
const LEAST = 12

// {kind: "phrase", "key", "keystore" or "hex"} or nothing. `isKnownPair` tells whether articles
// have two characters side by side; without it, Chinese written without blanks is not judged.
export function findSecret(text, isKnownPair) {
  const plain = text.normalize("NFKC").replace(HIDDEN, "")
  if (KEYSTORE.test(plain)) return { kind: "keystore" }
  if (KEYS.some(shape => shape.test(plain))) return { kind: "key" }
  if (HEX.test(plain)) return { kind: "hex" }
  return isPhrase(plain, isKnownPair) ? { kind: "phrase" } : null
}

function isPhrase(text, isKnownPair) {
  return isLatinPhrase(text.toLowerCase()) || isDividedPhrase(text) || isChinesePhrase(text, isKnownPair)
}

// Twelve words in a row, of which eleven are words of the list or one slip away from one.
function isLatinPhrase(text) {
  const words = text.match(/\p{L}+/gu) || []
  const listed = words.map(word => PHRASE_WORDS.has(word))
  for (let from = 0; from + LEAST <= words.length; from++) {
    const inside = words.slice(from, from + LEAST).filter((_, n) => listed[from + n])
    const distinct = new Set(inside).size
    if (inside.length === LEAST || (inside.length === LEAST - 1 && distinct >= LEAST - 2)) return true
    const row = words.slice(from, from + LEAST)
    if (distinct >= LEAST - 5 && inside.length + slips(row) >= LEAST - 1) return true
  }
  return false
}

// How many words are not of the list, but one slip away from it.
function slips(words) {
  const near = word => word.length > 3 && nearWords(word, PHRASE_WORDS).some(one => one[1] >= 0.4)
  return words.filter(word => !PHRASE_WORDS.has(word) && near(word)).length
}

// Single Chinese characters, or short words of kana, divided by blanks, digits or points.
function isDividedPhrase(text) {
  const parts = text.split(/[\s\d.,;:|/()\u3001\u3002\u30fb_\-\u2013\u2014]+/u).filter(Boolean)
  const isPart = part => /^\p{sc=Han}$/u.test(part) || /^[\u3041-\u3096]{3,8}$/.test(part)
  let row = new Set()
  for (const part of parts) {
    row = isPart(part) ? row.add(part) : new Set()
    if (row.size >= LEAST - 1) return true
  }
  return false
}

// As many characters as a phrase has, all different, no two of which stand side by side in an
// article: the words of a sentence do.
function isChinesePhrase(text, isKnownPair) {
  const characters = [...text.replace(/\s/gu, "")]
  if (!isKnownPair || !SIZES.includes(characters.length)) return false
  if (!characters.every(one => /\p{sc=Han}/u.test(one))) return false
  if (new Set(characters).size < characters.length - 1) return false
  if ((text.match(GRAMMAR) || []).length > characters.length / 5) return false
  return characters.every((one, n) => n === 0 || !isKnownPair(characters[n - 1] + one))
}
