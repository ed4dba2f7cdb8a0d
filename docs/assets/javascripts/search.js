// Search on every page: the field in the header, the search page, and the words found in an article.
// The build puts this and its modules into one classic script, which also runs from a file.

import { readSettings } from "./search/settings.js"
import { startHeader } from "./search/header.js"
import { startPage } from "./search/page.js"
import { showWords } from "./search/target.js"

const settings = readSettings(document.querySelector("[data-hc-find]"))

if (settings) {
  const open = startPage(settings) ?? startHeader(settings)
  showWords(settings)
  // With a modifier: single letters are pressed by mistake, and by those who dictate (WCAG 2.1.4).
  document.addEventListener("keydown", event => {
    if (event.key.toLowerCase() !== "k" || event.ctrlKey === event.metaKey || event.altKey || event.shiftKey) return
    event.preventDefault()
    open()
  })
}
