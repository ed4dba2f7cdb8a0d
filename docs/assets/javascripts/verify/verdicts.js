// Is it official? The same answers as hooks/helpcentre/trust/verdicts.py, which says what they mean.

import { parseAddress } from "./hosts.js"
import { createFold } from "./letters.js"
import { findTrick, imitate, owns } from "./lookalikes.js"
import { createFinder } from "./pasted.js"

const SITE = "site"
const WEB = /^(?:https?|ftp|wss?):[/\\]*/i
const SCHEME = /^([a-z][a-z0-9+-]*):[/\\]*/i
const NUMBER = /^(?:[0-9.]+|\[[0-9a-f:.]+\])$/
const KINDS = ["imitation", "unlisted", "listed"]

// `judge(text)`: [{kind, what, value, channel, imitated, trick, detail}], the worst first.
export function createJudge(data) {
  const known = { ...data, fold: createFold(data) }
  const findItems = createFinder(data)
  const tail = new RegExp(data.tail, "u")
  const pages = data.channels.filter(one => one.kind !== "email" && one.address.includes("//"))
  const addresses = [...pages.map(one => [one.id, one.address]), [SITE, data.home]]
  const accounts = data.channels.filter(one => one.kind === "social" && last(pathOf(one.address)))
    .map(one => [stripWww(hostOf(parseAddress(one.address))), last(pathOf(one.address))])

  const answer = (kind, what, value, more = {}) => {
    return { kind, what, value, channel: "", imitated: "", trick: "", detail: "", ...more }
  }
  const imitation = (what, value, imitated, trick, detail = "") => answer("imitation", what, value, { imitated, trick, detail })
  const unlisted = (what, value, trick = "") => answer("unlisted", what, value, { trick })
  const listed = (what, value, channel) => answer("listed", what, value, { channel })

  function judgeItem({ what, value }) {
    if (what === "email") return judgeEmail(value)
    if (what === "account") return judgeAccount(value.replace(/^@+/, ""), value)
    if (what === "wallet") return unlisted(what, value, what)
    if (what === "phone") return judgePhone(value)
    const scheme = what === "link" ? SCHEME.exec(value) : null
    if (!scheme || !data.schemes.includes(scheme[1].toLowerCase())) return judgeLink(value)
    const name = /(?:domain|resolve\?domain|id|phone)=@?([^&#]+)/.exec(value)
    const path = value.slice(scheme[0].length).split(/[?#]/)[0]
    return judgeAccount(name ? unquote(name[1]) : last(path), value, scheme[1].toLowerCase())
  }

  function judgePhone(value) {
    const digits = text => text.replace(/[^0-9]/g, "")
    const own = data.channels.find(one => one.kind === "phone" && digits(one.address) === digits(value))
    return own ? listed("phone", value, own.id) : unlisted("phone", value, "phone")
  }

  function judgeEmail(value) {
    const own = data.channels.find(one => one.kind === "email" && one.address.toLowerCase() === value.toLowerCase())
    if (own) return listed("email", value, own.id)
    const at = value.lastIndexOf("@")
    const url = parseAddress(`https://${value.slice(at + 1)}`)
    const host = url ? hostOf(url) : value.slice(at + 1).toLowerCase()
    const trick = findTrick(host, known)
    if (trick) return imitation("email", value, trick.imitated, trick.id, trick.detail)
    if (owns(host, known)) return unlisted("email", value, "other-mailbox")
    const found = findName(value.slice(0, at))
    return found ? imitation("email", value, found, "name-before-at", host) : unlisted("email", value)
  }

  function judgeAccount(name, value, host = "") {
    const same = accounts.some(([, own]) => own.toLowerCase() === name.toLowerCase())
    if (!host && same) return unlisted("account", value, "no-platform")
    const found = findName(name)
    return found ? imitation("account", value, found, "other-account", host) : unlisted("account", value)
  }

  // The domain whose name stands in an account's name, or nothing.
  function findName(name) {
    const label = name.toLowerCase().replace(/[._-]+/g, "-").replace(/^-+|-+$/g, "")
    const brand = Object.keys(known.names).find(one => label === one || imitate(label, one, { ...known, declared: true }))
    return brand ? known.names[brand] : ""
  }

  function judgeLink(value) {
    let rest = value.replace(WEB, "").replace(tail, "")
    const other = value.includes("://") && !WEB.test(value) ? SCHEME.exec(rest) : null
    if (other) rest = rest.slice(other[0].length)
    const url = parseAddress(`https://${rest}`)
    if (!url) {
      const named = findDomain(value.toLowerCase())
      return answer(named ? "imitation" : "unlisted", "link", value, { imitated: named, trick: "broken-address" })
    }
    const channel = url.username || url.password || url.port ? "" : findChannel(url)
    return channel ? listed("link", value, channel) : judgeOther(url, value)
  }

  // A link that is not on the list.
  function judgeOther(url, value) {
    const host = hostOf(url)
    const user = unquote(url.username).toLowerCase()
    const named = user && (findDomain(user) || findName(user))
    if (named && !owns(host, known)) return imitation("link", value, named, "user-info", host)
    const trick = findTrick(host, known)
    if (trick) return imitation("link", value, trick.imitated, trick.id, trick.detail)
    if (owns(host, known)) {
      const odd = user ? "user-info" : url.port ? "port" : "other-page"
      return answer("unlisted", "link", value, { trick: odd, detail: host })
    }
    const bare = stripWww(host).replace(/^m\./, "")
    const account = unquote(url.pathname).replace(/^\/+|\/+$/g, "").replace(/^@/, "").split("/")[0]
    if (account && (data.platforms.includes(bare) || accounts.some(([own]) => own === bare))) {
      return judgeAccount(account, value, bare)
    }
    const inside = findDomain(unquote(url.pathname + url.search + url.hash).toLowerCase())
    if (inside) return imitation("link", value, inside, "name-in-path", host)
    if (data.shorteners.includes(bare)) return unlisted("link", value, "shortener")
    return unlisted("link", value, NUMBER.test(host) ? "number" : "")
  }

  const findDomain = text => known.domains.find(domain => text.includes(domain)) ?? ""

  function findChannel(url) {
    let [best, found] = [-1, ""]
    for (const [id, address] of addresses) {
      const page = parseAddress(address)
      const top = pathOf(address)
      const fits = page?.hostname === hostOf(url) && `${url.pathname}/`.startsWith(`${top}/`)
      if (fits && top.length > best) [best, found] = [top.length, id]
    }
    return found
  }

  return text => {
    const answers = findItems(text).map(item => [item, judgeItem(item)])
    const isPlain = one => one.kind === "unlisted" && !one.trick
    const sure = answers.filter(([item, one]) => !(item.doubtful && isPlain(one)))
    const rank = one => one.what === "wallet" ? 0 : KINDS.indexOf(one.kind)
    return (sure.length ? sure : answers).map(([, one]) => one).sort((one, other) => rank(one) - rank(other))
  }
}

const hostOf = url => url.hostname.replace(/\.+$/, "")
const stripWww = host => host.replace(/^www\./, "")
const last = path => path.replace(/\/+$/, "").split("/").at(-1)

function pathOf(address) {
  const url = address.includes("//") ? parseAddress(address) : null
  return url ? url.pathname.replace(/\/+$/, "") : ""
}

// As decodeURIComponent, but what is no UTF-8 does no harm.
function unquote(text) {
  return text.replace(/(?:%[0-9a-f]{2})+/gi, run => {
    const bytes = run.slice(1).split("%").map(code => parseInt(code, 16))
    return new TextDecoder("utf-8", { ignoreBOM: true }).decode(new Uint8Array(bytes))
  })
}
