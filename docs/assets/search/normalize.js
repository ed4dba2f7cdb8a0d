// Texts as they are compared: one form for everything that readers type in several ways.

const SMALL_KANA = /[\u3041\u3043\u3045\u3047\u3049\u3063\u3083\u3085\u3087\u308e\u30a1\u30a3\u30a5\u30a7\u30a9\u30c3\u30e3\u30e5\u30e7\u30ee]/g
const ARABIC = new Map([..."\u0622\u0623\u0625\u0671"].map(letter => [letter, "\u0627"]).concat(
  [["\u0649", "\u064a"], ["\u0626", "\u064a"], ["\u0624", "\u0648"], ["\u0629", "\u0647"], ["\u0640", ""]]
))
const STROKES = new Map([["\u0111", "d"], ["\u00f8", "o"], ["\u0142", "l"], ["\u0131", "i"]])

// Width, ligatures and case; the number of characters hardly changes, so that it can be shown.
export function tidy(text) {
  return text.normalize("NFKC").toLowerCase()
}

// Without marks (accents, tones, vowel signs), and with one letter for those that are mixed up.
// `fold` maps traditional to simplified characters.
export function normalize(text, fold) {
  return flatten(tidy(text), fold)
}

// The same for a text that is tidy.
export function flatten(plain, fold) {
  if (/^[\x00-\x7f]*$/.test(plain)) return plain
  return (fold.size ? plain.replace(/\p{sc=Han}/gu, character => fold.get(character) || character) : plain)
    .replace(/[\u0622-\u0629\u0640\u0649\u0671]/g, letter => ARABIC.get(letter) ?? letter)
    .replace(/[\u0660-\u0669]/g, digit => String(digit.charCodeAt(0) - 0x660))
    .replace(/[\u0111\u00f8\u0142\u0131]/g, letter => STROKES.get(letter))
    .replace(/[\p{sc=Latin}\p{sc=Cyrillic}\p{sc=Arabic}\p{M}]+/gu, withoutMarks)
    .replace(/[\u3041-\u30fc]+/g, foldKana)
}

function withoutMarks(letters) {
  return letters.normalize("NFD").replace(/\p{M}+/gu, "")
}

// Hiragana as katakana, small as large, without the long mark.
function foldKana(kana) {
  return kana
    .replace(SMALL_KANA, small => String.fromCharCode(small.charCodeAt(0) + 1))
    .replace(/[\u3041-\u3096]/g, sign => String.fromCharCode(sign.charCodeAt(0) + 0x60))
    .replace(/[\u30fb\u30fc]/g, "")
}

// "tsts" as a map: traditional and simplified character in turn.
export function readFold(pairs) {
  const characters = [...(pairs || "")]
  const fold = new Map()
  for (let n = 0; n + 1 < characters.length; n += 2) fold.set(characters[n], characters[n + 1])
  return fold
}
