// What a pseudo-language shows of a page: runs in it and returns its faults by kind, one a line.
// Texts are judged where the page speaks its own language; a part with another `lang` is content.
({ alphabet, names, direction, mayClip }) => {
  const root = document.documentElement
  const isForeign = node => node.closest("[lang]").lang !== root.lang || node.closest("[translate=no]")
  const isSilent = node => node.closest("script, style, noscript, template, svg")
  const isSeen = node => node.checkVisibility({ opacityProperty: true, visibilityProperty: true })
  const known = new RegExp(`${names.join("|")}|(?=\\S*\\d)[\\w.-]*[A-Za-z][\\w.-]*`, "g")
  const short = text => text.trim().replace(/\s+/g, " ").slice(0, 60)
  const name = node => {
    const classes = [...node.classList].map(each => `.${each}`).join("")
    return `<${node.localName}${node.id ? `#${node.id}` : ""}${classes}>`
  }

  function* texts() {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const parent = node.parentElement
      if (!isSilent(parent) && node.data.trim()) yield [node, parent, node.data]
    }
  }

  function rectsOf(node, start, end) {
    const range = document.createRange()
    range.selectNodeContents(node)
    if (end) {
      range.setStart(node, start)
      range.setEnd(node, end)
    }
    return [...range.getClientRects()].filter(rect => rect.width && rect.height)
  }

  // Words: letters that nobody has translated, and texts that have lost a bracket or never had one.
  function judge(text, depth) {
    const rest = text.replace(known, "")
    const letters = [...rest.matchAll(/\p{L}/gu)].map(found => found[0])
    let outside = false
    for (const sign of rest) {
      if (sign === "⟦") depth += 1
      else if (sign === "⟧") depth -= 1
      else if (depth < 1 && /\p{L}/u.test(sign)) outside = true
    }
    const strange = letters.some(letter => !alphabet.includes(letter))
    return { depth, fault: strange ? "is not translated" : outside ? "has no brackets" : "" }
  }

  function* words() {
    let depth = 0
    for (const [, parent, text] of texts()) {
      if (isForeign(parent)) continue
      const found = judge(text, depth)
      depth = found.depth
      if (found.fault) yield `${name(parent)} ${found.fault}: ${short(text)}`
    }
    if (depth) yield `${depth} brackets are never closed`
    for (const attribute of ["aria-label", "aria-description", "title", "placeholder", "alt"]) {
      for (const node of document.body.querySelectorAll(`[${attribute}]`)) {
        const text = node.getAttribute(attribute)
        if (!isForeign(node)) yield* whole(`${name(node)} [${attribute}]`, text)
      }
    }
    if (document.querySelector(".hc-fallback")) return // title and description are content
    yield* whole("<title>", document.title)
    yield* whole("[name=description]", document.querySelector("[name=description]").content)
  }

  function* whole(place, text) {
    const { depth, fault } = judge(text, 0)
    if (fault || depth) yield `${place} ${fault || "is cut"}: ${short(text)}`
  }

  // Clipped: the page is wider than the screen, a text wider than its box, a word torn in two, or
  // a heading followed by an empty line.
  const BOXES = "button, summary, td, th, details, .md-button, .admonition, .hc-card, .hc-search,"
    + ".hc-channel-card, .hc-announcement, .hc-sample, .md-select__inner, .md-nav__link,"
    + ".hc-find__panel, .hc-secret, .hc-answer, .md-content__inner, .md-banner, .md-footer"
  const LABELS = "button, h1, h2, h3, th, dt, .md-button, .hc-card, .md-path"

  function* clipped() {
    if (root.scrollWidth > root.clientWidth) {
      yield `the page is ${root.scrollWidth} px wide, the screen ${root.clientWidth}`
    }
    for (const [node, parent, text] of texts()) {
      if (!isSeen(parent) || parent.closest(mayClip)) continue
      const rects = rectsOf(node)
      const box = holders(parent).find(([, limit]) => rects.some(rect => isOutside(rect, limit)))
      if (box) yield `${name(box[0])} is too small for: ${short(text)}`
      if (parent.closest(LABELS)) yield* torn(node, text)
    }
    for (const node of document.querySelectorAll("article :is(h1, h2, h3)")) {
      const parts = [...node.childNodes].filter(each => !each.matches?.(".headerlink"))
      const last = Math.max(...parts.flatMap(each => rectsOf(each)).map(rect => rect.bottom))
      const style = getComputedStyle(node)
      const empty = node.getBoundingClientRect().bottom - last > parseFloat(style.fontSize)
      if (isSeen(node) && empty) yield `${name(node)} has an empty line: ${short(node.textContent)}`
    }
  }

  const isOutside = (rect, limit) => (
    rect.left < limit.left - 1 || rect.right > limit.right + 1
    || rect.top < limit.top - 3 || rect.bottom > limit.bottom + 3 // letters are higher than lines
  )

  // The elements that a text must stay in, with their edges; one that scrolls ends them.
  function holders(parent) {
    const found = []
    for (let node = parent; node && node !== root; node = node.parentElement) {
      const { overflowX } = getComputedStyle(node)
      const holds = /hidden|clip/.test(overflowX) || node.matches(BOXES)
      if (holds) found.push([node, node.getBoundingClientRect()])
      if (/auto|scroll/.test(overflowX)) return found
    }
    return [...found, [root, { left: 0, right: root.clientWidth }]]
  }

  function* torn(node, text) {
    for (const word of text.matchAll(/[\p{L}\p{M}]+/gu)) {
      const rects = rectsOf(node, word.index, word.index + word[0].length)
      const lines = new Set(rects.map(rect => Math.round(rect.bottom)))
      if (lines.size > 1) yield `${name(node.parentElement)} tears: ${word[0]}`
    }
  }

  // Sides: what starts a line, and what stands beside it, is where its language starts its lines.
  function* sides() {
    if (document.body.dir !== direction) yield `the page is not ${direction}`
    const article = document.querySelector("article")
    const isRight = node => getComputedStyle(node).direction === "rtl"
    const inside = (style, side) => (
      parseFloat(style[`padding${side}`]) + parseFloat(style[`border${side}Width`])
    )
    const starts = "h1, h2, h3, p, dt, dd, th:not(.hc-status *), td:not(.hc-status *), .hc-search span"
    for (const node of article.querySelectorAll(starts)) {
      const box = node.getBoundingClientRect()
      const style = getComputedStyle(node)
      if (!rectsOf(node).length || !isSeen(node)) continue
      const gap = isRight(node)
        ? box.right - inside(style, "Right") - Math.max(...rectsOf(node).map(each => each.right))
        : Math.min(...rectsOf(node).map(each => each.left)) - box.left - inside(style, "Left")
      if (Math.abs(gap) > 2) yield `${name(node)} does not start at its side: ${short(node.textContent)}`
    }
    const frame = article.getBoundingClientRect()
    for (const node of article.querySelectorAll("li")) {
      if (!isSeen(node) || getComputedStyle(node).listStyleType === "none") continue
      const box = node.getBoundingClientRect()
      const room = isRight(node) ? frame.right - box.right : box.left - frame.left
      if (room < 20) yield `${name(node)} has no room for its marker: ${short(node.textContent)}`
    }
    yield* decorations(isRight)
  }

  function* decorations(isRight) {
    const all = (selector, check) => [...document.querySelectorAll(selector)].filter(
      node => isSeen(node) && !check(node, getComputedStyle(node)),
    )
    const px = (style, side) => parseFloat(style[side])
    const start = node => (isRight(node) ? "right" : "left")
    const end = node => (isRight(node) ? "left" : "right")
    const mirror = direction === "rtl" ? "matrix(-1, 0, 0, 1, 0, 0)" : "none"
    const rules = {
      "has its icon on the wrong side": all("article :is(.admonition-title, summary)", node => {
        const icon = getComputedStyle(node, "::before")
        return icon.content === "none" || px(icon, start(node)) < px(icon, end(node))
      }),
      "has its bar on the wrong side": all(".hc-announcement, .hc-outdated, blockquote", (node, style) => {
        const width = side => px(style, side === "right" ? "borderRightWidth" : "borderLeftWidth")
        return width(start(node)) > width(end(node))
      }),
      "has its box on the wrong side": all(".task-list-indicator", node => (
        px(getComputedStyle(node, "::before"), start(node)) < 0
      )),
      "has an arrow that is not mirrored": all(".md-path__item:not(:first-child)", node => (
        getComputedStyle(node, "::before").transform === mirror
      )),
      "is an arrow that is not mirrored": all(".hc-find__back svg", (_, style) => (
        style.transform === mirror
      )),
      "turns its digits or letters around": all("time, .hc-address", (_, style) => (
        style.direction === "ltr" && style.unicodeBidi === "isolate"
      )),
    }
    for (const [fault, nodes] of Object.entries(rules)) {
      for (const node of nodes) yield `${name(node)} ${fault}: ${short(node.textContent)}`
    }
  }

  // Header: nothing lies under it where a page, or a part of it, begins; its parts have room.
  function* header() {
    const bar = document.querySelector(".md-header").getBoundingClientRect()
    const target = document.querySelector(":target")
    for (const node of target ? [target] : document.querySelectorAll(".md-banner, .md-main")) {
      const box = node.getBoundingClientRect()
      if (box.top < bar.bottom - 1 && box.bottom > bar.top + 1) yield `${name(node)} lies under the header`
    }
    const parts = [...document.querySelector(".md-header__inner").children].filter(
      node => isSeen(node) && !node.matches("[data-open], script") && node.getBoundingClientRect().width,
    )
    const boxes = parts.map(node => [node, node.getBoundingClientRect()])
    for (const [one, a] of boxes) {
      for (const [other, b] of boxes) {
        const apart = a.right <= b.left + 1 || b.right <= a.left + 1
        if (one !== other && !apart) yield `${name(one)} lies over ${name(other)}`
      }
    }
  }

  const kinds = { words, clipped, sides, header }
  return Object.fromEntries(Object.entries(kinds).map(([kind, list]) => [kind, [...list()]]))
}
