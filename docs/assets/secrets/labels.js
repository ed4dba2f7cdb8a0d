// Words that say what stands beside them: {phrase, key, hash, code}, each a list of lower-case words.

const LETTER = /[a-z]/

// Where a word stands in a text, [start, end]; a Latin word only where no letter touches it.
export function* places(text, words) {
  for (const word of words) {
    for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
      const end = at + word.length
      const touched = LETTER.test(text[at - 1] ?? "") || LETTER.test(text[end] ?? "")
      if (!touched || !LETTER.test(word)) yield [at, end]
    }
  }
}

const BEFORE = 48
const AFTER = 24

// Which of "key" and "hash" a number is called: the word that stands nearest, if one is near.
export function nearest(text, index, length, labels) {
  const start = Math.max(0, index - BEFORE)
  const around = text.slice(start, index + length + AFTER).toLowerCase()
  const from = index - start
  const to = from + length
  let found = null
  let least = Infinity
  for (const kind of ["hash", "key"]) {
    for (const [at, end] of places(around, labels[kind])) {
      const distance = end <= from ? from - end : at >= to ? at - to : 0
      if (distance < least) [found, least] = [kind, distance]
    }
  }
  return found
}
