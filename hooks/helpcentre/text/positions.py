"""Where something stands in a text."""

from __future__ import annotations

import html
from urllib.parse import quote, unquote


def find_place(text: str, literal: str) -> tuple[int, int]:
    """Line and column, from 1, of the first of the ways to write an address; else of the start."""
    for written in ways_to_write(literal):
        start = text.find(written) if written else -1
        if start >= 0:
            return place_of(text, start)
    return 1, 1


def place_of(text: str, index: int) -> tuple[int, int]:
    """Line and column, from 1, of a character."""
    return text.count("\n", 0, index) + 1, index - text.rfind("\n", 0, index)


def ways_to_write(address: str) -> tuple[str, ...]:
    """An address as it is, with HTML's and JSON's escapes, and with or without percent signs."""
    quoted = address.replace("/", "\\/")
    ways = (
        address,
        html.escape(address, quote=False),
        unquote(address),
        quote(address, safe="/#?&=%:;,@+$!*'()~-._"),
        quoted,
    )
    return tuple(dict.fromkeys(ways))
