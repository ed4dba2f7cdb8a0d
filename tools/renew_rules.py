"""Writes the catalogue of rules into CONTRIBUTING.md, between its two marks."""

from __future__ import annotations

import sys
from pathlib import Path

from helpcentre.rules import catalogue_as_markdown

BEGIN, END = "<!-- rules: begin -->\n", "<!-- rules: end -->"

path = Path(sys.argv[1])
before, rest = path.read_text("utf-8").split(BEGIN)
after = rest.split(END)[1]
path.write_text(f"{before}{BEGIN}\n{catalogue_as_markdown()}\n{END}{after}", "utf-8")
