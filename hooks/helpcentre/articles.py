"""Articles: one Markdown file of one locale, its front matter and the rules for it."""

from __future__ import annotations

import datetime
import difflib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

import yaml
from jsonschema import Draft202012Validator
from jsonschema.exceptions import ValidationError

from helpcentre.findings import Finding
from helpcentre.syntax import Document, Slugify, default_slugify, parse

_FRONT_MATTER = re.compile(r"\A---[ \t]*\n(.*?)^(?:---|\.\.\.)[ \t]*$\n?", re.DOTALL | re.MULTILINE)
_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True)
class Article:
    """One Markdown file.

    `source` is its path below the docs folder, `path` the one that findings show, `key` the
    path that all its translations share (`emergency/stolen-assets.md`).
    """

    path: str
    source: str
    key: str
    locale: str
    document: Document
    fields: Mapping[str, Any] = field(default_factory=dict)
    field_lines: Mapping[str, int] = field(default_factory=dict)
    fault: Finding | None = None

    @property
    def slug(self) -> str:
        """The address of the article below its locale, without ending."""
        return self.key.removesuffix(".md")

    @property
    def title(self) -> str:
        """The title that the reader sees."""
        return str(self.fields.get("title") or self.slug)

    def finding(self, rule: str, line: int, column: int, what: str, fix: str) -> Finding:
        """A finding in this file."""
        return Finding(self.path, line, column, rule, what, fix, self.locale)


def read_article(
    text: str,
    *,
    path: str,
    source: str,
    key: str,
    locale: str,
    slugify: Slugify = default_slugify,
    separator: str = "-",
) -> Article:
    """Make an article of a file's text; a fault of its front matter is kept in `fault`."""
    text = text.replace("\r\n", "\n").removeprefix("\ufeff")
    front = _FRONT_MATTER.match(text)
    body = "\n" * front[0].count("\n") + text[front.end() :] if front else text
    document = parse(body, slugify, separator)
    bare = Article(path, source, key, locale, document)
    if not front:
        return bare
    try:
        fields, lines = _load_fields(front[1])
    except yaml.YAMLError as error:
        return Article(path, source, key, locale, document, fault=_syntax_fault(bare, error))
    return Article(path, source, key, locale, document, fields, lines)


def _load_fields(block: str) -> tuple[dict[str, Any], dict[str, int]]:
    """The fields and the line (from 1, in the file) of each."""
    node = yaml.compose(block, Loader=_Loader)
    if node is None:
        return {}, {}
    if not isinstance(node, yaml.MappingNode):
        raise yaml.MarkedYAMLError(problem="not a list of fields", problem_mark=node.start_mark)
    lines = {str(key.value): key.start_mark.line + 2 for key, _ in node.value}
    return dict(yaml.load(block, Loader=_Loader)), lines


def _syntax_fault(article: Article, error: yaml.YAMLError) -> Finding:
    mark = getattr(error, "problem_mark", None)
    line, column = (mark.line + 2, mark.column + 1) if mark else (1, 1)
    problem = getattr(error, "problem", None) or "not valid YAML"
    return article.finding(
        "front-matter-syntax",
        line,
        column,
        f"the front matter cannot be read ({problem})",
        "put values that contain a colon and a blank between double quotes, indent with blanks",
    )


def check_article(article: Article, schema: Mapping[str, Any]) -> Iterator[Finding]:
    """All rules that need nothing but the article itself."""
    if article.fault:
        yield article.fault
    elif not article.fields:
        yield article.finding(
            "front-matter-missing",
            1,
            1,
            "the article has no front matter",
            "start it from the template of its content type in docs/templates/",
        )
    elif schema:
        yield from _check_fields(article, schema)
    yield from _check_headings(article)
    yield from _check_promise(article)


def _check_fields(article: Article, schema: Mapping[str, Any]) -> Iterator[Finding]:
    fields = {
        name: value.isoformat() if isinstance(value, datetime.date) else value
        for name, value in article.fields.items()
    }
    for error in Draft202012Validator(schema).iter_errors(fields):
        if error.validator == "additionalProperties":
            yield from _unknown_fields(article, schema)
        elif error.validator == "required":
            yield from _missing_fields(article, error, schema)
        else:
            yield _wrong_field(article, error, schema)


def _unknown_fields(article: Article, schema: Mapping[str, Any]) -> Iterator[Finding]:
    known = schema["properties"]
    for name in article.fields:
        if name not in known:
            near = difflib.get_close_matches(str(name), known, 1)
            fix = f"did you mean `{near[0]}`?" if near else f"remove it; known: {', '.join(known)}"
            line = article.field_lines.get(str(name), 1)
            yield article.finding("unknown-field", line, 1, f"unknown field `{name}`", fix)


def _missing_fields(
    article: Article, error: ValidationError, schema: Mapping[str, Any]
) -> Iterator[Finding]:
    for name in error.validator_value:
        if name not in article.fields and f"'{name}'" in error.message:
            example = schema["properties"].get(name, {}).get("examples", ["…"])[0]
            fix = f"add a line such as `{name}: {example}`"
            yield article.finding("missing-field", 1, 1, f"the field `{name}` is missing", fix)


def _wrong_field(
    article: Article, error: ValidationError, schema: Mapping[str, Any]
) -> Finding:
    name = str(error.absolute_path[0]) if error.absolute_path else ""
    fix = schema["properties"].get(name, {}).get("description", "correct the value")
    if error.validator == "enum":
        fix = f"use one of {', '.join(map(str, error.validator_value))}"
    value = str(error.instance)
    shown = value if len(value) <= 40 else f"{value[:40]}…"
    line = article.field_lines.get(name, 1)
    return article.finding("wrong-field", line, 1, f"`{name}` cannot be “{shown}”", fix)


def _check_headings(article: Article) -> Iterator[Finding]:
    seen: dict[str, int] = {}
    for heading in article.document.headings:
        place = heading.line, heading.column
        if not heading.id:
            fix = f"write `{heading.text} {{ #short-english-id }}`"
            what = f"the heading “{heading.text}” has no ID"
            yield article.finding("heading-id-missing", *place, what, fix)
        elif heading.id in seen:
            what = f"the ID #{heading.id} is already used in line {seen[heading.id]}"
            fix = "choose another ID here, and the same one in every translation"
            yield article.finding("duplicate-heading-id", *place, what, fix)
        seen.setdefault(heading.id, heading.line)


def _check_promise(article: Article) -> Iterator[Finding]:
    links = article.document.links
    if any(link.target == "promise:never-asks" for link in links):
        return
    for link in links:
        if link.target.startswith("channel:"):
            what = "the article sends readers to support but not to what support never asks for"
            fix = "add a paragraph that is just `[…](promise:never-asks)` next to it"
            yield article.finding("missing-promise", link.line, link.column, what, fix)
            return
