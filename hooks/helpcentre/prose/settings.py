"""What `data/prose.yml` says about each language: spacing, dictionary, accepted words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from helpcentre.records import parse_list, parse_records
from helpcentre.sites import Site

PATH = "data/prose.yml"


@dataclass(frozen=True)
class ProseSettings:
    """Settings by locale, and names that every language writes the same way."""

    locales: Mapping[str, Any] = field(default_factory=dict)
    names: tuple[str, ...] = ()

    def of(self, locale: str) -> Mapping[str, Any]:
        """The settings of a locale; empty where there are none."""
        found = self.locales.get(locale)
        return found if isinstance(found, Mapping) else {}

    def dictionary(self, locale: str) -> str:
        """The name of a locale's dictionary, or empty."""
        name = self.of(locale).get("dictionary")
        return name if isinstance(name, str) else ""

    def words(self, locale: str) -> tuple[str, ...]:
        """Words of a locale that its dictionary does not know."""
        known = self.of(locale).get("words")
        return tuple(map(str, known)) if isinstance(known, list) else ()


def read_prose_settings(site: Site) -> ProseSettings:
    """The settings of a site; without a file, the defaults."""
    names = parse_list(site.texts.get("data/names.yml", ""))
    return ProseSettings(parse_records(site.texts.get(PATH, "")), tuple(map(str, names)))
