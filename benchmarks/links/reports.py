"""What a checker said, in one shape for all of them, and which plants it means."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.links.plant import Plant
from benchmarks.links.site import SITE_URL

_ANY_ID = re.compile(r"\b[cd]\d{3}(?!\d)", re.IGNORECASE)


@dataclass(frozen=True)
class Report:
    """One finding: the file or page that has the fault, its line if known, and the words."""

    path: str
    line: int
    text: str


@dataclass(frozen=True)
class Run:
    """What one tool said about one tree, and what that cost in CPU seconds."""

    reports: Sequence[Report]
    seconds: float


def means(report: Report, plant: Plant) -> bool:
    """Whether a report is about this plant."""
    if plant.page:
        pages = [name for name in (plant.page, plant.also_page) if name]
        said = f"{report.path} {report.text}".replace(SITE_URL, " ")
        others = set(_ANY_ID.findall(said.lower())) - {plant.id}
        return not others and any(
            re.search(rf"(?<![\w/]){re.escape(name)}", said) for name in pages
        )
    if plant.token.search(report.text) is None:
        return False
    return not plant.seek or _same_place(report.path, plant)


def _same_place(path: str, plant: Plant) -> bool:
    return path in ("", plant.file, plant.file.removeprefix("docs/")) or path == page_of(plant.file)


def page_of(source: str) -> str:
    """The built page of an article of the benchmark's sites, as `guide/start/index.html`."""
    key = source.removeprefix("docs/").removeprefix("zh/")
    if not key.endswith(".md"):
        return key
    return f"{key.removesuffix('index.md').removesuffix('.md')}/index.html".replace("//", "/")


def named(plants: Iterable[Plant], reports: Sequence[Report]) -> set[str]:
    """The IDs of plants that a report names."""
    return {plant.id for plant in plants if any(means(report, plant) for report in reports)}


def placed(plants: Iterable[Plant], reports: Sequence[Report], root: Path) -> set[str]:
    """The IDs of plants at whose very line a report stands; no two plants share a line."""
    places = {(report.path, report.line) for report in reports if report.line}
    return {plant.id for plant in plants if places & plant.lines(root)}
