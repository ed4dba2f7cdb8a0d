"""“What happened?”: each step once, words in the best language, and our own tree whole."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from helpcentre._disk import load_site
from helpcentre.sites import Site
from helpcentre.translation.locks import read_locks
from helpcentre.translation.states import read_state
from helpcentre.triage.faults import MOST_TAPS, check_triage
from helpcentre.triage.steps import make_triage
from helpcentre.triage.trees import read_tree
from tests.languages import LOCALES
from tests.sites import ROOT, write_site

TREE = """\
root: start
always: stolen
urgent: [stolen]
contacts: {email: contact/email}
nodes:
  start: [phone, stolen]
  phone: [stolen, lost]
leaves:
  stolen: {article: stolen#steps, channel: email, report: stolen, limit: undo}
  lost: {article: lost, channel: email, report: lost, limit: undo}
"""
WORDS = """\
nodes:
  start: {question: 怎么了, choices: {stolen: 被盗, phone: 手机}}
  phone: {question: 怎样, choices: {stolen: 被盗, lost: 丢了}}
leaves: {stolen: 停, lost: 锁}
limits: {undo: 撤不回}
contacts: {email: 邮箱}
"""
FILES = {
    "docs/zh/stolen.md": "---\ntitle: 盗\n---\n## 步骤 { #steps }\n",
    "docs/zh/lost.md": "# 丢\n",
    "docs/zh/contact/email.md": "# 邮\n",
    "docs/en/lost.md": "---\ntitle: Lost\n---\n",
    "data/triage.yml": TREE,
    "data/triage/zh.yml": WORDS,
    "data/triage/en.yml": "nodes: {start: {choices: {stolen: Stolen}}}\nleaves: {lost: Lock it}\n",
}


def make(folder: Path, locale: str, **changes: str) -> dict[str, Any]:
    """What a page of a small site gets; a keyword is a file of `data/` without its ending."""
    changed = {f"data/{name}.yml": text for name, text in changes.items()}
    made = make_triage(load_site(write_site(folder, {**FILES, **changed})), locale)
    assert made
    return made


def steps_of(step: dict[str, Any], taps: int = 0) -> Iterator[tuple[dict[str, Any], int]]:
    yield step, taps
    for choice in step["choices"]:
        if choice["step"]:
            yield from steps_of(choice["step"], taps + 1)


def test_a_step_stands_once_where_it_is_nearest(tmp_path: Path) -> None:
    first = make(tmp_path, "zh")["first"]
    phone, stolen = first["choices"]
    assert [phone["id"], stolen["id"], stolen["urgent"]] == ["phone", "stolen", True]
    assert [choice["step"] is None for choice in phone["step"]["choices"]] == [True, False]
    assert stolen["step"]["leaf"]["article"]["url"] == "stolen/#steps"
    assert [step["id"] for step, _ in steps_of(first)] == ["start", "phone", "lost", "stolen"]


def test_words_and_articles_fall_back_and_say_so(tmp_path: Path) -> None:
    made = make(tmp_path, "en")
    phone, stolen = made["first"]["choices"]
    assert stolen["text"] == {"text": "Stolen", "locale": "en"}
    assert phone["text"] == {"text": "手机", "locale": "zh"}
    lost = phone["step"]["choices"][1]["step"]["leaf"]
    assert lost["first"] == {"text": "Lock it", "locale": "en"}
    assert lost["article"] == {"text": "Lost", "locale": "en", "url": "en/lost/"}
    assert lost["limit"]["locale"] == "zh"
    assert made["always"] == {"text": "盗", "locale": "zh", "url": "en/stolen/#steps"}


def test_a_report_is_offered_only_where_one_can_be_made(tmp_path: Path) -> None:
    def reports(**changes: str) -> list[str]:
        first = make(tmp_path, "zh", **changes)["first"]
        return [step["leaf"]["report"] for step, _ in steps_of(first) if step["leaf"]]

    assert reports() == ["", ""]
    assert reports(report="kinds: {}\n") == ["lost", "stolen"]


@pytest.mark.parametrize(
    "tree",
    [
        TREE.replace("phone: [stolen, lost]", "phone: [start, phone, stolen, lost]"),
        TREE.replace("phone: [stolen, lost]", "phone: [nowhere, [], {}, 1, ~]"),
        TREE.replace("phone: [stolen, lost]", "phone: lost"),
        TREE.replace("lost: {article: lost,", "lost: {article: [],"),
        TREE.replace("stolen: {article: stolen#steps,", "stolen: {article: 7#8,"),
        TREE.replace("always: stolen", "always: [stolen]").replace("urgent: [stolen]", "urgent: 1"),
        TREE.replace("contacts: {email: contact/email}", "contacts: [email]"),
        TREE.replace("  lost: {article", "  phone: {article"),
        TREE.partition("leaves:")[0],
    ],
)
def test_what_is_odd_is_told_and_breaks_no_page(tree: str, tmp_path: Path) -> None:
    files = {**FILES, "data/triage.yml": tree, "data/triage/zh.yml": "nodes: [1]\nleaves: x\n"}
    site = load_site(write_site(tmp_path, files))
    assert [finding for finding in check_triage(site) if finding.path == "data/triage.yml"]
    assert make_triage(site, "en")
    words = replace(site, texts={**site.texts, "data/triage/zh.yml": WORDS})
    shown = make_triage(words, "zh")
    assert shown
    ids = [step["id"] for step, _ in steps_of(shown["first"])]
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("tree", ["", "root: start\n", "[]", "root: [", "nodes: {start: 1}\n"])
def test_a_site_without_a_tree_has_no_page(tree: str, tmp_path: Path) -> None:
    site = load_site(write_site(tmp_path, {**FILES, "data/triage.yml": tree}))
    assert make_triage(site, "zh") is None
    assert all(finding.path.startswith("data/triage") for finding in check_triage(site))


@pytest.fixture(scope="module")
def own() -> Site:
    return load_site(ROOT)


@pytest.mark.parametrize("locale", LOCALES)
def test_our_tree_is_whole_in_every_language(locale: str, own: Site) -> None:
    tree, made = read_tree(own), make_triage(own, locale)
    assert tree
    assert made
    found = {step["id"]: (step, taps) for step, taps in steps_of(made["first"])}
    assert set(found) == {*tree.nodes, *tree.leaves}
    for name in tree.leaves:
        step, taps = found[name]
        leaf = step["leaf"]
        assert 1 <= taps < MOST_TAPS, "the last tap is for the article"
        assert leaf["report"]
        assert leaf["article"]["url"]
        assert leaf["contact_page"]["url"]
        for text in (leaf["first"], leaf["limit"], leaf["contact"]):
            assert text["locale"] == locale


def test_all_articles_that_help_with_a_problem_are_reached(own: Site) -> None:
    tree = read_tree(own)
    assert tree
    reached = {leaf["article"].partition("#")[0] for leaf in tree.leaves.values()}
    folders = ("emergency", "transactions", "account", "troubleshooting")
    slugs = {a.slug for a in own.articles.values() if a.slug.partition("/")[0] in folders}
    # What changes nothing in a case: the meaning of a status, and a password that nobody knows.
    assert slugs - reached == {"transactions/statuses", "account/change-password"}


def test_a_source_that_moved_on_is_noticed(own: Site) -> None:
    path = "data/triage/zh.yml"
    changed = own.texts[path].replace("别再往这个钱包转币。", "先拔掉网线，别再往这个钱包转币。")
    assert changed != own.texts[path]
    site = replace(own, articles={}, texts={**own.texts, path: changed})
    state = read_state(site, "en", read_locks(site.locks)).by_key["triage.md"]
    assert {part.id: part.state for part in state.sections}["leaves"] == "outdated"
    assert not state.is_safe
