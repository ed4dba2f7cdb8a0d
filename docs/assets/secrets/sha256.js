// SHA-256 of bytes. The browser has one, but not on every page (none over plain http) and not at once.

const rotate = (word, bits) => (word >>> bits) | (word << (32 - bits))
const fraction = root => ((root % 1) * 2 ** 32) | 0

// The constants are the first bits of the roots of the first 64 primes.
const PRIMES = []
for (let n = 2; PRIMES.length < 64; n++) if (PRIMES.every(prime => n % prime)) PRIMES.push(n)
const STATE = PRIMES.slice(0, 8).map(prime => fraction(Math.sqrt(prime)))
const ROUNDS = PRIMES.map(prime => fraction(Math.cbrt(prime)))

// The message as whole blocks: a one, zeros, and its length in bits.
function pad(bytes) {
  const padded = new Uint8Array(Math.ceil((bytes.length + 9) / 64) * 64)
  padded.set(bytes)
  padded[bytes.length] = 0x80
  const view = new DataView(padded.buffer)
  view.setUint32(padded.length - 4, bytes.length * 8)
  return view
}

function schedule(view, at) {
  const words = []
  for (let n = 0; n < 64; n++) {
    if (n < 16) {
      words.push(view.getInt32(at + n * 4))
      continue
    }
    const [early, late] = [words[n - 15], words[n - 2]]
    const low = rotate(early, 7) ^ rotate(early, 18) ^ (early >>> 3)
    const high = rotate(late, 17) ^ rotate(late, 19) ^ (late >>> 10)
    words.push((words[n - 16] + low + words[n - 7] + high) | 0)
  }
  return words
}

function compress(state, words) {
  let [a, b, c, d, e, f, g, h] = state
  words.forEach((word, n) => {
    const high = rotate(e, 6) ^ rotate(e, 11) ^ rotate(e, 25)
    const first = (h + high + ((e & f) ^ (~e & g)) + ROUNDS[n] + word) | 0
    const low = rotate(a, 2) ^ rotate(a, 13) ^ rotate(a, 22)
    const second = (low + ((a & b) ^ (a & c) ^ (b & c))) | 0
    ;[h, g, f, e, d, c, b, a] = [g, f, e, (d + first) | 0, c, b, a, (first + second) | 0]
  })
  return [a, b, c, d, e, f, g, h].map((one, n) => (one + state[n]) | 0)
}

export function sha256(bytes) {
  const view = pad(bytes)
  let state = STATE
  for (let at = 0; at < view.byteLength; at += 64) state = compress(state, schedule(view, at))
  const digest = new DataView(new ArrayBuffer(32))
  state.forEach((word, n) => digest.setInt32(n * 4, word))
  return new Uint8Array(digest.buffer)
}
