"""Silences: one rule at one place, until a day, for a reason; and the rules about them."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from helpcentre.findings import Finding
from helpcentre.records import list_entries
from helpcentre.reporting.silence_faults import find_fault
from helpcentre.rules import RULES
from helpcentre.sites import Site
from helpcentre.text.comments import Comment, find_comments
from helpcentre.text.front_matter import split_front_matter

PATH = "data/silences.yml"
_LONGEST = datetime.timedelta(days=366)
"""A silence is a debt: once a year somebody looks at it again."""
_START = re.compile(r"silence\s*[:：]?", re.IGNORECASE)


@dataclass(frozen=True, order=True)
class Silence:
    """A rule that keeps quiet in a file, between two lines (`first` 0: anywhere).

    `text` narrows it to findings about that piece. `until` is its last day. It is written in
    `origin` at `line` and `column`.
    """

    rule: str
    path: str
    first: int
    last: int
    text: str
    until: datetime.date
    origin: str
    line: int
    column: int
    locale: str = ""

    def covers(self, finding: Finding) -> bool:
        """Whether it silences a finding."""
        return (
            (finding.rule, finding.path) == (self.rule, self.path)
            and (not self.first or self.first <= finding.line <= self.last)
            and (not self.text or f"`{self.text}`" in finding.what)
        )

    def finding(self, rule: str, what: str, fix: str) -> Finding:
        """A finding about the silence itself."""
        return Finding(self.origin, self.line, self.column, rule, what, fix, self.locale)


def list_silences(site: Site) -> list[Silence]:
    """The silences of a shard's articles; of the main shard also those of data and snippets."""
    return [one for one in _read(site) if isinstance(one, Silence)]


def check_silences(site: Site) -> Iterator[Finding]:
    """Silences that silence nothing, since they say too little or too much."""
    return (one for one in _read(site) if isinstance(one, Finding))


def _read(site: Site) -> Iterator[Silence | Finding]:
    for article in site.checked:
        yield from _read_markdown(article.path, article.text, article.locale)
    if site.is_main:
        for path, text in site.texts.items():
            if path.endswith(".md") and path not in site.article_paths:
                yield from _read_markdown(path, text, "")
        yield from _read_entries(site.texts.get(PATH, ""))


@lru_cache(maxsize=4096)
def _read_markdown(path: str, text: str, locale: str) -> tuple[Silence | Finding, ...]:
    body = split_front_matter(text)[1]
    return tuple(_read_comment(path, comment, locale) for comment in find_comments(body))


def _read_comment(path: str, comment: Comment, locale: str) -> Silence | Finding:
    rule, until, reason = _split(comment.text)
    place = comment.line, comment.column
    if fault := find_fault(rule, until, reason):
        return Finding(path, *place, "wrong-silence", *fault, locale)
    day = datetime.date.fromisoformat(until)
    return Silence(rule, path, comment.first, comment.last, "", day, path, *place, locale)


def _split(text: str) -> tuple[str, str, str]:
    """Rule, last day and reason of a comment; each may be empty."""
    head, _, reason = _START.sub("", text, count=1).replace("：", ":").partition(":")
    words = head.split()
    end = words.index("until") if "until" in words else len(words)
    return " ".join(words[:end]), " ".join(words[end + 1 :]), reason.strip()


@lru_cache(maxsize=64)
def _read_entries(text: str) -> tuple[Silence | Finding, ...]:
    """The entries of the file that have the fields they need; its schema tells of the others."""
    found = (_read_entry(entry, *place) for entry, place in list_entries(text))
    return tuple(one for one in found if one)


def _read_entry(entry: Mapping[str, Any], line: int, column: int) -> Silence | Finding | None:
    names = ("rule", "path", "until", "reason", "text")
    rule, path, until, reason, text = (str(entry.get(name, "")) for name in names)
    number = entry.get("line", 0)
    if not all((rule, path, until, reason)) or not isinstance(number, int) or not (number or text):
        return None
    if fault := find_fault(rule, until, reason):
        return Finding(PATH, line, column, "wrong-silence", *fault)
    day = datetime.date.fromisoformat(until)
    return Silence(rule, path, number, number, text, day, PATH, line, column)


def apply_silences(
    findings: Iterable[Finding],
    silences: Iterable[Silence],
    today: datetime.date | None = None,
    runs: frozenset[str] = frozenset(),
) -> list[Finding]:
    """The findings that are left, and what is to be said about the silences.

    Without a day all silences hold and nothing is said. `runs` are the checks whose findings
    these are (`sources`, `built`, `live`): only a silence whose rule no other check reports can
    be called unused; how long it holds is judged with the sources.
    """
    places: dict[tuple[str, str], list[Silence]] = {}
    for silence in silences:
        places.setdefault((silence.rule, silence.path), []).append(silence)
    left, used = [], set()
    for finding in findings:
        found = [one for one in places.get((finding.rule, finding.path), ()) if one.covers(finding)]
        used.update(found)
        if not any(_holds(one, today) for one in found):
            left.append(finding)
    if today:
        for silence in (one for group in places.values() for one in group):
            left += _judge(silence, silence in used, today, runs)
    return left


def _holds(silence: Silence, today: datetime.date | None) -> bool:
    return today is None or today <= silence.until


def _judge(
    silence: Silence, used: bool, today: datetime.date, runs: frozenset[str]
) -> Iterator[Finding]:
    rule, until = silence.rule, silence.until
    told = "sources" in runs
    if told and not _holds(silence, today):
        what = f"the silence of `{rule}` ended on {until}"
        fix = "mend what the rule reports and remove the silence, or give it another day"
        yield silence.finding("expired-silence", what, fix)
    elif not used and _holds(silence, today) and runs.issuperset(RULES[rule].reported_by):
        what = f"`{rule}` reports nothing here that this silence would silence"
        yield silence.finding("unused-silence", what, "remove it, or move it to the right place")
    elif told and until - today > _LONGEST:
        what = f"the silence of `{rule}` holds until {until}, longer than a year"
        fix = "choose a day within a year, on which somebody looks at it again"
        yield silence.finding("wrong-silence", what, fix)
