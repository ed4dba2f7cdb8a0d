// Words of which the reader has typed only the beginning.

// The known words that begin so, the shortest first: [word, likeness below 1]. `known` is sorted.
export function longerWords(start, known) {
  const found = []
  if (start.length < 2) return found
  for (let n = placeOf(start, known); n < known.length && known[n].startsWith(start); n++) {
    const { length } = known[n]
    if (length > start.length) found.push([known[n], 0.4 + 0.5 * (start.length / length)])
  }
  return found.sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).slice(0, 12)
}

// How many of the known words come before this one.
function placeOf(word, known) {
  let low = 0
  let high = known.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (known[middle] < word) low = middle + 1
    else high = middle
  }
  return low
}
