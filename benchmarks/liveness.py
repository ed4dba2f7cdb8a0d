"""Prints what lychee alone and `links --live` say of a loopback web that behaves badly.

`--all` lists every behaviour, else only those that one of them judges wrongly.
"""

from __future__ import annotations

import datetime
import sys
import tempfile
import time
from pathlib import Path

from helpcentre.built.origins import Origin
from helpcentre.liveness._lychee import First, run_lychee
from helpcentre.liveness._passes import ask_links
from helpcentre.liveness.manners import Manners, Plan
from helpcentre.liveness.verdicts import Judgement, Verdict
from tests.live.behaviours import Case, all_cases, behaviours
from tests.live.web import Web, serve

_MANNERS = Manners(timeout=0.5, tries=3, backoff=0.1, longest_wait=1.5, private=True)
_LYCHEE = ["--include-fragments", "--timeout", "1"]
_DAY = datetime.date(2026, 11, 24)


def main() -> None:
    """Ask all behaviours twice and print the table."""
    cases = all_cases()
    web = Web(behaviours(cases))
    with serve(web) as base, tempfile.TemporaryDirectory() as folder:
        urls = [case.url(base) for case in cases]
        begin = time.perf_counter()
        alone = run_lychee(urls, Path(folder, "alone"), _LYCHEE)
        figures = [("lychee alone", _asked(web), web.most_open, time.perf_counter() - begin)]
        web.reset()
        begin = time.perf_counter()
        plan = Plan(_MANNERS, Path(folder, "ours", "history.json"), _DAY)
        ours = ask_links({url: (Origin("a.md", 1, 1),) for url in urls}, plan).judged
        figures.append(("ours", _asked(web), web.most_open, time.perf_counter() - begin))
    right = _print_cases(cases, [alone.get(url) for url in urls], [ours[url] for url in urls], base)
    for (name, asked, most, seconds), good in zip(figures, right, strict=True):
        print(
            f"{name:16}{good:4} right of {len(cases)}{asked:6} requests"
            f"{most:4} at most at once to one host{seconds:7.1f} s"
        )


def _asked(web: Web) -> int:
    return sum(web.asked.values())


def _print_cases(
    cases: list[Case], alone: list[First | None], ours: list[Judgement], base: str
) -> tuple[int, int]:
    """Print a line for each behaviour; returns how many each judged rightly."""
    right = [0, 0]
    print(f"{'behaviour':44}{'wanted':18}{'lychee alone':22}ours")
    for case, first, judgement in zip(cases, alone, ours, strict=True):
        address = base + case.address if case.address else judgement.address
        marks = (
            _is_right(case.wanted, first),
            judgement.verdict == case.wanted and judgement.address == address,
        )
        right = [count + mark for count, mark in zip(right, marks, strict=True)]
        if not all(marks) or "--all" in sys.argv:
            said = [_describe(first), judgement.verdict.value]
            told = [text + ("" if mark else " ✗") for text, mark in zip(said, marks, strict=True)]
            print(f"{case.name:44}{case.wanted.value:18}{told[0]:22}{told[1]}")
    return right[0], right[1]


def _describe(first: First | None) -> str:
    if first is None or first.excluded:
        return "not asked"
    return ("redirected" if first.redirected else "alive") if first.good else "dead"


def _is_right(wanted: Verdict, first: First | None) -> bool:
    """Whether lychee says as much as it can: a redirect that it followed counts as moved."""
    said = _describe(first)
    if wanted in (Verdict.dead, Verdict.lost_fragment):
        return said == "dead"
    if wanted is Verdict.alive:
        return said in ("alive", "redirected")
    return said == ("redirected" if wanted is Verdict.moved else "not asked")


if __name__ == "__main__":
    main()
