// Hosts that know only one error page show that of the source language for every address. A reader
// of another language gets the error page of the language that the address begins with.

const links = [...document.querySelectorAll("[data-hc-error-page]")]
const longest = (a, b) => b.pathname.length - a.pathname.length
const home = links.sort(longest).find(link => location.pathname.startsWith(link.pathname))

if (home && !home.hasAttribute("aria-current")) location.replace(`${home.href}404.html`)
