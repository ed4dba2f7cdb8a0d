"""Findings as SARIF 2.1.0, which GitHub shows as code scanning alerts."""

from __future__ import annotations

import hashlib
import json
import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from typing import Any
from urllib.parse import quote

from helpcentre.findings import Finding, loudest_first
from helpcentre.reporting.excerpts import literal_of, plain, span_of
from helpcentre.rules import RULES, Rule

_LEVELS = {"error": "error", "warn": "warning", "info": "note", "ignore": "none"}
_SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)
_LIMIT = 25_000
"""GitHub refuses a run with more results."""
_LINK = re.compile(r"([\\\[\]])")


def report_sarif(findings: Sequence[Finding], read: Callable[[str, int], str]) -> str:
    """One run. Beyond what GitHub accepts, the loudest findings."""
    shown = loudest_first(findings)[:_LIMIT]
    used = sorted({finding.rule for finding in shown})
    rules = [_rule(RULES[name]) for name in used]
    run = {
        "tool": {"driver": {"name": "helpcentre", "rules": rules}},
        "columnKind": "utf16CodeUnits",
        "results": list(_results(shown, used, read)),
        "properties": {"left_out": len(findings) - len(shown)},
    }
    log = {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}
    return json.dumps(log, ensure_ascii=False, indent=1)


def _rule(rule: Rule) -> dict[str, Any]:
    text = (
        f"{rule.meaning}\nWhy it matters: {rule.why}.\nExample: {rule.example}\nFix: {rule.remedy}"
    )
    markdown = f"{rule.meaning}\n\nWhy it matters: {rule.why}.\n\n"
    markdown += f"- Example: {rule.example}\n- Fix: {rule.remedy}\n"
    return {
        "id": rule.id,
        "shortDescription": {"text": rule.meaning},
        "fullDescription": {"text": f"{rule.meaning} Why it matters: {rule.why}."},
        "help": {"text": text, "markdown": markdown},
        "defaultConfiguration": {"level": _LEVELS[rule.level]},
    }


def _results(
    findings: Sequence[Finding], used: list[str], read: Callable[[str, int], str]
) -> Iterator[dict[str, Any]]:
    seen: Counter[tuple[str, str, str]] = Counter()
    for finding in findings:
        identity = finding.rule, finding.path, _subject(finding)
        seen[identity] += 1
        message = plain(f"{finding.message}; fix: {finding.fix}{finding.seen}")
        place = {
            "artifactLocation": {"uri": _uri(finding.path), "uriBaseId": "%SRCROOT%"},
            "region": _region(finding, read(finding.path, finding.line)),
        }
        yield {
            "ruleId": finding.rule,
            "ruleIndex": used.index(finding.rule),
            "level": _LEVELS[finding.level],
            "message": {"text": _LINK.sub(r"\\\1", message)},  # `[a](b)` would become a link
            "locations": [{"physicalLocation": place}],
            "partialFingerprints": {"subject/v1": _fingerprint(*identity, seen[identity])},
        }


def _subject(finding: Finding) -> str:
    """What a finding is about, without numbers of lines: those move."""
    return literal_of(finding) or re.sub(r"\d+", "", finding.what)


def _fingerprint(rule: str, path: str, subject: str, nth: int) -> str:
    parts = "\0".join((rule, path, subject, str(nth)))
    return hashlib.sha256(parts.encode("utf-8", "replace")).hexdigest()[:32]


def _uri(path: str) -> str:
    return quote(path, safe="/", errors="replace")


def _region(finding: Finding, line: str) -> dict[str, int]:
    """The place in UTF-16 code units, of which a rare Chinese character or an emoji has two."""
    region = {"startLine": max(finding.line, 1), "startColumn": max(finding.column, 1)}
    if line:
        start, end = span_of(finding, line)
        region["startColumn"] = _units(line[:start]) + 1
        region["endColumn"] = _units(line[:end]) + 1
    return region


def _units(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2
