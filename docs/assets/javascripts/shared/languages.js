// Which of our languages a reader wants: a choice made here before, then what the browser asks for.

const KEY = "language"

// Language and script: zh-TW and zh-HK want zh-Hant, en-GB wants en.
function shape(tag) {
  try {
    const { language, script } = new Intl.Locale(tag).maximize()
    return `${language}-${script}`
  } catch {
    return tag.toLowerCase()
  }
}

function chosen() {
  try {
    return localStorage.getItem(KEY)
  } catch {
    return null // a browser without storage
  }
}

export function remember(tag) {
  try {
    localStorage.setItem(KEY, tag)
  } catch {
    // A browser without storage: the choice lasts as long as the page.
  }
}

// The first of the reader's languages that is among these tags, or nothing.
export function pick(tags) {
  const wanted = [chosen(), ...navigator.languages].filter(Boolean).map(shape)
  for (const one of wanted) {
    const found = tags.find(tag => shape(tag) === one)
    if (found) return found
  }
}
