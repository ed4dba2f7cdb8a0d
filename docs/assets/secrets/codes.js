// One-time codes: a number of four to eight digits beside a word that calls it one.

import { places } from "./labels.js"

const NUMBER = "(?:\\d{3}[ -]\\d{3}|\\d{4,8})"
const GAP = "[^\\d\\n.!?;\\u3002\\uff01\\uff1f]{0,20}" // within one sentence
const FOLLOWING = new RegExp(`^(${GAP}?)(?<![/#+*])(${NUMBER})(?!\\d|[.,:/-]\\d|%)`)
const LEADING = new RegExp(`(?<!\\d|\\d[.,:/-]|[/#+*])(${NUMBER})(?!\\d|%)(${GAP})$`)
const NUMBERS = new RegExp(`(?<!\\d)${NUMBER}(?!\\d)`)
const YEAR = /^(?:19|20)\d\d$/

export const hasNumber = text => NUMBERS.test(text)

// A year is rather a year, unless it is called a code outright.
const isCode = (number, gap) => !YEAR.test(number) || /^\s*[:=]\s*$/.test(gap)

export function findCode(text, labels) {
  if (!labels || !hasNumber(text)) return null
  const plain = text.toLowerCase()
  for (const [start, end] of places(plain, labels.code)) {
    const after = FOLLOWING.exec(plain.slice(end, end + 40))
    if (after && isCode(after[2], after[1])) return { kind: "code" }
    const before = LEADING.exec(plain.slice(Math.max(0, start - 40), start))
    if (before && isCode(before[1], before[2])) return { kind: "code" }
  }
  return null
}
