"""Each state of a translation follows from its text, its source and its lock, and nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest

from helpcentre._disk import load_site
from helpcentre.translation.states import ORDER, SAFE, offered_locales
from tests.core.translating import (
    EN,
    FILES,
    JAPANESE,
    LOCK,
    TEXTS,
    accepted,
    run,
    sections_of,
    state_of,
)
from tests.sites import replace_once

SOURCE, TARGET = "docs/zh/a.md", "docs/en/a.md"
NETWORK = (SOURCE, "核对地址", "核对地址和网络")
EDITS = {
    "missing": (TARGET, EN[EN.index("\n##") :], ""),
    "untranslated": (TARGET, "Check the address, then wait for", "请先等待网络确认，再核对地址"),
    "outdated": NETWORK,
    "mismatch": (TARGET, "48 hours", "84 hours"),
    "outdated_facts": (SOURCE, "48", "72"),
    "outdated_minor": (SOURCE, "核对地址，", "核对地址；"),
    "unrecorded": (LOCK, '"steps": {', '"other": {'),
    "edited": (TARGET, "Check", "Compare"),
    "current": (TARGET, "Check", "Check "),
    "reviewed": (LOCK, '"machine"},\n    "top', '"human", "reviewed": true},\n    "top'),
}  # fmt: skip


def test_the_order_is_the_documented_one_and_each_state_has_a_case() -> None:
    assert list(EDITS) == list(ORDER)
    assert SAFE == ("outdated_minor", "edited", "current", "reviewed")


@pytest.mark.parametrize("state", EDITS)
def test_each_state_arises_in_the_section_that_was_edited(state: str, tmp_path: Path) -> None:
    root = accepted(tmp_path)
    path, *swap = EDITS[state]
    replace_once(root / path, *swap)
    assert sections_of(root) == {"top": "current", "steps": state}


def test_a_missing_article_lacks_all_its_sections(tmp_path: Path) -> None:
    (accepted(tmp_path) / TARGET).unlink()
    assert sections_of(tmp_path) == {"top": "missing", "steps": "missing"}
    assert state_of(tmp_path).by_key["a.md"].state == "missing"


def test_a_translation_without_source_is_orphaned(tmp_path: Path) -> None:
    (accepted(tmp_path) / SOURCE).unlink()
    assert state_of(tmp_path).orphaned == ("a",)
    assert "orphaned        a\n" in run("status --locale en", tmp_path).output


def test_a_new_section_of_the_source_is_missing(tmp_path: Path) -> None:
    replace_once(accepted(tmp_path) / SOURCE, "## 步骤", "## 新 { #new }\n\n文。\n\n## 步骤")
    assert sections_of(tmp_path) == {"top": "current", "new": "missing", "steps": "current"}


def test_a_change_whose_old_text_is_lost_may_be_one_of_meaning(tmp_path: Path) -> None:
    (accepted(tmp_path) / TEXTS).unlink()
    assert set(sections_of(tmp_path).values()) == {"current"}
    replace_once(tmp_path / SOURCE, "48", "72")
    assert sections_of(tmp_path)["steps"] == "outdated"


def test_untranslated_and_outdated_outweigh_a_fault(tmp_path: Path) -> None:
    replace_once(accepted(tmp_path) / TARGET, "48", "84")
    replace_once(tmp_path / NETWORK[0], *NETWORK[1:])
    assert sections_of(tmp_path)["steps"] == "outdated"
    replace_once(tmp_path / TARGET, *EDITS["untranslated"][1:])
    assert sections_of(tmp_path)["steps"] == "untranslated"


@pytest.mark.parametrize("state", ORDER)
def test_an_article_is_as_far_as_its_worst_section(state: str, tmp_path: Path) -> None:
    root = accepted(tmp_path)
    path, *swap = EDITS[state]
    replace_once(root / path, *swap)
    article = state_of(root).by_key["a.md"]
    assert article.state == min("current", state, key=ORDER.index)
    assert article.is_safe is (state in SAFE)


def safety(folder: Path) -> Path:
    """A site whose article `a` belongs to the safety floor; `b` does not."""
    mark = "---\nsafety: true\n---\n"
    marked = {name: mark + FILES[name] for name in (SOURCE, TARGET)}
    return accepted(folder, {**FILES, **marked})


@pytest.mark.parametrize("state", ORDER)
def test_one_bad_safety_section_withdraws_the_language(state: str, tmp_path: Path) -> None:
    root = safety(tmp_path)
    assert offered_locales(load_site(root)) == ["zh", "en"]
    path, *swap = EDITS[state]
    replace_once(root / path, *swap)
    assert offered_locales(load_site(root)) == ["zh", *(["en"] if state in SAFE else [])]
    assert ("[withdrawn-language]" in run("check", root).output) is (state not in SAFE)


def test_a_missing_safety_article_withdraws_and_others_do_not(tmp_path: Path) -> None:
    root = safety(tmp_path)
    (root / "docs/en/b.md").unlink()
    assert state_of(root).is_offered
    (root / TARGET).unlink()
    assert not state_of(root).is_offered


def test_the_lock_decides_alone_without_git(tmp_path: Path) -> None:
    root = safety(tmp_path)
    (root / LOCK).unlink()
    assert set(sections_of(root).values()) == {"unrecorded"}
    assert not state_of(root).is_offered, "what nobody has accepted may say anything"


WHITE_SPACE = {
    "wrapped": ("address, then wait", "address,\n   then wait"),
    "trailing": ("confirmation.\n", "confirmation. \t\n"),
    "blank lines": ("\n\n1.", "\n\n\n\n1."),
    "crlf": ("\n", "\r\n"),
}


@pytest.mark.parametrize("name", WHITE_SPACE)
def test_white_space_neither_mends_nor_edits(name: str, tmp_path: Path) -> None:
    path = accepted(tmp_path) / TARGET
    text = path.read_text("utf-8").replace(*WHITE_SPACE[name])
    path.write_bytes(text.encode())
    assert sections_of(tmp_path) == {"top": "current", "steps": "current"}
    replace_once(tmp_path / NETWORK[0], *NETWORK[1:])
    assert sections_of(tmp_path) == {"top": "current", "steps": "outdated"}


def test_two_locales_have_states_of_their_own(tmp_path: Path) -> None:
    accepted(tmp_path, {**FILES, "mkdocs.yml": JAPANESE})
    assert sections_of(tmp_path, locale="ja") == {"top": "missing", "steps": "missing"}
    assert sections_of(tmp_path) == {"top": "current", "steps": "current"}
