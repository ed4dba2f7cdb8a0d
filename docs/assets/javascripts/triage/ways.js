// The way to a step within the nested markup. A step stands in the <details> of the choice that
// opens it, and that in the step before; the first step stands in none.

const STEP = "[data-hc-step]"

export const firstStep = tool => tool.querySelector(STEP)

// The step that an address names; nothing for an empty fragment or one of something else.
export function namedStep(tool, hash) {
  const id = hash.slice(1)
  return [...tool.querySelectorAll(STEP)].find(step => step.id === id) ?? null
}

export const choiceOf = step => step.parentElement.closest("details")

export const stepBefore = step => step.parentElement.closest(STEP)

// The step that a click on a choice, or on a link to another part of the tree, asks for.
export function wantedStep(tool, target) {
  const summary = target.closest("summary")
  if (summary) return summary.parentElement.querySelector(STEP)
  const link = target.closest("a[href^='#']")
  return link && namedStep(tool, link.hash)
}
