// Opens the article behind a permanent code in the first of the reader's languages that we have.

import { pick } from "./shared/languages.js"

const links = [...document.querySelectorAll("[data-hc-locale]")]
const wanted = pick(links.map(link => link.dataset.hcLocale))
const link = links.find(one => one.dataset.hcLocale === wanted)
if (link) location.replace(link.href)
