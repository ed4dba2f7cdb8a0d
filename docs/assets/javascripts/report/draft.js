// The draft on this device, only while the reader wishes it. Whoever keeps one has made sure that it
// holds no secret.

const KEY = "report"

export function readDraft() {
  try {
    const kept = JSON.parse(localStorage.getItem(KEY))
    const pairs = kept && typeof kept === "object" ? Object.entries(kept) : null
    return pairs && Object.fromEntries(pairs.filter(([, value]) => typeof value === "string"))
  } catch {
    return null // a browser without storage, or somebody else's value
  }
}

export function keepDraft(values) {
  try {
    localStorage.setItem(KEY, JSON.stringify(values))
  } catch {
    // A browser without storage keeps none.
  }
}

export function eraseDraft() {
  try {
    localStorage.removeItem(KEY)
  } catch {
    // There is none.
  }
}

// The codes of an address such as `#report?kind=pending&chain=bitcoin`; all else in it is ignored.
export function readCodes(fragment, known) {
  const [, query] = /^#report\?(.*)$/.exec(fragment) ?? []
  const given = new URLSearchParams(query ?? "")
  return Object.fromEntries(Object.keys(known)
    .map(name => [name, given.get(name)])
    .filter(([name, code]) => code && known[name].includes(code)))
}
