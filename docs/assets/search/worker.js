// What the bundle offers: `helpcentreSearch` in the page and, in a worker, answers to messages.

import { createEngine } from "./engine.js"

const engine = createEngine()
const pause = () => new Promise(resolve => setTimeout(resolve))

// Makes all that was added ready to be searched, in slices between which questions are answered.
async function prepare() {
  while (engine.advance()) await pause()
}

globalThis.helpcentreSearch = { ...engine, prepare }

// A part is read, not run: a worker that runs a script waits for it, and answers nothing meanwhile.
async function fetchPart(address) {
  const response = await fetch(address)
  const text = await response.text()
  engine.add(JSON.parse(text.slice(text.indexOf("(") + 1, text.lastIndexOf(")"))))
}

async function complete(address) {
  const ready = await fetchPart(address).then(prepare).then(() => true, () => false)
  globalThis.postMessage({ ready })
}

// {load: [addresses]} loads parts at once; {rest: address} loads one while questions are answered,
// and is answered by {ready}; {id, query, limit} is answered by {id, ...result}.
function receive({ data }) {
  if (data.load) {
    globalThis.importScripts(...data.load)
    prepare()
  }
  if (data.rest) complete(data.rest)
  if (data.query !== undefined) {
    globalThis.postMessage({ id: data.id, ...engine.search(data.query, { limit: data.limit, hurry: true }) })
  }
}

if (typeof globalThis.importScripts === "function") globalThis.onmessage = receive
