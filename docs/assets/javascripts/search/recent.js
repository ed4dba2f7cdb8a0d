// Recent searches, on this device only. Whoever adds one has made sure that it holds no secret.

const KEY = "searches"
const MOST = 5

export function listRecent() {
  try {
    const kept = JSON.parse(localStorage.getItem(KEY))
    return Array.isArray(kept) ? kept.filter(one => typeof one === "string").slice(0, MOST) : []
  } catch {
    return [] // a browser without storage, or somebody else's value
  }
}

export function addRecent(query) {
  const kept = [query, ...listRecent().filter(one => one !== query)].slice(0, MOST)
  try {
    localStorage.setItem(KEY, JSON.stringify(kept))
  } catch {
    // A browser without storage keeps none.
  }
}

export function clearRecent() {
  try {
    localStorage.removeItem(KEY)
  } catch {
    // There are none.
  }
}
