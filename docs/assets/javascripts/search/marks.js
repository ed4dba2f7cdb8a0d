// Where words stand in a text, whatever their case and accents.

const LETTER = /[\p{L}\p{N}]/u
const JOINED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Arabic}]/u

const fold = text => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase()

// The folded text, and for each of its units where it begins in the text as it is written.
function foldText(text) {
  let folded = ""
  const starts = []
  let at = 0
  for (const sign of text) {
    for (const unit of fold(sign)) {
      folded += unit
      for (let more = 0; more < unit.length; more++) starts.push(at)
    }
    at += sign.length
  }
  starts.push(at)
  return { folded, starts }
}

// Where words stand apart, only whole ones count.
function isWord(folded, at, term) {
  if (JOINED.test(term[0])) return true
  return !LETTER.test(folded[at - 1] ?? "") && !LETTER.test(folded[at + term.length] ?? "")
}

// Spans `[start, end]` in order, none within another.
export function findSpans(text, terms) {
  const { folded, starts } = foldText(text)
  const hits = []
  for (const term of terms.map(fold).filter(Boolean)) {
    for (let at = folded.indexOf(term); at >= 0; at = folded.indexOf(term, at + 1)) {
      if (isWord(folded, at, term)) hits.push([starts[at], starts[at + term.length]])
    }
  }
  hits.sort((a, b) => a[0] - b[0] || b[1] - a[1])
  const spans = []
  for (const hit of hits) {
    const last = spans.at(-1)
    if (last && hit[0] <= last[1]) last[1] = Math.max(last[1], hit[1])
    else spans.push(hit)
  }
  return spans
}

// The text as nodes, the words in <mark>.
export function markText(text, terms = []) {
  const nodes = []
  let from = 0
  for (const [start, end] of findSpans(text, terms)) {
    const mark = document.createElement("mark")
    mark.textContent = text.slice(start, end)
    nodes.push(text.slice(from, start), mark)
    from = end
  }
  return [...nodes, text.slice(from)].filter(node => node !== "")
}
