// The engine: in a worker, or in the page where no worker can start (a site read from files).

const LIMIT = 20

function inWorker(address, core) {
  const worker = new Worker(address)
  const waiting = new Map()
  let last = 0
  let complete = null
  worker.addEventListener("message", ({ data }) => {
    if ("ready" in data) return complete(data.ready)
    waiting.get(data.id)?.(data)
    waiting.delete(data.id)
  })
  const died = new Promise((_, reject) => {
    worker.addEventListener("error", event => {
      event.preventDefault()
      worker.terminate()
      reject(new Error(event.message))
    })
  })
  died.catch(() => {}) // whoever asks is told
  worker.postMessage({ load: [core] })
  const answer = query => new Promise(resolve => {
    waiting.set(++last, resolve)
    worker.postMessage({ id: last, query, limit: LIMIT })
  })
  const addRest = more => new Promise((resolve, reject) => {
    complete = ready => (ready ? resolve() : reject(new Error(more)))
    worker.postMessage({ rest: more })
  })
  return {
    add: more => Promise.race([addRest(more), died]),
    ask: query => Promise.race([answer(query), died]),
  }
}

function addScript(address) {
  return new Promise((resolve, reject) => {
    const script = document.createElement("script")
    script.src = address
    script.addEventListener("load", resolve)
    script.addEventListener("error", reject)
    document.head.append(script)
  })
}

let turn = Promise.resolve() // scripts of several engines load one after the other

function inPage(address, core) {
  let own = null
  const load = next => {
    const loaded = turn.then(async () => {
      if (own) globalThis.helpcentreSearch = own
      await addScript(next)
      own ??= globalThis.helpcentreSearch
    })
    turn = loaded.catch(() => {})
    return loaded
  }
  const ready = Promise.all([load(address), load(core)])
  ready.then(() => own.prepare()).catch(() => {}) // whoever asks is told
  return {
    add: more => load(more).then(() => own.prepare()),
    ask: query => ready.then(() => own.search(query, { limit: LIMIT, hurry: true })),
  }
}

// An engine that fetches nothing before it is asked or warmed: first what ranks, later the rest.
export function openEngine({ engine, core, more }) {
  let inside = null
  let rest = null

  function start(open) {
    inside = open(engine, core)
    rest = null
  }

  function warm() {
    if (inside) return
    try {
      start(inWorker)
    } catch {
      start(inPage)
    }
  }

  async function ask(query) {
    warm()
    const own = inside
    try {
      return await own.ask(query)
    } catch {
      if (inside === own) start(inPage)
    }
    try {
      return await inside.ask(query)
    } catch (error) {
      inside = null // the next question tries again: the network may be back
      throw error
    }
  }

  // Resolves when answers come from the rest, too; nothing where it is there or on its way.
  function fetchRest() {
    if (rest || !inside) return null
    const fetched = inside.add(more)
    rest = fetched
    fetched.catch(() => {
      if (rest === fetched) rest = null // the next answer tries again; until then all are only poorer
    })
    return fetched
  }

  return { warm, ask, fetchRest }
}
