// The theme opens its drawer and its search by labels, which a keyboard cannot reach. With
// scripts on, real buttons take their place and press the hidden labels.

for (const button of document.querySelectorAll("[data-hc-press]")) {
  const label = document.querySelector(`.md-header__button[for=${button.dataset.hcPress}]`)
  button.addEventListener("click", () => label.click())
}
