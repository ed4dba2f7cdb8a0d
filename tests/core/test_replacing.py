"""New links and numbers are put where the old ones stand, and are never guessed."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.core.translating import LOCK, accepted, edit, run, sections_of
from tests.sites import write_site

SOURCE = "docs/zh/a.md"


def followed(root: Path, zh: str, en: str, *swaps: tuple[str, str]) -> tuple[str, str]:
    """What `sync` said of a line whose source was changed, and the line as it is then."""
    others = {f"docs/zh/{name}.md": "文。\n" for name in "bc"}
    accepted(write_site(root, others), {SOURCE: f"{zh}\n", "docs/en/a.md": f"{en}\n"}, "en/a")
    for swap in swaps:
        edit(root, SOURCE, *swap)
    before = (root / LOCK).read_text("utf-8")
    result = run("sync", root)
    text = (root / "docs/en/a.md").read_text("utf-8").rstrip("\n")
    moved = json.loads(before) != json.loads((root / LOCK).read_text("utf-8"))
    assert moved is (result.exit_code == 0), "the lock follows what was done, nothing else"
    return result.output, text


TWO = ("甲等 48 小时，乙等 72 小时。", "B: 72 hours, A: 48 hours.")
LINKS = ("看[甲](b.md)和[乙](c.md)吧。", "See [B](c.md) and then [A](b.md).")


PLACES = {  # the source, the translation, a change of each
    "time": ("从 12:30 等到 30 分。", "12:30 till 30 past.", (" 30 ", " 45 "), ("l 30", "l 45")),
    "decimal": ("付 1.5 再付 5 元。", "Pay 1.5, then 5 yuan.", (" 5 ", " 7 "), ("n 5", "n 7")),
    "date": ("2026-01-10 后 10 天。", "2026-01-10, 10 days.", (" 10", " 12"), (" 10", " 12")),
    "address": ("[甲](b.md?x=48) 48 天。", "[A](b.md?x=48) 48 d.", (" 48", " 49"), (" 48", " 49")),
    "tag": ("等<b>到</b> 48 天。", 'For <b id="48">at</b> 48 d.', (" 48", " 49"), (" 48", " 49")),
    "comment": ("等 48 天吧。", "Wait <!-- 48 --> for 48 d.", ("48", "49"), ("r 48", "r 49")),
    "title": ('48 天[甲](b.md "1")', '48 d. [A](b.md "1 48")', ("48", "49"), ("48 d", "49 d")),
    "list": ("1. 看。\n2. 等 2 天。", "1. See.\n2. Wait 2 days.", ("等 2", "等 3"), ("t 2", "t 3")),
    "code": ("等 `48` 和 48 天。", "Wait `48` and 48 days.", (" 48 ", " 49 "), (" 48 ", " 49 ")),
    "longer code": ("跑 `a` 和 `ab`。", "Run `ab` and `a`.", ("`a`", "`c`"), ("`a`", "`c`")),
    "all of them": ("甲 48，乙 48。", "A: 48, B: 48 hours.", ("48", "72"), ("48", "72")),
}


@pytest.mark.parametrize("name", PLACES)
def test_the_right_place_is_found(name: str, tmp_path: Path) -> None:
    zh, en, swap, wanted = PLACES[name]
    text = followed(tmp_path, zh, en, (zh, zh.replace(*swap)))[1]
    assert text == en.replace(*wanted) != en


def test_exchanged_numbers_and_links_are_exchanged(tmp_path: Path) -> None:
    swaps = ("48", "0"), ("72", "48"), (" 0 ", " 72 ")
    assert followed(tmp_path / "a", *TWO, *swaps)[1] == "B: 48 hours, A: 72 hours."
    swaps = ("b.md", "0"), ("c.md", "b.md"), ("(0)", "(c.md)")
    assert followed(tmp_path / "b", *LINKS, *swaps)[1] == "See [B](b.md) and then [A](c.md)."


REFUSED = {
    "link removed": (*LINKS, ("[乙](c.md)", "乙"), "`c.md` is not in the source"),
    "link added": (
        "看甲吧。",
        "See A now.",
        ("甲", "[甲](b.md)"),
        "`b.md` of the source is missing",
    ),
    "one of two": ("甲 48，乙 48。", "A 48, B 48.", ("乙 48", "乙 72"), "in several places"),
    "figure as a word": ("请等 2 天。", "Wait two days.", ("2", "3"), "figures of one digit"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_needs_a_translator_is_refused_with_the_reason(name: str, tmp_path: Path) -> None:
    zh, en, swap, words = REFUSED[name]
    said, text = followed(tmp_path, zh, en, swap)
    assert said.startswith("refused   en/a#top: ")
    assert words in said
    assert text == en
    assert sections_of(tmp_path)["top"] == "outdated_facts"
