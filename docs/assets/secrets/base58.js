// Base58, the letters in which keys are written, and its checksum.

import { sha256 } from "./sha256.js"

const LETTERS = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"

// The bytes of a text, or nothing where a letter is none.
export function decode(text) {
  const digits = []
  for (const letter of text) {
    let carry = LETTERS.indexOf(letter)
    if (carry < 0) return null
    for (let n = 0; n < digits.length; n++) {
      carry += digits[n] * 58
      digits[n] = carry & 255
      carry >>= 8
    }
    for (; carry; carry >>= 8) digits.push(carry & 255)
  }
  for (const letter of text) {
    if (letter !== "1") break
    digits.push(0) // each leading one is a zero
  }
  return Uint8Array.from(digits.reverse())
}

// What stands before the checksum, or nothing where the checksum is another one.
export function decodeChecked(text) {
  const bytes = decode(text)
  if (!bytes || bytes.length < 5) return null
  const payload = bytes.slice(0, -4)
  const sum = sha256(sha256(payload))
  return bytes.slice(-4).every((byte, n) => byte === sum[n]) ? payload : null
}
