// Words without their endings, just enough that forms of one word meet.

const ENGLISH_ENDINGS = [
  [/(?:ies|ied|ying)$/, "y", 5], [/(ss|sh|ch|x|zz)es$/, "$1", 5], [/([^su])s$/, "$1", 4],
  [/(?:ations?|ating|ated|ates?)$/, "at", 7], [/(?:ings?|ed|ers?|ly|ments?)$/, "", 6],
  [/([^aeiou])\1$/, "$1", 4], [/e$/, "", 4]
]
const SPANISH_ENDINGS = [
  [/(?:mente|(?:[aei]|ar|er|ir)(?:se|me|te|lo|la|los|las|le|les|nos))$/, "", 7],
  [/(?:aciones|acion|adores?|adoras?)$/, "", 7],
  [/(?:aron|ieron|iendo|ando|adas?|ados?|idas?|idos?|aban?|ian?|amos|emos|imos)$/, "", 6],
  [/(?:ar|er|ir|an|en|es|os|as)$/, "", 5], [/[aeos]$/, "", 4]
]
const RUSSIAN_ENDINGS = [
  [/(?:\u0441\u044f|\u0441\u044c)$/, "", 5],
  [/(?:\u0438\u044f\u043c\u0438|\u044f\u043c\u0438|\u0430\u043c\u0438|\u0438\u0435\u0439|\u0438\u044f\u0445|\u043e\u0433\u043e|\u0435\u0433\u043e|\u043e\u043c\u0443|\u0435\u043c\u0443|\u044b\u043c\u0438|\u0438\u043c\u0438|\u0430\u043b\u0438|\u0438\u043b\u0438|\u0435\u043b\u0438|\u0438\u0432\u0430\u0442\u044c|\u044b\u0432\u0430\u0442\u044c)$/, "", 6],
  [/(?:\u043e\u0432|\u0435\u0432|\u0435\u0439|\u043e\u0439|\u0438\u0439|\u044b\u0439|\u0430\u044f|\u044f\u044f|\u043e\u0435|\u0435\u0435|\u044b\u0435|\u0438\u0435|\u0443\u044e|\u044e\u044e|\u043e\u043c|\u0435\u043c|\u0430\u043c|\u044f\u043c|\u0430\u0445|\u044f\u0445|\u044b\u0445|\u0438\u0445|\u0438\u044f|\u0438\u0438|\u0438\u044e|\u0430\u043b|\u0438\u043b|\u0435\u043b|\u043b\u0430|\u043b\u0438|\u043b\u043e|\u0442\u044c|\u0435\u0442|\u0438\u0442|\u0443\u0442|\u044e\u0442|\u0430\u0442|\u044f\u0442|\u043d\u044b|\u043d\u043e|\u043d\u0430)$/, "", 5],
  [/[\u0430\u0435\u0438\u043e\u0443\u044b\u044c\u044e\u044f\u0439]$/, "", 4]
]
const ARABIC_ENDINGS = [
  [/^(?:[\u0648\u0641]?(?:[\u0628\u0643]?\u0627\u0644|\u0644\u0644))/, "", 5],
  [/^[\u0648\u0641\u0628\u0644\u0643]/, "", 6],
  [/(?:\u0647\u0627|\u0647\u0645|\u0643\u0645|\u0627\u062a|\u0648\u0646|\u064a\u0646|\u0627\u0646|\u062a\u064a|\u0646\u0627)$/, "", 5],
  [/[\u0647\u064a\u0643]$/, "", 4]
]
const LATIN = { es: SPANISH_ENDINGS, vi: [] }

// The stem of a normalized word; `language` is the one whose rules Latin letters follow.
export function stem(word, language) {
  const last = word.charCodeAt(word.length - 1)
  if (last < 0x250) return word.length < 4 ? word : strip(word, LATIN[language] || ENGLISH_ENDINGS)
  if (last >= 0x400 && last < 0x530) return strip(word, RUSSIAN_ENDINGS)
  if (last >= 0x600 && last < 0x700) return strip(word, ARABIC_ENDINGS)
  return word
}

// Each rule: an ending, what replaces it, and the length from which it counts.
function strip(word, rules) {
  for (const [ending, instead, length] of rules) {
    if (word.length >= length) word = word.replace(ending, instead)
  }
  return word
}
