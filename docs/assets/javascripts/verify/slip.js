// Slips of a finger between two names; as hooks/helpcentre/trust/slip.py.

const LONG = 8 // a name of so many letters may have two slips and is still taken for it

// The ID of the slip that makes a label of a name, or nothing. Slips at the first and last letter
// count only if asked.
export function findSlip(label, name, ends, fold) {
  const [seen, wanted] = [fold(label), fold(name)]
  const written = /^[a-z]+$/i.test(label) ? findOne(label, name, ends) : ""
  const trick = written || findOne(seen, wanted, ends)
  if (trick) return trick
  return name.length >= LONG && countSlips(seen, wanted) === 2 ? "two-slips" : ""
}

function findOne(label, name, ends) {
  if (Math.abs(label.length - name.length) > 1) return ""
  const head = countCommon(label, name)
  const tail = countCommon(turn(label.slice(head)), turn(name.slice(head)))
  const found = label.slice(head, label.length - tail)
  const lost = name.slice(head, name.length - tail)
  if (found.length === 2 && found === turn(lost)) return "swapped-letters"
  if (found.length > 1 || lost.length > 1 || !(ends || (head && tail))) return ""
  if (found && lost) return "replaced-letter"
  return found ? "added-letter" : "missing-letter"
}

const turn = word => [...word].reverse().join("")

function countCommon(one, other) {
  let count = 0
  while (count < one.length && one[count] === other[count]) count++
  return count
}

// Letters to add, leave out, replace or swap to make one word of the other; 3 is many.
function countSlips(one, other) {
  if (Math.abs(one.length - other.length) > 2) return 3
  let above = []
  let before = []
  let row = Array.from({ length: other.length + 1 }, (_, n) => n)
  for (let i = 1; i <= one.length; i++) {
    ;[above, before, row] = [before, row, [i]]
    for (let j = 1; j <= other.length; j++) {
      const [letter, wanted] = [one[i - 1], other[j - 1]]
      let best = Math.min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (letter === wanted ? 0 : 1))
      if (i > 1 && j > 1 && letter === other[j - 2] && one[i - 2] === wanted) best = Math.min(best, above[j - 2] + 1)
      row.push(best)
    }
  }
  return row[other.length]
}
