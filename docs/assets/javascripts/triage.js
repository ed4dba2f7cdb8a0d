// "What happened?": one step at a time, out of the nested <details> that stand in the page.

import { startTriage } from "./triage/steps.js"

for (const tool of document.querySelectorAll("[data-hc-triage]")) startTriage(tool)
