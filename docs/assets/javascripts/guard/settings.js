// What the page says about the guard: the addresses of the word lists, and all words that readers see.

const absolute = url => new URL(url, document.baseURI).href

// Nothing where the page has none.
export function readSettings(template) {
  if (!template) return null
  const { hcGuardLists, leaked, account } = template.dataset
  const files = Object.entries(JSON.parse(hcGuardLists))
  const words = [...template.content.querySelectorAll("[data-hc-word]")]
  return {
    addresses: Object.fromEntries(files.map(([name, file]) => [name, absolute(file)])),
    leaked: pageOf(leaked),
    account: pageOf(account),
    lang: template.lang,
    dir: template.dir,
    words: Object.fromEntries(words.map(item => [item.dataset.hcWord, item.textContent])),
  }
}

// A folder has no page of its own when the site is read from files.
function pageOf(url) {
  const address = new URL(absolute(url))
  if (address.protocol === "file:" && address.pathname.endsWith("/")) address.pathname += "index.html"
  return address.href
}
