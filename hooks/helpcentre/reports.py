"""Writes findings for people, for programs and for GitHub."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Sequence

from helpcentre.findings import Finding

_GITHUB_KINDS = {"error": "error", "warn": "warning", "info": "notice"}


def report_text(findings: Sequence[Finding]) -> str:
    """One line a finding, then the count."""
    lines = [str(finding) for finding in findings]
    return "\n".join([*lines, summarize(findings)])


def report_json(findings: Sequence[Finding]) -> str:
    """A JSON list with the fields that `Finding.as_dict` names."""
    return json.dumps([finding.as_dict() for finding in findings], ensure_ascii=False, indent=2)


def report_github(findings: Sequence[Finding]) -> str:
    """Workflow commands that GitHub shows at the lines of a pull request."""
    lines = [_command(finding) for finding in findings]
    return "\n".join([*lines, summarize(findings)])


def _command(finding: Finding) -> str:
    kind = _GITHUB_KINDS[finding.level]
    place = f"file={_property(finding.path)},line={finding.line},col={finding.column}"
    message = f"{finding.message}; fix: {finding.fix}"
    return f"::{kind} {place},title={finding.rule}::{_data(message)}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def summarize(findings: Sequence[Finding]) -> str:
    """`2 findings (1 warn, 1 info)`."""
    counts = Counter(finding.level for finding in findings)
    parts = ", ".join(f"{number} {level}" for level, number in sorted(counts.items()))
    noun = "finding" if len(findings) == 1 else "findings"
    return f"{len(findings)} {noun}" + (f" ({parts})" if parts else "")


FORMATS: dict[str, Callable[[Sequence[Finding]], str]] = {
    "text": report_text,
    "json": report_json,
    "github": report_github,
}
