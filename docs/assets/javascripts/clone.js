// A page that stands at an address which is not ours says so above everything else. A copy made
// with care can remove this; it is for the many that are not.

import { isOurs, readOrigins } from "./clone/origins.js"

for (const box of document.querySelectorAll("[data-hc-origins]")) {
  const origins = readOrigins(box.dataset.hcOrigins)
  if (isOurs(location, origins)) continue
  for (const place of box.querySelectorAll("[data-hc-here]")) place.textContent = location.host
  for (const place of box.querySelectorAll("[data-hc-ours]")) place.textContent = new URL(origins[0]).host
  box.hidden = false
  document.body.prepend(box)
}
