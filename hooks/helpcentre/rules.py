"""The catalogue of rules, from `rules.yml` beside this file."""

from __future__ import annotations

from dataclasses import dataclass
from importlib.resources import files

import yaml


@dataclass(frozen=True)
class Rule:
    """What a rule looks for, why a reader cares, an example, and how a writer mends it."""

    id: str
    level: str
    meaning: str
    why: str
    example: str
    fix: str


_TEXT = files(__package__).joinpath("rules.yml").read_text("utf-8")

RULES: dict[str, Rule] = {
    name: Rule(name, **fields) for name, fields in yaml.safe_load(_TEXT).items()
}


def catalogue_as_markdown() -> str:
    """All rules as a section of CONTRIBUTING."""
    parts = []
    for rule in RULES.values():
        parts.append(f"### {rule.id}\n\n{rule.meaning} Why it matters: {rule.why}.\n")
        parts.append(f"- Example: {rule.example}\n- Fix: {rule.fix}\n")
    return "\n".join(parts)
