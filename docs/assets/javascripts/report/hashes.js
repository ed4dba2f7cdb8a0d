// What was put where a transaction hash belongs. A right look is no proof: a private key may have it.

const ZERO_WIDTH = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g
const whole = (pattern, flags = "") => new RegExp(`^(?:${pattern})$`, flags)
const matches = (pattern, text) => Boolean(pattern) && whole(pattern).test(text)

// The text as it was meant: full-width letters, quotes and blanks around it, invisible signs.
export function cleanHash(text) {
  return text.normalize("NFKC").replace(ZERO_WIDTH, "").trim().replace(/^["'`<(]+|["'`>),;]+$/g, "").trim()
}

// Gives `{ hash, fault }`: no fault, or address, key, cut, link, bare (no 0x), shape. `chain` has
// the patterns `hash` and `address` of the chosen network, `known` those of all `addresses`, `keys`.
export function judgeHash(text, chain, known) {
  const hash = cleanHash(text)
  if (matches(known.keys, hash)) return { hash, fault: "key" }
  if (matches(known.addresses, hash)) return { hash, fault: "address" }
  if (matches("https?://\\S+", hash)) {
    const part = hash.split(/[/?#=&]/).find(one => matches(chain.hash, one) && /\d/.test(one))
    return part ? { hash: part, fault: "" } : { hash, fault: "link" }
  }
  if (/\u2026|\.\.|\*{2}/.test(hash)) return { hash, fault: "cut" }
  if (matches(chain.hash, hash)) return { hash, fault: "" }
  if (matches(chain.address, hash)) return { hash, fault: "address" }
  if (/^[0-9a-f]{64}$/i.test(hash) && matches(chain.hash, `0x${hash}`)) return { hash, fault: "bare" }
  return { hash, fault: "shape" }
}
