// Chatwoot's public protocol: its widget is a page that is told what to do by messages, and tells
// what happens by messages; each is a text of this prefix and JSON with an `event`.

const PREFIX = "chatwoot-widget:"
const LOCALES = { "zh-Hans": "zh_CN", "zh-Hant": "zh_TW" }

const localeOf = language => LOCALES[language] ?? language.replace("-", "_")

// The page of the widget. It is told neither the reader's name nor the page they read.
export function addressOf({ base, token }) {
  const address = new URL("/widget", base)
  address.searchParams.set("website_token", token)
  return address.href
}

// What a message tells: "ready", "closed", or nothing that matters here.
export function readMessage(data) {
  if (typeof data !== "string" || !data.startsWith(PREFIX)) return ""
  try {
    const { event } = JSON.parse(data.slice(PREFIX.length))
    return { loaded: "ready", closeWindow: "closed" }[event] ?? ""
  } catch {
    return ""
  }
}

// What the widget is told once it is ready: our language, our looks, that it is open.
export function greetings({ language, dark }) {
  const config = {
    event: "config-set", locale: localeOf(language), position: "right", hideMessageBubble: true,
    showPopoutButton: false, showUnreadMessagesDialog: false, widgetStyle: "flat", darkMode: dark ? "dark" : "light"
  }
  const rest = [{ event: "set-locale", locale: localeOf(language) }, { event: "toggle-open", isOpen: true }, { event: "widget-visible" }]
  return [config, ...rest].map(message => PREFIX + JSON.stringify(message))
}
