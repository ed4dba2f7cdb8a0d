"""What a reader sees of a section that lags: a note, and warnings in the words of the source."""

from __future__ import annotations

from pathlib import Path

import pytest

from helpcentre._disk import load_site
from helpcentre.translation.locks import read_locks
from helpcentre.translation.outdated import behind, mark_sections, show_source_warnings, titles_of
from tests.core.translating import accepted, edit, state_of

SOURCE, TARGET = "docs/zh/a.md", "docs/en/a.md"
ZH = """\
---
title: 泄露
---
先离线。

!!! danger "不要付款"
    谁要钱，谁就是骗子。

## 首先 { .wide #steps-first }

等确认。

## 步骤 { #steps }

!!! danger "不要付款"
    谁要钱，谁就是骗子。

1. 换钱包。

!!! warning
    先备份。
"""
EN = """\
---
title: Leaked
---
Go offline first.

!!! danger "Never pay"
    Whoever asks for money is a thief.

## First { .wide #steps-first }

Wait for the confirmation.

## Steps { #steps }

!!! danger "Never pay"
    Whoever asks for money is a thief.

1. Change the wallet.

!!! warning
    Make a copy first.
"""
BODY = EN.split("---\n")[2]
HTML = (
    '<p>Go</p><h2 class="wide" id="steps-first">First</h2><p>2</p>'
    '<h2 id="steps">Steps <a href="#steps">¶</a></h2><p>1</p>'
)
WORDS = {"section": "The <original> has changed.", "link": "Read & compare"}
CHINESE = {"tag": "zh-Hans", "direction": "ltr"}
TOP, STEPS, FIRST = ("先离线", "先断网"), ("换钱包", "换个钱包"), ("等确认", "等网络确认")


def lagging(root: Path, *swaps: tuple[str, str]) -> Path:
    accepted(root, {SOURCE: ZH, TARGET: EN})
    for swap in swaps:
        edit(root, SOURCE, *swap)
    return root


def marked(root: Path) -> str:
    return mark_sections(HTML, state_of(root).by_key["a.md"], WORDS, '../a/?x="1"', "zh-Hans")


def shown(root: Path, markdown: str = BODY) -> str:
    texts = read_locks(load_site(root).locks).texts
    state = state_of(root).by_key["a.md"]
    return show_source_warnings(markdown, state, texts, CHINESE, "From the <original>:")


def box(text: str) -> str:
    return (
        '<p class="hc-outdated">From the &lt;original&gt;:</p>\n\n'
        f'<div class="hc-source" lang="zh-Hans" dir="ltr" markdown>\n\n{text}\n\n</div>'
    )


def note(section: str, fragment: str) -> str:
    return (
        f'<p class="hc-outdated" data-hc-section="{section}">The &lt;original&gt; has changed. '
        f'<a href="../a/?x=&quot;1&quot;{fragment}" hreflang="zh-Hans">Read &amp; compare</a></p>'
    )


def test_a_note_stands_under_the_heading_of_its_section(tmp_path: Path) -> None:
    html = marked(lagging(tmp_path, STEPS))
    assert html == HTML.replace("</h2><p>1", f"</h2>{note('steps', '#steps')}<p>1")


def test_a_heading_with_a_class_is_found(tmp_path: Path) -> None:
    html = marked(lagging(tmp_path, FIRST))
    assert html == HTML.replace("</h2><p>2", f"</h2>{note('steps-first', '#steps-first')}<p>2")


def test_the_note_of_the_top_stands_at_the_top(tmp_path: Path) -> None:
    assert marked(lagging(tmp_path, TOP)) == note("top", "") + HTML


def test_what_is_current_has_no_note_and_no_words_of_the_source(tmp_path: Path) -> None:
    root = lagging(tmp_path, ("先离线。", "先离线！"))
    assert not behind(state_of(root).by_key["a.md"])
    assert marked(root) == HTML
    assert shown(root) == BODY


def test_sections_are_named_by_their_headings(tmp_path: Path) -> None:
    parts = behind(state_of(lagging(tmp_path, TOP, STEPS)).by_key["a.md"])
    assert [part.id for part in parts] == ["top", "steps"]
    assert titles_of(parts) == [{"id": "steps", "title": "Steps"}]


def test_a_changed_warning_is_shown_in_the_words_of_the_source(tmp_path: Path) -> None:
    text = shown(lagging(tmp_path, ("先备份", "先抄下助记词")))
    own, fresh = "!!! warning\n    Make a copy first.", "!!! warning\n    先抄下助记词。"
    assert text == BODY.replace(own, box(fresh))


@pytest.mark.parametrize("place", [0, 1])
def test_the_warning_of_the_right_section_is_replaced(place: int, tmp_path: Path) -> None:
    root = lagging(tmp_path)
    own = '!!! danger "Never pay"\n    Whoever asks for money is a thief.'
    fresh = '!!! danger "不要付款"\n    谁要钱，谁就是大骗子。'
    first, second, rest = ZH.split("就是骗子")
    words = ["就是骗子", "就是骗子"]
    words[place] = "就是大骗子"
    (root / SOURCE).write_text(first + words[0] + second + words[1] + rest, "utf-8")
    top, between, end = BODY.split(own)
    boxes = [own, own]
    boxes[place] = box(fresh)
    assert shown(root) == top + boxes[0] + between + boxes[1] + end


@pytest.mark.parametrize(
    ("swap", "above"),
    [
        (("1. 换钱包。", "1. 换钱包。\n\n??? bug\n    不要转账。"), "## Steps { #steps }"),
        (("等确认。", "??? bug\n    不要转账。"), "## First { .wide #steps-first }"),
    ],
)
def test_a_new_warning_is_put_where_its_section_begins(
    swap: tuple[str, str], above: str, tmp_path: Path
) -> None:
    text = shown(lagging(tmp_path, swap))
    added = box("??? bug\n    不要转账。")
    assert text == BODY.replace(above, f"{above}\n\n{added}\n\n")


def test_a_new_warning_of_the_top_comes_first(tmp_path: Path) -> None:
    text = shown(lagging(tmp_path, ("先离线。", "先离线。\n\n!!! Missing\n    不要转账。")))
    assert text.lstrip("\n").startswith(box("!!! Missing\n    不要转账。"))
    assert text.endswith(BODY)


def test_a_warning_is_never_lost_where_the_page_differs_from_the_file(tmp_path: Path) -> None:
    text = shown(lagging(tmp_path, ("先备份", "先抄下助记词")), "Some other words.\n")
    assert "先抄下助记词" in text
    assert text.endswith("Some other words.\n")
