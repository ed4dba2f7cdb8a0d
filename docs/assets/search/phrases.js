// Phrases in a text, found through a tree of their units; what they stand for is an ID.

import { runs, unitsOf } from "./tokens.js"

const SHORTEST = 3 // letters that the beginning of a word has at least

// `next` are the nodes by the next unit; `starts` those by the beginning of the next word, as
// [beginning, node], by their first letters.
export function makeTree() {
  return { next: null, starts: null, ids: [] }
}

// Add a phrase; one that ends in `*` is the beginning of words.
export function plant(tree, phrase, id, tongue) {
  const open = phrase.endsWith("*")
  const found = runs(open ? phrase.slice(0, -1) : phrase, tongue)
  const start = open && found.length ? found.pop().text : ""
  plantPath(tree, found.flatMap(run => unitsOf(run, tongue)), id, start)
}

export function plantPath(tree, units, id, start = "") {
  if (!units.length && !start) return
  let node = tree
  for (const unit of units) node = grow(node, unit)
  if (start) node = growStart(node, start)
  if (!node.ids.includes(id)) node.ids.push(id)
}

function grow(node, unit) {
  node.next ??= new Map()
  let next = node.next.get(unit)
  if (!next) node.next.set(unit, next = makeTree())
  return next
}

function growStart(node, start) {
  node.starts ??= new Map()
  const letters = start.slice(0, SHORTEST)
  const alike = node.starts.get(letters) || []
  let known = alike.find(one => one[0] === start)
  if (!known) alike.push(known = [start, makeTree()])
  node.starts.set(letters, alike)
  return known[1]
}

// Every phrase in a row of units ({text, word}): {id, from, to}.
export function spot(tree, units) {
  const found = []
  for (let from = 0; from < units.length; from++) walk(tree, units, from, from, found)
  return found
}

function walk(node, units, from, at, found) {
  for (const id of node.ids) found.push({ id, from, to: at })
  if (at >= units.length) return
  const { text, word, also } = units[at]
  if (node.next) {
    step(node.next, text, units, from, at, found)
    if (also) for (const other of also) step(node.next, other, units, from, at, found)
  }
  const alike = node.starts && word?.length >= SHORTEST && node.starts.get(word.slice(0, SHORTEST))
  for (const [start, next] of alike || []) if (word.startsWith(start)) walk(next, units, from, at + 1, found)
}

function step(nodes, key, units, from, at, found) {
  const next = nodes.get(key)
  if (next) walk(next, units, from, at + 1, found)
}

// Without those that are a part of a longer one.
export function longest(found) {
  if (found.length < 2) return found
  return found.filter(one => !found.some(other => (
    other.to - other.from > one.to - one.from && other.from <= one.from && one.to <= other.to
  )))
}

// The units of a text, each knowing the whole word that it comes from.
export function rowOf(found, tongue) {
  const row = []
  for (const run of found) {
    if (run.kind === "word") row.push({ text: unitsOf(run, tongue)[0], word: run.text })
    else for (const text of run.text) row.push({ text })
  }
  return row
}
