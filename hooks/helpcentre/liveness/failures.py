"""Remembers since when links fail: only one that failed on several days is reported."""

from __future__ import annotations

import datetime
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from helpcentre.liveness.verdicts import Judgement, Verdict


@dataclass(frozen=True)
class Failing:
    """A link that fails: on how many different days, the first and last of them, and how."""

    first: datetime.date
    last: datetime.date
    days: int
    verdict: Verdict


History = Mapping[str, Failing]
"""Failing links by their whole address."""


def remember(
    history: History, judged: Mapping[str, Judgement], today: datetime.date
) -> dict[str, Failing]:
    """The history after today's answers. What nobody links to any more is forgotten.

    A good answer clears a link; one that says nothing changes nothing. A link that moved, and
    then dies, begins to count again.
    """
    kept: dict[str, Failing] = {}
    for url, judgement in judged.items():
        old = history.get(url)
        if judgement.verdict == Verdict.unknown:
            if old:
                kept[url] = old
        elif judgement.verdict != Verdict.alive:
            kept[url] = _count(old, judgement.verdict, today)
    return kept


def _count(old: Failing | None, verdict: Verdict, today: datetime.date) -> Failing:
    if old is None or (old.verdict == Verdict.moved) != (verdict == Verdict.moved):
        return Failing(today, today, 1, verdict)
    days = old.days + (today > old.last)
    return Failing(min(old.first, today), max(old.last, today), days, verdict)


def parse_history(text: str) -> dict[str, Failing]:
    """The history of a file. Raises `ValueError` if it is none."""
    try:
        content = json.loads(text)
        return {str(url): _parse(entry) for url, entry in content["links"].items()}
    except (TypeError, KeyError, AttributeError, RecursionError) as error:
        raise ValueError(f"it is no history of links ({error})") from error


def _parse(entry: Mapping[str, Any]) -> Failing:
    day = datetime.date.fromisoformat
    return Failing(
        day(entry["first"]), day(entry["last"]), int(entry["days"]), Verdict(entry["verdict"])
    )


def write_history(history: History) -> str:
    """The file of a history: one order, one link a line, whatever came first."""
    lines = [
        f"{json.dumps(url, ensure_ascii=False)}: {_write(history[url])}" for url in sorted(history)
    ]
    return '{"links": {\n' + ",\n".join(lines) + "\n}}\n"


def _write(entry: Failing) -> str:
    fields = {"first": str(entry.first), "last": str(entry.last), "days": entry.days}
    return json.dumps({**fields, "verdict": entry.verdict.value})
