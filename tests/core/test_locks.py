"""Locks that somebody broke are told, never trusted and never overwritten."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from helpcentre.translation.locks import Entry, read_locks, write_lock, write_texts
from tests.core.translating import LOCK, TEXTS, accepted, edit, run, sections_of, snapshot

DEEP = 100_000
UNREADABLE = {
    "empty": "",
    "no JSON": '{"a": ',
    "marks of a merge": '<<<<<<< ours\n{}\n=======\n{"a": {}}\n>>>>>>> theirs\n',
    "list": "[]",
    "number": "5",
    "text": '"a"',
    "nothing": "null",
    "not a number": "NaN",
    "huge number": "9" * 5000,
    "huge nesting": "[" * DEEP + "]" * DEEP,
    "huge nesting of entries": '{"a":' * 3000 + "{}" + "}" * 3000,
    "half a character": '{"a": {"top": {"source": "\\ud800", "target": "", "by": "human"}}}',
    "half a character as a key": '{"\\ud800": {}}',
    "section that is a text": '{"a": {"top": "current"}}',
    "article that is a list": '{"a": []}',
    "article that is a number": '{"a": 1}',
}
LONELY = {
    "texts that are numbers": '{"0": 1}',
    "texts that are lists": '{"0": ["a"]}',
}


def parametrized(*groups: dict[str, str]) -> pytest.MarkDecorator:
    texts = {name: text for group in groups for name, text in group.items()}
    return pytest.mark.parametrize("text", texts.values(), ids=list(texts))


def is_told_and_kept(root: Path, name: str, text: str) -> None:
    (root / name).write_text(text, "utf-8")
    checked = run("check --format line", root)
    assert checked.exit_code == 1
    assert f"{name}:1:1: " in checked.output
    assert "[wrong-lock]" in checked.output
    before = snapshot(root)
    for command in ("accept en --by human", "accept a --minor typo", "sync"):
        result = run(command, root)
        assert result.exit_code == 2, result.output
        assert f"{name}: the " in result.output
        assert "nothing was changed" in result.output
        assert snapshot(root) == before
    for command in ("status", "status --locale en", "todo en", "diff en a"):
        assert run(command, root).exit_code == 0


@parametrized(UNREADABLE)
def test_an_unreadable_lock_is_told_and_never_overwritten(text: str, tmp_path: Path) -> None:
    is_told_and_kept(accepted(tmp_path), LOCK, text)


@parametrized(UNREADABLE, LONELY)
def test_unreadable_texts_are_told_and_never_overwritten(text: str, tmp_path: Path) -> None:
    is_told_and_kept(accepted(tmp_path), TEXTS, text)


def test_the_lock_of_another_language_is_safe_too(tmp_path: Path) -> None:
    is_told_and_kept(accepted(tmp_path), "data/translations/ja.json", "[]")


@pytest.mark.parametrize("depth", range(900, 1000, 7))
def test_no_depth_of_nesting_ends_a_check(depth: int, tmp_path: Path) -> None:
    nested = "[" * depth + "]" * depth
    entry = f'{{"a": {{"top": {{"source": {nested}, "target": {nested}, "by": 5}}}}}}'
    (accepted(tmp_path) / LOCK).write_text(entry, "utf-8")
    assert "[wrong-lock]" in run("check", tmp_path).output


@pytest.mark.parametrize(
    "fields",
    [
        '{"source": 5, "target": [], "by": {}}',
        '{"source": null}',
        '{"by": "human", "reviewed": "yes"}',
        "{}",
    ],
)
def test_an_entry_with_wrong_fields_counts_for_nothing(fields: str, tmp_path: Path) -> None:
    root = accepted(tmp_path)
    (root / LOCK).write_text(f'{{"a": {{"steps": {fields}}}}}', "utf-8")
    assert sections_of(root)["steps"] == "outdated", "nobody knows what was accepted"
    assert "a#steps was not written by `./helpcentre accept`" in run("check", root).output
    assert run("accept en/a --by human", root).exit_code == 0
    assert sections_of(root)["steps"] == "current"


def test_a_text_that_was_tampered_with_is_told(tmp_path: Path) -> None:
    root = edit(accepted(tmp_path), TEXTS, "48", "84")
    assert "is not the one that was accepted" in run("check", root).output


def test_a_folder_or_a_broken_link_instead_of_a_lock_is_no_lock(tmp_path: Path) -> None:
    root = accepted(tmp_path)
    (root / LOCK).unlink()
    (root / LOCK).mkdir()
    (root / "data/translations/ja.json").symlink_to(root / "nowhere")
    assert run("check", root).exit_code == 0
    assert sections_of(root)["top"] == "unrecorded"
    result = run("accept en --by human", root)
    assert result.exit_code == 2
    assert f"{root / LOCK}: cannot be written" in result.output


def test_what_is_written_is_read_again() -> None:
    odd = 'a "quoted"\n\\ reason \u2028 é 😀'
    lock = {"b": {"z": Entry("1", "2", "human", True, odd), "a": Entry("3", "4", "machine")}}
    files = {
        "data/translations/en.json": write_lock(lock),
        "data/translations/source.json": write_texts({"1": odd, "9": "unused"}, [lock]),
    }
    locks = read_locks(files)
    assert locks.by_locale == {"en": lock}
    assert locks.texts == {"1": odd}
    assert list(json.loads(files["data/translations/en.json"])["b"]) == ["a", "z"]
    assert write_lock({}) == write_lock({"a": {}}) == "{}\n"
