"""What is said of links that fail: findings at their places, and a report by host."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import groupby
from urllib.parse import urldefrag, urlsplit

from helpcentre.findings import Finding
from helpcentre.liveness.failures import History
from helpcentre.liveness.outside import Places
from helpcentre.liveness.verdicts import Judgement, Verdict

_RULES = {Verdict.dead: "dead-link", Verdict.moved: "moved-link"}
_SILENT = (Verdict.alive, Verdict.unknown)
_LONGEST = 60_000
"""Characters of a report: GitHub takes 65,536 in an issue."""


@dataclass(frozen=True)
class Outcome:
    """All links with their places, verdicts and history; `days` is how often one must fail.

    `copies` are archived copies by address where the archive was asked, empty if it has none.
    """

    places: Places
    judged: Mapping[str, Judgement]
    history: History
    days: int
    copies: Mapping[str, str] = field(default_factory=dict)

    @property
    def due(self) -> list[str]:
        """The addresses to report: they fail today, and have on days enough, at some place."""
        return [
            url
            for url in sorted(self.judged)
            if self.judged[url].verdict not in _SILENT
            and self.places[url]
            and self.history[url].days >= self.days
        ]

    def rule_of(self, url: str) -> str:
        """The rule that a link breaks, if it breaks one."""
        return _RULES.get(self.judged[url].verdict, "doubtful-link")


def list_findings(outcome: Outcome) -> Iterator[Finding]:
    """A finding at every place of every link that is due."""
    for url in outcome.due:
        rule = outcome.rule_of(url)
        what = _claim(outcome, url)
        for place in outcome.places[url]:
            where = place.path, place.line, place.column
            yield Finding(*where, rule, what, _advise(outcome, url), place.locale)


def narrow(outcome: Outcome, findings: Iterable[Finding]) -> Outcome:
    """The outcome with only those places that are still among the findings."""
    kept = {(f.what, f.path, f.line, f.column) for f in findings}
    said = {url: _claim(outcome, url) for url in outcome.due}
    places = {
        url: tuple(p for p in found if (said.get(url), p.path, p.line, p.column) in kept)
        for url, found in outcome.places.items()
    }
    return replace(outcome, places=places)


def _claim(outcome: Outcome, url: str) -> str:
    return f"`{_shown(url)}`: {_describe(outcome, url)}"


def _describe(outcome: Outcome, url: str) -> str:
    judgement, past = outcome.judged[url], outcome.history[url]
    days = f"on {past.days} days since {past.first}" if past.days > 1 else f"on {past.first}"
    return f"{judgement.reason or judgement.verdict.value} ({days})"


def _advise(outcome: Outcome, url: str) -> str:
    judgement = outcome.judged[url]
    match judgement.verdict:
        case Verdict.moved:
            return f"if the new page says the same, write `{_shown(judgement.address)}`"
        case Verdict.lost_fragment:
            return "choose a heading that the page has, or link to the whole page"
    copy = outcome.copies.get(url, suggest_copy(url, outcome.history[url].first))
    if not copy:
        return "link to another page; the archive has no copy"
    return f"link to another page, or see if there is a copy: {copy}"


def suggest_copy(url: str, day: datetime.date) -> str:
    """Where the Internet Archive shows its copy of about that day, if it has one."""
    return f"https://web.archive.org/web/{day:%Y%m%d}/{_shown(urldefrag(url)[0])}"


def _shown(url: str) -> str:
    """An address that cannot end a span of code or a line."""
    return "".join(f"%{ord(c):02X}" if c in "`<>" or c <= " " else c for c in url)


def write_report(outcome: Outcome, today: datetime.date) -> str:
    """The whole outcome as Markdown, grouped by host; cut where GitHub would refuse it."""
    parts = [_headline(outcome, today)]
    size = len(parts[0])
    due = sorted(outcome.due, key=lambda url: (_host(url), url))
    for host, urls in groupby(due, _host):
        part = f"## {host}\n\n" + "\n".join(_entry(outcome, url) for url in urls)
        size += len(part)
        if size > _LONGEST:
            parts.append("There is more; `./helpcentre links --live` tells all.")
            break
        parts.append(part)
    return "\n\n".join(parts)


def _headline(outcome: Outcome, today: datetime.date) -> str:
    due = len(outcome.due)
    claim = "No external link" if not due else f"{due} external link{'s' * (due > 1)}"
    days = f"on {outcome.days} different days" if outcome.days > 1 else "today"
    return f"{claim} failed {days}. {summarize_links(outcome)}, asked on {today}."


def summarize_links(outcome: Outcome) -> str:
    """`40 links: 35 alive, 2 dead, 3 unknown (403 Forbidden: 2, 451 …: 1)`."""
    counts = Counter(judgement.verdict for judgement in outcome.judged.values())
    doubts = Counter(j.reason for j in outcome.judged.values() if j.verdict is Verdict.unknown)
    parts = [f"{counts[verdict]} {verdict.value}" for verdict in Verdict if counts[verdict]]
    reasons = ", ".join(f"{reason}: {number}" for reason, number in sorted(doubts.items()))
    total = f"{len(outcome.judged)} link{'s' * (len(outcome.judged) != 1)}"
    told = f" ({reasons})" if reasons else ""
    return f"{total}: {', '.join(parts)}{told}" if parts else total


def _entry(outcome: Outcome, url: str) -> str:
    verdict = outcome.judged[url].verdict.value
    spots = [f"`{_shown(p.path)}:{p.line}:{p.column}`" for p in outcome.places[url]]
    more = f" and {len(spots) - 20} more" if len(spots) > 20 else ""
    lines = [
        f"- **{verdict}** `{_shown(url)}`: {_neutral(_describe(outcome, url))}",
        f"    - {', '.join(spots[:20])}{more}",
        f"    - {_advise(outcome, url)}",
    ]
    return "\n".join(lines)


def _neutral(text: str) -> str:
    """Words of a foreign page that can neither mark up our report nor call anybody."""
    plain = " ".join(text.split())
    return "".join(f"\\{c}" if c in "\\`*_[]<>!#|~" else c for c in plain).replace("@", "@\u200b")


def _host(url: str) -> str:
    return (urlsplit(url).hostname or "").removeprefix("www.")
