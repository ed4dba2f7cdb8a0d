// Tells screen readers what happened, once the reader pauses; the last word only.

const PAUSE = 700

export function announcer(element) {
  let waiting = 0
  return text => {
    clearTimeout(waiting)
    waiting = setTimeout(() => { element.textContent = text }, PAUSE)
  }
}
