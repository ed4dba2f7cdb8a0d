// Announcements end and begin by the reader's clock, without a new build.

const now = new Date()
const pad = number => String(number).padStart(2, "0")
const today = `${now.getFullYear()}-${pad(now.getMonth() + 1)}-${pad(now.getDate())}`
const agent = navigator.userAgent
const platform = /android/i.test(agent) ? "android" : /iphone|ipad|ipod/i.test(agent) ? "ios" : ""

for (const item of document.querySelectorAll("[data-hc-from]")) {
  const { hcFrom, hcUntil, hcPlatform } = item.dataset
  const other = hcPlatform && platform && hcPlatform !== platform
  item.hidden = today < hcFrom || today > hcUntil || Boolean(other)
}
