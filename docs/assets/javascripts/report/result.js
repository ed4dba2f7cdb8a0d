// The text that was built: shown, then copied, handed to the mail program or saved. The guard has
// seen it before it is shown, and nobody can change it afterwards.

import { mailLink, subjectOf } from "./text.js"

const follow = attributes => {
  const link = Object.assign(document.createElement("a"), attributes)
  document.body.append(link)
  link.click()
  link.remove()
}

// Each line in its own direction.
function lineOf(text) {
  const line = document.createElement("div")
  line.dir = "auto"
  line.append(text || document.createElement("br"))
  return line
}

function select(element) {
  element.focus()
  getSelection().selectAllChildren(element)
}

// Where the clipboard is closed to scripts (a site read from files), the old way, then by hand.
async function copyText(element, text) {
  try {
    await navigator.clipboard.writeText(text)
    return true
  } catch {
    select(element)
    return document.execCommand("copy")
  }
}

function saveText(text, day) {
  const href = URL.createObjectURL(new Blob([text], { type: "text/plain;charset=utf-8" }))
  follow({ href, download: `report-${day}.txt` })
  setTimeout(() => URL.revokeObjectURL(href), 1000)
}

function today() {
  const now = new Date()
  const pad = number => String(number).padStart(2, "0")
  return `${now.getFullYear()}-${pad(now.getMonth() + 1)}-${pad(now.getDate())}`
}

export function openResult(root, { plain, document: words }, say) {
  const section = root.querySelector("[data-hc-made]")
  const place = root.querySelector("[data-hc-text]")
  const address = root.querySelector("form").dataset.hcMail
  let made = null

  const copy = async done => say((await copyText(place, made.text)) ? done : plain.by_hand.own)

  async function mail() {
    const { link, whole } = mailLink(address, subjectOf(made.kind, made.day, words), made.text)
    if (whole) say(plain.mailed.own)
    else await copy(plain.too_long.own)
    follow({ href: link })
  }

  const acts = {
    copy: () => copy(plain.copied.own),
    mail,
    save: () => {
      saveText(made.text, made.day)
      say(plain.saved.own)
    },
  }
  for (const button of section.querySelectorAll("[data-hc-act]")) {
    button.addEventListener("click", () => made && acts[button.dataset.hcAct]())
  }

  function show(text, kind, day = today()) {
    made = { text, kind, day }
    place.replaceChildren(...text.trimEnd().split("\n").map(lineOf))
    section.hidden = false
    section.querySelector("h3").focus()
  }

  function hide() {
    made = null
    place.replaceChildren()
    section.hidden = true
  }

  return { show, hide }
}
