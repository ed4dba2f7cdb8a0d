// The word lists: which a text needs before it can be judged, and how the build has packed them.

import { hasCandidates } from "./han.js"
import { hasDoubtful } from "./keys.js"
import { hasNumber } from "./codes.js"

// What words of each list look like; one letter more may be a slip.
const SHAPES = {
  english: /^[a-z]{3,9}$/,
  french: /^[a-z]{5,9}$/,
  italian: /^[a-z]{4,10}$/,
  spanish: /^[a-z]{3,9}$/,
  czech: /^[a-z]{4,9}$/,
  portuguese: /^[a-z]{4,9}$/,
  japanese: /^[\u3041-\u3096]{3,7}$/,
  korean: /^[\uac00-\ud7a3]{2,5}$/,
  han: /^\p{sc=Han}$/u,
}
const ROW = 12

export const LANGUAGES = Object.keys(SHAPES).filter(name => name !== "han")

// Names of the lists that a text needs; `lists` are those that are there, as one may ask for another.
export function namesNeeded(plain, words, lists) {
  const needed = Object.keys(SHAPES).filter(name => hasShapes(words, SHAPES[name]))
  if (hasNumber(plain) || hasDoubtful(plain) || hasCandidates(plain)) needed.push("labels")
  if (!needed.includes("han") && lists.labels && hasCandidates(plain, lists.labels)) needed.push("han")
  return needed
}

// Whether twelve words in a row could be a phrase: all but one look like words of a list.
function hasShapes(words, shape) {
  const size = Math.min(ROW, words.length)
  if (size < ROW - 1) return false
  let fitting = 0
  for (let n = 0; n < words.length; n++) {
    if (shape.test(words[n])) fitting++
    if (n >= size && shape.test(words[n - size])) fitting--
    if (n >= size - 1 && fitting >= ROW - 1) return true
  }
  return false
}

// Words in their order: each is how many letters it shares with the one before, and the rest.
export function unpackWords(packed) {
  const index = new Map()
  let last = ""
  for (const [, shared, rest] of packed.matchAll(/(\d)(\D*)/g)) {
    last = last.slice(0, shared) + rest
    index.set(last, index.size)
  }
  return index
}

// Simplified characters; traditional ones, where a number is how many are the same; and numbers of
// pairs of characters, each as how much it is more than the last, in digits of five bits.
export function unpackHan([simplified, traditional, packed]) {
  const index = new Map([...simplified].map((sign, n) => [sign, n]))
  let number = 0
  for (const [part] of traditional.matchAll(/\d+|\D/gu)) {
    if (/\d/.test(part)) number += Number(part)
    else index.set(part, number++)
  }
  const pairs = new Set()
  let [last, more, shift] = [0, 0, 0]
  for (const sign of packed) {
    const digit = DIGITS.indexOf(sign)
    more |= (digit & 31) << shift
    shift += 5
    if (digit >= 32) continue
    pairs.add((last += more))
    more = shift = 0
  }
  return { index, pairs }
}

const DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
