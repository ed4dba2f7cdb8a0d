"""What of a source line a report shows: the offending piece, and nothing that steers a screen."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from rich.cells import cell_len

from helpcentre.findings import Finding

_LITERAL = re.compile(r"`([^`]+)`")
_UNSEEN = ("Cc", "Cf", "Cs", "Zl", "Zp")
"""Categories of characters that move a cursor, turn the writing round or show nothing."""
_TAB = 4


@dataclass(frozen=True)
class Excerpt:
    """A piece of a source line fit for a screen; the fault begins and ends at these columns.

    Columns are those of a screen with fixed width, from 0; East Asian characters take two.
    """

    text: str
    start: int
    end: int


def literal_of(finding: Finding) -> str:
    """The piece of the file that a finding is about, or nothing."""
    match = _LITERAL.search(finding.what)
    return match[1] if match else ""


def span_of(finding: Finding, line: str) -> tuple[int, int]:
    """Where the offending piece stands in its line: characters from 0, the end excluded.

    One character where the line does not have the piece at the finding's column.
    """
    start = min(max(finding.column - 1, 0), len(line))
    literal = literal_of(finding)
    found = literal and line.startswith(literal, start)
    return start, start + (len(literal) if found else 1)


def excerpt(finding: Finding, line: str, width: int = 96) -> Excerpt:
    """The line around a finding, at most about `width` columns of it."""
    start, end = span_of(finding, line)
    first = max(start - width // 2, 0)
    last = max(min(end, start + width), first + width)
    before, piece = plain(line[first:start]), plain(line[start : min(end, last)])
    before = ("…" if first else "") + _fit(before, width // 2, from_end=True)
    after = _fit(plain(line[end:last]), max(width - cell_len(before + piece), 0))
    more = "…" if len(plain(line[end:])) > len(after) or end > last else ""
    column = cell_len(before)
    text = (before + piece + after).rstrip() + more
    return Excerpt(text, column, column + max(cell_len(piece), 1))


def _fit(text: str, width: int, *, from_end: bool = False) -> str:
    """As much of a text as a number of columns holds."""
    while cell_len(text) > width:
        surplus = max((cell_len(text) - width) // 2, 1)
        text = text[surplus:] if from_end else text[:-surplus]
    return text


def plain(text: str, limit: int = 2000) -> str:
    """A text in one line without control characters, cut where it has no end."""
    text = text if len(text) <= limit else f"{text[:limit]}…"
    if text.isascii() and text.isprintable():
        return text
    text = text.replace("\t", " " * _TAB)
    return "".join("\ufffd" if unicodedata.category(sign) in _UNSEEN else sign for sign in text)
