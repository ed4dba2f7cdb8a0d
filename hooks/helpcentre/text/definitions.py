"""Definitions of references and footnotes (`[label]: target`), as Python-Markdown reads them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from markdown_it.common.utils import normalizeReference, unescapeAll

_DEFINITION = re.compile(
    r"""^\ {0,3}\[(?P<label>[^\[\]]+)\]:\s*+(?:<(?P<angle>[^<>\n]+)>|(?P<target>\S+))
    (?:\s+(?:"[^\n]*"|'[^\n]*'|\([^\n]*\)))?\s*$""",
    re.VERBOSE,
)
_FOOTNOTE = re.compile(r"^ {0,3}\[\^(?P<label>[^\[\]\s]+)\]:")
_FENCE = re.compile(r"^ *(`{3,}|~{3,})")


class Definition(NamedTuple):
    """A label, normalized, and its target; a footnote has none. Line and column count from 0."""

    label: str
    target: str
    line: int
    column: int
    is_footnote: bool = False


def list_definitions(flat: list[str]) -> Iterator[Definition]:
    """All definitions in lines without the indentation of containers, in their order."""
    for number, line in _outside_fences(flat):
        if "]:" not in line:
            continue
        if footnote := _FOOTNOTE.match(line):
            yield Definition(footnote["label"], "", number, footnote.start("label"), True)
        elif found := _DEFINITION.match(line):
            name = "angle" if found["angle"] else "target"
            label = normalizeReference(found["label"])
            yield Definition(label, unescapeAll(found[name]), number, found.start(name))


def _outside_fences(flat: list[str]) -> Iterator[tuple[int, str]]:
    fence = ""
    for number, line in enumerate(flat):
        mark = _FENCE.match(line)
        if mark and not fence:
            fence = mark[1]
        elif mark and mark[1].startswith(fence) and line.strip() == mark[1]:
            fence = ""
        elif not fence:
            yield number, line


def as_references(flat: list[str]) -> dict[str, dict[str, object]]:
    """The definitions of references as markdown-it notes them; the last of a label holds."""
    return {
        one.label: {"title": "", "href": one.target, "map": [one.line, one.line + 1]}
        for one in list_definitions(flat)
        if not one.is_footnote
    }
