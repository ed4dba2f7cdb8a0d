"""The figures that our search must keep: `data/queries/recorded.yml`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import yaml

from benchmarks.search.collection import LAST, ROOT
from benchmarks.search.drivers import Runs
from benchmarks.search.figures import by_kind
from helpcentre.queries import FOLDER, UNANSWERED

TOLERANCE = 2.0
"""Points of a hundred that a figure may lose."""
EVERY = "every"
_PATH = ROOT / FOLDER / f"{LAST}.yml"
_FALLING = ("recall@1", "recall@3", "emergency-first", "emergency-answer")
_RISING = ("no-result", "wrong-answers")
_HEAD = """\
# How good our search was on the `report` half of the queries when this was last written, by
# `python -m benchmarks.search record`; `every` is all languages together. CI fails when a figure
# gets more than 2 points worse. Write it anew when queries were added or the search got better.
"""


def figures_of(runs: Runs) -> dict[str, Any]:
    """The figures of each language and kind, and of each kind in all languages."""
    everything = [pair for run in runs.values() for pair in run]
    return {**{locale: by_kind(run) for locale, run in runs.items()}, EVERY: by_kind(everything)}


def write_recorded(runs: Runs, path: Path = _PATH) -> None:
    """Keep these figures from now on."""
    text = yaml.safe_dump(figures_of(runs), sort_keys=False, default_flow_style=None, width=200)
    path.write_text(_HEAD + text, "utf-8")


def read_recorded(path: Path = _PATH) -> dict[str, Any]:
    """The figures that were kept."""
    content = yaml.safe_load(path.read_text("utf-8"))
    return content if isinstance(content, dict) else {}


def list_losses(now: Mapping[str, Any], kept: Mapping[str, Any]) -> Iterator[str]:
    """Figures that got more than `TOLERANCE` points worse.

    In one language those of all its queries, of emergencies and of queries without an answer;
    its other kinds are a handful of queries each, and are watched in all languages together.
    """
    for locale, kinds in kept.items():
        for kind, figures in kinds.items():
            if locale == EVERY or kind in ("all", "emergency", *UNANSWERED):
                found = now.get(locale, {}).get(kind, {})
                yield from _compare(f"{locale} {kind}", found, figures)


def _compare(name: str, now: Mapping[str, float], kept: Mapping[str, float]) -> Iterator[str]:
    if not now:
        yield f"{name}: no query is left"
    for figure, value in kept.items():
        sign = 1 if figure in _FALLING else -1 if figure in _RISING else 0
        worse = sign * (value - now.get(figure, value))
        if worse > TOLERANCE:
            yield f"{name}: {figure} was {value}, is {now[figure]}"
