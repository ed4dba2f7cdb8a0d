// Making elements: `make("a", { href, class: "x" }, "text", node)`; nothing is ever parsed as HTML.

export function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag)
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== undefined && value !== false) element.setAttribute(name, value)
  }
  element.append(...children)
  return element
}
