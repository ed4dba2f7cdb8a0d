// Shows one step of the tree: opens the way to it, marks it (the style sheet hides the others), and
// gives the heading the words of the choice. The address names the step; nothing is stored.

import { choiceOf, firstStep, namedStep, stepBefore, wantedStep } from "./ways.js"

const copy = nodes => [...nodes].map(node => node.cloneNode(true))

class Triage {
  constructor(tool) {
    this.tool = tool
    this.heading = tool.querySelector("[data-hc-heading]")
    this.bar = tool.querySelector("[data-hc-bar]")
    this.intro = tool.querySelector("[data-hc-intro]")
    this.first = firstStep(tool)
    this.question = copy(this.heading.childNodes)
  }

  show(step) {
    this.step = step
    for (const one of this.tool.querySelectorAll("[data-hc-step]")) one.toggleAttribute("data-hc-current", one === step)
    for (const one of this.tool.querySelectorAll("li, details")) {
      one.toggleAttribute("data-hc-on", one.contains(step))
      if (one.matches("details")) one.open = one.contains(step)
    }
    const words = choiceOf(step)?.querySelector("summary").childNodes
    this.heading.replaceChildren(...words ? copy(words) : copy(this.question))
    this.bar.hidden = step === this.first
    this.intro.hidden = !this.bar.hidden
  }

  // A reader who hears or enlarges the page is taken to the new step's heading.
  open(step) {
    this.show(step)
    this.heading.focus()
  }

  go(step) {
    history.pushState({ hcFrom: this.step.id }, "", `#${step.id}`)
    this.open(step)
  }

  back() {
    if (history.state?.hcFrom) history.back()
    else this.go(stepBefore(this.step) ?? this.first)
  }

  // Back and forward, and fragments that a reader types; those of something else are not ours. Not at
  // `popstate`: browsers take the focus away after it.
  follow() {
    const step = location.hash ? namedStep(this.tool, location.hash) : this.first
    if (step && step !== this.step) this.open(step)
  }
}

export function startTriage(tool) {
  const triage = new Triage(tool)
  tool.addEventListener("click", event => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return
    const step = wantedStep(tool, event.target)
    if (!step) return
    event.preventDefault()
    triage.go(step)
  })
  tool.querySelector("[data-hc-back]").addEventListener("click", () => triage.back())
  tool.querySelector("[data-hc-restart]").addEventListener("click", () => triage.go(triage.first))
  addEventListener("hashchange", () => triage.follow())
  triage.show(namedStep(tool, location.hash) ?? triage.first)
  tool.dataset.hcStepwise = ""
}
