// What a reader sees when a field holds a secret: what it means, what to do first, and how to be rid of it.

function make(tag, attributes, ...children) {
  const element = document.createElement(tag)
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value)
  element.append(...children)
  return element
}

function button(text, act) {
  const element = make("button", { type: "button", class: "hc-secret__button" }, text)
  element.addEventListener("click", act)
  return element
}

function nextSteps({ words, leaked, account }, kind) {
  if (kind === "code") return [make("p", {}, make("a", { href: account }, words.account))]
  const steps = [words.device, words.move, words.stop].map(step => make("li", {}, step))
  return [make("ol", {}, ...steps), make("p", {}, make("a", { href: leaked }, words.leaked))]
}

// `acts`: erase(), answer("hash" or "key"), again().
export function warningBox(settings, kind, { erase, answer, again }) {
  const { words, lang, dir } = settings
  const parts = [make("strong", {}, words[`${kind}_title`]), make("p", {}, words[`${kind}_text`])]
  const buttons = [button(words.erase, erase)]
  if (kind === "hex") buttons.unshift(button(words.hash, () => answer("hash")), button(words.key, () => answer("key")))
  else if (kind === "unchecked") buttons.unshift(button(words.again, again))
  else parts.push(...nextSteps(settings, kind))
  const choice = make("p", { class: "hc-secret__choice" }, ...buttons)
  return make("div", { class: "hc-secret", role: "alert", lang, dir, "data-hc-kind": kind }, ...parts, choice)
}
