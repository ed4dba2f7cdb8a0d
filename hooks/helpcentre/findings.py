"""What a check reports: one fault, where it stands, why it matters and how to mend it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from helpcentre.rules import RULES

LEVELS = ("error", "warn", "info", "ignore")
"""From loudest to silent. `error` and `warn` fail a strict build, `info` is only told."""


_CONTROLS = re.compile(r"[\x00-\x1f\x7f\x85\u2028\u2029]")


@dataclass(frozen=True, order=True)
class Finding:
    """One fault at one place.

    `path` is relative to the checked folder, with forward slashes; `line` and `column` count
    from 1, columns in characters. `level` is empty until `set_levels` decided it. `pages` are
    the built pages on which the fault is seen, below the site folder.
    """

    path: str
    line: int
    column: int
    rule: str
    what: str
    fix: str
    locale: str = ""
    level: str = ""
    pages: tuple[str, ...] = ()

    @property
    def message(self) -> str:
        """What is wrong and why it matters to a reader, in one sentence."""
        return f"{self.what}: {RULES[self.rule].why}"

    def __str__(self) -> str:
        place = f"{self.path}:{self.line}:{self.column}"
        text = f"{place}: {self.message}; fix: {self.fix}{self.seen} [{self.rule}]"
        return _CONTROLS.sub(" ", text)  # one finding is one line, whatever stands in a file

    @property
    def seen(self) -> str:
        """On which built pages the fault shows, as the end of a sentence; empty if none."""
        others = [page for page in self.pages if page != self.path]
        more = f" and {len(others) - 1} more" if len(others) > 1 else ""
        return f"; seen on {others[0]}{more}" if others else ""

    def as_dict(self) -> dict[str, str | int | list[str]]:
        """The fields of the JSON report."""
        return {
            "path": self.path,
            "line": self.line,
            "column": self.column,
            "rule": self.rule,
            "level": self.level,
            "message": self.message,
            "fix": self.fix,
            "locale": self.locale,
            "pages": list(self.pages),
        }


def set_levels(findings: Iterable[Finding], levels: Mapping[str, str]) -> list[Finding]:
    """Give each finding its level, drop the ignored and the repeated ones, sort by place."""
    levelled = {
        replace(finding, level=levels.get(finding.rule, RULES[finding.rule].level))
        for finding in findings
    }
    return sorted(finding for finding in levelled if finding.level != "ignore")


def fails(findings: Iterable[Finding]) -> bool:
    """Whether a strict build must stop."""
    return any(finding.level in ("error", "warn") for finding in findings)


def loudest_first(findings: Iterable[Finding]) -> list[Finding]:
    """Errors before warnings before information, else in the given order; for those who cut."""
    return sorted(findings, key=lambda finding: LEVELS.index(finding.level))


def summarize(findings: Sequence[Finding]) -> str:
    """`3 findings (1 error, 2 warn)`, the loudest first."""
    counts = Counter(finding.level for finding in findings)
    parts = ", ".join(f"{counts[level]} {level}" for level in LEVELS if counts[level])
    noun = "finding" if len(findings) == 1 else "findings"
    return f"{len(findings)} {noun}" + (f" ({parts})" if parts else "")
