"""Findings as JUnit XML, which GitLab, Jenkins and others show as failed tests."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from itertools import groupby

from junitparser import Failure, JUnitXml, SystemOut, TestCase, TestSuite

from helpcentre.findings import Finding, fails

_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def report_junit(findings: Sequence[Finding], read: Callable[[str, int], str]) -> str:
    """One suite a file, one case a finding; what does not fail a strict build does not fail here.

    Without findings, one case that has passed: an empty report counts as an error in some tools.
    """
    report = JUnitXml("helpcentre")
    for path, group in groupby(findings, key=lambda finding: finding.path):
        suite = TestSuite(_clean(path))
        suite.add_testcases([_case(finding) for finding in group])
        report.append(suite)
    if not findings:
        suite = TestSuite("helpcentre")
        suite.add_testcases([TestCase("no findings", "helpcentre")])
        report.append(suite)
    report.update_statistics()
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{report.tostring().decode()}'


def _case(finding: Finding) -> TestCase:
    place = f"{finding.rule} at {finding.line}:{finding.column}"
    case = TestCase(place, _clean(finding.path))
    text = _clean(str(finding))
    if fails([finding]):
        failure = Failure(_clean(finding.message), finding.rule)
        failure.text = text
        case.result = [failure]
    else:
        case.append(SystemOut(text))
    return case


def _clean(text: str) -> str:
    """A text that XML can hold, not longer than a viewer shows."""
    return _NOT_XML.sub("\ufffd", text[:4000])
