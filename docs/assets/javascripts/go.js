// Opens the article behind a permanent code in the first of the reader's languages that we have.

const links = [...document.querySelectorAll("[data-hc-locale]")]

function match(wanted) {
  const tag = wanted.toLowerCase()
  const exact = links.find(link => link.dataset.hcLocale.toLowerCase() === tag)
  return exact ?? links.find(link => link.dataset.hcLocale.split("-")[0] === tag.split("-")[0])
}

const chosen = navigator.languages.map(match).find(Boolean)
if (chosen) location.replace(chosen.href)
