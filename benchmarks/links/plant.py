"""Reads the tables of faults and correct look-alikes, and puts them into a site's files."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

import yaml

TABLES = Path(__file__).parent
_PAGE_END = "</body>"


@dataclass(frozen=True)
class Plant:
    """One fault, or one correct look-alike, and how a checker's report is known to mean it.

    `tree` is `source` or `built`; `file`, `also` and `files` name paths below it. `add` is put at
    the end of `file`, or `new` in the place of `old`; `also` adds to other files, `files` are
    written whole. A report means this plant if it names its ID; or `seek`, at `file`; or `page`.
    """

    id: str
    kind: str
    file: str
    tree: str = "source"
    add: str = ""
    old: str = ""
    new: str = ""
    seek: str = ""
    page: str = ""
    also_page: str = ""
    also: Mapping[str, str] = field(default_factory=dict)
    files: Mapping[str, str] = field(default_factory=dict)

    @cached_property
    def token(self) -> re.Pattern[str]:
        """What a report names: the ID in any case, or the sought text as it is written."""
        if self.seek:
            start = r"(?<![\w-])" if self.seek[0].isalnum() else ""
            return re.compile(rf"{start}{re.escape(self.seek)}(?![\w#?%&/.-])")
        return re.compile(rf"{self.id}(?![0-9])", re.IGNORECASE)

    def lines(self, root: Path) -> set[tuple[str, int]]:
        """Path and line (from 1) of every place where the fault stands; a page starts at 1."""
        found = {(self.file, 1)} if self.page else set()
        for name in {self.file, *self.also, *self.files}:
            text = (root / name).read_text("utf-8")
            for number, line in enumerate(text.split("\n"), 1):
                if self.token.search(line):
                    found.add((name, number))
        return found


def read_faults() -> list[Plant]:
    """All faults, in the order of their tables."""
    return [plant for name in sorted(TABLES.glob("faults_*.yml")) for plant in _read(name)]


def read_controls() -> list[Plant]:
    """All correct look-alikes."""
    return list(_read(TABLES / "controls.yml"))


def _read(path: Path) -> Iterable[Plant]:
    tree = "built" if path.stem == "faults_built" else "source"
    entries: list[dict[str, Any]] = yaml.safe_load(path.read_text("utf-8"))
    return [Plant(**{"tree": tree, **entry}) for entry in entries]


def plant(root: Path, plants: Iterable[Plant]) -> None:
    """Change the files below a folder. Raises `ValueError` where `old` does not stand once."""
    for one in plants:
        for name, text in one.files.items():
            (root / name).parent.mkdir(parents=True, exist_ok=True)
            (root / name).write_text(text, "utf-8")
        if one.add or one.old:
            path = root / one.file
            path.write_text(_change(path.read_text("utf-8"), one), "utf-8")
        for name, text in one.also.items():
            path = root / name
            path.write_text(_append(path.read_text("utf-8"), text), "utf-8")


def _change(text: str, one: Plant) -> str:
    if one.add:
        return _append(text, one.add)
    if text.count(one.old) < 1:
        raise ValueError(f"{one.id}: {one.file} has no {one.old!r}")
    return text.replace(one.old, one.new, 1)


def _append(text: str, added: str) -> str:
    """Put a block at the end of a file: of a page's body, or after a blank line."""
    if _PAGE_END in text:
        return text.replace(_PAGE_END, f"{added}\n{_PAGE_END}", 1)
    return f"{text.rstrip()}\n\n{added}\n"
