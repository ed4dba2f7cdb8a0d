"""Lines of Markdown: taking Python-Markdown's containers apart, and finding targets again."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from operator import attrgetter

_FENCE = re.compile(r"^ *(`{3,}|~{3,})")
_CONTAINER = re.compile(
    r"""^\ *(?P<mark>!!!|\?\?\?\+?|===[!+]?)\ ?(?P<type>[^\s"]*)[^"]*(?:"(?P<title>.*)")?""",
    re.VERBOSE,
)


@dataclass(frozen=True)
class Container:
    """An admonition (`!!!`, `???`) or a tab (`===`); lines from 0, `end` excluded."""

    mark: str
    type: str
    title: str
    indent: int
    start: int
    end: int = 0


def flatten(lines: list[str]) -> list[str]:
    """Take admonitions, details and tabs apart, which CommonMark would read as code blocks."""
    return take_apart(lines)[0]


def take_apart(lines: list[str]) -> tuple[list[str], list[Container]]:
    """The lines with the content of containers moved to the left, and the containers."""
    open_ones: list[Container] = []
    found: list[Container] = []
    flat = list(_flatten(lines, open_ones, found))
    found += [replace(one, end=len(lines)) for one in open_ones]
    return flat, sorted(found, key=attrgetter("start"))


def _flatten(
    lines: list[str], containers: list[Container], found: list[Container]
) -> Iterator[str]:
    fence = ""
    last = 0
    for number, source in enumerate(lines):
        line = source.expandtabs(4)
        indent = len(line) - len(line.lstrip(" "))
        while containers and line.strip() and indent < containers[-1].indent + 4:
            found.append(replace(containers.pop(), end=last + 1))
            fence = ""
        last = number if line.strip() else last
        flat = line[4 * len(containers) :] if line.strip() else ""
        mark = _FENCE.match(flat)
        if fence:
            closes = mark and mark[1].startswith(fence) and flat.strip() == mark[1]
            fence = "" if closes else fence
        elif mark:
            fence = mark[1]
        elif (opening := _CONTAINER.match(flat)) and flat[opening.end("mark") :].strip():
            parts = opening["mark"], opening["type"], opening["title"] or ""
            containers.append(Container(*parts, indent, number))
            flat = ""
        yield flat


class Locator:
    """Finds targets in the source, moving forward so that repeated ones get their own place."""

    def __init__(self, lines: list[str], defined: dict[str, int]) -> None:
        self.lines = lines
        self.defined = defined
        self.start = self.end = self.line = self.column = 0

    def enter(self, start: int, end: int) -> None:
        """Search in these lines (from 0, end excluded); inner blocks narrow outer ones."""
        self.start, self.end = start, end
        if start > self.line or self.line >= end:
            self.line, self.column = start, 0

    def of(self, target: str) -> tuple[int, int]:
        """Line and column of a target, from 1; of its definition if it is a reference."""
        for line in range(self.line, min(self.end, len(self.lines))):
            column = self.lines[line].find(target, self.column if line == self.line else 0)
            if column >= 0:
                self.line, self.column = line, column + len(target)
                return line + 1, column + 1
        line = self.defined.get(target, self.start)
        return line + 1, max(self.lines[line].find(target), 0) + 1
