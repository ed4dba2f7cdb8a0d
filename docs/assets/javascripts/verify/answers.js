// The answers as a reader sees them: which of the three, what it is, and why.

function make(tag, className, ...children) {
  const element = document.createElement(tag)
  if (className) element.className = className
  element.append(...children)
  return element
}

function makeAddress(text) {
  const element = make("bdi", "hc-address", text)
  element.dir = "ltr"
  element.translate = false
  return element
}

// A text whose {words} stand for addresses.
function fill(text, values) {
  return text.split(/\{(\w+)\}/).map((part, n) => n % 2 ? makeAddress(values[part] ?? "") : part)
}

function makeListed(answer, channels, words) {
  const channel = channels.find(({ id }) => id === answer.channel)
  const name = words[`channel.${channel?.kind ?? answer.channel}`]
  const lines = [make("p", "", make("strong", "", words.listed.replace("{channel}", () => name)))]
  if (channel?.sample) lines.push(make("p", "hc-verify__sample", words.sample))
  const purpose = words[`purpose.${answer.channel}`] ?? ""
  lines.push(channel ? make("p", "", make("strong", "", words.purpose), " ", purpose) : make("p", "", purpose))
  lines.push(make("p", "", words.listed_text))
  lines.push(make("p", "", make("strong", "", words.never_title), " ", words.never_text))
  return lines
}

function makeOther(answer, words) {
  const imitates = answer.kind === "imitation"
  const title = imitates ? answer.imitated ? words.imitation : words.odd : words.unlisted
  const why = words[`trick.${answer.trick}`]
  return [
    make("p", "", make("strong", "", ...fill(title, answer))),
    ...(why ? [make("p", "", ...fill(why, answer))] : []),
    make("p", "", imitates ? words.imitation_text : words.unlisted_text),
  ]
}

export function showAnswers(place, answers, channels, words) {
  if (!answers.length) return showNote(place, words.none)
  place.replaceChildren(...answers.map(answer => {
    const lines = answer.kind === "listed" ? makeListed(answer, channels, words) : makeOther(answer, words)
    const [title, ...rest] = lines
    const kind = answer.what === "wallet" ? "imitation" : answer.kind
    const item = make("div", `hc-verify__answer hc-verify__answer--${kind}`)
    item.append(title, make("p", "hc-verify__value", makeAddress(answer.value)), ...rest)
    return item
  }))
}

export const showNote = (place, text) => place.replaceChildren(make("p", "hc-verify__note", text))
