// The address of the search page for some words, which can be shared.

import { addressOf } from "./settings.js"

export function pageOf(page, query) {
  const address = new URL(addressOf(page, page))
  if (query) address.searchParams.set("q", query)
  return address.href
}
