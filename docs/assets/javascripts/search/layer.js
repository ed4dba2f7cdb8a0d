// On a phone, search is a layer over the whole page: what is behind it can be neither reached nor read.

const narrow = matchMedia("(max-width: 59.984375em)")

function isolate(element, inert) {
  for (let own = element; own !== document.body; own = own.parentElement) {
    for (const other of own.parentElement.children) {
      if (other !== own) other.inert = inert
    }
  }
}

export function openLayer(root, closed) {
  let watcher = null
  let opener = null

  function show(from) {
    if (!narrow.matches || "open" in root.dataset) return
    opener = from
    root.dataset.open = ""
    root.setAttribute("role", "dialog")
    root.setAttribute("aria-modal", "true")
    root.setAttribute("aria-label", root.querySelector("form").getAttribute("aria-label"))
    isolate(root, true)
    watcher = globalThis.CloseWatcher ? new CloseWatcher() : null // the phone's own way back
    watcher?.addEventListener("close", hide)
  }

  function hide() {
    if (!("open" in root.dataset)) return false
    delete root.dataset.open
    for (const name of ["role", "aria-modal", "aria-label"]) root.removeAttribute(name)
    isolate(root, false)
    watcher?.destroy()
    watcher = null
    closed()
    opener?.focus()
    return true
  }

  narrow.addEventListener("change", () => narrow.matches || hide())
  return { show, hide, isOpen: () => "open" in root.dataset }
}
