"""Writes findings: for people, for programs, for GitHub; one list of findings, many formats."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence

from helpcentre.findings import Finding, loudest_first, summarize
from helpcentre.reporting.excerpts import plain
from helpcentre.reporting.junit import report_junit
from helpcentre.reporting.sarif import report_sarif
from helpcentre.reporting.summaries import report_markdown
from helpcentre.reporting.terminal import report_text

ReadLine = Callable[[str, int], str]
"""A line of a file by path and number, as findings name them; empty where it cannot be read."""
Reporter = Callable[[Sequence[Finding], ReadLine], str]

_GITHUB_KINDS = {"error": "error", "warn": "warning", "info": "notice"}


def report_line(findings: Sequence[Finding], read: ReadLine) -> str:
    """One line a finding, as editors and problem matchers read them, then the count."""
    lines = [str(finding) for finding in findings]
    return "\n".join([*lines, summarize(findings)])


def report_json(findings: Sequence[Finding], read: ReadLine) -> str:
    """A JSON list with the fields that `Finding.as_dict` names."""
    return json.dumps([finding.as_dict() for finding in findings], ensure_ascii=False, indent=2)


def report_github(findings: Sequence[Finding], read: ReadLine) -> str:
    """Workflow commands that GitHub shows at the lines of a pull request.

    The loudest first: GitHub shows about ten of each kind for a step.
    """
    lines = [_command(finding) for finding in loudest_first(findings)]
    return "\n".join([*lines, summarize(findings)])


def _command(finding: Finding) -> str:
    kind = _GITHUB_KINDS[finding.level]
    place = f"file={_property(plain(finding.path))},line={finding.line},col={finding.column}"
    message = plain(f"{finding.message}; fix: {finding.fix}")
    return f"::{kind} {place},title={finding.rule}::{_data(message)}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


FORMATS: dict[str, Reporter] = {
    "text": report_text,
    "line": report_line,
    "json": report_json,
    "github": report_github,
    "sarif": report_sarif,
    "junit": report_junit,
    "markdown": report_markdown,
}
