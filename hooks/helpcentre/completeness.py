"""Strings of all locales against each other: none missing, none misspelt, same placeholders."""

from __future__ import annotations

import difflib
from collections.abc import Iterator

from helpcentre.findings import Finding
from helpcentre.sites import Site
from helpcentre.strings import Strings


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
        if isinstance(value, dict):
            yield from _keys(value, f"{prefix}{key}.")
        else:
            yield f"{prefix}{key}"
