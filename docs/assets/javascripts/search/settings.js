// What the page says about search: files, addresses, languages, and all words that readers see.

const absolute = url => new URL(url, document.baseURI).href

function readFiles({ dataset }) {
  const { engine, core, more } = dataset
  return { engine: absolute(engine), core: absolute(core), more: absolute(more) }
}

function readWords(template) {
  const items = [...template.content.querySelectorAll("[data-hc-word]")]
  return Object.fromEntries(items.map(item => [item.dataset.hcWord, item.textContent]))
}

function readLanguages(template) {
  const items = [...template.content.querySelectorAll("[data-hc-language]")]
  return Object.fromEntries(items.map(item => [item.dataset.hcLanguage, item]))
}

// Nothing where the page has no search.
export function readSettings(root) {
  if (!root?.dataset.engine) return null
  const template = root.querySelector("template")
  const others = [...template.content.querySelectorAll("[data-hc-fallback]")]
  return {
    root,
    locale: root.dataset.locale,
    home: absolute(root.dataset.root),
    page: absolute(root.dataset.page),
    contact: absolute(root.dataset.contact),
    triage: absolute(root.dataset.triage),
    files: readFiles(root),
    fallbacks: others.map(item => ({ files: readFiles(item), home: absolute(item.dataset.root) })),
    words: readWords(template),
    languages: readLanguages(template),
  }
}

// The address of a document; a folder has no page of its own when the site is read from files.
export function addressOf(url, home, terms = []) {
  const address = new URL(url, home)
  if (address.protocol === "file:" && address.pathname.endsWith("/")) {
    address.pathname += "index.html"
  }
  if (terms.length) address.searchParams.set("h", terms.join(" "))
  return address.href
}
