// Chinese typed by its sound: whole syllables, a beginning of one, or initials.

// "zhu\u52a9\u4f4f\u2026" (a syllable, then the characters that sound so) as two tables.
export function readPinyin(table) {
  const sounds = new Map()
  const syllables = new Set()
  for (const [, syllable, characters] of (table || "").matchAll(/([a-z]+)([^a-z]+)/g)) {
    syllables.add(syllable)
    for (const character of characters) sounds.set(character, syllable)
  }
  return { sounds, syllables }
}

// The syllables of letters without blanks, as few as possible; the last may be a beginning.
export function readSyllables(letters, { syllables }) {
  const best = [[]]
  for (let at = 0; at < letters.length; at++) {
    if (!best[at]) continue
    for (let length = 1; length <= 6 && at + length <= letters.length; length++) {
      const part = letters.slice(at, at + length)
      if (!syllables.has(part)) continue
      const way = [...best[at], part]
      const known = best[at + length]
      if (!known || known.length > way.length) best[at + length] = way
    }
  }
  return best[letters.length] || null
}

// Sounds of a run of characters; empty where one is not known.
export function soundsOf(text, { sounds }) {
  const found = [...text].map(character => sounds.get(character))
  return found.every(Boolean) ? found : []
}

// Tokens for neighbours by their sound.
export function soundPairs(syllables) {
  const pairs = []
  for (let n = 0; n + 1 < syllables.length; n++) pairs.push(`~${syllables[n]} ${syllables[n + 1]}`)
  return pairs
}

export function initialsOf(syllables) {
  return syllables.map(syllable => syllable[0]).join("")
}
