"""Announcements: which ones a build writes for a locale, and which are visible in its HTML."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

_ORDER = ("danger", "warning", "info")


def select_announcements(
    data: Mapping[str, Any], chain: Sequence[str], day: str
) -> list[dict[str, Any]]:
    """The announcements that have not ended on `day` (YYYY-MM-DD), loudest first.

    `chain` is the reader's locale and those that stand in for it, the source language last;
    `locale` is the one of the texts.
    `visible` is true where the day lies within the announcement's own days; the browser shows
    and hides by its own clock. Without a day all are kept and none is visible.
    """
    chosen = [
        {
            "severity": entry["severity"],
            "show_from": entry["show_from"],
            "show_until": entry["show_until"],
            "sections": entry.get("sections") or [],
            "platform": entry.get("platform") or "",
            "locale": (locale := _find_locale(entry, chain)),
            "title": entry["title"][locale],
            "text": entry["text"][locale],
            "visible": bool(day) and entry["show_from"] <= day <= entry["show_until"],
        }
        for _, entry in sorted(data.items(), key=str)
        if _is_whole(entry, chain[-1]) and (not day or day <= entry["show_until"])
    ]
    return sorted(chosen, key=lambda item: (_ORDER.index(item["severity"]), item["show_from"]))


def _find_locale(entry: Mapping[str, Any], chain: Sequence[str]) -> str:
    """The first locale that has both texts, so that no reader gets them in two languages."""
    both = (name for name in chain if entry["title"].get(name) and entry["text"].get(name))
    return next(both)


def _is_whole(entry: Any, default: str) -> bool:
    """Whether an entry can be shown; what is missing, `wrong-data` tells."""
    fields = ("severity", "show_from", "show_until", "title", "text")
    return (
        isinstance(entry, Mapping)
        and all(entry.get(field) for field in fields)
        and entry["severity"] in _ORDER
        and all(isinstance(entry[f], Mapping) and entry[f].get(default) for f in ("title", "text"))
    )
