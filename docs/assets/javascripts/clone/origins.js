// Where a page stands honestly.

// The origins that the build wrote down, percent signs and all: a server that copies the site and
// replaces our host by its own in every text does not find it there.
export function readOrigins(written) {
  return written.split(" ").filter(Boolean).map(decodeURIComponent)
}

// Whether a page at this address is ours. On this very machine (a preview, a saved copy) it is.
export function isOurs({ protocol, hostname, origin }, origins) {
  if (protocol === "file:" || /^(localhost|127(\.\d+){3}|\[::1\])$/.test(hostname)) return true
  return origins.includes(origin)
}
