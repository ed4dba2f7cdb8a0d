// The keyboard in a field with a list of options (ARIA 1.2 combobox): the focus stays in the field.

export function openCombobox(field, list, { isOpen, open, close }) {
  let active = -1
  const options = () => [...list.querySelectorAll("[role=option]")]

  function activate(index) {
    const all = options()
    all[active]?.setAttribute("aria-selected", "false")
    active = index < -1 ? all.length - 1 : index >= all.length ? -1 : index
    const now = all[active]
    now?.setAttribute("aria-selected", "true")
    now?.scrollIntoView({ block: "nearest" })
    if (now) field.setAttribute("aria-activedescendant", now.id)
    else field.removeAttribute("aria-activedescendant")
  }

  function fill(nodes) {
    list.replaceChildren(...nodes)
    options().forEach((one, index) => { one.id = `${list.id}-${index}` })
    active = -1
    field.removeAttribute("aria-activedescendant")
  }

  const keys = {
    ArrowDown: () => { if (isOpen()) activate(active + 1); else open() },
    ArrowUp: () => { if (isOpen()) activate(active - 1); else open() },
    Enter: () => { if (isOpen() && active >= 0) options()[active].click(); else return false },
    Escape: close,
  }

  field.addEventListener("keydown", event => {
    const composing = event.isComposing || event.keyCode === 229 // the key belongs to the input method
    const plain = !(event.ctrlKey || event.metaKey || event.altKey || event.shiftKey)
    const act = !composing && plain && keys[event.key]
    if (act && act() !== false) event.preventDefault()
  })
  return { fill, release: () => activate(-1), hasActive: () => active >= 0 }
}

// Words as they arrive: typed, pasted, dictated, and from an input method when it commits them.
export function onWords(field, act) {
  field.addEventListener("input", event => event.isComposing || act(field.value))
  field.addEventListener("compositionend", () => act(field.value))
}
