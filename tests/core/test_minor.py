"""A typing error of the source outdates nothing; nothing else passes as one."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.core.translating import (
    FILES,
    JAPANESE,
    LOCK,
    ZH,
    accepted,
    edit,
    run,
    sections_of,
    snapshot,
)

SOURCE, TARGET = "docs/zh/a.md", "docs/en/a.md"
TYPO, MENDED = ZH.replace("核对", "核队"), ZH
JA = """\
アプリを開きます。

## 手順 { #steps }

1. アドレスを確認して、承認を待ちます。
2. 48 時間待って、[乙の頁](b.md)を見ます。
"""
THREE = {
    **FILES,
    "mkdocs.yml": JAPANESE,
    SOURCE: TYPO,
    "docs/ja/a.md": JA,
    "docs/ja/b.md": "乙です。\n",
}


def with_typo(root: Path) -> Path:
    """A site in three languages that were accepted before somebody saw a typing error."""
    return accepted(root, THREE, "en", "ja")


def states(root: Path) -> list[str]:
    return [sections_of(root, locale=locale)["steps"] for locale in ("en", "ja")]


@pytest.mark.parametrize("name", ["a", "a#steps", "docs/zh/a.md", "en/a"])
def test_a_mended_typing_error_outdates_nothing_in_any_language(name: str, tmp_path: Path) -> None:
    root = edit(with_typo(tmp_path), SOURCE, "核队", "核对")
    assert states(root) == ["outdated", "outdated"]
    result = run("accept", root, name, "--minor", "a typing error")
    assert result.exit_code == 0, result.output
    assert states(root) == ["current", "current"]
    assert json.loads((root / LOCK).read_text("utf-8"))["a"]["steps"]["reason"] == "a typing error"
    before = snapshot(root)
    assert run("accept", root, name, "--minor", "a typing error").output == "nothing to accept\n"
    assert snapshot(root) == before


def test_an_edited_translation_stays_edited(tmp_path: Path) -> None:
    root = edit(with_typo(tmp_path), SOURCE, "核队", "核对")
    edit(root, TARGET, "Check", "Compare")
    assert run("accept a --minor typo", root).exit_code == 0
    assert states(root) == ["edited", "current"]


CHANGES = {
    "number": ("48", "84"),
    "unit": ("小时", "分钟"),
    "link": ("(b.md)", "(index.md)"),
    "step": ("\n2. ", "\n\n"),
    "box": ("1. 核", '!!! tip "注意"\n\n1. 核'),
    "code": ("确认。", "`ok`。"),
    "sentence": ("然后等待确认", "但是不要等网络确认"),
}


@pytest.mark.parametrize("change", CHANGES)
def test_no_other_change_passes_as_a_typing_error(change: str, tmp_path: Path) -> None:
    root = edit(with_typo(tmp_path), SOURCE, *CHANGES[change])
    before = snapshot(root)
    result = run("accept a --minor typo", root)
    assert result.exit_code == 1
    assert "refused   en/a#steps: " in result.output
    assert snapshot(root) == before


def test_an_earlier_change_does_not_pass_together_with_the_typing_error(tmp_path: Path) -> None:
    root = edit(with_typo(tmp_path), SOURCE, "核队地址", "核队收款地址、网络和金额")
    edit(root, TARGET, "the address", "the address, the network and the amount")
    assert run("accept en/a --by human", root).exit_code == 0
    edit(root, SOURCE, "核队", "核对")
    result = run("accept a --minor typo", root)
    assert "accepted  en/a#steps" in result.output
    assert "refused   ja/a#steps: more than a typing error changed" in result.output
    assert states(root) == ["current", "outdated"]


def test_without_the_accepted_text_nobody_knows_what_changed(tmp_path: Path) -> None:
    root = edit(with_typo(tmp_path), SOURCE, "核队", "核对")
    (root / "data/translations/source.json").unlink()
    assert "not recorded any more" in run("accept a --minor typo", root).output


def test_only_the_named_section_is_accepted(tmp_path: Path) -> None:
    root = edit(with_typo(tmp_path), SOURCE, "核队", "核对")
    edit(root, SOURCE, "打开应用", "打开应 用吧")
    assert run("accept a#steps --minor typo", root).exit_code == 0
    assert sections_of(root) == {"top": "outdated", "steps": "current"}
