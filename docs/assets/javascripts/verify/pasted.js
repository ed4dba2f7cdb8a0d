// What somebody pasted: the addresses in it, disguises undone. The patterns come with the data, from
// hooks/helpcentre/trust/pasted.py, which does the same.

const whole = pattern => new RegExp(`^(?:${pattern})$`, "u")

// `findItems(text)`: [{what, value, doubtful}] in the order of their places, each once.
export function createFinder(data) {
  const codes = new RegExp(data.codes, "giu")
  const hidden = new RegExp(data.hidden, "gu")
  const disguises = data.disguises.map(([pattern, meant]) => [new RegExp(pattern, "giu"), meant])
  const patterns = data.patterns.map(([what, pattern]) => [what, new RegExp(pattern, "gu")])
  const inside = new RegExp(data.inside, "u")
  const mention = new RegExp(data.mention, "giu")
  const [word, sure, called] = [data.word, data.sure, data.called].map(whole)

  function uncover(text) {
    const plain = text.normalize("NFKC").replace(hidden, "").replace(codes, decode)
    return disguises.reduce((line, [pattern, meant]) => line.replace(pattern, () => meant), plain)
  }

  function inLine(line) {
    const all = line.replace(/^[ \t.:]+|[ \t.:]+$/g, "")
    const found = []
    for (const [what, pattern] of patterns) {
      for (const match of [...line.matchAll(pattern)]) {
        if (what === "link" && inside.test(line.slice(0, match.index))) continue
        const item = take(what, match[0], all)
        if (!item) continue
        const end = match.index + match[0].length
        found.push([match.index, item])
        line = line.slice(0, match.index) + " ".repeat(match[0].length) + line.slice(end)
      }
      if (what === "account") found.push(...listMentions(line))
    }
    if (!found.length && word.test(all) && /[A-Za-z]/.test(all)) {
      found.push([0, { what: "account", value: all, doubtful: true }])
    }
    return found.sort((one, other) => one[0] - other[0]).map(([, item]) => item)
  }

  function take(what, written, all) {
    const value = written.replace(/[.:?*]+$/, "")
    const item = { what, value, doubtful: false }
    if (what === "host") return { ...item, doubtful: value !== all && !sure.test(value) }
    if (what !== "phone") return item
    const isCalled = number => called.test(number.replace(/[ .()-]/g, ""))
    const number = [value, ...value.split(" ")].find(isCalled) ?? (value === all ? value : "")
    return number ? { ...item, value: number } : null
  }

  // Names after the name of a messenger; a word without digits only after a colon.
  function listMentions(line) {
    return [...line.matchAll(mention)]
      .filter(([, colon, name]) => colon || /[0-9_]/.test(name))
      .map(match => [match.index, { what: "account", value: match[2], doubtful: false }])
  }

  return text => {
    const items = uncover(text).split(/[\r\n]+/).flatMap(inLine)
    return [...new Map(items.map(item => [JSON.stringify(item), item])).values()]
  }
}

function decode(...found) {
  const code = found[1] ? Number(found[1]) : parseInt(found.slice(2, 6).find(Boolean), 16)
  return code > 0x20 && code < 0xd800 ? String.fromCharCode(code) : " "
}
