"""Asks all links in two passes, lychee's and ours, and remembers what failed."""

from __future__ import annotations

import time
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from urllib.parse import urldefrag, urlsplit

from helpcentre._settings import one_line
from helpcentre.liveness._archive import find_copy
from helpcentre.liveness._asking import ask
from helpcentre.liveness._lychee import First, LycheeError, run_lychee
from helpcentre.liveness.failures import History, parse_history, remember, write_history
from helpcentre.liveness.link_reports import Outcome
from helpcentre.liveness.manners import Plan
from helpcentre.liveness.outside import Places
from helpcentre.liveness.verdicts import NO_ANSWER, Judgement, Observation, Verdict, judge

_ENOUGH_HOSTS = 3
"""If so many hosts give no answer, and no other one does, the fault is this machine's."""


class AskingError(Exception):
    """Links cannot be asked or remembered; the message is for the person who wanted it."""


def ask_links(places: Places, plan: Plan) -> Outcome:
    """Ask all links and write the history. Raises `AskingError`; then nothing is written."""
    old = _read_history(plan.history)
    bases = sorted({urldefrag(url)[0] for url in places})
    try:
        plan.history.parent.mkdir(parents=True, exist_ok=True)
        firsts = run_lychee(bases, plan.history.parent, _options(plan)) if bases else {}
    except (LycheeError, OSError) as error:
        raise AskingError(one_line(error)) from error
    again = [url for url in places if url in old or urldefrag(url)[1] or not _known(firsts, url)]
    seen = ask(sorted({urldefrag(url)[0] for url in again}), plan.manners)
    _stop_if_offline(firsts, seen)
    judged = {url: _judge(url, firsts, seen) for url in places}
    history = remember(old, judged, plan.today)
    try:
        plan.history.write_text(write_history(history), "utf-8")
    except OSError as error:
        raise AskingError(one_line(error)) from error
    outcome = Outcome(places, judged, history, plan.days)
    return replace(outcome, copies=_find_copies(outcome, plan)) if plan.archive else outcome


def _options(plan: Plan) -> list[str]:
    """Lychee's options: the same manners, but no second chances, which are ours to give."""
    manners = plan.manners
    options = {
        "--max-cache-age": plan.max_age,
        "--cookie-jar": "cookies.json",
        "--host-concurrency": str(manners.per_host),
        "--host-request-interval": f"{round(manners.interval * 1000)}ms",
        "--max-concurrency": str(manners.in_all),
        "--max-retries": "0",
        "--timeout": str(max(round(manners.timeout), 1)),
    }
    alone = ["--cache", "--host-stats", *([] if manners.private else ["--exclude-all-private"])]
    return [*alone, *(word for pair in options.items() for word in pair)]


def _known(firsts: Mapping[str, First], url: str) -> bool:
    """Whether an earlier run found the page good, so that nobody needs to ask it now."""
    first = firsts.get(urldefrag(url)[0])
    return bool(first and first.good and first.cached)


def _judge(url: str, firsts: Mapping[str, First], seen: Mapping[str, Observation]) -> Judgement:
    base, fragment = urldefrag(url)
    if base not in seen:
        return Judgement(Verdict.alive)
    first = firsts.get(base)
    return judge(seen[base], fragment, reached=bool(first and first.good))


def _stop_if_offline(firsts: Mapping[str, First], seen: Mapping[str, Observation]) -> None:
    answered = any(observation.failure not in NO_ANSWER for observation in seen.values())
    hosts = {urlsplit(url).hostname for url in seen}
    if not answered and not any(f.good for f in firsts.values()) and len(hosts) >= _ENOUGH_HOSTS:
        raise AskingError("no host answers; is this machine online? Nothing was recorded")


def _read_history(path: Path) -> History:
    if not path.exists():
        return {}
    try:
        return parse_history(path.read_text("utf-8"))
    except (OSError, ValueError) as error:
        raise AskingError(f"{path}: {one_line(error)}; mend or delete it") from error


def _find_copies(outcome: Outcome, plan: Plan) -> dict[str, str]:
    """What the archive has of the pages that are gone, asked one by one."""
    gone = (Verdict.dead, Verdict.soft_404, Verdict.gone_home)
    copies = {}
    for url in outcome.due:
        if outcome.judged[url].verdict in gone:
            day = outcome.history[url].first
            copies[url] = find_copy(urldefrag(url)[0], day, plan.manners.timeout)
            time.sleep(plan.manners.interval)
    return copies
