// The theme opens its drawer by a label, which a keyboard cannot reach. With scripts on, a real
// button takes its place and presses the hidden label.

for (const button of document.querySelectorAll("[data-hc-press]")) {
  const label = document.querySelector(`.md-header__button[for=${button.dataset.hcPress}]`)
  button.addEventListener("click", () => label.click())
}
