"""Strings: the texts of the interface in each locale, from `data/strings/<locale>.yml`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

Strings = Mapping[str, Any]


def fallback_chain(own: Strings, locale: str, default: str) -> tuple[str, ...]:
    """A locale, then those that its strings name as best understood, then the source language."""
    language = own.get("language")
    named = language.get("fallback") if isinstance(language, Mapping) else None
    others = [str(name) for name in named] if isinstance(named, list) else []
    return tuple(dict.fromkeys([locale, *others, default]))


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
