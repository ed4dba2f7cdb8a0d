// The language switch keeps the place in the article and remembers the choice. On the home page a
// reader whose language is another one is offered it, in that language, and is never sent there.

import { pick, remember } from "./shared/languages.js"

for (const link of document.querySelectorAll("a[data-hc-locale]")) {
  link.addEventListener("click", () => {
    remember(link.dataset.hcLocale)
    if (location.hash) link.hash = location.hash // heading IDs are the same in all languages
  })
}

const offers = [...document.querySelectorAll("[data-hc-suggest]")]
const own = document.documentElement.lang
const wanted = offers.length ? pick(offers.map(offer => offer.dataset.hcSuggest)) : own
const offer = offers.find(one => one.dataset.hcSuggest === wanted && wanted !== own)

if (offer) {
  offer.hidden = false
  offer.querySelector("[data-hc-dismiss]").addEventListener("click", () => {
    remember(own)
    offer.hidden = true
  })
}
