// Checklists remember their ticks on this device only.

const boxes = document.querySelectorAll("article .task-list-item input[type=checkbox]")
// By its words, so that a new or changed item never inherits the tick of another one.
const key = box => `checklist:${location.pathname}:${box.closest("li").textContent.trim()}`

for (const box of boxes) {
  box.disabled = false
  const item = box.closest("li")
  item.addEventListener("click", event => {
    if (event.target.closest("a, label, input, li") === item) box.click()
  })
  try {
    box.checked ||= localStorage.getItem(key(box)) === "1"
    box.addEventListener("change", () => {
      if (box.checked) localStorage.setItem(key(box), "1")
      else localStorage.removeItem(key(box))
    })
  } catch {
    // A browser without storage: ticks last as long as the page.
  }
}
