// Host names taken apart, as hooks/helpcentre/trust/domains.py and endings.py do.

// An address as the browser reads it; nothing if it refuses it.
export function parseAddress(address) {
  try {
    return new URL(address)
  } catch {
    return null
  }
}

export const isBelow = (host, domain) => host === domain || host.endsWith(`.${domain}`)

// `a.brand.co.uk`: `before` is `a`, `label` is `brand`, `ending` is `co.uk`.
export function splitHost(host, endings) {
  const labels = host.split(".")
  const two = labels.length > 2 && (endings[labels.at(-2)] ?? "").split(" ").includes(labels.at(-1))
  const rest = labels.slice(0, two ? -2 : -1)
  if (!rest.length) return { before: [], label: host, ending: "", name: host }
  const label = rest.pop()
  const ending = labels.slice(two ? -2 : -1).join(".")
  return { before: rest.filter(Boolean), label, ending, name: ending ? `${label}.${ending}` : label }
}

// The host as a reader sees it, `xn--` names decoded where they can be.
export const showHost = host => host.split(".").map(showLabel).join(".")

function showLabel(label) {
  return label.startsWith("xn--") ? decodePunycode(label.slice(4)) ?? label : label
}

// RFC 3492; nothing if it is none.
function decodePunycode(text) {
  const cut = text.lastIndexOf("-")
  const found = [...text.slice(0, Math.max(cut, 0))]
  let [code, bias, place, at] = [128, 72, 0, cut + 1]
  while (at < text.length) {
    const start = place
    for (let [weight, step] = [1, 36]; ; step += 36) {
      const digit = readDigit(text[at++])
      if (digit < 0) return null
      place += digit * weight
      const limit = Math.min(Math.max(step - bias, 1), 26)
      if (digit < limit) break
      weight *= 36 - limit
    }
    bias = adapt(place - start, found.length + 1, start === 0)
    code += Math.floor(place / (found.length + 1))
    place %= found.length + 1
    if (code > 0x10ffff) return null
    found.splice(place++, 0, String.fromCodePoint(code))
  }
  return found.join("")
}

const readDigit = sign => "abcdefghijklmnopqrstuvwxyz0123456789".indexOf(sign?.toLowerCase() || " ")

function adapt(delta, count, first) {
  let rest = Math.floor(delta / (first ? 700 : 2))
  rest += Math.floor(rest / count)
  let steps = 0
  for (; rest > 455; steps += 36) rest = Math.floor(rest / 35)
  return steps + Math.floor((36 * rest) / (rest + 38))
}
