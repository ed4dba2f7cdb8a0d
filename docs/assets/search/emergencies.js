// Readers in danger: what they say, by the rules of the build, names the emergency at once.

import { CALM } from "./documents.js"
import { spot } from "./phrases.js"

// What an emergency needs to be meant without a rule: how much of the query it has, how like one
// of its questions the query is (more so if it only names what the emergency is about), how far it
// is before the next article.
const MEANT = { covered: 0.35, close: 0.25, named: 0.5, lead: 1.1 }
const HINTED = 1.2 // what an emergency gains by a rule that is met in part

// The documents of the emergencies that a query tells of, and results in which emergencies that
// it hints at come earlier; neither where readers only want to prevent one.
export function spotEmergencies(index, query, ranked) {
  const found = new Set(spot(index.alarms, query.units).map(one => one.id))
  if (found.has(CALM) && isCalm(index, query)) return { urgent: [], ranked }
  const rules = index.core.emergencies.map((rule, number) => readRule(rule, number, found))
  const urgent = rules.filter(rule => rule.met).map(rule => rule.document)
  const hinted = new Set(rules.filter(rule => rule.hinted).map(rule => rule.document))
  const lifted = ranked
    .map(one => (hinted.has(one.document) ? { ...one, score: one.score * HINTED } : one))
    .sort((a, b) => b.score - a.score || a.document - b.document)
  if (!urgent.length && isMeant(rules, lifted)) urgent.push(lifted[0].document)
  return { urgent, ranked: lifted }
}

// Whether the reader said so; words that are only like it keep no emergency back.
function isCalm(index, { units }) {
  return spot(index.alarms, units.map(({ text, word }) => ({ text, word }))).some(one => one.id === CALM)
}

function readRule([document, needs, never], number, found) {
  const met = needs.map((_, group) => found.has(`${number}.${group}`))
  const groups = met.filter(Boolean).length
  const open = !(never.length && found.has(`${number}.never`))
  const told = met.length === 1 ? met[0] : met.slice(1).some(Boolean) // not only what it is about
  return { document, open, told, met: open && groups === needs.length, hinted: open && groups > 0 }
}

function isMeant(rules, [first, second]) {
  const own = first ? rules.filter(rule => rule.document === first.document) : []
  if (!own.length || !own.every(rule => rule.open)) return false
  const close = own.some(rule => rule.told) ? MEANT.close : MEANT.named
  const lead = second ? first.score / second.score : Infinity
  return first.covered >= MEANT.covered && first.close >= close && lead >= MEANT.lead
}
