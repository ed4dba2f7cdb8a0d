"""Numbers of a text in any script and grouping, each with its unit."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from helpcentre.translation.units import find_unit


@dataclass(frozen=True)
class Mark:
    """Something inert: a link's target, code, an image, a tag, a number with its unit, a label."""

    kind: str
    value: str
    shown: str
    unit: str = ""


NUMBER = re.compile(
    r"(?<![A-Za-z0-9_])(?<![A-Za-z_][.,:-])(?<!\d[.,:])"
    r"(?:\d{4}-\d\d-\d\d|\d{1,3}(?:[\u00a0\u202f ]\d{3})+(?:[.,]\d+)?|\d+(?:[.,:]\d+)*)"
    r"(?=(?:st|nd|rd|th)?(?![A-Za-z0-9_]))"
)
_DIGIT = re.compile(r"\d")
_GROUPED = re.compile(r"\d{1,3}(?:[.,\u00a0\u202f ]\d{3})+")
_SEPARATORS = {"\u066b": ".", "\u066c": ",", "\uff0e": "."}


def find_numbers(text: str, locale: str) -> Iterator[Mark]:
    """The numbers of a text in plain digits, `digit` those of one digit, each with its unit."""
    if not _DIGIT.search(text):
        return
    plain = plain_digits(text)
    for match in NUMBER.finditer(plain):
        value = match[0]
        if _GROUPED.fullmatch(value):
            value = re.sub(r"\D", "", value)
        value = re.sub(r"[,\u00a0\u202f ]", ".", value)
        kind = "number" if len(value) > 1 else "digit"
        yield Mark(
            kind, value, text[match.start() : match.end()], find_unit(plain, match.end(), locale)
        )


def plain_digits(text: str) -> str:
    """A text of the same length with ASCII digits."""
    return text if text.isascii() else "".join(map(_plain, text))


def _plain(letter: str) -> str:
    """A digit of any script or width as an ASCII one, and what separates its digits."""
    if letter.isascii() or not letter.isdigit():
        return _SEPARATORS.get(letter, letter)
    return str(unicodedata.digit(letter)) if unicodedata.category(letter) == "Nd" else letter
