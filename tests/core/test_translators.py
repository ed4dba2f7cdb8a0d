"""The translators' commands: what they say, in which order, and that only two of them write."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.core.translating import FILES, JAPANESE, TEXTS, accepted, edit, run, snapshot
from tests.sites import replace_once

SOURCE, TARGET = "docs/zh/a.md", "docs/en/a.md"
NETWORK = (SOURCE, "核对地址", "核对地址和网络")


@pytest.mark.parametrize(
    "command",
    ["check", "status", "status --locale en", "status --format markdown", "todo en", "diff en a",
     "impact --base {root}"],
)  # fmt: skip
def test_no_other_command_writes(command: str, tmp_path: Path) -> None:
    root = edit(accepted(tmp_path), *NETWORK)
    before = snapshot(root)
    result = run(command.format(root=root), root)
    assert result.exit_code == 0, result.output
    assert result.output
    assert snapshot(root) == before


@pytest.mark.parametrize(
    ("command", "words"),
    [
        ("accept fr/a --by human", "for example en/a"),
        ("accept a --by human", "name a language (en, ja), for example en/a"),
        ("accept zh/a --by human", "for example en/a"),
        ("accept en/aa --by human", "no article aa; did you mean a?"),
        ("accept en/a#step --by human", "a has no section step; known: top, steps"),
        ("accept ja/a --by human", "./helpcentre new a --locale ja"),
        ("accept en/a", "--by machine or --by human"),
        ("accept en/a --by robot", "--by machine or --by human"),
        ("accept aa --minor x", "did you mean a?"),
        ("accept a#step --minor x", "known: top, steps"),
        ("accept en --minor x", "name the source article"),
        ("todo fr", "there is no language fr; known: en, ja"),
        ("todo zh", "zh is the source; known: en, ja"),
        ("diff en aa", "did you mean a?"),
        ("sync fr", "known: en, ja"),
        ("status --locale fr", "known: en, ja"),
        ("status --format html", "markdown"),
    ],
)
def test_what_cannot_be_meant_ends_with_two(command: str, words: str, tmp_path: Path) -> None:
    root = accepted(tmp_path, {**FILES, "mkdocs.yml": JAPANESE})
    before = snapshot(root)
    result = run(command, root)
    assert result.exit_code == 2
    assert words in result.output
    assert snapshot(root) == before


def test_diff_shows_a_change_word_by_word(tmp_path: Path) -> None:
    root = edit(accepted(tmp_path), *NETWORK)
    replace_once(root / SOURCE, "48", "72")
    said = run("diff en a", root).output
    assert said.startswith(f"{SOURCE}:3 #steps (outdated)\n{TARGET}:3 is to follow\n")
    assert "1. 核对地址{+和网络+}，然后等待确认。\n2. 等 [-48-]{+72+} 小时" in said
    assert "#top" not in said


def test_diff_says_when_there_is_nothing_to_show(tmp_path: Path) -> None:
    said = run("diff en a", accepted(tmp_path)).output
    assert said == "en/a: nothing has changed in the source since it was accepted\n"
    edit(tmp_path, *NETWORK)
    (tmp_path / TEXTS).unlink()
    assert "the text that was accepted is not recorded" in run("diff en a", tmp_path).output


def test_diff_shows_markup_as_it_is(tmp_path: Path) -> None:
    root = edit(accepted(tmp_path), SOURCE, "核对地址", "核对 [bold]{x}[/bold] 地址")
    assert "1. 核对{+ [bold]{x}[/bold] +}地址" in run("diff en a", root).output


def test_diff_shows_the_change_of_an_untranslated_section(tmp_path: Path) -> None:
    root = edit(accepted(tmp_path), *NETWORK)
    replace_once(root / TARGET, "Check the address, then wait for", "请先等待网络确认，再核对地址")
    assert "{+和网络+}" in run("diff en a", root).output


MANY = {
    f"docs/{locale}/{name}.md": f"---\nsafety: {name[0] == 's'}\n---\n{text}"
    for name in ("n1", "n2", "n3", "s1", "s2", "s3", "s4")
    for locale, text in (("zh", "打开。\n"), ("en", "Open it.\n"))
}


def many(root: Path) -> Path:
    """Articles in several states; those with an s belong to the safety floor."""
    accepted(root, MANY)
    for name in ("n1", "s2"):
        (root / f"docs/en/{name}.md").unlink()
    for path, new in (("zh/s3", "关闭。"), ("zh/s4", "打开！"), ("zh/n3", "关闭。")):
        replace_once(root / f"docs/{path}.md", "打开。", new)
    return root


def test_todo_lists_safety_and_the_worst_first(tmp_path: Path) -> None:
    assert run("todo en", many(tmp_path)).output.splitlines() == [
        "safety missing         ./helpcentre new s2 --locale en",
        "safety outdated        docs/en/s3.md:4 #top",
        "safety outdated_minor  docs/en/s4.md:4 #top",
        "       missing         ./helpcentre new n1 --locale en",
        "       outdated        docs/en/n3.md:4 #top",
    ]


def test_todo_says_so_when_nothing_is_left(tmp_path: Path) -> None:
    assert run("todo en", accepted(tmp_path, MANY)).output == "nothing to do\n"
    edit(tmp_path, "docs/zh/n1.md", "打开。", "关闭。")
    assert "nothing to do" not in run("todo en", tmp_path).output, "although en is offered"


def test_status_of_a_language_lists_every_section_the_worst_first(tmp_path: Path) -> None:
    lines = run("status --locale en", many(tmp_path)).output.splitlines()
    assert [line.split() for line in lines[-7:]] == [
        ["missing", "s2#top"],
        ["outdated", "s3#top"],
        ["outdated_minor", "s4#top"],
        ["current", "s1#top"],
        ["missing", "n1#top"],
        ["outdated", "n3#top"],
        ["current", "n2#top"],
    ]
    assert "5 / 7" in lines[3]


def test_status_as_markdown_is_a_table(tmp_path: Path) -> None:
    lines = run("status --format markdown", many(tmp_path)).output.splitlines()
    assert lines[0] == "| locale | translated | safety floor | offered | sections |"
    counts = "2 missing, 2 outdated, 1 outdated_minor, 2 current"
    assert lines[2:] == [f"| en | 5 / 7 | 2 / 4 | no | {counts} |"]
    assert {line.count("|") for line in lines} == {6}
