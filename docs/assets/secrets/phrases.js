// Recovery phrases whose words stand apart, whole, or with a word wrong, missing or mistyped.

import { isValid } from "./checksum.js"

const ROW = 12 // the shortest phrase; a longer one has such rows in it
const ENOUGH = ROW - 1
const SOME = ROW - 3
const DISTINCT = ROW - 2 // a list of options has the same words again and again

// Twelve words in a row, all but one of which are of the list, or words that are a whole phrase.
// `index` has the number of each word of the list.
export function hasPhrase(words, index) {
  const numbers = words.map(word => index.get(word) ?? -1)
  return hasRow(numbers) || hasMistyped(words, numbers, index) || hasWhole(numbers)
}

// Rows with so many words of the list that they are worth a look.
function* rows(numbers) {
  const size = Math.min(ROW, numbers.length)
  let listed = 0
  for (let end = 1; end <= numbers.length; end++) {
    if (numbers[end - 1] >= 0) listed++
    if (end > size && numbers[end - size - 1] >= 0) listed--
    if (end < size || listed < SOME) continue
    const row = numbers.slice(end - size, end)
    yield { from: end - size, row, listed, distinct: new Set(row.filter(number => number >= 0)).size }
  }
}

// `suits` may refuse rows of numbers; -1 is a word that is not of the list.
export function hasRow(numbers, suits = () => true) {
  for (const { row, listed, distinct } of rows(numbers)) {
    if (listed >= ENOUGH && distinct >= DISTINCT && suits(row)) return true
  }
  return false
}

// Twelve words of which nine are of the list, and each of the others is one letter away from it.
function hasMistyped(words, numbers, index) {
  const slips = new Map()
  const isKnownSlip = word => {
    if (!slips.has(word)) slips.set(word, isSlip(word, index))
    return slips.get(word)
  }
  for (const { from, row, distinct } of rows(numbers)) {
    if (row.length < ROW || distinct < DISTINCT - 1) continue
    const others = words.slice(from, from + ROW).filter((_, n) => row[n] < 0)
    if (others.every(isKnownSlip)) return true
  }
  return false
}

// A run of listed words which has the length and the checksum of a phrase, however often one returns.
export function hasWhole(numbers) {
  let run = []
  for (const number of [...numbers, -1]) {
    if (number >= 0) run.push(number)
    else if (isValid(run)) return true
    else run = []
  }
  return false
}

// One letter more, less, or another one.
function isSlip(word, index) {
  if (word.length < 4) return false
  for (const other of index.keys()) if (other.length > 2 && isNear(word, other)) return true
  return false
}

function isNear(a, b) {
  const more = b.length - a.length
  if (more > 1 || more < -1) return false
  let start = 0
  while (start < a.length && a[start] === b[start]) start++
  let end = 0
  while (end < a.length - start && end < b.length - start && a[a.length - 1 - end] === b[b.length - 1 - end]) end++
  return Math.max(a.length, b.length) - start - end <= 1
}
