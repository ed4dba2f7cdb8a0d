// What letters look like at a glance; the build makes the table (hooks/helpcentre/trust/letters.py).

// `fold(label)`: compare only folded. One `?` stands for a letter like no Latin one.
export function createFold({ letters, pairs }) {
  const table = new Map()
  for (const [looks, alike] of Object.entries(letters)) {
    for (const letter of alike) table.set(letter, looks)
  }
  const known = new Map()

  function foldLetter(letter) {
    if (table.has(letter)) return table.get(letter)
    const bare = letter.normalize("NFKD").toLowerCase().replace(/\p{M}/gu, "")
    if (!bare) return ""
    const looks = bare === letter ? bare : [...bare].map(foldLetter).join("")
    return looks.replace(/[^a-z0-9-]/g, "") || "?"
  }

  return label => {
    if (!known.has(label)) {
      const written = pairs.reduce((text, [pair, looks]) => text.replaceAll(pair, looks), label.toLowerCase())
      known.set(label, [...written].map(foldLetter).join(""))
    }
    return known.get(label)
  }
}
