"""Snippets (`--8<-- "file"`): what an article includes, and the text that comes of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from pymdownx.snippets import SnippetPreprocessor as Notation

_DEEPEST = 8
_LONGEST = 1000


class Origin(NamedTuple):
    """Where a line of an expanded text comes from: file, line from 1, columns put before it."""

    path: str
    line: int
    shift: int


class Include(NamedTuple):
    """A snippet that a line asks for; `part` names a section or lines, `column` counts from 1."""

    name: str
    part: str
    line: int
    column: int
    indent: str


class Missing(NamedTuple):
    """An include of a file, or of a part of it, that does not exist."""

    path: str
    include: Include
    has_file: bool


@dataclass(frozen=True)
class Expansion:
    """A text with its snippets in place, where each of its lines comes from, what is missing."""

    text: str
    origins: tuple[Origin, ...]
    missing: tuple[Missing, ...]


def list_includes(lines: list[str]) -> Iterator[tuple[int, Include | None]]:
    """Every line of snippet notation by its number from 0, with what it includes."""
    block = False
    for number, line in enumerate(lines):
        mark = Notation.RE_ALL_SNIPPETS.match(line) if "8<-" in line else None
        if mark and mark["escape"]:
            continue
        if mark and mark["inline_marker"]:
            name = mark["snippet"][1:-1]
            column = mark.start("snippet") + 2 + len(name) - len(name.lstrip())
            yield number, None if block else _read(name.strip(), number, column, mark["space"])
        elif mark:
            block = not block
            yield number, None
        elif block:
            indent = line[: len(line) - len(line.lstrip())]
            yield number, _read(line.strip(), number, len(indent) + 1, indent)


def _read(name: str, number: int, column: int, indent: str) -> Include | None:
    found = Notation.RE_SNIPPET_FILE.match(name) if 0 < len(name) < _LONGEST else None
    if found is None or not found[1].strip() or name.startswith((";", "http://", "https://")):
        return None
    return Include(found[1].strip(), found[2] or found[3] or "", number + 1, column, indent)


def list_names(text: str) -> list[str]:
    """The files that a text includes."""
    includes = (include for _, include in list_includes(text.split("\n")))
    return [include.name for include in includes if include]


def expand(path: str, text: str, files: Mapping[str, tuple[str, str]]) -> Expansion:
    """Put snippets into a text; `files` are path and text by the name that an include has."""
    origins: list[Origin] = []
    missing: list[Missing] = []
    numbered = list(enumerate(text.split("\n"), 1))
    lines = list(_expand(path, numbered, files, (), "", origins, missing))
    return Expansion("\n".join(lines), tuple(origins), tuple(missing))


def _expand(
    path: str,
    numbered: list[tuple[int, str]],
    files: Mapping[str, tuple[str, str]],
    above: tuple[str, ...],
    indent: str,
    origins: list[Origin],
    missing: list[Missing],
) -> Iterator[str]:
    notation = dict(list_includes([line for _, line in numbered]))
    for index, (number, line) in enumerate(numbered):
        if index not in notation:
            if not _is_section_mark(line):
                origins.append(Origin(path, number, len(indent)))
                yield indent + line
            continue
        include = notation[index]
        if include is None or include.name in above or len(above) >= _DEEPEST:
            continue
        include = include._replace(line=number)
        known = files.get(include.name)
        chosen = _select(known[1], include.part) if known else None
        if known is None or chosen is None:
            missing.append(Missing(path, include, known is not None))
            continue
        names = *above, include.name
        deeper = indent + include.indent.expandtabs(4)
        yield from _expand(known[0], chosen, files, names, deeper, origins, missing)


def _is_section_mark(line: str) -> bool:
    return "8<-" in line and bool(_section_of(line))


def _section_of(line: str) -> tuple[str, str] | None:
    """Start or end, and the name, of a section marker; nothing if it is escaped or none."""
    mark = Notation.RE_SNIPPET_SECTION.match(line) if "8<-" in line else None
    return (mark["type"].lower(), mark["name"]) if mark and not mark["escape"] else None


def _select(text: str, part: str) -> list[tuple[int, str]] | None:
    """The numbered lines of a section or of ranges of lines; nothing if there is no such part."""
    lines = list(enumerate(text.split("\n"), 1))
    if not part:
        return lines
    if part[1:2].isalpha():
        return _select_section(lines, part[1:])
    return [line for span in part[1:].split(",") for line in _select_lines(lines, span)]


def _select_section(lines: list[tuple[int, str]], name: str) -> list[tuple[int, str]] | None:
    marks = [(index, _section_of(line)) for index, (_, line) in enumerate(lines)]
    start = next((index for index, mark in marks if mark == ("start", name)), None)
    if start is None:
        return None
    ends = (index for index, mark in marks if mark == ("end", name) and index > start)
    return lines[start + 1 : next(ends, len(lines))]


def _select_lines(lines: list[tuple[int, str]], span: str) -> list[tuple[int, str]]:
    first, _, last = span.partition(":")
    start = int(first) if first.lstrip("-").isdigit() else 1
    end = int(last) if last.lstrip("-").isdigit() else len(lines)
    start, end = (n + len(lines) + 1 if n < 0 else n for n in (start, end))
    return lines[max(start, 1) - 1 : max(end, 0)]
