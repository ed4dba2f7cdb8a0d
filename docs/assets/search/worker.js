// What the bundle offers: `helpcentreSearch` in the page and, in a worker, answers to messages.

import { createEngine } from "./engine.js"

const engine = createEngine()
globalThis.helpcentreSearch = engine

// {load: [addresses]} loads parts; {id, query, limit} is answered by {id, ...result}.
function receive({ data }) {
  if (data.load) globalThis.importScripts(...data.load)
  if (data.query !== undefined) {
    globalThis.postMessage({ id: data.id, ...engine.search(data.query, { limit: data.limit }) })
  }
}

if (typeof globalThis.importScripts === "function") globalThis.onmessage = receive
