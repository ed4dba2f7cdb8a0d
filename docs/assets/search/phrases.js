// Phrases in a text, found through a tree of their units; what they stand for is an ID.

import { runs, unitsOf } from "./tokens.js"

export function makeTree() {
  return { next: new Map(), ids: [], open: false }
}

// Add a phrase; one that ends in `*` is the beginning of words.
export function plant(tree, phrase, id, tongue) {
  const open = phrase.endsWith("*")
  plantUnits(tree, runs(open ? phrase.slice(0, -1) : phrase, tongue), id, tongue, open)
}

function plantUnits(tree, found, id, tongue, open) {
  const units = found.flatMap(run => (open && run === found[found.length - 1] ? [`${run.text}*`] : unitsOf(run, tongue)))
  plantPath(tree, units, id)
}

export function plantPath(tree, units, id) {
  if (!units.length) return
  let node = tree
  for (const unit of units) {
    if (unit.endsWith("*")) node.open = true // some words are known by their beginning
    if (!node.next.has(unit)) node.next.set(unit, makeTree())
    node = node.next.get(unit)
  }
  if (!node.ids.includes(id)) node.ids.push(id)
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
  for (const next of steps(node, units[at])) walk(next, units, from, at + 1, found)
}

function* steps(node, unit) {
  for (const text of unit.also ? [unit.text, ...unit.also] : [unit.text]) {
    const next = node.next.get(text)
    if (next) yield next
  }
  if (!unit.word || !node.open) return
  for (let end = unit.word.length; end >= 3; end--) {
    const next = node.next.get(`${unit.word.slice(0, end)}*`)
    if (next) yield next
  }
}

// Without those that are a part of a longer one.
export function longest(found) {
  return found.filter(one => !found.some(other => (
    other.to - other.from > one.to - one.from && other.from <= one.from && one.to <= other.to
  )))
}

// The units of a text, each knowing the whole word that it comes from.
export function rowOf(found, tongue) {
  return found.flatMap(run => unitsOf(run, tongue).map(text => (
    run.kind === "word" ? { text, word: run.text } : { text }
  )))
}
