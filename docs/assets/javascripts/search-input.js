// The theme's search listens to keys only. Readers also commit words from an input method, paste,
// and dictate: each of those must search too. Opening the dialog puts the cursor in its field.

const field = document.querySelector("[data-md-component=search-query]")
const toggle = document.getElementById("__search")

function search() {
  field.dispatchEvent(new KeyboardEvent("keyup", { bubbles: true }))
}

if (field && toggle) {
  field.addEventListener("input", event => event.isComposing || search())
  field.addEventListener("compositionend", search)
  toggle.addEventListener("change", () => toggle.checked && field.focus())
}
