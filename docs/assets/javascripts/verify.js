// Is it official? Judges addresses that somebody pastes, in the page. Nothing is sent or kept.

import { startForm } from "./verify/form.js"

const root = document.querySelector("[data-hc-verify]")

if (root) startForm(root)
