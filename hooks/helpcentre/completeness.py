"""Strings of all locales against each other: none missing, none misspelt, same placeholders."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator
from typing import Any

from helpcentre.findings import Finding
from helpcentre.records import locate
from helpcentre.sites import Site
from helpcentre.strings import Strings
from helpcentre.text.front_matter import load_node

_PLACEHOLDER = re.compile(r"\{[^{}\s]+\}")


def check_strings(site: Site) -> Iterator[Finding]:
    """Report strings that a locale lacks, that only it has (a misspelt key), or that differ."""
    default = site.settings.languages.default
    if not site.strings:
        return
    model = dict(_flatten(site.strings.get(default, {})))
    for locale in site.settings.languages.locales:
        own = dict(_flatten(site.strings.get(locale, {})))
        missing = sorted(model.keys() - own.keys())
        for key in sorted(model.keys() ^ own.keys()):
            yield _difference(key, locale, default, key in own, missing)
        for key in own:
            wanted, given = _placeholders(model.get(key)), _placeholders(own[key])
            if key in model and wanted != given:
                yield _changed(site, key, locale, wanted, given)


def _difference(key: str, locale: str, default: str, extra: bool, missing: list[str]) -> Finding:
    path = f"data/strings/{locale}.yml"
    if extra:
        near = difflib.get_close_matches(key, missing, 1, 0.7)
        fix = f"did you mean `{near[0]}`?" if near else "remove it"
        return Finding(path, 1, 1, "missing-string", f"`{key}` is not used", fix, locale)
    fix = f"add it; data/strings/{default}.yml has the source text"
    return Finding(path, 1, 1, "missing-string", f"the string `{key}` is missing", fix, locale)


def _changed(site: Site, key: str, locale: str, wanted: list[str], given: list[str]) -> Finding:
    path, source = (
        f"data/strings/{name}.yml" for name in (locale, site.settings.languages.default)
    )
    node, _ = load_node(site.texts.get(path, ""))
    here, there = (", ".join(f"`{word}`" for word in words) or "none" for words in (given, wanted))
    what = f"the words in braces of `{key}` are {here}, in {source} {there}"
    fix = "write them as the source has them; they are not translated"
    place = locate(node, key.split("."))
    return Finding(path, *place, "changed-placeholder", what, fix, locale)


def _placeholders(text: Any) -> list[str]:
    """The words in braces, which the build replaces, each once."""
    return sorted(set(_PLACEHOLDER.findall(text))) if isinstance(text, str) else []


def _flatten(strings: Strings, prefix: str = "") -> Iterator[tuple[str, Any]]:
    """Each string by its keys: `fallback.title`."""
    for key, value in strings.items():
        if isinstance(value, dict):
            yield from _flatten(value, f"{prefix}{key}.")
        else:
            yield f"{prefix}{key}", value
