"""Reads Markdown the way Python-Markdown will: headings, links and ids with their places."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import Any

from markdown.extensions.toc import slugify as default_slugify
from markdown.extensions.toc import unique
from markdown_it.token import Token
from selectolax.lexbor import LexborHTMLParser

from helpcentre.text.definitions import as_references
from helpcentre.text.places import Container, take_apart
from helpcentre.text.spans import make_parser
from helpcentre.text.targets import Link as Link
from helpcentre.text.targets import list_links

Slugify = Callable[[str, str], str]


@dataclass(frozen=True)
class Heading:
    """A heading; `id` is the explicit ID or empty, `anchor` what the page will have."""

    level: int
    text: str
    id: str
    anchor: str
    line: int
    column: int


@dataclass(frozen=True)
class Document:
    """What the rules need of an article's body. Lines and columns count from 1.

    `footnotes` are the labels of those that are defined. `complete` is false where snippets or
    macros may add ids that cannot be seen here.
    """

    headings: tuple[Heading, ...]
    links: tuple[Link, ...]
    ids: frozenset[str]
    complete: bool
    footnotes: frozenset[str] = frozenset()


_ATTRIBUTES = re.compile(r"\{:?([^{}]*)\}")
_HEADING_ATTRIBUTES = re.compile(r"\{:?([^{}]*)\}$")
_ID = re.compile(r"(?:^|\s)#([^\s=}]+)|(?:^|\s)id=[\"']?([^\s\"'}]+)")
_GENERATED = re.compile(r"-{1,}8<-{1,}|\{%|\{\{|^:{3} |^ *///", re.MULTILINE)


_MATH = re.compile(
    r"\$\$(?:[^$`\n]|\n(?!\n))+\$\$|\$(?=[^\s$])[^$`\n]*[^\s$`\\]\$(?![\d$])"
    r"|\\\((?:[^`\n\\]|\\(?![()]))*\\\)|\\\[(?:[^`\n\\]|\\(?![\[\]])|\n(?!\n))*\\\]"
)


def hide_math(text: str) -> str:
    """The text with formulas blanked out, so that no bracket in them is read as a link."""
    return _MATH.sub(lambda found: re.sub(r"[^\n]", "x", found[0]), text)


@lru_cache(maxsize=4096)
def parse(text: str, slugify: Slugify = default_slugify, separator: str = "-") -> Document:
    """Parse an article's whole text; front matter must already be blanked out."""
    tree = read_tree(text)
    tokens, lines = tree.tokens, tree.lines
    headings = tuple(_headings(tokens, lines, slugify, separator))
    return Document(
        headings,
        tuple(list_links(tokens, lines, tree.flat, tree.containers, tree.definitions)),
        frozenset({heading.anchor for heading in headings} | set(_other_ids(tokens))),
        complete=not _GENERATED.search(text),
        footnotes=frozenset(tree.footnotes),
    )


@dataclass(frozen=True)
class Tree:
    """Markdown as tokens; `lines` are the source's, `containers` admonitions and tabs.

    `flat` are the lines as they were parsed, `environment` what the parser noted: definitions of
    references and footnotes.
    """

    tokens: list[Token]
    lines: list[str]
    flat: list[str]
    containers: list[Container]
    environment: dict[str, Any]

    @property
    def definitions(self) -> dict[str, Any]:
        """The definitions of references, by normalized label."""
        found: dict[str, Any] = self.environment.get("references", {})
        return found

    @property
    def footnotes(self) -> list[str]:
        """The labels of the footnotes that are defined."""
        known = self.environment.get("footnotes", {}).get("refs", {})
        return [label.removeprefix(":") for label in known]


@lru_cache(maxsize=4096)
def read_tree(text: str) -> Tree:
    """Read a text into tokens, to be read only. Front matter must already be blanked out."""
    lines = text.split("\n")
    flat, containers = take_apart(lines)
    references = as_references(flat) if "]:" in text else {}
    environment: dict[str, Any] = {"references": references}
    tokens = make_parser().parse("\n".join(flat), environment)
    return Tree(tokens, lines, flat, containers, environment)


def _headings(
    tokens: list[Token], lines: list[str], slugify: Slugify, separator: str
) -> Iterator[Heading]:
    found = [
        (opening, *_split_attributes(inline))
        for opening, inline in pairwise(tokens)
        if opening.type == "heading_open" and opening.map is not None
    ]
    used = {explicit for _, _, explicit in found if explicit}
    for opening, text, explicit in found:
        line = (opening.map or [0])[0]
        column = lines[line].find("#" * len(opening.markup)) + 1
        anchor = explicit or unique(slugify(text, separator), used)
        yield Heading(int(opening.tag[1]), text, explicit, anchor, line + 1, max(column, 1))


def _split_attributes(inline: Token) -> tuple[str, str]:
    """The words of a heading and its explicit ID."""
    parts = (part.content for part in inline.children or [] if part.type != "html_inline")
    raw = "".join(parts)
    raw = raw.rstrip()
    attributes = _HEADING_ATTRIBUTES.search(raw)
    if not attributes:
        return raw.strip(), ""
    return raw[: attributes.start()].strip(), _first_id(attributes[1])


def _first_id(attributes: str) -> str:
    match = _ID.search(attributes)
    return (match[1] or match[2]) if match else ""


def _other_ids(tokens: list[Token]) -> Iterator[str]:
    """Ids from attribute lists in the text and from raw HTML."""
    for token in tokens:
        for part in [token, *(token.children or [])]:
            if part.type in ("html_block", "html_inline"):
                for node in LexborHTMLParser(part.content).css("[id], a[name]"):
                    yield node.attributes.get("id") or node.attributes.get("name") or ""
            elif part.type == "text":
                yield from filter(None, map(_first_id, _ATTRIBUTES.findall(part.content)))
