"""Units behind a number, as Unicode's CLDR writes them in each language."""

from __future__ import annotations

import re
from functools import lru_cache

from babel import Locale, UnknownLocaleError

_UNITS = ("second", "minute", "hour", "day", "week", "month", "year")
_PERCENT = tuple("%\u066a\uff05")
_COUNTER = re.compile("^[个個]")  # `48 小时` and `48 个小时`
_JOINED = "[\u3040-\u9fff\uac00-\ud7af]$"
"""Scripts that put no blank behind a word."""


def find_unit(text: str, end: int, locale: str) -> str:
    """The unit of a number that ends at `end`: `hour`, `percent` …, or nothing if none is known."""
    after = text[end : end + 24].lstrip(" \u00a0\u202f")
    if after.startswith(_PERCENT):
        return "percent"
    match = _pattern(locale).match(after) or _pattern(locale).match(_COUNTER.sub("", after))
    return unit_names(locale)[match[0].lower()] if match else ""


@lru_cache(maxsize=64)
def unit_names(locale: str) -> dict[str, str]:
    """What follows a number, in small letters, with its unit."""
    try:
        # Babel's own `format_unit` reads the same table, but offers no way to list it.
        patterns = Locale.parse(locale, sep="-")._data["unit_patterns"]
    except (UnknownLocaleError, ValueError):
        return {}
    found: dict[str, str] = {}
    for unit in _UNITS:
        widths = patterns.get(f"duration-{unit}", {})
        for pattern in [*widths.get("long", {}).values(), *widths.get("short", {}).values()]:
            name = str(pattern).removeprefix("{0}").strip().lower()
            if str(pattern).startswith("{0}") and (len(name) > 2 or re.search(_JOINED, name)):
                found.setdefault(name, unit)
    return {name: unit for name, unit in found.items() if not name.startswith("/")}


@lru_cache(maxsize=64)
def _pattern(locale: str) -> re.Pattern[str]:
    """The longest name first; words of alphabets end where their letters end."""
    names = sorted(unit_names(locale), key=len, reverse=True)
    words = [re.escape(n) + ("" if re.search(_JOINED, n) else r"(?!\w)") for n in names]
    return re.compile("|".join(words) or r"(?!)", re.IGNORECASE)
