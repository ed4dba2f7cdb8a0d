"""What other programs say about prose, and what becomes of it."""

from __future__ import annotations

import json
import re
import subprocess
import tomllib
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from helpcentre._disk import load_site
from helpcentre._parallel import check_folder
from helpcentre.checks import check_site
from helpcentre.findings import Finding
from helpcentre.prose import _tools
from helpcentre.prose._tools import load_dictionary, run_linter
from helpcentre.prose.leftovers import check_leftovers
from helpcentre.prose.lint import FIXES, check_prose, check_style
from helpcentre.prose.settings import ProseSettings, read_prose_settings
from helpcentre.prose.spacing import check_spacing, compare
from helpcentre.prose.spelling import check_spelling
from helpcentre.sites import Site
from helpcentre.text.passages import read_words
from tests.core.test_parallel import TODAY
from tests.sites import ROOT, write_site

CONFIG = """\
site_name: T
plugins:
  i18n:
    docs_structure: folder
    languages: [{locale: xx, default: true}]
"""
ON = "extra: {checks: {markdown-style: warn, visible-markup: warn, spacing-punctuation: warn}}\n"


def make(folder: Path, files: dict[str, str]) -> Site:
    return load_site(write_site(folder, files))


def places(found: Sequence[Finding]) -> list[str]:
    return [f"{f.path}:{f.line}:{f.column} {f.rule}" for f in sorted(found)]


# --- the Markdown linter ---


def entry(**fields: Any) -> dict[str, Any]:
    usual = {"file": "zh/a.md", "line": 1, "column": 1, "rule": "MD032", "message": "No."}
    return {**usual, **fields}


def style(site: Site, *entries: Any) -> list[Finding]:
    return list(check_style(site, json.dumps(list(entries)), ""))


def test_an_entry_becomes_a_finding_of_ours(tmp_path: Path) -> None:
    site = make(tmp_path, {"docs/en/a.md": "x\n"})
    (found,) = style(site, entry(file="./en/a.md", line=3, column=5))
    assert (found.path, found.line, found.column, found.locale) == ("docs/en/a.md", 3, 5, "en")
    assert found.what == "No (MD032)"
    assert found.fix == FIXES["MD032"]


def test_one_fault_of_a_line_is_told_once(tmp_path: Path) -> None:
    site = make(tmp_path, {"docs/zh/a.md": "x\n"})
    twice = style(site, entry(column=3), entry(column=9), entry(rule="MD083"), entry(line=2))
    assert [(f.line, f.column) for f in twice] == [(1, 3), (1, 1), (2, 1)]


def test_files_that_are_not_published_are_not_reported(tmp_path: Path) -> None:
    site = make(tmp_path, {"docs/templates/t.md": "x\n", "docs/zh/a.md": "x\n"})
    assert style(site, entry(file="templates/t.md"), entry(file="../README.md")) == []


@pytest.mark.parametrize(
    "odd", [{}, {"line": None}, {"line": "7"}, {"line": -1, "column": 0}, {"rule": None}]
)
def test_odd_entries_do_no_harm(odd: dict[str, Any], tmp_path: Path) -> None:
    site = make(tmp_path, {"docs/zh/a.md": "x\n"})
    for found in style(site, entry(**odd), {}):
        assert found.line == found.column == 1
        assert found.fix


@pytest.mark.parametrize("report", ["", "{", "{}", "null", "[1]", "[" * 100_000, "rumdl: oops"])
def test_a_report_that_is_none_is_said_in_one_sentence(report: str, tmp_path: Path) -> None:
    (found,) = check_style(make(tmp_path, {"docs/zh/a.md": "x\n"}), report, "")
    assert found.rule == "check-not-run"
    assert "\n" not in str(found)


def test_a_missing_linter_is_said_in_one_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(_tools, "find_linter", lambda: str(tmp_path / "no-such-program"))
    found = check_site(make(tmp_path, {"mkdocs.yml": f"site_name: T\n{ON}", "docs/a.md": "x\n"}))
    assert [f.rule for f in found] == ["check-not-run"]
    assert "No such file" in str(found[0])


def test_a_crash_of_the_linter_is_said_in_one_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    broken = write_site(tmp_path, {".rumdl.toml": "[global\n", "docs/zh/a.md": "##x\n"})
    report, fault = run_linter(broken, "docs")
    assert report == ""
    assert fault.startswith("rumdl ended with 2")
    assert "\n" not in fault
    monkeypatch.setattr(_tools, "_SECONDS", 0)
    assert "timed out" in run_linter(broken, "docs")[1]


def test_the_rules_that_are_on_are_the_rules_that_we_explain() -> None:
    config = tomllib.loads((ROOT / ".rumdl.toml").read_text("utf-8"))
    assert set(config["global"]["enable"]) == set(FIXES)


def test_the_linter_runs_only_when_its_rule_is_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: Any, **__: Any) -> None:
        raise AssertionError("a program was started")

    monkeypatch.setattr(subprocess, "run", fail)
    assert list(check_prose(make(tmp_path, {"docs/zh/a.md": "##x\n"}))) == []


def test_a_site_may_not_make_the_linter_run_programs(tmp_path: Path) -> None:
    tool = (
        '[code-block-tools]\nenabled = true\n[code-block-tools.languages]\ntext = {lint = ["x"]}\n'
    )
    tool += f'[code-block-tools.tools.x]\ncommand = ["touch", "{tmp_path}/ran"]\n'
    files = {".rumdl.toml": tool, "docs/zh/a.md": "```text\nx\n```\n"}
    run_linter(write_site(tmp_path, files), "docs")
    assert not (tmp_path / "ran").exists()


@pytest.mark.parametrize("docs", ["docs", "./docs/", "content/docs", "../elsewhere"])
def test_the_docs_folder_may_be_anywhere(docs: str, tmp_path: Path) -> None:
    config = f"site_name: T\ndocs_dir: {docs}\n{ON}"
    site = make(tmp_path / "site", {"mkdocs.yml": config, f"{docs}/a.md": "\n##x\n"})
    (found,) = [f for f in check_prose(site) if f.rule == "markdown-style"]
    assert (found.line, found.column) == (2, 3)
    assert found.path.endswith("a.md")


# --- places ---

FORMS = {
    "plain": ("有12个\n", (1, 2)),
    "crlf": ("字。\r\n\r\n有12个\r\n", (3, 2)),
    "mark of order": ("\ufeff有12个\n", (1, 2)),
    "front matter": ("---\ntitle: 题\n---\n\n有12个\n", (5, 2)),
    "box": ('!!! note "题"\n\n    有12个\n', (3, 6)),
    "box in box": ('!!! note\n\n    ??? tip "题"\n\n        有12个\n', (5, 10)),
    "title of a box": ('!!! note "有12个"\n\n    字\n', (1, 12)),
    "tab": ('=== "题"\n\n    有12个\n', (3, 6)),
    "tabulators": ("- 字\n\n\t有12个\n", (3, 3)),
    "quote": ("> 字\n> 有12个\n", (2, 4)),
    "cell": ("| 甲 | 乙 |\n| --- | --- |\n| `a` | 有12个 |\n", (3, 10)),
    "escaped bar": ("| 甲 | 乙 |\n| --- | --- |\n| a \\| b | 有12个 |\n", (3, 13)),
    "behind code": ("`有12个` 有12个\n", (1, 9)),
    "behind a link": ("[字](有12个.md)有12个\n", (1, 14)),
    "in a link": ("[有12个](x.md)\n", (1, 3)),
    "second line": ("字字字\n有12个\n", (2, 2)),
    "across emphasis": ("有**12**个\n", (1, 4)),
    "picture": ("![有12个](x.svg)\n", (1, 4)),
    "wide letters": ("𠀀👩\u200d💻有12个\n", (1, 6)),
}


@pytest.mark.parametrize("name", FORMS)
def test_a_fault_is_told_where_it_stands(name: str, tmp_path: Path) -> None:
    text, place = FORMS[name]
    root = write_site(
        tmp_path, {"mkdocs.yml": "site_name: T\ntheme: {name: material, language: zh}\n"}
    )
    (root / "docs").mkdir()
    (root / "docs/a.md").write_bytes(text.encode())
    site = load_site(root)
    found = list(check_spacing(site, ProseSettings(), lambda t: t.replace("有12个", "有 12 个")))
    assert [(f.line, f.column) for f in found] == [place]


def test_words_leave_out_code_addresses_and_questions(tmp_path: Path) -> None:
    text = (
        "---\ntitle: One\ndescription: Two\nquestions: [no]\nsummary: Eight\n"
        "answer:\n  text: Nine\n  link: '#no'\n---\n\n## Three { #no }\n\n"
        "`no` four https://no.example/no no@no.example {{ no }} <b class='no'>five</b>\n"
        '\n```text\nno\n```\n\n<!-- no -->\n\n--8<-- "no.md"\n\n!!! note "Six"\n\n    Seven\n'
    )
    site = make(tmp_path, {"docs/en/a.md": text})
    words = " ".join(words.text for words in read_words(site.articles["en/a.md"]))
    told = "One Two Three four five Six Seven Eight Nine"
    assert set(re.findall(r"\w+", words)) == set(told.split())


# --- spacing ---


def test_where_two_texts_part() -> None:
    assert list(compare("有12个,好", "有 12 个，好")) == [(1, 1), (3, 4), (4, 6)]
    assert list(compare("好 。ＡＢ", "好。AB")) == [(1, 1), (3, 2), (4, 3)]
    assert list(compare("同", "同")) == []


@pytest.mark.parametrize(
    ("setting", "locale", "told"),
    [
        ("", "zh", True), ("", "zh-Hant", True), ("", "ja", False), ("", "ko", False),
        ("ja: {spacing: true}", "ja", True), ("zh: {spacing: false}", "zh", False),
        ("- x", "zh", True), ("zh: [x]", "zh", True), ("zh: {spacing: 'yes'}", "zh", False),
    ],
)  # fmt: skip
def test_each_language_says_whether_it_is_spaced(
    setting: str, locale: str, told: bool, tmp_path: Path
) -> None:
    files = {
        "mkdocs.yml": CONFIG.replace("xx", locale),
        f"docs/{locale}/a.md": "有12個\n",
        "data/prose.yml": setting,
    }
    site = make(tmp_path, files)
    found = list(check_spacing(site, read_prose_settings(site), site.tools.space))
    assert bool(found) is told


# --- spelling ---


class Known:
    """A dictionary of a few words."""

    def __init__(self, *words: str) -> None:
        self.words = words
        self.asked: list[str] = []

    def knows(self, word: str) -> bool:
        self.asked.append(word)
        return word.lower() in self.words

    def suggest(self, word: str) -> list[str]:
        return []


def test_a_word_is_asked_once_and_told_once_an_article(tmp_path: Path) -> None:
    files = {"docs/en/a.md": "good wrod good wrod\n", "docs/en/b.md": "good\n\nbad wrod\n"}
    known = Known("good", "bad")
    settings = ProseSettings({"en": {"dictionary": "x"}})
    found = list(check_spelling(make(tmp_path, files), settings, lambda _: known))
    assert places(found) == ["docs/en/a.md:1:6 misspelled-word", "docs/en/b.md:3:5 misspelled-word"]
    assert sorted(known.asked) == ["bad", "good", "wrod"]


def test_only_words_of_the_languages_script_are_asked(tmp_path: Path) -> None:
    known = Known()
    settings = ProseSettings({"ru": {"dictionary": "x"}})
    text = "Слово word 词 ёж’ик САПР м iOS\n"
    site = make(tmp_path, {"mkdocs.yml": CONFIG.replace("xx", "ru"), "docs/ru/a.md": text})
    list(check_spelling(site, settings, lambda _: known))
    assert sorted(known.asked) == ["Слово", "ёж'ик"]


@pytest.mark.parametrize("name", ["no_SUCH", "../../etc/passwd", "", "a\0b"])
def test_a_dictionary_that_is_not_here_is_none(name: str) -> None:
    assert load_dictionary(name) is None


@pytest.mark.parametrize("text", ["SET ISO8859-1\n", "SET UTF-8\n", "", "SET nonsense\n"])
def test_a_dictionary_takes_any_word(
    text: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_site(tmp_path, {"yy_YY.aff": text, "yy_YY.dic": "1\nword\n"})
    monkeypatch.setenv("DICPATH", f"/nowhere:{tmp_path}")
    dictionary = load_dictionary("yy_YY")
    assert dictionary is not None
    assert dictionary.knows("word")
    for word in ("слово", "x" * 60, "’", "词\U0001f600"):
        assert not dictionary.knows(word)
        dictionary.suggest(word)


# --- everything together ---

FAULTS = {
    "mkdocs.yml": "site_name: T\nplugins:\n  i18n:\n    docs_structure: folder\n    languages:\n"
    "      - {locale: zh, default: true}\n      - {locale: en}\n      - {locale: ja}\n"
    "extra: {checks: {markdown-style: warn, visible-markup: warn, spacing-punctuation: warn,\n"
    "  misspelled-word: warn}}\n",
    "docs/zh/a.md": "有12个\n- 甲\n",
    "docs/en/a.md": "##Two\n\nwrod ** b\n",
    "docs/ja/a.md": "[甲] (a.md)\n\n##乙\n",
    "data/prose.yml": "en: {dictionary: zz_ZZ}\nja: {dictionary: no_NO}\n",
}


def test_the_number_of_processes_changes_no_finding(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_site(tmp_path, {"zz_ZZ.aff": "SET UTF-8\n", "zz_ZZ.dic": "1\nTwo\n"})
    monkeypatch.setenv("DICPATH", str(tmp_path))
    root = write_site(tmp_path / "site", FAULTS)
    alone = check_folder(root, TODAY, jobs=1)
    told = {f.rule for f in alone}
    assert told >= {"markdown-style", "visible-markup", "spacing-punctuation", "misspelled-word"}
    assert {f.locale for f in alone if f.rule == "markdown-style"} == {"zh", "en", "ja"}
    for jobs in (2, 3, 9):
        assert check_folder(root, TODAY, jobs=jobs) == alone


HOSTILE = [
    "[" * 20_000, "<a>" * 20_000, "`" * 100_001, "**a" * 30_000, "*a " * 30_000, "***a " * 20_000,
    "中a" * 200_000, "a" * 300_000, "![" * 10_000, "{{" * 50_000, "{" * 100_000, "-" * 20_000,
    "`a``" * 20_000, "](" * 50_000, "](" + "a" * 100_000, "中a\x00**\n", "a.b:" * 50_000,
    "!!! x\n" * 500, "> " * 3_000 + "中a", "[x] (" * 20_000, "1. 中a\n" * 2_000,
]  # fmt: skip


@pytest.mark.parametrize("text", HOSTILE, ids=lambda text: repr(text[:8]))
def test_hostile_text_ends_and_raises_nothing(text: str, tmp_path: Path) -> None:
    site = make(tmp_path, {"docs/zh/a.md": text, "docs/en/a.md": text})
    settings = ProseSettings({"en": {"dictionary": "x"}})
    list(check_leftovers(site))
    list(check_spacing(site, settings, site.tools.space))
    list(check_spelling(site, settings, lambda _: Known()))
    report, fault = site.tools.lint()
    assert report or fault
