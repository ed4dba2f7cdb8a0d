"""How heavy a change of the source is, and how it is shown."""

from __future__ import annotations

import pytest

from helpcentre.translation.changes import count_changed, diff_words, keeps_facts, weigh_change

TABLE = "| 甲 | 乙 |\n| --- | --- |\n| 丙 | {} |\n"
FACTS = {
    "number": ("等 48 小时。", "等 72 小时。"),
    "digit": ("等 2 天。", "等 3 天。"),
    "link": ("看[乙](b.md)。", "看[乙](c.md)。"),
    "link gone": ("看[乙](b.md)。", "看乙。"),
    "code": ("运行 `make a`。", "运行 `make b`。"),
    "image": ("![图](a.svg)", "![图](b.svg)"),
    "bold": ("**先**核对。", "先核对。"),
    "list": ("1. 等 48 小时。\n2. 看[乙](b.md)。", "1. 等 72 小时。\n2. 看[乙](c.md)。"),
}
MINOR = {
    "comma": ("打开，核对。", "打开、核对。"),
    "quotes": ("按“发送”。", "按「发送」。"),
    "full stop": ("打开", "打开。"),
    "comment": ("打开。\n\n<!-- 甲 -->", "打开。\n\n<!-- 乙 -->"),
    "bullet": ("- 甲\n- 乙", "* 甲\n* 乙"),
    "emphasis": ("*先*核对。", "先核对。"),
}
MAJOR = {
    "word": ("核对地址。", "核对网络。"),
    "negation": ("不要付款。", "付款。"),
    "unit": ("等 48 小时。", "等 48 分钟。"),
    "word and number": ("等 48 小时。", "先等 72 小时。"),
    "sign": (TABLE.format("✅"), TABLE.format("❌")),
    "greater": ("手续费 > 1。", "手续费 < 1。"),
    "arrow": ("甲 → 乙", "甲 ← 乙"),
    "struck out": ("~~不要~~付款。", "不要付款。"),
    "step to item": ("1. 甲\n2. 乙", "- 甲\n- 乙"),
    "box": ("!!! warning\n    甲", "!!! note\n    甲"),
    "box title": ('!!! warning "甲"\n    乙', '!!! warning "丙"\n    乙'),
    "new step": ("1. 甲", "1. 甲\n2. 乙"),
    "cell": (TABLE.format("可以"), TABLE.format("不可以")),
    "Chinese code": ("按 `发送`。", "按 `删除`。"),
    "sample": ("```text\n你好\n```", "```text\n再见\n```"),
    "description of a picture": ("![不要付款](a.svg)", "![付款](a.svg)"),
    "title of a link": ('[甲](a.md "不要付款")', '[甲](a.md "付款")'),
    "raw HTML": ("<div>不要付款</div>", "<div>付款</div>"),
    "raw HTML beside a number": ("等 48。\n\n<p>不要</p>", "等 72。\n\n<p>要</p>"),
    "description in raw HTML": ('看 <img src="a" alt="不要">', '看 <img src="a" alt="要">'),
    "footnote": ("甲[^1]\n\n[^1]: 乙", "甲[^1]\n\n[^1]: 丙"),
    "snippet": ('--8<-- "zh/a.md"', '--8<-- "zh/b.md"'),
}


def cases(*groups: dict[str, tuple[str, str]]) -> pytest.MarkDecorator:
    pairs = {f"{name}": pair for group in groups for name, pair in group.items()}
    return pytest.mark.parametrize(("before", "after"), pairs.values(), ids=list(pairs))


@cases(FACTS)
def test_what_is_the_same_in_all_languages_is_a_fact(before: str, after: str) -> None:
    assert weigh_change(before, after) == weigh_change(after, before) == "facts"


@cases(MINOR)
def test_punctuation_is_minor(before: str, after: str) -> None:
    assert weigh_change(before, after) == weigh_change(after, before) == "minor"


@cases(MAJOR)
def test_whatever_a_reader_would_read_otherwise_is_major(before: str, after: str) -> None:
    assert weigh_change(before, after) == weigh_change(after, before) == "major"


@cases({name: FACTS[name] for name in FACTS}, {n: MAJOR[n] for n in ("unit", "box", "new step")})
def test_no_small_edit_changes_facts(before: str, after: str) -> None:
    assert not keeps_facts(before, after, "zh")


@cases({n: MAJOR[n] for n in ("word", "negation")}, {n: MINOR[n] for n in ("comma", "bullet")})
def test_words_and_punctuation_are_no_facts(before: str, after: str) -> None:
    assert keeps_facts(before, after, "zh")


def test_english_changes_by_words_and_chinese_by_characters() -> None:
    assert diff_words("Send it now", "Send them now") == [
        (" ", "Send "),
        ("-", "it"),
        ("+", "them"),
        (" ", " now"),
    ]
    assert diff_words("核对地址", "核队地址") == [
        (" ", "核"),
        ("-", "对"),
        ("+", "队"),
        (" ", "地址"),
    ]
    assert diff_words("한국어", "한글어")[1:3] == [("-", "국"), ("+", "글")]


def test_a_diff_loses_nothing() -> None:
    before, after = (
        "## 甲 { #a }\n\n1. 打开 App。\n",
        "## 甲 { #a }\n\n1. 打开 the app，\n\n2. 等。\n",
    )
    parts = diff_words(before, after)
    assert "".join(text for sign, text in parts if sign != "+") == before
    assert "".join(text for sign, text in parts if sign != "-") == after


def test_a_chinese_character_counts_as_much_as_three_letters() -> None:
    assert count_changed("Send teh coins", "Send the coins") == 6
    assert count_changed("核对地址", "核队地址") == 6
    assert count_changed("a b\n", "a  b") == 0
