// The checksum of a recovery phrase (BIP-39): its last bits are the first bits of a hash of the others.

import { sha256 } from "./sha256.js"

export const SIZES = [12, 15, 18, 21, 24]

// Whether numbers of words are a whole phrase.
export function isValid(numbers) {
  if (!SIZES.includes(numbers.length)) return false
  const bits = numbers.map(number => number.toString(2).padStart(11, "0")).join("")
  const size = (numbers.length * 32) / 3
  const bytes = Uint8Array.from({ length: size / 8 }, (_, n) => parseInt(bits.slice(n * 8, n * 8 + 8), 2))
  const sum = sha256(bytes)[0].toString(2).padStart(8, "0")
  return bits.slice(size) === sum.slice(0, bits.length - size)
}
