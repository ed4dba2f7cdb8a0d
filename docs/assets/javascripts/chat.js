// Live chat: nothing of it is loaded before the reader asks, and closing it removes all of it.

import * as chatwoot from "./chat/chatwoot.js"
import { openFrame } from "./chat/frame.js"

const ADAPTERS = { chatwoot }
const PATIENCE = 15000 // milliseconds until the other ways are better

function start(root, adapter) {
  const find = name => root.querySelector(`[data-hc-${name}]`)
  const words = root.querySelector("template").content
  const [open, close, place] = ["open", "close", "frame"].map(find)
  let frame = null
  let timer = 0

  const show = (state, shown) => {
    clearTimeout(timer)
    root.dataset.state = state
    find("state").textContent = words.querySelector(`[data-hc-word=${state}]`).textContent
    open.hidden = shown
    close.hidden = place.hidden = !shown
  }
  const end = state => {
    frame?.remove()
    frame = null
    const hadFocus = close === document.activeElement
    show(state, false)
    if (hadFocus) open.focus()
  }
  const hear = data => {
    const event = adapter.readMessage(data)
    if (event === "closed") end("closed")
    if (event !== "ready") return
    const dark = document.body.dataset.mdColorScheme === "slate"
    for (const message of adapter.greetings({ language: root.lang, dark })) frame.send(message)
    show("ready", true)
  }

  open.addEventListener("click", () => {
    show("loading", true)
    timer = setTimeout(() => end("failed"), PATIENCE)
    frame = openFrame(place, adapter.addressOf(root.dataset), hear)
    close.focus()
  })
  close.addEventListener("click", () => end("closed"))
  find("scripted").hidden = false
}

for (const root of document.querySelectorAll("[data-hc-chat]")) {
  const adapter = ADAPTERS[root.dataset.hcChat]
  if (adapter) start(root, adapter)
}
