"""Lines of Markdown: taking Python-Markdown's containers apart, and finding places again."""

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


def locate_word(text: str, word: str, after: str = "") -> tuple[int, int]:
    """Line and column, from 1, of a path in a configuration, where it stands on its own.

    `after` is a pattern of what must follow it.
    """
    whole = re.compile(rf"(?<![\w./-]){re.escape(word)}(?![\w./-]){after}")
    for number, line in enumerate(text.split("\n"), 1):
        found = whole.search(re.sub(r"(?:^|\s)#.*", "", line))
        if found:
            return number, found.start() + 1
    return 1, 1


class Places:
    """From an offset in a token's content back to line and column of the source.

    `lines` are the source's, `flat` the ones that were parsed: without the indentation of
    containers, with tabs expanded. Tokens must come in the order of the text.
    """

    def __init__(self, lines: list[str], flat: list[str]) -> None:
        self._lines = lines
        self._flat = flat
        self._reached: dict[int, int] = {}

    def enter(self, start: int, content: str) -> Passage:
        """The passage of a token whose content begins in a line, counted from 0."""
        starts = []
        for number, piece in enumerate(content.split("\n"), start):
            flat = self._flat[number] if number < len(self._flat) else ""
            column = flat.find(piece, self._reached.get(number, 0))
            if column < 0:  # the cell of a table has lost the backslash before a bar
                column = max(flat.find(piece[:1], self._reached.get(number, 0)), 0)
            self._reached[number] = min(column + len(piece), len(flat))
            starts.append(column)
        return Passage(self, start, content, tuple(starts))

    def bars(self, number: int, column: int, length: int) -> int:
        """How many backslashes before bars stand in this many characters of a parsed line."""
        text = self._flat[number][column:] if number < len(self._flat) else ""
        seen = lost = 0
        while seen < length and seen + lost < len(text):
            lost += text.startswith("\\|", seen + lost)
            seen += 1
        return lost

    def source(self, number: int, column: int) -> tuple[int, int]:
        """Line and column, from 1, in the source of a column, from 0, of a parsed line."""
        if number >= len(self._lines):
            return len(self._lines), 1
        source, flat = self._lines[number], self._flat[number]
        wanted = len(source.expandtabs(4)) - len(flat) + column
        if "\t" not in source:
            return number + 1, wanted + 1
        reached = 0
        for index, sign in enumerate(source):
            if reached >= wanted:
                return number + 1, index + 1
            reached += 4 - reached % 4 if sign == "\t" else 1
        return number + 1, len(source) + 1


@dataclass(frozen=True)
class Passage:
    """The content of one token and where each of its lines stands."""

    places: Places
    start: int
    content: str
    columns: tuple[int, ...]

    def at(self, offset: int) -> tuple[int, int]:
        """Line and column, from 1, of an offset in the content."""
        before = self.content[:offset]
        line = before.count("\n")
        inner = len(before) - (before.rfind("\n") + 1)
        column = self.columns[line]
        inner += self.places.bars(self.start + line, column, inner) if "|" in before else 0
        return self.places.source(self.start + line, column + inner)
