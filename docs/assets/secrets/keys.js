// Private keys: alone, as a tree, encrypted, in a file; and numbers that may be one.

import { decode, decodeChecked } from "./base58.js"
import { nearest } from "./labels.js"

const BASE58 = /(?<![0-9A-Za-z])[1-9A-HJ-NP-Za-km-z]{51,112}(?![0-9A-Za-z])/g
const FILE = /["'](?:ciphertext|cipherparams|kdfparams)["']\s*:/i
const BLOCK = /-----BEGIN [A-Z ]*PRIVATE KEY/
const BYTES = /(?<![\d.])(?:\d{1,3}\s*,\s*){31,}\d{1,3}(?![\d.])/g
const HEX = /(?<![0-9a-z/])(?:0x)?(?:[0-9a-f]{62,66}|[0-9a-f]{128})(?![0-9a-z])/gi

// A key for one address (WIF), a tree of keys (xprv and its kin), or an encrypted key (BIP-38).
function isKey(text) {
  const payload = decodeChecked(text)
  if (!payload) return false
  const { length } = payload
  if (length === 33 || (length === 34 && payload[33] === 1)) return payload[0] >= 0x80
  if (length === 78) return payload[45] === 0
  return length === 39 && payload[0] === 1 && (payload[1] === 0x42 || payload[1] === 0x43)
}

const isBytes = row => row.split(",").every(number => Number(number) < 256)

// Numbers that are a transaction's or a private key: nobody can tell by looking at them. In an
// address of a page they are a transaction's.
function* doubtful(text) {
  for (const found of text.matchAll(HEX)) yield found
  for (const found of text.matchAll(BASE58)) {
    if (found[0].length > 84 && found[0].length < 89 && decode(found[0]).length === 64) yield found
  }
}

export const hasDoubtful = text => !doubtful(text).next().done

// {kind: "keystore", "key" or "hex"}, or nothing. A doubtful number is a key where it is called so,
// else a question; `meaningOf(number)` is what the reader has answered, "hash" or "key".
export function findKey(text, labels, meaningOf) {
  if (FILE.test(text)) return { kind: "keystore" }
  if (BLOCK.test(text)) return { kind: "key" }
  if ((text.match(BASE58) || []).some(isKey)) return { kind: "key" }
  if ((text.match(BYTES) || []).some(isBytes)) return { kind: "key" }
  let question = null
  for (const { 0: number, index } of doubtful(text)) {
    const meaning = meaningOf(number) ?? (labels && nearest(text, index, number.length, labels))
    if (meaning === "key") return { kind: "key" }
    if (meaningOf(number) !== "hash") question ??= { kind: "hex", number }
  }
  return question
}
