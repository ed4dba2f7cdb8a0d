// What is wrong with an answer, told in words beside its field.

export function openFaults(root, form, words, leaked) {
  const places = new Map([...root.querySelectorAll("[data-hc-error]")].map(place => [place.dataset.hcError, place]))
  const controlsOf = name => [form.elements[name] ?? []].flat().flatMap(one => one instanceof RadioNodeList ? [...one] : [one])

  function clear(name) {
    const place = places.get(name)
    if (!place) return
    place.hidden = true
    place.replaceChildren()
    for (const control of controlsOf(name)) control.removeAttribute("aria-invalid")
  }

  // A secret gets a button that removes it, and the way to the article for those who lost one.
  function tell(name, fault, { shape = "", empty = null } = {}) {
    const place = places.get(name)
    const text = document.createElement("p")
    text.textContent = words.errors[fault].own.replace("{shape}", shape)
    place.replaceChildren(text)
    if (empty) {
      const button = document.createElement("button")
      button.type = "button"
      button.className = "hc-button"
      button.textContent = words.plain.remove.own
      button.addEventListener("click", empty)
      const way = document.createElement("p")
      way.append(leaked?.cloneNode(true) ?? "")
      place.append(button, way)
    }
    place.hidden = false
    for (const control of controlsOf(name)) control.setAttribute("aria-invalid", "true")
  }

  function focusFirst() {
    const first = [...places].find(([, place]) => !place.hidden)
    if (first) (controlsOf(first[0])[0] ?? first[1]).focus()
  }

  return {
    clear,
    tell,
    focusFirst,
    clearAll: () => { for (const name of places.keys()) clear(name) },
    any: () => [...places.values()].some(place => !place.hidden),
  }
}
