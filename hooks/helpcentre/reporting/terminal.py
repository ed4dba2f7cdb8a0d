"""Findings for somebody at a terminal: by file, each with its source line, the piece underlined."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import groupby

from typer import style

from helpcentre.findings import Finding, summarize
from helpcentre.reporting.excerpts import excerpt, plain

_COLOURS = {"error": "red", "warn": "yellow", "info": "cyan"}
_MARGIN = " " * 4


def report_text(findings: Sequence[Finding], read: Callable[[str, int], str]) -> str:
    """Findings under the name of their file, then the count.

    With ANSI colours; whoever prints it takes them out where they are not wanted.
    """
    lines: list[str] = []
    for path, group in groupby(findings, key=lambda finding: finding.path):
        lines.append(style(plain(path), bold=True, underline=True))
        for finding in group:
            lines += _describe(finding, read(path, finding.line))
        lines.append("")
    return "\n".join([*lines, style(summarize(findings), bold=True)])


def _describe(finding: Finding, line: str) -> Iterator[str]:
    colour = _COLOURS.get(finding.level, "white")
    place = f"{finding.line}:{finding.column}"
    level = style(f"{finding.level or 'found':5}", fg=colour)
    yield f"  {place:>7}  {level}  {plain(finding.message)} {style(f'[{finding.rule}]', dim=True)}"
    if line.strip():
        shown = excerpt(finding, line)
        mark = " " * shown.start + style("^" * (shown.end - shown.start), fg=colour)
        yield f"{_MARGIN}{shown.text}"
        yield f"{_MARGIN}{mark}"
    yield f"{_MARGIN}{style('fix:', fg='green')} {plain(finding.fix + finding.seen)}"
