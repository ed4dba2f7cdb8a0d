// Judges texts, and loads the word lists that it takes. A list that is there is kept, a failure is not.

import { detect, listsNeeded, unpackList } from "../../secrets/detect.js"

function addScript(address) {
  return new Promise((resolve, reject) => {
    const script = document.createElement("script")
    script.src = address
    script.addEventListener("load", resolve)
    script.addEventListener("error", reject)
    document.head.append(script)
  })
}

export function openJudge(addresses) {
  const lists = {}
  const loading = {}
  const answers = new Map() // what readers said of numbers that may be a key: "hash" or "key"
  const find = text => detect(text, lists, number => answers.get(number))

  // Called by the script of a list.
  function add(name, packed) {
    lists[name] = unpackList(name, packed)
  }

  async function load(name) {
    loading[name] ??= addScript(addresses[name])
    try {
      await loading[name]
    } catch (error) {
      delete loading[name] // the next text tries again: the network may be back
      throw error
    }
    if (!lists[name]) throw new Error(name)
  }

  // All that can be known of a text. Not to be able to know is a finding, too: "unchecked".
  async function check(text) {
    try {
      for (;;) {
        const found = find(text)
        const missing = listsNeeded(text, lists)
        if (found && found.kind !== "hex") return { kind: found.kind }
        if (!missing.length) return found && { kind: found.kind }
        await Promise.all(missing.map(load))
      }
    } catch {
      return { kind: find(text)?.kind ?? "unchecked" }
    }
  }

  // The reader's answer to the question that a text has raised.
  function answer(text, meaning) {
    const found = find(text)
    if (found?.number) answers.set(found.number, meaning)
  }

  return { add, check, answer }
}
