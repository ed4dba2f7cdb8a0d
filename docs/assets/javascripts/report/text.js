// The report as text: what the reader chose in both languages, what the reader wrote as a quotation.

const CONTROLS = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g
const MOST = 1800 // what every mail program takes of a link

const fill = (text, values) => text.replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole)

// Without signs that turn text around or that nobody sees; `\n` is the only line break.
export function cleanText(text) {
  const plain = text.replace(/\r\n?|[\u0085\u2028\u2029]/g, "\n").replace(CONTROLS, "").replace(/\p{Cs}/gu, "\ufffd")
  return plain.split("\n").map(line => line.trimEnd()).join("\n").replace(/^\n+|\n+$/g, "")
}

export const cleanLine = text => cleanText(text).replace(/\s+/g, " ").trim()

// Each line is marked, so that no line of a reader can look like one of the form.
const quote = text => cleanText(text).split("\n").map(line => `> ${line}`.trimEnd()).join("\n")

// The moment in the reader's time and in UTC; nothing for half a moment. It begins with a letter, so
// that no program turns it around in a text from right to left.
export function momentOf(local, offset) {
  const [, day, time] = /^(\d{4}-\d\d-\d\d)T(\d\d:\d\d)/.exec(local) ?? []
  const at = Date.parse(`${day}T${time}:00${offset}`)
  if (!day || Number.isNaN(at)) return null
  const universal = new Date(at).toISOString().slice(0, 16).replace("T", " ")
  return { at, day, text: `UTC${offset} ${day} ${time} = UTC ${universal}` }
}

// One language's block: `side` is `own` or `support`; the other side repeats no quotation.
function blockOf(side, { facts, stories }, words) {
  const say = (name, value) => fill(words.line[side], { label: words.labels[name][side], value })
  const lines = facts.map(({ name, text, code }) => say(name, side === "support" && code ? `${text[side]} [${code}]` : text[side]))
  const told = side === "own"
    ? stories.map(({ name, text }) => `\n${say(name, "").trimEnd()}\n${quote(text)}`)
    : stories.map(({ name }) => say(name, words.quoted[side]))
  return [words.title[side], "", ...lines, ...told].join("\n")
}

// `facts` are `{ name, code?, text: { own, support } }`, `stories` `{ name, text }`; `words` has
// `labels`, `title`, `line`, `quoted`, each with `own` and, unless it is the same, `support`.
export function buildText(report, words) {
  const own = blockOf("own", report, words)
  return words.title.support ? `${own}\n\n--------\n\n${blockOf("support", report, words)}\n` : `${own}\n`
}

// The subject of a mail, in both languages.
export function subjectOf(kind, day, words) {
  const sides = ["own", "support"].filter(side => words.subject[side])
  return sides.map(side => fill(words.subject[side], { kind: kind[side], day })).join(" / ")
}

// A link that opens a mail; `whole` is false where the text does not fit and has to be pasted.
export function mailLink(address, subject, text) {
  const start = `mailto:${encodeURIComponent(address).replace(/%40/g, "@")}?subject=${encodeURIComponent(subject)}`
  const link = `${start}&body=${encodeURIComponent(text.replace(/\n/g, "\r\n"))}`
  return link.length <= MOST ? { link, whole: true } : { link: start, whole: false }
}
