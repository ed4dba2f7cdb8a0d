// Recovery phrases in Chinese. Their list is the 2,048 commonest characters, in order of how common
// they are: so every sentence is full of its words, and only these betray a phrase: characters that
// stand apart, or a line of its own, as long as a phrase, whose characters are rarer than those of
// sentences and do not follow each other as in our articles.

import { isValid, SIZES } from "./checksum.js"
import { places } from "./labels.js"
import { hasRow, hasWhole } from "./phrases.js"

const HAN = /^\p{sc=Han}+$/u
const RUNS = /\p{sc=Han}{11,}/gu
const LINKS = /^[\s\u662f\u4e3a\u70ba\u5c31:\uff1a=,\u3001.\u3002"'\u300c\u300e(\[]+/ // between a label and what it names
const BETWEEN = /[\s\d.:)]+/ // between groups of characters; other marks are those of sentences
// How rare the characters must be (the mean logarithm of their ranks; of a random phrase it is 9.6,
// of sentences 7), and by how much each known pair of them lowers it.
const WITH_CHECKSUM = 7.4
const APART = 7.4
const LABELLED = 8.4
const ALONE = 8.6
const LONG = 8.3 // the longer the row, the surer its mean
const PAIR = 0.4

const isSize = length => SIZES.includes(length)

// Rows of characters that may be a phrase: [row, whether it is called so].
function* candidates(plain, labels) {
  for (const line of [plain, ...plain.split("\n")]) {
    const groups = line.split(BETWEEN).filter(Boolean)
    const row = groups.join("")
    if ((isSize(row.length) || isSize(row.length + 1)) && HAN.test(row) && areEven(groups)) yield [row, false]
  }
  if (!labels || plain.search(RUNS) < 0) return
  const found = [...places(plain.toLowerCase(), labels.phrase)]
  if (!found.length) return
  for (const [row] of plain.matchAll(RUNS)) if (isSize(row.length) || isSize(row.length + 1)) yield [row, true]
  for (const [, end] of found) {
    const rest = plain.slice(end, end + 60)
    for (const tail of [rest, rest.replace(LINKS, "")]) {
      const [row] = tail.match(/^\p{sc=Han}{11,25}/u) ?? [""]
      if (isSize(row.length) || isSize(row.length + 1)) yield [row, true]
    }
  }
}

// Sentences have words of all lengths between their blanks.
const areEven = groups => groups.slice(0, -1).every(group => group.length === groups[0].length) && groups.at(-1).length <= groups[0].length

// Whether the list of characters, or words that call something a phrase, could make a difference.
export const hasCandidates = (plain, labels) =>
  !candidates(plain, labels).next().done || (!labels && plain.search(RUNS) >= 0)

export function hasChinesePhrase(plain, words, { index, pairs }, labels) {
  const numbersOf = signs => signs.map(sign => index.get(sign) ?? -1)
  const apart = numbersOf(words)
  if (hasWhole(apart) || hasRow(apart, row => isRare(row, pairs, APART))) return true
  for (const [row, labelled] of candidates(plain, labels)) {
    if (isPhrase(numbersOf([...row]), pairs, labelled ? LABELLED : row.length < 14 ? ALONE : LONG)) return true
  }
  return false
}

function isPhrase(numbers, pairs, least) {
  const listed = numbers.filter(number => number >= 0)
  if (listed.length < numbers.length - 1) return false
  if (isRare(numbers, pairs, WITH_CHECKSUM) && isValid(numbers)) return true
  return isRare(numbers, pairs, least) && new Set(listed).size >= numbers.length - 2
}

function isRare(numbers, pairs, least) {
  const listed = numbers.filter(number => number >= 0)
  const rarity = listed.reduce((sum, number) => sum + Math.log2(number + 1), 0) / listed.length
  const known = numbers.filter((number, n) => n && number >= 0 && numbers[n - 1] >= 0 && pairs.has(numbers[n - 1] * 2048 + number))
  return rarity - PAIR * known.length > least
}
