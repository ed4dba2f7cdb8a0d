// Slips of the finger: words that differ by one or two letters.

// How many letters of a word may be wrong.
export function allowance(word) {
  return word.length >= 8 ? 2 : word.length >= 4 ? 1 : 0
}

// Edits between two words, neighbours swapped counting as one; `most` + 1 if there are more.
export function distance(a, b, most) {
  if (Math.abs(a.length - b.length) > most) return most + 1
  let before = null
  let last = [0]
  for (let j = 1; j <= b.length; j++) last.push(j)
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    let least = i
    for (let j = 1; j <= b.length; j++) {
      let cost = Math.min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1))
      if (before && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        cost = Math.min(cost, before[j - 2] + 1)
      }
      row.push(cost)
      if (cost < least) least = cost
    }
    if (least > most) return most + 1
    before = last
    last = row
  }
  return last[b.length]
}

// The known words that an unknown one was probably meant to be: [word, likeness below 1].
export function nearWords(word, known) {
  const most = allowance(word)
  const found = []
  if (!most) return found
  for (const other of known) {
    if (other.length < 3 || Math.abs(other.length - word.length) > most) continue
    const edits = distance(word, other, most)
    if (edits <= most) found.push([other, (word[0] === other[0] ? 0.8 : 0.5) / edits])
  }
  return found.sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).slice(0, 4)
}

// Two known words written as one: "seedphrase".
export function splitWord(word, isKnown) {
  for (let n = 3; n <= word.length - 3; n++) {
    const parts = [word.slice(0, n), word.slice(n)]
    if (parts.every(isKnown)) return parts
  }
  return null
}

// Known words by their length, each with its letters as bits: [[word, bits]].
export function sortByLength(words) {
  const found = []
  for (const word of words) (found[word.length] ??= []).push([word, bitsOf(word)])
  return found
}

// Those of them that can be near a word. One edit changes two bits at most.
export function candidates(word, lengths) {
  const most = allowance(word)
  const own = bitsOf(word)
  const found = []
  for (let length = word.length - most; most && length <= word.length + most; length++) {
    for (const [other, bits] of lengths[length] || []) {
      if (countBits(own ^ bits) <= 2 * most) found.push(other)
    }
  }
  return found
}

function bitsOf(word) {
  let bits = 0
  for (let n = 0; n < word.length; n++) bits |= 1 << (word.charCodeAt(n) & 31)
  return bits
}

function countBits(bits) {
  let count = 0
  for (; bits; bits &= bits - 1) count++
  return count
}

// Korean syllables as letters, where two vowels that sound the same are one.
export function letters(syllables) {
  return syllables.normalize("NFD").replace(/\u1166/g, "\u1162")
}

// Pairs of syllables that differ by one letter from an unknown pair.
export function nearSyllables(pair, known) {
  const own = letters(pair)
  return known.filter(other => isNear(own, other.letters)).map(other => [other.text, 0.5]).slice(0, 6)
}

// Whether one letter was changed, left out or added.
function isNear(a, b) {
  const more = b.length - a.length
  if (more > 1 || more < -1) return false
  let start = 0
  while (start < a.length && a[start] === b[start]) start++
  let end = 0
  while (end < a.length - start && end < b.length - start && a[a.length - 1 - end] === b[b.length - 1 - end]) end++
  return Math.max(a.length, b.length) - start - end <= 1
}
