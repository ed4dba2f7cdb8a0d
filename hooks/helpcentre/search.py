"""Search: which entries of the theme's mixed index belong to which language, and Chinese words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import rjieba

_HAN = re.compile(r"[\u3400-\u9fff]{2,}")


def split_entries(
    entries: Iterable[Mapping[str, Any]], default: str, locales: Sequence[str]
) -> dict[str, list[dict[str, Any]]]:
    """Entries by locale, each with its `location` relative to the root of its locale."""
    split: dict[str, list[dict[str, Any]]] = {locale: [] for locale in locales}
    for entry in entries:
        first, _, rest = str(entry["location"]).partition("/")
        own = first in split and first != default
        location = rest if own else str(entry["location"])
        words = {name: mark_words(str(entry[name])) for name in ("title", "text")}
        split[first if own else default].append({**entry, **words, "location": location})
    return split


def mark_words(text: str) -> str:
    """Put invisible blanks (U+200B) around Chinese words, where the theme's search cuts."""
    cut = _HAN.sub(lambda run: "\u200b".join(["", *rjieba.cut(run[0]), ""]), text)
    return cut.strip("\u200b")
