// Asks the page's guard (assets/javascripts/guard.js). Without its answer nothing goes on.

// The kind of secret in a text, null if it holds none. Rejects where the guard is missing.
export async function findSecret(text) {
  if (!globalThis.helpcentreGuard) throw new Error("the guard is not loaded")
  return (await globalThis.helpcentreGuard.check(text))?.kind ?? null
}

// 64 hexadecimal digits are a question, which the field for a hash asks itself.
export const isQuestion = kind => kind === "hex"

// What the form says of a kind: the name of its text; nothing where there is no secret.
export function faultOf(kind) {
  if (!kind) return ""
  return ["hex", "key", "unchecked"].includes(kind) ? kind : "secret"
}
