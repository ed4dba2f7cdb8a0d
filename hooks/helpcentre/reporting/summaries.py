"""Findings as a Markdown summary, for the page of a workflow run."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from itertools import groupby

from helpcentre.findings import Finding, loudest_first, summarize
from helpcentre.reporting.excerpts import plain
from helpcentre.rules import RULES

_LIMIT = 900_000
"""Bytes; GitHub refuses a summary of more than 1 MiB."""


def report_markdown(findings: Sequence[Finding], read: Callable[[str, int], str]) -> str:
    """A table by rule, then the findings of each file in a code block.

    All that comes from a file stands in code, where nothing in it is markup.
    """
    parts = [f"## {summarize(findings)}\n", *_table(findings)]
    size = sum(len(part.encode()) for part in parts)
    shown = 0
    for path, group in groupby(findings, key=lambda finding: finding.path):
        own = list(group)
        part = _section(path, own)
        size += len(part.encode("utf-8", "replace"))
        if size > _LIMIT:
            break
        parts.append(part)
        shown += len(own)
    if left := len(findings) - shown:
        parts.append(f"\nNot shown: {left} more.\n")
    return "\n".join(parts)


def _table(findings: Sequence[Finding]) -> Iterator[str]:
    counts = Counter((finding.level, finding.rule) for finding in loudest_first(findings))
    if counts:
        yield "| level | rule | findings | what it means |\n| --- | --- | ---: | --- |"
    for (level, rule), number in counts.items():
        meaning = RULES[rule].meaning.replace("|", "\\|")
        yield f"| {level} | `{rule}` | {number} | {' '.join(meaning.split())} |"


def _section(path: str, findings: Sequence[Finding]) -> str:
    lines = [_line(finding) for finding in findings]
    content = "\n".join(lines)
    fence = _fence(content, 3)
    return f"\n### {_code(path)}\n\n{fence}text\n{content}\n{fence}\n"


def _line(finding: Finding) -> str:
    place = f"{finding.line}:{finding.column} {finding.level}"
    text = f"{place} {finding.message}; fix: {finding.fix}{finding.seen}"
    return f"{plain(text, 600)} [{finding.rule}]"


def _code(text: str) -> str:
    text = plain(text, 600)
    ticks = _fence(text, 1)
    return f"{ticks} {text} {ticks}"


def _fence(text: str, least: int) -> str:
    """Backticks that no run of backticks in a text can close."""
    longest = max((len(run) for run in re.findall("`+", text)), default=0)
    return "`" * max(longest + 1, least)
