// Checklists remember their ticks on this device only.

const boxes = document.querySelectorAll("article .task-list-item input[type=checkbox]")
const key = box => `checklist:${location.pathname}:${box.getAttribute("aria-labelledby")}`

for (const box of boxes) {
  box.disabled = false
  const item = box.closest("li")
  item.addEventListener("click", event => event.target.closest("a, label, input") ?? box.click())
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
