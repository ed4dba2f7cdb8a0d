// A report to support that is safe to send: built in the page, shown, and left to the reader.

import { startReport } from "./report/form.js"

for (const root of document.querySelectorAll("[data-hc-report]")) startReport(root)
