// An engine of the same interface as ours, whose answers the tests of the interface know.

(() => {
  const SLUGS = ["transactions/pending", "transactions/fees", "security/phishing", "contact/prepare"]
  let locale = ""

  const result = (slug, terms, fallback = false) => ({
    url: `${slug}/`, title: `Title of ${slug}`, summary: `Summary of ${slug}`, score: 1, fallback,
    locale: fallback ? "zh" : locale, terms,
    sections: [{ url: `${slug}/#next`, title: `Section of ${slug}` }, { url: `${slug}/#`, title: "" }],
  })

  function search(query) {
    const nothing = { query, results: [], answer: null, questions: [], good: false }
    const results = SLUGS.map(slug => result(slug, query.split(" ")))
    if (query === "stolen") {
      const url = "emergency/stolen-assets/"
      const answer = { text: "First step", url: `${url}#first`, title: "Stolen", reviewed: "2026-01-02", emergency: true }
      return { ...nothing, results: [result("emergency/stolen-assets", []), ...results], answer, good: true }
    }
    if (query === "unsure") {
      return { ...nothing, results, good: true, questions: [{ text: "How long?", url: "transactions/pending/" }] }
    }
    if (query === "foreign") return locale === "zh" ? { ...nothing, results, good: true } : nothing
    if (query === "mixed") return { ...nothing, results: [result("transactions/fees", [], true)], good: true }
    if (query === "nowhere") return nothing
    return { ...nothing, results, good: true }
  }

  globalThis.helpcentreSearch = { add: part => { locale = part.locale }, search, prepare: async () => {} }
  if (typeof globalThis.importScripts !== "function") return
  globalThis.onmessage = ({ data }) => {
    if (data.load) importScripts(...data.load)
    else if (data.rest) fetch(data.rest).then(() => postMessage({ ready: true }))
    else postMessage({ id: data.id, ...search(data.query) })
  }
})()
