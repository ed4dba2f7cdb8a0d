"""Reads Markdown the way Python-Markdown will: headings, links and ids with their places."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from markdown.extensions.toc import slugify as default_slugify
from markdown.extensions.toc import unique
from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.deflist import deflist_plugin
from mdit_py_plugins.footnote import footnote_plugin
from selectolax.lexbor import LexborHTMLParser

from helpcentre.places import Container, Locator, take_apart

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
class Link:
    """A reference as its author wrote it.

    `html` tells raw HTML, `image` an embedded file, `alone` a link that is its whole paragraph.
    """

    target: str
    text: str
    line: int
    column: int
    image: bool = False
    html: bool = False
    alone: bool = False


@dataclass(frozen=True)
class Document:
    """What the rules need of an article's body. Lines and columns count from 1.

    `complete` is false where snippets or macros may add ids that cannot be seen here.
    """

    headings: tuple[Heading, ...]
    links: tuple[Link, ...]
    ids: frozenset[str]
    complete: bool


_ATTRIBUTES = re.compile(r"\{:?([^{}]*)\}")
_HEADING_ATTRIBUTES = re.compile(r"\{:?([^{}]*)\}$")
_ID = re.compile(r"(?:^|\s)#([^\s=}]+)|(?:^|\s)id=[\"']?([^\s\"'}]+)")
_GENERATED = re.compile(r"-{1,}8<-{1,}|\{%|\{\{|^:{3} ", re.MULTILINE)


@lru_cache(maxsize=4096)
def parse(text: str, slugify: Slugify = default_slugify, separator: str = "-") -> Document:
    """Parse an article's whole text; front matter must already be blanked out."""
    tree = read_tree(text)
    tokens, lines = tree.tokens, tree.lines
    headings = tuple(_headings(tokens, lines, slugify, separator))
    return Document(
        headings,
        tuple(_links(tokens, lines, tree.definitions)),
        frozenset({heading.anchor for heading in headings} | set(_other_ids(tokens))),
        complete=not _GENERATED.search(text),
    )


@dataclass(frozen=True)
class Tree:
    """Markdown as tokens; `lines` are the source's, `containers` admonitions and tabs."""

    tokens: list[Token]
    lines: list[str]
    containers: list[Container]
    definitions: dict[str, dict[str, list[int]]]


@lru_cache(maxsize=4096)
def read_tree(text: str) -> Tree:
    """Read a text into tokens, to be read only. Front matter must already be blanked out."""
    lines = text.split("\n")
    flat, containers = take_apart(lines)
    environment: dict[str, dict[str, dict[str, list[int]]]] = {}
    tokens = _parser().parse("\n".join(flat), environment)
    return Tree(tokens, lines, containers, environment.get("references", {}))


class _Parser(MarkdownIt):
    """Keeps targets as written: no percent-encoding, no dropping of unusual schemes."""

    def normalizeLink(self, url: str) -> str:  # noqa: N802 - the name is markdown-it's
        return url

    def validateLink(self, url: str) -> bool:  # noqa: N802
        return True


@lru_cache(maxsize=1)
def _parser() -> MarkdownIt:
    return _Parser("commonmark").enable("table").use(footnote_plugin).use(deflist_plugin)


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


def _links(
    tokens: list[Token], lines: list[str], definitions: dict[str, dict[str, list[int]]]
) -> Iterator[Link]:
    defined = {str(entry["href"]): entry["map"][0] for entry in definitions.values()}
    place = Locator(lines, defined)
    for before, token in pairwise([Token("", "", 0), *tokens]):
        if token.map is None:
            continue
        place.enter(*token.map)
        alone = before.type == "paragraph_open" and not before.hidden and _is_one_link(token)
        if token.type == "html_block":
            yield from _html_links(token.content, place)
        for child, text in _with_text(token.children or []):
            if child.type in ("link_open", "image"):
                target = str(child.attrs.get("href", child.attrs.get("src", "")))
                found = place.of(target)
                yield Link(target, text, *found, image=child.type == "image", alone=alone)
            elif child.type == "html_inline":
                yield from _html_links(child.content, place)


def _is_one_link(inline: Token) -> bool:
    kinds = [child.type for child in inline.children or []]
    return kinds.count("link_open") == 1 and {kinds[0], kinds[-1]} == {"link_open", "link_close"}


def _with_text(children: list[Token]) -> Iterator[tuple[Token, str]]:
    """Each inline token with the words of the link that it opens."""
    for number, child in enumerate(children):
        text = child.content
        if child.type == "link_open":
            closing = next(
                n for n in range(number, len(children)) if children[n].type == "link_close"
            )
            text = "".join(part.content for part in children[number:closing])
        yield child, text


def _html_links(html: str, place: Locator) -> Iterator[Link]:
    for node in LexborHTMLParser(html).css("[href], [src], [srcset], [poster]"):
        for name in ("href", "src", "poster"):
            if target := node.attributes.get(name):
                yield Link(target, "", *place.of(target), image=name != "href", html=True)
        for candidate in (node.attributes.get("srcset") or "").split(","):
            for target in candidate.split()[:1]:
                yield Link(target, "", *place.of(target), image=True, html=True)


def _other_ids(tokens: list[Token]) -> Iterator[str]:
    """Ids from attribute lists in the text and from raw HTML."""
    for token in tokens:
        for part in [token, *(token.children or [])]:
            if part.type in ("html_block", "html_inline"):
                for node in LexborHTMLParser(part.content).css("[id], a[name]"):
                    yield node.attributes.get("id") or node.attributes.get("name") or ""
            elif part.type == "text":
                yield from filter(None, map(_first_id, _ATTRIBUTES.findall(part.content)))
