// A session whose words the guard has seen: what holds a secret is neither searched nor kept.

import { openSession } from "./session.js"

// {kind} of what must not go on, or nothing. Without the guard nobody knows, so nothing goes on.
async function look(query) {
  const guard = globalThis.helpcentreGuard
  return guard ? guard.check(query) : { kind: "unchecked" }
}

// As `openSession`, but `show` and `ask` may also give {secret: kind}.
export function openGuardedSession(settings, show) {
  const session = openSession(settings, show)
  let wanted = ""

  async function search(query) {
    wanted = query
    session.search("") // what was asked before is of no interest any more
    if (!query) return
    const found = await look(query)
    if (query !== wanted) return
    if (found) show({ secret: found.kind }, query)
    else session.search(query)
  }

  async function ask(query) {
    const found = await look(query)
    return found ? { secret: found.kind } : session.ask(query)
  }

  return { warm: session.warm, search, ask }
}

// The guard's own warning, for a field that shows it itself; a text where there is no guard.
export function warningFor(field, kind, { failed }) {
  return globalThis.helpcentreGuard?.warning(field, kind) ?? document.createTextNode(failed)
}
