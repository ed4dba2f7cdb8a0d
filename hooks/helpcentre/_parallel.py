"""Checks a large site on all cores: each process reports on some of its languages."""

from __future__ import annotations

import datetime
import multiprocessing
import os
import threading
from collections import Counter
from collections.abc import Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from multiprocessing.context import BaseContext
from pathlib import Path

from helpcentre._disk import list_sources, load_site
from helpcentre.checks import Part, check_part, settle, unite
from helpcentre.findings import Finding

_WORTH_IT = 100
"""So many articles take longer to check than a process takes to start."""


def check_folder(
    root: Path, today: datetime.date, *, release: bool = False, jobs: int | None = None
) -> list[Finding]:
    """`check_site` for a folder, with the same findings. Raises `UnusableSiteError`.

    `jobs` is the number of processes; without one, as many as there are cores if it pays.
    """
    counts = Counter(locale for locale, _ in list_sources(root))
    if jobs is None:
        jobs = (os.cpu_count() or 1) if counts.total() >= _WORTH_IT else 1
    return settle(check_parts(root, split_locales(counts, jobs), today, release), today)


def check_parts(
    root: Path, shards: Sequence[tuple[str, ...]], today: datetime.date, release: bool
) -> Part:
    """All that was found, before silences, by a process for each shard of locales."""
    if len(shards) < 2:
        return check_part(load_site(root), today, release=release)
    with ProcessPoolExecutor(len(shards) - 1, mp_context=process_context()) as pool:
        others = [pool.submit(_check, root, shard, today, release) for shard in shards[1:]]
        found = [_check(root, shards[0], today, release)]
        return unite(found + [other.result() for other in others])


def _check(root: Path, scope: tuple[str, ...], today: datetime.date, release: bool) -> Part:
    return check_part(load_site(root, scope), today, release=release)


def split_locales(counts: Mapping[str, int], jobs: int) -> list[tuple[str, ...]]:
    """Locales in at most `jobs` groups of about the same number of articles."""
    groups: list[list[str]] = [[] for _ in range(min(jobs, len(counts)))]
    for locale in sorted(counts, key=lambda name: (-counts[name], name)):
        smallest = min(groups, key=lambda group: sum(counts[name] for name in group))
        smallest.append(locale)
    return [tuple(group) for group in groups]


def process_context() -> BaseContext:
    """A copy of this process starts at once, but is safe only while it has a single thread."""
    known = multiprocessing.get_all_start_methods()
    fork = "fork" in known and threading.active_count() == 1
    return multiprocessing.get_context("fork" if fork else "spawn")
