// What stands below the field: options, a text, a warning; and what a screen reader is told of it.

import { announcer } from "./status.js"

export function openView(root, field, combobox) {
  const part = name => root.querySelector(`[data-hc-${name}]`)
  const [panel, list, warning, note, forget] = ["panel", "list", "warning", "note", "forget"].map(part)

  function setOpen(open) {
    panel.hidden = !open
    field.setAttribute("aria-expanded", String(open && list.childElementCount > 0))
  }

  function fill({ options = [], text = "", box = null, recent = false }) {
    combobox.fill(options)
    list.hidden = options.length === 0
    warning.replaceChildren(...(box ? [box] : []))
    note.textContent = text
    note.hidden = !text
    forget.hidden = !recent
    list.scrollTop = 0
    setOpen(true)
  }

  function close() {
    combobox.fill([])
    warning.replaceChildren()
    setOpen(false)
  }

  return {
    fill,
    close,
    isOpen: () => !panel.hidden,
    say: announcer(part("status")),
    list,
    forget,
    clear: part("clear"),
    back: part("close"),
  }
}
