"""Accepting translations: what is refused and why, what is recorded, and that nothing else is."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.core.translating import (
    EN,
    FILES,
    LOCK,
    TEXTS,
    accepted,
    edit,
    run,
    sections_of,
    snapshot,
)  # fmt: skip
from tests.sites import write_site

SOURCE, TARGET = "docs/zh/a.md", "docs/en/a.md"
NETWORK = (SOURCE, "核对地址", "核对地址和网络")


def entry(root: Path, section: str = "steps") -> dict[str, Any]:
    lock = json.loads((root / LOCK).read_text("utf-8"))
    return dict(lock["a"].get(section, {}))


def refused(root: Path, *options: str, name: str = "en/a") -> str:
    """What `accept` said when it refused something and changed no file."""
    before = snapshot(root)
    result = run("accept", root, name, *options)
    assert result.exit_code == 1, result.output
    assert snapshot(root) == before
    return result.output


@pytest.mark.parametrize("name", ["en", "en/a", "en/a#steps", "docs/en/a.md", "./docs/en/a.md"])
def test_names_of_what_to_accept(name: str, tmp_path: Path) -> None:
    root = accepted(tmp_path, FILES, name)
    parts = {"steps"} if "#" in name else {"top", "steps"}
    assert {part for part, state in sections_of(root).items() if state == "current"} == parts
    assert sections_of(root, "b")["top"] == ("current" if name == "en" else "unrecorded")


def test_a_second_run_changes_no_byte(tmp_path: Path) -> None:
    before = snapshot(accepted(tmp_path))
    result = run("accept en --by machine", tmp_path)
    assert (result.exit_code, result.output) == (0, "nothing to accept\n")
    assert snapshot(tmp_path) == before


@pytest.mark.parametrize("spaces", [("address, then", "address,\n   then"), ("tion.", "tion.  ")])
def test_an_outdated_section_needs_work_or_a_reason(
    spaces: tuple[str, str], tmp_path: Path
) -> None:
    root = edit(accepted(tmp_path), *NETWORK)
    for swap in (("", ""), spaces):
        edit(root, TARGET, *swap)
        said = refused(root, "--by", "machine")
        assert "en/a#steps: the source has changed and the translation has not" in said
        assert "./helpcentre diff en a" in said
        assert "--unchanged" in said
        refused(root, "--by", "machine", "--unchanged", " ")
    result = run("accept en/a --by human", root, "--unchanged", "the same thing")
    assert result.exit_code == 0, result.output
    assert entry(root)["reason"] == "the same thing"
    assert "reason" not in entry(root, "top"), "only what needed it has a reason"
    assert sections_of(root)["steps"] == "current"


def test_a_reason_stays_as_long_as_both_texts_do(tmp_path: Path) -> None:
    root = edit(accepted(tmp_path), *NETWORK)
    run("accept en/a --by machine --unchanged same", root)
    run("accept en/a --by human", root)
    assert (entry(root)["by"], entry(root)["reason"]) == ("human", "same")
    edit(root, TARGET, "Check", "Compare")
    run("accept en/a --by human", root)
    assert "reason" not in entry(root)


def test_a_translated_change_is_accepted(tmp_path: Path) -> None:
    root = edit(accepted(tmp_path), *NETWORK)
    edit(root, TARGET, "the address", "the address and the network")
    result = run("accept en/a --by human", root)
    assert "accepted  en/a#steps" in result.output
    assert sections_of(root)["steps"] == "current"
    assert "核对地址，" not in (root / TEXTS).read_text("utf-8"), "old texts are not kept"


def test_a_fault_is_named_with_its_place_and_rule(tmp_path: Path) -> None:
    root = edit(accepted(tmp_path), TARGET, "48 hours", "84 hours")
    said = refused(root, "--by", "machine")
    assert f"refused   en/a#steps: {TARGET}:6: `84` is not in the source, which has `48`" in said
    assert "[added-number]" in said
    assert "--unchanged" not in said


def test_what_is_right_is_accepted_beside_what_is_refused(tmp_path: Path) -> None:
    root = write_site(tmp_path, {**FILES, TARGET: EN.replace("48", "84")})
    result = run("accept en --by machine", root)
    assert result.exit_code == 1
    assert sections_of(root) == {"top": "current", "steps": "mismatch"}


@pytest.mark.parametrize(
    ("mark", "options", "words"),
    [
        ("human", "--by machine", "marked `translation: human`"),
        ("reviewed", "--by machine", "marked `translation: reviewed`"),
        ("human", "--by human --reviewed", "needs `translation: reviewed`"),
        ("machine", "--by human --reviewed", "needs `translation: reviewed`"),
    ],
)
def test_the_mark_and_the_maker_must_agree(
    mark: str, options: str, words: str, tmp_path: Path
) -> None:
    marked = f"---\ntitle: A\ntranslation: {mark}\n---\n{EN}"
    root = write_site(tmp_path, {**FILES, SOURCE: f"---\ntitle: 甲\n---\n{FILES[SOURCE]}"})
    (root / TARGET).write_text(marked, "utf-8")
    assert words in refused(root, *options.split())


def test_a_reviewed_article_is_recorded_as_such(tmp_path: Path) -> None:
    heads = {SOURCE: "---\ntitle: 甲\n---\n", TARGET: "---\ntitle: A\ntranslation: reviewed\n---\n"}
    root = write_site(tmp_path, {**FILES, **{name: heads[name] + FILES[name] for name in heads}})
    assert run("accept en/a --by human --reviewed", root).exit_code == 0
    assert entry(root)["reviewed"] is True
    assert set(sections_of(root).values()) == {"reviewed"}


def test_what_was_accepted_of_a_file_that_is_away_is_kept(tmp_path: Path) -> None:
    root = accepted(tmp_path)
    text = (root / TARGET).read_text("utf-8")
    (root / TARGET).unlink()
    edit(root, "docs/en/b.md", "B.", "B, again.")
    assert run("accept", root, "en/b", "--by", "human").exit_code == 0
    assert entry(root), "another article was accepted meanwhile"
    (root / TARGET).write_text(text, "utf-8")
    assert sections_of(root) == {"top": "current", "steps": "current"}
