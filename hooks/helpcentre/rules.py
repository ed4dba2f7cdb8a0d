"""The catalogue of rules, from the `rules*.yml` beside this file."""

from __future__ import annotations

from dataclasses import dataclass
from importlib.resources import files
from typing import Any

from helpcentre.text.front_matter import load_node

_FILES = (
    "rules.yml",
    "rules_links.yml",
    "rules_hosts.yml",
    "rules_prose.yml",
    "rules_report.yml",
    "rules_search.yml",
    "rules_translations.yml",
    "rules_triage.yml",
)


@dataclass(frozen=True)
class Rule:
    """What a rule looks for, why a reader cares, an example, and how a writer mends it.

    `reported_by` are the checks that report it: `sources`, `build`, `built`, `live`, `impact`.
    """

    id: str
    level: str
    meaning: str
    why: str
    example: str
    fix: str
    may_be_silenced: bool = True
    reported_by: tuple[str, ...] = ("sources",)

    @property
    def remedy(self) -> str:
        """How a writer mends it, and whether there is no other way."""
        return self.fix if self.may_be_silenced else f"{self.fix} It may never be silenced."


_TEXTS = (files(__package__).joinpath(name).read_text("utf-8") for name in _FILES)


def _make_rule(name: str, fields: dict[str, Any]) -> Rule:
    usual = Rule.reported_by
    return Rule(name, **{**fields, "reported_by": tuple(fields.get("reported_by", usual))})


RULES: dict[str, Rule] = {
    name: _make_rule(name, fields)
    for text in _TEXTS
    for name, fields in (load_node(text)[1] or {}).items()
}


def catalogue_as_markdown() -> str:
    """All rules as a section of CONTRIBUTING."""
    parts = []
    for rule in RULES.values():
        parts.append(f"### {rule.id}\n\n{rule.meaning} Why it matters: {rule.why}.\n")
        parts.append(f"- Example: {rule.example}\n- Fix: {rule.remedy}\n")
    return "\n".join(parts)
