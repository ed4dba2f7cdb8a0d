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
  document.addEventListener("keydown", event => {
    const typing = event.target.closest?.("input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable]")
    if (event.key !== "/" || typing || event.ctrlKey || event.metaKey || event.altKey) return
    event.preventDefault()
    open()
  })
}
