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


RULES: dict[str, Rule] = {
    name: Rule(name, **fields)
    for name, fields in yaml.safe_load(
        files(__package__).joinpath("rules.yml").read_text("utf-8")
    ).items()
}
