"""What an article consists of, and what counts as the same text."""

from __future__ import annotations

from pathlib import Path

import pytest

from helpcentre._disk import load_site
from helpcentre.text.sections import digest, parse_section, read_sections
from tests.core.translating import EN, FILES, JAPANESE, ZH, accepted, edit, run, sections_of
from tests.sites import write_site

ARTICLE = """\
---
description: 怎样打开
title: 打开
---

开头 48。

## 步骤 { #steps }

1. 第一步。

没有名字的标题
---

正文。

## 又一次 { #steps }

不算。

## 最后 { #last }
"""


def test_sections_reach_from_heading_to_heading(tmp_path: Path) -> None:
    site = load_site(write_site(tmp_path, {"docs/zh/a.md": ARTICLE}))
    sections = read_sections(site.articles["zh/a.md"])
    assert [(s.id, s.start, s.end) for s in sections.values()] == [
        ("top", 6, 7),
        ("steps", 8, 16),
        ("last", 21, 22),
    ]
    assert sections["top"].text == "# 打开\n\n怎样打开\n\n开头 48。\n"
    assert [(block.text, block.line) for block in sections["top"].blocks] == [
        ("打开", 3),
        ("怎样打开", 2),
        ("开头 48。", 6),
    ]
    assert "没有名字的标题" in sections["steps"].text


FIELDS = ARTICLE.replace(
    "title: 打开\n",
    "title: 打开\nsummary: 三步打开 App\nanswer:\n  link: '#steps'\n  text: 先看 48 小时。\n",
)


def test_summary_and_answer_belong_to_the_top(tmp_path: Path) -> None:
    site = load_site(write_site(tmp_path, {"docs/zh/a.md": FIELDS}))
    top = read_sections(site.articles["zh/a.md"])["top"]
    assert top.text == "# 打开\n\n怎样打开\n\n三步打开 App\n\n先看 48 小时。\n\n开头 48。\n"
    assert [(block.text, block.line, block.summary) for block in top.blocks] == [
        ("打开", 3, False),
        ("怎样打开", 2, True),
        ("三步打开 App", 4, False),
        ("先看 48 小时。", 7, False),
        ("开头 48。", 10, False),
    ]
    recorded = parse_section("top", top.text, "zh")
    assert [(b.text, b.marks, b.summary) for b in recorded.blocks] == [
        (b.text, b.marks, b.summary) for b in top.blocks
    ]


def test_an_article_without_summary_keeps_its_digest(tmp_path: Path) -> None:
    files = {"docs/zh/a.md": ARTICLE, "docs/zh/b.md": FIELDS}
    for number, odd in enumerate(("answer: x\n", "summary: [x]\n", "answer: {text: 3}\n")):
        files[f"docs/zh/odd{number}.md"] = ARTICLE.replace("title:", f"{odd}title:")
    site = load_site(write_site(tmp_path, files))
    digests = {key: read_sections(one)["top"].digest for key, one in site.articles.items()}
    assert digests["zh/a.md"] == digest("# 打开\n\n怎样打开\n\n开头 48。\n")
    assert digests.pop("zh/b.md") != digests["zh/a.md"]
    assert len(set(digests.values())) == 1


def test_an_answer_that_changes_outdates_its_translation(tmp_path: Path) -> None:
    head = "---\ntitle: A\nanswer:\n  link: '#steps'\n  text: {}\n---\n\n"
    zh, en = head.format("等 48 小时。") + ZH, head.format("Wait 48 hours.") + EN
    root = accepted(tmp_path, {**FILES, "docs/zh/a.md": zh, "docs/en/a.md": en})
    assert sections_of(root)["top"] == "current"
    edit(root, "docs/zh/a.md", "text: 等 48", "text: 等 72")
    assert sections_of(root)["top"] == "outdated_facts"
    assert run("sync", root).exit_code == 0
    assert "text: Wait 72 hours." in (root / "docs/en/a.md").read_text("utf-8")
    assert sections_of(root)["top"] == "current"
    edit(root, "docs/zh/a.md", "72 小时。", "72 小时，再看一次。")
    assert sections_of(root)["top"] == "outdated"


@pytest.mark.parametrize("name", ["top", "steps", "last"])
def test_a_recorded_text_is_read_as_it_was_in_its_article(name: str, tmp_path: Path) -> None:
    site = load_site(write_site(tmp_path, {"docs/zh/a.md": ARTICLE}))
    section = read_sections(site.articles["zh/a.md"])[name]
    recorded = parse_section(name, section.text, "zh")
    assert recorded.digest == section.digest
    described = [
        [(b.kind, b.text, b.marks, b.summary) for b in s.blocks] for s in (recorded, section)
    ]
    assert described[0] == described[1]


@pytest.mark.parametrize(
    ("text", "other"),
    [
        ("Open the app.", "Open\nthe  app.\n\n"),
        ("打开应用，然后核对。", "打开应用，\n然后\n   核对。"),
        ("アプリを開いて（先に）確認", "アプリを\n開いて（\n先に）\n確認"),
        ("1. 打开应用", "1.  打开  \n    应用\t"),
        ("앱을 엽니다", "앱을\n엽니다"),
    ],
)
def test_white_space_and_wrapping_change_no_digest(text: str, other: str) -> None:
    assert digest(text) == digest(other) == digest(other.replace("\n", "\r\n"))


@pytest.mark.parametrize(
    ("text", "other"),
    [
        ("Open the app.", "Open theapp."),
        ("打开应用", "打开 应用"),
        ("标题\n\n描述", "标题描述"),
        ("앱을\n엽니다", "앱을엽니다"),
        ("打开\nApp", "打开App"),
        ("打开应用。", "打开应用！"),
    ],
)
def test_other_texts_have_other_digests(text: str, other: str) -> None:
    assert digest(text) != digest(other)


def test_wrapped_japanese_neither_mends_nor_edits(tmp_path: Path) -> None:
    texts = {"docs/zh/a.md": "先打开应用。\n", "docs/ja/a.md": "まずアプリを開きます。\n"}
    root = accepted(tmp_path, {**texts, "mkdocs.yml": JAPANESE}, "ja")
    edit(root, "docs/ja/a.md", "まずアプリを", "まず\nアプリを\r\n")
    assert sections_of(root, locale="ja") == {"top": "current"}
    edit(root, "docs/zh/a.md", "打开", "关闭")
    assert sections_of(root, locale="ja") == {"top": "outdated"}
