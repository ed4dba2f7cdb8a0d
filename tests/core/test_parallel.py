"""A check on all cores finds what a check on one finds."""

from __future__ import annotations

import datetime
import os
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import pytest

from helpcentre import _parallel
from helpcentre._parallel import check_folder, split_locales
from tests.core.translating import JAPANESE, LOCK, accepted, edit
from tests.sites import write_site

TODAY = datetime.date(2026, 11, 23)
FAULTS = {
    "mkdocs.yml": f"{JAPANESE}      - {{locale: ru, name: Русский}}\n"
    "nav: [gone.md]\nextra: {checks: {no-such-rule: warn}}\n",
    "docs/ja/a.md": "アプリを開きます。[甲](gone.md)\n",
    "docs/ru/a.md": "Otkroyte prilozhenie i proverte adres.\n",
    "docs/ru/c.md": "base16:ff",
    "docs/ja/old.md": "旧\u200bです。\n",
    "docs/note.md": "[x](nowhere.md)\n",
    "docs/zh/c.md": "丙 [甲](a.md#nowhere)\n",
    "data/strings/ja.yml": "language: {fallback: [ru]}\n",
    "data/strings/ru.yml": "- broken: [\n",
    "data/translations/ru.json": "[]",
}


@pytest.fixture
def faulty(tmp_path: Path) -> Path:
    """A site in four languages, each with faults of its own."""
    root = edit(accepted(tmp_path), "docs/zh/a.md", "核对地址", "核对网络")
    return write_site(edit(root, LOCK, '"machine"', '"nobody"'), FAULTS)


class Recording(ProcessPoolExecutor):
    """Remembers the processes that it started."""

    started: list[int]

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        type(self).started = list(self._processes or ())
        super().shutdown(wait, cancel_futures=cancel_futures)


@pytest.fixture
def pool(monkeypatch: pytest.MonkeyPatch) -> type[Recording]:
    Recording.started = []
    monkeypatch.setattr(_parallel, "ProcessPoolExecutor", Recording)
    return Recording


@pytest.mark.parametrize("release", [False, True])
def test_the_number_of_processes_changes_no_finding(
    release: bool, faulty: Path, pool: type[Recording]
) -> None:
    alone = check_folder(faulty, TODAY, release=release, jobs=1)
    assert pool.started == []
    assert {finding.locale for finding in alone} >= {"zh", "en", "ja", "ru", ""}
    assert len({finding.rule for finding in alone}) > 12
    for jobs in (2, 3, 9):
        assert check_folder(faulty, TODAY, release=release, jobs=jobs) == alone
        assert 1 <= len(set(pool.started) - {os.getpid()}) < min(jobs, 5)


def test_only_a_large_site_is_worth_several_processes(
    faulty: Path, pool: type[Recording], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "cpu_count", lambda: 2)
    small = check_folder(faulty, TODAY)
    assert pool.started == []
    monkeypatch.setattr(_parallel, "_WORTH_IT", 5)
    assert check_folder(faulty, TODAY) == small
    assert len(pool.started) == 1


COUNTS = {"zh": 60, "en": 60, "ja": 20, "ko": 20, "es": 20, "ru": 19, "vi": 1, "ar": 0}


@pytest.mark.parametrize("jobs", range(1, 12))
def test_locales_are_shared_out_evenly_and_always_alike(jobs: int) -> None:
    groups = split_locales(COUNTS, jobs)
    assert sorted(locale for group in groups for locale in group) == sorted(COUNTS)
    assert len(groups) == min(jobs, len(COUNTS))
    sums = [sum(COUNTS[locale] for locale in group) for group in groups]
    assert max(sums) <= max(60, sum(sums) / jobs + 20)
    assert split_locales(dict(reversed(COUNTS.items())), jobs) == groups


def test_a_site_without_articles_needs_no_process() -> None:
    assert split_locales({}, 3) == []
