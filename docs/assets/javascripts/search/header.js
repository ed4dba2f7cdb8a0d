// The field in the header: opens, searches while words arrive, and leads on.

import { onWords, openCombobox } from "./combobox.js"
import { openGuardedSession, warningFor } from "./guarded.js"
import { openLayer } from "./layer.js"
import { foundOptions, recentOptions } from "./panel.js"
import { addRecent, clearRecent, listRecent } from "./recent.js"
import { pageOf } from "./share.js"
import { openView } from "./view.js"

class Header {
  constructor(settings) {
    const { root } = settings
    this.settings = settings
    this.field = root.querySelector("[role=combobox]")
    this.combobox = openCombobox(this.field, root.querySelector("[role=listbox]"), {
      isOpen: () => this.view.isOpen(),
      open: () => this.refresh(),
      close: () => this.escape(),
    })
    this.view = openView(root, this.field, this.combobox)
    this.layer = openLayer(root, () => this.leave())
    this.session = openGuardedSession(settings, (found, query) => this.show(found, query))
    this.listed = "" // words whose results are shown
    this.harmless = "" // words of which the guard knows that they are no secret
  }

  get query() {
    return this.field.value.trim()
  }

  urlOf = query => pageOf(this.settings.page, query)

  open(opener) {
    this.layer.show(opener)
    this.field.focus()
    this.field.select()
  }

  leave() {
    this.session.search("")
    this.view.close()
  }

  // Escape: first the layer or the list, then the words.
  escape() {
    if (this.layer.hide()) return
    if (this.view.isOpen()) this.leave()
    else this.empty()
  }

  empty() {
    this.field.value = ""
    this.field.focus()
    this.refresh()
  }

  // The words have changed, or the reader comes back to them.
  refresh() {
    const { settings, query } = this
    this.view.clear.hidden = !this.field.value
    this.combobox.release()
    this.listed = ""
    this.session.search(query)
    if (query) return
    const recent = listRecent()
    const options = recentOptions(settings, recent, this.urlOf)
    if (recent.length || this.layer.isOpen()) this.view.fill({ options, recent: recent.length > 0 })
    else this.view.close()
  }

  show(found, query) {
    const { settings, view } = this
    if (!found) {
      view.fill({ options: recentOptions(settings, [], this.urlOf), text: settings.words.failed })
    } else if (found.secret) {
      view.fill({ box: warningFor(this.field, found.secret, settings.words) })
    } else {
      this.harmless = query
      this.showFound(found, query)
    }
  }

  showFound(found, query) {
    const { settings, view } = this
    const again = this.listed === query
    if (again && this.combobox.hasActive()) return // the reader is on the way through the list
    this.listed = query
    const { words } = settings
    const count = found.results.length + found.others.length
    view.fill({ options: foundOptions(settings, found, this.urlOf(query)), text: count ? "" : words.none })
    view.say(count ? words.count.replace("{count}", count) : words.none)
  }

  // No word leaves the page before the guard has seen that it is no secret.
  async submit() {
    const { settings, query } = this
    const found = query ? await this.session.ask(query) : null
    if (found?.secret) return this.show(found, query)
    if (found) addRecent(query)
    location.assign(this.urlOf(found ? query : ""))
  }

  choose(option) {
    const words = !option.matches(".hc-found__contact, .hc-found__recent")
    if (words && this.query === this.harmless) addRecent(this.query)
  }
}

function listenToField(header) {
  const { field, session, settings, view } = header
  field.addEventListener("focus", () => {
    session.warm()
    if (!view.isOpen()) header.refresh()
  })
  field.form.addEventListener("submit", event => {
    event.preventDefault()
    header.submit()
  })
  onWords(field, () => header.refresh())
  field.addEventListener("hc:harmless", () => header.refresh()) // the reader has told what it is
  settings.root.addEventListener("focusout", ({ relatedTarget }) => {
    if (relatedTarget && !settings.root.contains(relatedTarget)) header.leave()
  })
  document.addEventListener("pointerdown", ({ target }) => {
    if (!settings.root.contains(target)) header.leave()
  })
}

function listenToButtons(header) {
  const { layer, session, view } = header
  for (const opener of document.querySelectorAll("[data-hc-search]")) {
    opener.setAttribute("role", "button")
    opener.addEventListener("pointerdown", () => session.warm())
    opener.addEventListener("click", event => {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return // a new tab or window
      event.preventDefault()
      header.open(opener)
    })
    opener.addEventListener("keydown", event => {
      if (event.key !== " ") return
      event.preventDefault()
      header.open(opener)
    })
  }
  view.clear.addEventListener("click", () => header.empty())
  view.back.addEventListener("click", () => layer.hide())
  view.list.addEventListener("click", ({ target }) => header.choose(target.closest("[role=option]")))
  view.forget.addEventListener("click", () => {
    clearRecent()
    header.field.focus()
    header.refresh()
  })
}

export function startHeader(settings) {
  const header = new Header(settings)
  listenToField(header)
  listenToButtons(header)
  return () => header.open(document.activeElement)
}
