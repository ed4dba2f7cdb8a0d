"""A change of sources tells which translations it makes outdated; no lock moves on by hand."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from helpcentre._disk import load_site
from helpcentre.checks import check_languages
from helpcentre.findings import Finding
from helpcentre.sites import Site
from helpcentre.translation.acceptance import Outcome, Terms, accept, accept_minor, merge
from helpcentre.translation.comparison import read_vocabulary
from helpcentre.translation.impact import check_impact
from helpcentre.translation.locks import FOLDER, Locks, read_locks, write_lock, write_texts
from helpcentre.translation.states import loud_rules, read_states
from helpcentre.translation.sync import synchronize
from tests.sites import MKDOCS_YML, write_site

ZH, EN, JA = "docs/zh/a.md", "docs/en/a.md", "docs/ja/a.md"
FILES = {
    "mkdocs.yml": f"{MKDOCS_YML}      - {{locale: ja, name: 日本語}}\n",
    ZH: "打开应用。\n\n## 步骤 { #steps }\n\n1. 核对地址。\n2. 等 48 小时，再等 2 天。\n",
    EN: "Open the app.\n\n## Steps { #steps }\n\n1. Check the address.\n"
    "2. Wait 48 hours, then 2 days.\n",
    JA: "アプリを開きます。\n\n## 手順 { #steps }\n\n1. アドレスを確認します。\n"
    "2. 48 時間、それから 2 日待ちます。\n",
}
OUTDATED, FALSE = f"{ZH}:3:1 outdated-translation", f"{EN}:3:1 false-acceptance"


def edit(path: str, *swaps: tuple[str, str], files: Mapping[str, str] = FILES) -> dict[str, str]:
    """The files with words of one of them replaced."""
    text = files[path]
    for old, new in swaps:
        assert old in text
        text = text.replace(old, new)
    return {**files, path: text}


WORDS = edit(ZH, ("核对地址", "核对地址和网络"))
TRANSLATED = edit(EN, ("the address", "the address and the network"), files=WORDS)
FACTS = edit(ZH, ("48", "72"))


class Folder:
    """Makes sites in folders of their own."""

    def __init__(self, path: Path) -> None:
        self.path, self.made = path, 0

    def site(self, files: Mapping[str, str], locks: Mapping[str, str] | None = None) -> Site:
        """A site with these lock files."""
        self.made += 1
        return load_site(write_site(self.path / str(self.made), {**files, **(locks or {})}))

    def accepted(
        self,
        files: Mapping[str, str],
        locks: Mapping[str, str] | None = None,
        locales: tuple[str, ...] = ("en", "ja"),
        reason: str = "",
    ) -> Site:
        """A site whose translations were accepted after what these locks say."""
        site = self.site(files, locks)
        states, terms = read_states(site), Terms("human", unchanged=reason)
        outcomes = [
            outcome for name in locales for outcome in accept(site, states[name], ["a"], "", terms)
        ]
        return self.site(files, written(site, outcomes))


def written(site: Site, outcomes: list[Outcome]) -> dict[str, str]:
    """The lock files after an acceptance."""
    assert not [outcome.refused for outcome in outcomes if outcome.refused]
    return as_files(merge(read_locks(site.locks), outcomes, read_states(site)))


def as_files(locks: Locks) -> dict[str, str]:
    files = {f"{FOLDER}/{name}.json": write_lock(lock) for name, lock in locks.by_locale.items()}
    return {**files, f"{FOLDER}/source.json": write_texts(locks.texts, locks.by_locale.values())}


def forged(site: Site) -> dict[str, str]:
    """Lock files that somebody moved on to the source as it is, without any work."""
    texts = dict(read_locks(site.locks).texts)
    locks = {}
    for locale, state in read_states(site).items():
        entries = {}
        for part in state.articles[0].sections:
            assert part.entry
            entries[part.id] = replace(part.entry, source=part.source.digest)
            texts[part.source.digest] = part.source.text
        locks[locale] = {"a": entries}
    return as_files(Locks(locks, texts))


def places(found: list[Finding]) -> list[str]:
    return sorted(f"{f.path}:{f.line}:{f.column} {f.rule}" for f in found)


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    return Folder(tmp_path)


@pytest.fixture
def base(folder: Folder) -> Site:
    """Everything translated and accepted."""
    return folder.accepted(FILES)


def test_nothing_changed(base: Site) -> None:
    assert not list(check_impact(base, base))


@pytest.mark.parametrize(
    "files",
    [WORDS, FACTS, edit(ZH, ("核对地址。", "核对地址！"))],
    ids=["words", "numbers", "punctuation"],
)
def test_a_changed_section_is_told_once_with_its_languages(
    base: Site, folder: Folder, files: dict[str, str]
) -> None:
    found = list(check_impact(base, folder.site(files, base.locks)))
    assert places(found) == [OUTDATED]
    assert "makes a#steps outdated in en, ja" in str(found[0])


def test_each_changed_section_is_told(base: Site, folder: Folder) -> None:
    site = folder.site(edit(ZH, ("打开应用", "先打开应用"), files=WORDS), base.locks)
    assert places(list(check_impact(base, site))) == [f"{ZH}:1:1 outdated-translation", OUTDATED]


def test_only_the_languages_that_lag_are_told(base: Site, folder: Folder) -> None:
    site = folder.accepted(TRANSLATED, base.locks, ("en",))
    found = list(check_impact(base, site))
    assert places(found) == [OUTDATED]
    assert found[0].what.endswith("outdated in ja")


def test_what_was_outdated_before_is_not_told_again(base: Site, folder: Folder) -> None:
    before = folder.site(WORDS, base.locks)
    assert not list(check_impact(before, folder.site(WORDS, base.locks)))
    again = edit(ZH, ("和网络", "、网络和金额"), files=WORDS)
    assert not list(check_impact(before, folder.site(again, base.locks)))
    other = edit(ZH, ("打开应用", "先打开应用"), files=WORDS)
    site = folder.site(other, base.locks)
    assert places(list(check_impact(before, site))) == [f"{ZH}:1:1 outdated-translation"]


def test_white_space_and_missing_translations_are_not_told(base: Site, folder: Folder) -> None:
    files = edit(ZH, ("\n\n##", "\n\n\n##"))
    assert not list(check_impact(base, folder.site(files, base.locks)))
    del files[JA]
    assert not list(check_impact(base, folder.site(files, base.locks)))


def test_a_lock_moved_on_by_hand_is_told(base: Site, folder: Folder) -> None:
    site = folder.site(WORDS, forged(folder.site(WORDS, base.locks)))
    assert not [f for f in check_languages(site) if f.rule == "outdated-translation"]
    found = sorted(check_impact(base, site))
    assert places(found) == [FALSE, f"{JA}:3:1 false-acceptance"]
    assert "a#steps was accepted for a changed source, but did not change" in str(found[0])


def test_a_lock_moved_on_later_is_told_too(base: Site, folder: Folder) -> None:
    before = folder.site(WORDS, base.locks)
    site = folder.site(WORDS, forged(before))
    assert places(list(check_impact(before, site))) == [FALSE, f"{JA}:3:1 false-acceptance"]


def test_a_changed_heading_elsewhere_is_no_work(base: Site, folder: Folder) -> None:
    files = edit(EN, ("Open the app", "Start the app"), files=WORDS)
    site = folder.site(files, forged(folder.site(files, base.locks)))
    assert FALSE in places(list(check_impact(base, site)))


def test_a_number_moved_on_by_hand_is_told(base: Site, folder: Folder) -> None:
    site = folder.site(FACTS, forged(folder.site(FACTS, base.locks)))
    assert FALSE in places(list(check_impact(base, site)))


def test_an_acceptance_after_work_is_silent(base: Site, folder: Folder) -> None:
    site = folder.accepted(TRANSLATED, base.locks, ("en",))
    assert "false-acceptance" not in [f.rule for f in check_impact(base, site)]


def test_work_of_an_earlier_change_can_be_accepted_now(base: Site, folder: Folder) -> None:
    before = folder.site(TRANSLATED, base.locks)
    assert not list(check_impact(before, folder.accepted(TRANSLATED, base.locks, ("en",))))


def test_an_acceptance_with_a_reason_is_silent(base: Site, folder: Folder) -> None:
    assert not list(check_impact(base, folder.accepted(WORDS, base.locks, reason="说的是同一件事")))


def test_a_typing_error_accepted_for_all_languages_is_silent(base: Site, folder: Folder) -> None:
    files = edit(ZH, ("核对地址", "核队地址"))
    site = folder.site(files, base.locks)
    outcomes = accept_minor(read_states(site), read_locks(site.locks), "a", "", "a typing error")
    assert not list(check_impact(base, folder.site(files, written(site, outcomes))))


def test_a_first_acceptance_and_a_new_section_are_silent(base: Site, folder: Folder) -> None:
    assert not list(check_impact(folder.site(FILES), base))
    files = {**FILES, ZH: f"{FILES[ZH]}\n## 新 {{ #new }}\n\n文。\n"}
    files[EN] += "\n## New { #new }\n\nText.\n"
    site = folder.accepted(files, base.locks, ("en",))
    assert not [f for f in check_impact(base, site) if f.rule == "false-acceptance"]


def synchronized(folder: Folder, site: Site, files: dict[str, str]) -> tuple[Site, list[Outcome]]:
    """The site after `./helpcentre sync`, and what became of its sections."""
    locks, outcomes, files = read_locks(site.locks), [], dict(files)
    for locale, state in read_states(site).items():
        words, loud = read_vocabulary(site, locale), loud_rules(site)
        text, own = synchronize(state.articles[0], locks, words, loud)
        files[f"docs/{locale}/a.md"] = text
        outcomes += own
    done = [outcome for outcome in outcomes if not outcome.refused]
    return folder.site(files, written(site, done)), outcomes


@pytest.mark.parametrize(
    "files",
    [FACTS, edit(ZH, ("2 天", "3 天")), edit(ZH, ("核对地址", "**核对**地址"))],
    ids=["number", "figure", "bold"],
)
def test_what_sync_has_done_is_silent(base: Site, folder: Folder, files: dict[str, str]) -> None:
    site, outcomes = synchronized(folder, folder.site(files, base.locks), files)
    assert [(outcome.locale, outcome.section, outcome.refused) for outcome in outcomes] == [
        ("en", "steps", ""),
        ("ja", "steps", ""),
    ]
    assert not list(check_impact(base, site))
    assert not list(check_languages(site))


def test_sync_follows_a_number_of_the_title(folder: Folder) -> None:
    head = "---\ntitle: {}\ntranslation: human\n---\n\n"
    files = dict(FILES)
    for path, title in ((ZH, "等 48 小时"), (EN, "Wait 48 hours"), (JA, "48 時間待つ")):
        files[path] = head.format(title) + files[path]
    before = folder.accepted(files)
    changed = edit(ZH, ("title: 等 48", "title: 等 72"), files=files)
    site, outcomes = synchronized(folder, folder.site(changed, before.locks), changed)
    assert not [outcome.refused for outcome in outcomes if outcome.refused]
    assert site.by_key["en", "a.md"].title == "Wait 72 hours"
    assert not list(check_impact(before, site))


def test_sync_leaves_a_figure_that_is_a_word_here_to_a_translator(folder: Folder) -> None:
    files = edit(EN, ("2 days", "two days"))
    before = folder.accepted(files)
    changed = edit(ZH, ("2 天", "3 天"), files=files)
    site, outcomes = synchronized(folder, folder.site(changed, before.locks), changed)
    assert [outcome.locale for outcome in outcomes if outcome.refused] == ["en"]
    assert places(list(check_impact(before, site))) == [OUTDATED]
