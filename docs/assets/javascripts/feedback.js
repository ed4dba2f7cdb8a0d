// "Did this help?" sends nothing unless the site configures where to.

for (const section of document.querySelectorAll("[data-hc-page]")) {
  const { hcPage: page, hcEndpoint: endpoint } = section.dataset
  const button = section.querySelector("[data-hc-helped]")
  const details = section.querySelector("details")
  const send = helped => {
    if (endpoint) navigator.sendBeacon(endpoint, JSON.stringify({ page, helped }))
  }

  button.hidden = false
  button.addEventListener("click", () => {
    button.hidden = details.hidden = true
    section.querySelector("[data-hc-thanks]").hidden = false
    send(true)
  })
  details.addEventListener("toggle", () => details.open && send(false), { once: true })
}
