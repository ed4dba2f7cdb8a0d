"""Prose: what a Markdown linter, a spacing checker and dictionaries say, as findings of ours."""

from __future__ import annotations

import json
import posixpath
from collections.abc import Iterator
from typing import Any

from helpcentre.findings import Finding
from helpcentre.prose.leftovers import check_leftovers
from helpcentre.prose.settings import read_prose_settings
from helpcentre.prose.spacing import check_spacing
from helpcentre.prose.spelling import check_spelling
from helpcentre.rules import RULES
from helpcentre.sites import Site

FIXES = {
    "MD005": "give all items of a list the same indentation",
    "MD007": "indent an inner list by four blanks",
    "MD018": "put a blank behind `##`",
    "MD023": "start the heading at the beginning of the line",
    "MD029": "number the steps 1, 2, 3 …; readers see them so in any case",
    "MD032": "put an empty line above and below the list",
    "MD034": "write `[text](address)`, or `<address>`",
    "MD045": "say between the square brackets what the picture shows",
    "MD046": "indent by less than four blanks; write code between two lines of three backticks",
    "MD056": "give every row as many cells as the head of the table",
    "MD058": "put an empty line above and below the table",
    "MD066": "write both the mark `[^1]` and the text `[^1]: …`",
    "MD068": "write the text of the footnote",
    "MD069": "delete one of the two signs",
    "MD075": "put the row into a table: no empty line within it, `| --- |` below its head",
    "MD077": "indent what belongs to a list item by four blanks",
    "MD083": "save the file as UTF-8 and type the damaged characters again",
    "MD086": "end the comment with `-->`",
    "MD091": "write `<div markdown>`, or HTML inside of HTML",
    "MD092": "decide for one version and delete the lines with `<<<<<<<`, `=======`, `>>>>>>>`",
}
"""The linter's rules that `.rumdl.toml` switches on, and how a writer mends each."""


def check_prose(site: Site) -> Iterator[Finding]:
    """Markdown that renders wrongly, leftover markup, spacing and spelling."""
    settings = read_prose_settings(site)
    if _is_on(site, "markdown-style") and site.is_main:
        yield from check_style(site, *site.tools.lint())
    if _is_on(site, "visible-markup"):
        yield from check_leftovers(site)
    if _is_on(site, "spacing-punctuation"):
        yield from check_spacing(site, settings, site.tools.space)
    if _is_on(site, "misspelled-word"):
        yield from check_spelling(site, settings, site.tools.load_dictionary)


def _is_on(site: Site, rule: str) -> bool:
    """Whether anybody wants to know; asking a tool takes time."""
    return site.settings.levels.get(rule, RULES[rule].level) != "ignore"


def check_style(site: Site, report: str, fault: str) -> Iterator[Finding]:
    """The linter's JSON report, with paths below the docs folder, or why there is none."""
    fault, entries = (fault, []) if fault else _read(report)
    if fault:
        what = f"the Markdown linter did not run ({fault})"
        yield Finding(site.config_path, 1, 1, "check-not-run", what, "run `make setup`")
    told = set()
    for entry in entries:
        source, rule = posixpath.normpath(str(entry.get("file"))), str(entry.get("rule"))
        line, column = _number(entry.get("line")), _number(entry.get("column"))
        if source in site.files and (source, line, rule) not in told:
            told.add((source, line, rule))
            path = posixpath.normpath(f"{site.settings.docs_dir}/{source}")
            what = f"{str(entry.get('message')).rstrip('.')} ({rule})"
            fix = FIXES.get(rule, "see the linter's description of this rule")
            locale = site.settings.languages.split(source)[0]
            yield Finding(path, line, column, "markdown-style", what, fix, locale)


def _read(report: str) -> tuple[str, list[dict[str, Any]]]:
    """What is wrong with a report, and its entries."""
    try:
        entries = json.loads(report)
    except (ValueError, RecursionError):
        return "its report is no JSON", []
    if not isinstance(entries, list) or not all(isinstance(entry, dict) for entry in entries):
        return "its report is no list", []
    return "", entries


def _number(value: Any) -> int:
    return value if isinstance(value, int) and value > 0 else 1
