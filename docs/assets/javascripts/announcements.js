// Announcements end and begin by the reader's clock, without a new build.

const today = new Date().toISOString().slice(0, 10)
const agent = navigator.userAgent
const platform = /android/i.test(agent) ? "android" : /iphone|ipad|ipod/i.test(agent) ? "ios" : ""

for (const item of document.querySelectorAll("[data-hc-from]")) {
  const { hcFrom, hcUntil, hcPlatform } = item.dataset
  const other = hcPlatform && platform && hcPlatform !== platform
  item.hidden = today < hcFrom || today > hcUntil || Boolean(other)
}
