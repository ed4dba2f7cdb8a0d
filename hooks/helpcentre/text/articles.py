"""Articles: one Markdown file of one locale, and the rules that need nothing else."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from markdown.extensions.toc import slugify as default_slugify

from helpcentre.findings import Finding
from helpcentre.text.comments import blank_comments
from helpcentre.text.fields import check_fields
from helpcentre.text.front_matter import FrontMatter, split_front_matter
from helpcentre.text.syntax import Document, Slugify, hide_math, parse

_PLACEHOLDER = re.compile("‹[^‹›]*›")


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
    front: FrontMatter = field(default_factory=FrontMatter)
    text: str = ""

    def __hash__(self) -> int:
        return hash((self.path, self.text))

    @property
    def fields(self) -> Mapping[str, Any]:
        """The fields of the front matter."""
        return self.front.fields

    @property
    def body(self) -> str:
        """The text without front matter and silences; its lines keep their numbers."""
        return blank_comments(split_front_matter(self.text)[1])

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
    math: bool = False,
) -> Article:
    """Make an article of a file's text; `math` tells that `$` encloses formulas."""
    text = text.replace("\r\n", "\n").removeprefix("\ufeff")
    front, body = split_front_matter(text)
    body = blank_comments(body)
    document = parse(hide_math(body) if math else body, slugify, separator)
    if front.fields.get("generated"):  # the build adds headings that cannot be seen here
        document = replace(document, complete=False)
    return Article(path, source, key, locale, document, front, text)


def check_article(article: Article, schema: Mapping[str, Any]) -> Iterator[Finding]:
    """All rules that need nothing but the article itself."""
    for fault in check_fields(article.front, schema):
        yield article.finding(*fault)
    yield from _check_headings(article)
    yield from _check_promise(article)
    yield from _check_placeholders(article)


def _check_placeholders(article: Article) -> Iterator[Finding]:
    for number, line in enumerate(article.text.split("\n"), 1):
        if placeholder := _PLACEHOLDER.search(line):
            what = f"`{placeholder[0]}` of the template is still there"
            fix = "replace it with your words, or delete the line"
            yield article.finding("unfinished-text", number, placeholder.start() + 1, what, fix)


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
    for link in links:
        if link.target.startswith(("promise:", "tool:")) and not link.alone:
            what = f"`{link.target}` is not alone in its paragraph"
            fix = "give it a paragraph of its own, outside of lists and sentences"
            yield article.finding("misplaced-promise", link.line, link.column, what, fix)
    if any(link.target == "promise:never-asks" for link in links):
        return
    if article.front.fields.get("safety") is True:
        what = "the article is about safety but does not say what support never asks for"
        fix = "add a paragraph that is just `[…](promise:never-asks)`"
        yield article.finding("missing-promise", 1, 1, what, fix)
        return
    for link in links:
        if link.target.startswith(("channel:", "tool:")):
            sends = "sends readers to support" if link.target[0] == "c" else "has a tool"
            what = f"the article {sends}, but does not say what support never asks for"
            fix = "add a paragraph that is just `[…](promise:never-asks)` next to it"
            yield article.finding("missing-promise", link.line, link.column, what, fix)
            return
