// Words of which the reader has typed only the beginning.

// The known words that begin so, the shortest first: [word, likeness below 1].
export function longerWords(start, known) {
  if (start.length < 2) return []
  const found = []
  for (const word of known) {
    if (word.length > start.length && word.startsWith(start)) {
      found.push([word, 0.4 + 0.5 * (start.length / word.length)])
    }
  }
  return found.sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).slice(0, 12)
}
