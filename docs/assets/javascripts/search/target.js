// An article that was reached from search shows where the words stand, until the reader has enough.

import { make } from "./elements.js"
import { markText } from "./marks.js"

const NOT = "nav, button, script, style, mark, .hc-feedback, .hc-edit, .headerlink"

function textsIn(element) {
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT)
  const texts = []
  while (walker.nextNode()) {
    if (!walker.currentNode.parentElement.closest(NOT)) texts.push(walker.currentNode)
  }
  return texts
}

function unmark(article) {
  for (const mark of article.querySelectorAll("mark.hc-mark")) {
    const parent = mark.parentNode
    mark.replaceWith(...mark.childNodes)
    parent.normalize()
  }
}

export function showWords({ words }) {
  const address = new URL(location.href)
  const terms = (address.searchParams.get("h") ?? "").split(/\s+/).filter(Boolean)
  const article = document.querySelector("article")
  if (!terms.length || !article) return
  address.searchParams.delete("h")
  history.replaceState(history.state, "", address.href) // nobody shares the marks by accident
  for (const text of textsIn(article)) {
    const nodes = markText(text.data, terms)
    for (const node of nodes) if (node.localName === "mark") node.className = "hc-mark"
    if (nodes.length > 1 || nodes[0]?.localName === "mark") text.replaceWith(...nodes)
  }
  if (!article.querySelector(".hc-mark")) return
  const button = make("button", { type: "button", class: "hc-unmark" }, words.unmark)
  button.addEventListener("click", () => {
    unmark(article)
    button.remove()
  })
  article.append(button)
}
