// The guard: no recovery phrase, private key or one-time code that is typed into a field of ours goes
// anywhere. `helpcentreGuard.check(text)` gives {kind} or null; whoever copies, mails, keeps, searches
// or shows what a reader wrote asks it first. All of it stays in the memory of this page.

import { openJudge } from "./guard/judge.js"
import { readSettings } from "./guard/settings.js"
import { watchFields } from "./guard/fields.js"

const settings = readSettings(document.querySelector("template[data-hc-guard-lists]"))

if (settings) {
  const judge = openJudge(settings.addresses)
  const fields = watchFields(settings, judge)
  globalThis.helpcentreGuard = { add: judge.add, check: judge.check, warning: fields.warning }
}
