"""Silences on the command line, in shards, in builds and for translators."""

from __future__ import annotations

import datetime
import re
import time
from pathlib import Path

import pytest
from typer.testing import CliRunner

from helpcentre.__main__ import app
from helpcentre._disk import load_site
from helpcentre._parallel import check_folder
from helpcentre.checks import check_site
from helpcentre.findings import Finding
from helpcentre.reporting.silences import apply_silences, list_silences
from helpcentre.rules import RULES
from helpcentre.text.articles import read_article
from helpcentre.text.comments import find_comments, strip_comments, strip_html
from helpcentre.text.sections import read_sections
from tests.core.test_reports import run
from tests.sites import ROOT, write_site

TODAY = datetime.date(2026, 11, 23)
ONE = "site_name: One\n"
SAID = "<!-- silence: broken-link until {}: the page comes later -->"
QUIET = SAID.format("2027-03-01")


def page(*lines: str) -> dict[str, str]:
    return {"mkdocs.yml": ONE, "docs/a.md": "\n".join(lines) + "\n"}


def rules(folder: Path, **options: object) -> list[str]:
    day = options.get("today", TODAY)
    assert day is None or isinstance(day, datetime.date)
    return [f"{one.line} {one.rule}" for one in check_site(load_site(folder), day)]


@pytest.mark.parametrize(
    ("lines", "about"),
    [
        ((QUIET, "", "", "one", "two", "", "three"), (4, 5)),
        (("one", QUIET, "two", "", "three"), (3, 3)),
        ((f"one {QUIET} two", "three"), (1, 1)),
        ((QUIET, QUIET, "# one", "two"), (3, 3)),
        (("- one", "", f"    {QUIET}", "    - two", "    - three"), (4, 4)),
        ((f"1. {QUIET}", "   one"), (2, 2)),
        (('=== "a"', "", f"    {QUIET}", "    one", "    two", "", "three"), (4, 5)),
        ((QUIET, "```", "a", "", "b", "```", "c"), (2, 6)),
        ((QUIET, "| a |", "| - |", "| b |", "", "c"), (2, 4)),
        ((QUIET.replace(": the", ":\nthe"), "one"), (3, 3)),
        ((QUIET,), (1, 1)),
    ],
)
def test_a_silence_is_about_its_line_or_the_next_block(
    lines: tuple[str, ...], about: tuple[int, int]
) -> None:
    found = find_comments("\n".join(lines))
    assert {(one.first, one.last) for one in found} == {about}


@pytest.mark.parametrize(
    "text",
    [f"`{QUIET}`", f"```\n{QUIET}\n```", f"    {QUIET}", f"\\{QUIET}", QUIET[:-1]],
)
def test_what_is_shown_is_no_silence(text: str) -> None:
    assert find_comments(text) == ()
    assert strip_comments(text) == text


def test_every_occurrence_has_its_own_place() -> None:
    text = f"{QUIET} {QUIET}\n\n`{QUIET}`\n\n> a {QUIET}"
    assert [(one.line, one.column) for one in find_comments(text)] == [
        (1, 1),
        (1, len(QUIET) + 2),
        (5, 5),
    ]


HOSTILE = {
    "many on a line": QUIET * 3000,
    "many blocks": f"{QUIET}\ntext\n\n" * 2000,
    "never closed": "<!-- silence:" * 20_000,
    "nothing but blanks": "<!-- silence:" + " " * 200_000 + "x",
    "many above nothing": f"{QUIET}\n\n" * 2000,
    "in open elements": f"<div>{QUIET}" * 500,
    "deep": "> " * 300 + QUIET,
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=list(HOSTILE))
def test_hostile_comments_are_read_at_once(text: str) -> None:
    start = time.process_time()
    find_comments(text)
    strip_comments(text)
    strip_html(text)
    assert time.process_time() - start < 5


def test_a_page_reads_as_if_there_were_no_silence() -> None:
    text = f"a\n{QUIET}\nb {QUIET}\n\n- c\n{QUIET}\n- d\n"
    assert strip_comments(text) == "a\nb\n\n- c\n- d\n"
    assert strip_html(f"<p>{QUIET}a</p><!-- b --><code>&lt;!-- silence: x --&gt;</code>") == (
        "<p>a</p><!-- b --><code>&lt;!-- silence: x --&gt;</code>"
    )


def test_a_build_has_no_clock(tmp_path: Path) -> None:
    write_site(tmp_path, page(SAID.format("2020-01-01"), "[x](gone.md)"))
    assert rules(tmp_path, today=None) == []
    assert rules(tmp_path) == ["1 expired-silence", "2 broken-link"]


def test_only_one_rule_is_silenced(tmp_path: Path) -> None:
    write_site(tmp_path, page(QUIET, "[x](gone.md) [y](#gone) ![z](gone.png)"))
    assert rules(tmp_path) == ["2 broken-anchor", "2 missing-asset"]


def test_a_silence_does_not_outdate_a_translation() -> None:
    def digests(text: str) -> list[str]:
        article = read_article(text, path="a.md", source="a.md", key="a.md", locale="zh")
        return [part.digest for part in read_sections(article).values()]

    plain = "---\ntitle: T\n---\n字\n\n## A { #a }\n\n1. 一\n2. 二 https://x.example\n"
    said = plain.replace("## A", f"{QUIET}\n## A").replace("2. 二", f"2. 二{QUIET}")
    assert digests(said) == digests(plain)


def test_what_readers_must_not_miss_is_never_silenced() -> None:
    planted = ("host", "email", "phone", "handle", "wallet-address")
    kinds = {name.replace("domain", "host") for name in RULES if name.startswith("rogue-")}
    assert kinds == {f"rogue-{kind}" for kind in planted}
    never = {name for name, rule in RULES.items() if not rule.may_be_silenced}
    assert never >= {name for name in RULES if name.startswith("rogue-")}
    assert never >= {f"added-{kind}" for kind in planted}
    assert never >= {"sample-channel", "expired-verification", "unfinished-text", "lost-code"}
    assert "It may never be silenced." in run_explain("rogue-domain")


def run_explain(rule: str) -> str:
    return CliRunner().invoke(app, ["explain", rule]).output


MODULES = {
    "built": ("references", "graph", "metadata", "mirrors", "departures"),
    "liveness": ("link_reports",),
    "translation": ("impact",),
}


@pytest.mark.parametrize("folder", MODULES)
def test_the_catalogue_knows_which_check_reports_a_rule(folder: str) -> None:
    """Else the check of the sources would call a silence unused that the other check needs."""
    texts = [
        (ROOT / f"hooks/helpcentre/{folder}/{name}.py").read_text("utf-8")
        for name in MODULES[folder]
    ]
    check = {"liveness": "live", "translation": "impact"}.get(folder, folder)
    for rule in RULES.values():
        named = any(re.search(rf"[\"']{rule.id}[\"']", text) for text in texts)
        if named and rule.may_be_silenced and rule.id != "outdated-translation":
            assert check in rule.reported_by, f"{rule.id} lacks `reported_by: [{check}]`"


@pytest.mark.parametrize("jobs", [1, 2, 3, 9])
def test_shards_agree(jobs: int, tmp_path: Path) -> None:
    entry = "- {{rule: {}, path: {}, {}, until: '2027-01-01', reason: later}}\n"
    files = {
        "docs/zh/a.md": f"{QUIET}\n[x](gone.md)\n\n{SAID.format('2020-01-01')}\n[x](b.md)\n",
        "docs/en/a.md": f"{QUIET}\nA.\n\n[x](gone.md)\n\n<!-- silence: broken-link -->\n",
        "docs/en/b.md": "[x](gone.md) [y](away.md)\n",
        "data/silences.yml": entry.format("broken-link", "docs/en/b.md", "text: away.md")
        + entry.format("missing-asset", "docs/en/b.md", "line: 1"),
        "mkdocs.yml": ONE
        + "plugins:\n  i18n:\n    languages:\n      - {locale: zh, name: 中文, default: true}\n"
        "      - {locale: en, name: English}\n      - {locale: ja, name: 日本語}\n"
        "extra: {checks: {missing-translation: ignore, orphaned-translation: ignore}}\n",
        "docs/ja/a.md": f"{QUIET}\n[x](gone.md)\n",
    }
    write_site(tmp_path, files)
    found = check_folder(tmp_path, TODAY, jobs=jobs)
    about = ("broken-link", "wrong-silence", "unused-silence", "expired-silence")
    assert [f"{one.path}:{one.line} {one.rule}" for one in found if one.rule in about] == [
        "data/silences.yml:2 unused-silence",
        "docs/en/a.md:4 broken-link",
        "docs/en/a.md:6 wrong-silence",
        "docs/en/b.md:1 broken-link",
        "docs/zh/a.md:4 expired-silence",
        "docs/zh/a.md:5 broken-link",
    ]


def test_each_check_judges_the_silences_that_it_can(tmp_path: Path) -> None:
    until = "until 2027-03-01: later -->"
    text = (f"<!-- silence: {rule} {until}\nx\n" for rule in ("duplicate-id", "broken-link"))
    write_site(tmp_path, page("\n".join(text), f"<!-- silence: missing-asset {until}", "y"))
    silences = list_silences(load_site(tmp_path))

    def unused(*runs: str, found: tuple[Finding, ...] = ()) -> list[str]:
        left = apply_silences(found, silences, TODAY, frozenset(runs))
        return [one.what.split("`")[1] for one in left if one.rule == "unused-silence"]

    assert unused("sources") == ["missing-asset"]
    assert unused("built") == ["duplicate-id"]
    assert unused("sources", "built") == ["duplicate-id", "broken-link", "missing-asset"]
    same = Finding("docs/a.md", 2, 9, "duplicate-id", "`x`", "…", pages=("a/index.html",))
    assert unused("built", found=(same,)) == []


def test_the_built_site_is_silenced_in_its_sources(tmp_path: Path) -> None:
    files = page(QUIET, "[x](gone.md)", "", QUIET, "text")
    files["site/index.html"] = '<html lang="en"><a href="gone/">x</a></html>'
    files["site/a/index.html"] = '<html lang="en"><a href="../">x</a></html>'
    files["data/silences.yml"] = (
        "- {rule: broken-link, path: index.html, text: x, until: '2027-01-01', reason: later}\n"
    )
    write_site(tmp_path, files)
    built: list[str | Path] = [
        "--built",
        tmp_path / "site",
        "--site",
        tmp_path,
        "--today",
        "2026-11-23",
    ]
    output = run(*built, "--format", "line").output
    assert "docs/a.md:4:1: `broken-link` reports nothing here" in output
    assert "data/silences.yml:1:3: `broken-link` reports nothing here" in output
    assert "docs/a.md:1:1" not in output, "the check of the sources needs it"


@pytest.mark.parametrize(
    "text",
    ["- 5\n", "a: b\n", "- [\n", "- {rule: [a], path: {b: c}, until: 1, reason: 2, line: x}\n",
     "- {rule: broken-link, path: a, until: 9999-99-99, reason: x, line: 1}\n", "&a [*a]\n",
     "- {rule: broken-link, path: a, until: 2027-01-01, reason: x, line: -1}\n", "\0"],
)  # fmt: skip
def test_odd_files_are_no_obstacle(text: str, tmp_path: Path) -> None:
    write_site(tmp_path, {"docs/zh/a.md": "x\n", "data/schemas/x": "@schema"})
    (tmp_path / "data/silences.yml").write_text(text, "utf-8")
    result = run("--site", tmp_path, "--format", "line")
    assert result.exit_code == 1
    assert re.search(
        r"data/silences.yml:.*\[(wrong-data|wrong-silence|unused-silence)\]", result.output
    )
