"""Strings: the texts of the interface in each locale, from `data/strings/<locale>.yml`."""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Mapping
from typing import Any

from helpcentre.findings import Finding
from helpcentre.sites import Site

Strings = Mapping[str, Any]


def merge_strings(own: Strings, source: Strings) -> dict[str, Any]:
    """A locale's strings, each missing one filled from the source language."""
    merged = dict(source)
    for key, value in own.items():
        below = source.get(key)
        if isinstance(value, Mapping) and isinstance(below, Mapping):
            merged[key] = merge_strings(value, below)
        elif not isinstance(below, Mapping):  # a text cannot stand in for a group of texts
            merged[key] = value
    return merged


def check_strings(site: Site) -> Iterator[Finding]:
    """Report strings that a locale lacks, and those that only it has (a misspelt key)."""
    languages = site.settings.languages
    if not site.strings:
        return
    model = set(_keys(site.strings.get(languages.default, {})))
    for locale in languages.locales:
        own = set(_keys(site.strings.get(locale, {})))
        for key in sorted(model ^ own):
            yield _difference(key, locale, languages.default, key in own, sorted(model - own))


def _difference(key: str, locale: str, default: str, extra: bool, missing: list[str]) -> Finding:
    path = f"data/strings/{locale}.yml"
    if extra:
        near = difflib.get_close_matches(key, missing, 1, 0.7)
        fix = f"did you mean `{near[0]}`?" if near else "remove it"
        return Finding(path, 1, 1, "missing-string", f"`{key}` is not used", fix, locale)
    fix = f"add it; data/strings/{default}.yml has the source text"
    return Finding(path, 1, 1, "missing-string", f"the string `{key}` is missing", fix, locale)


def _keys(strings: Strings, prefix: str = "") -> Iterator[str]:
    for key, value in strings.items():
        if isinstance(value, Mapping):
            yield from _keys(value, f"{prefix}{key}.")
        else:
            yield f"{prefix}{key}"
