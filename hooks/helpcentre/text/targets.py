"""The links of a Markdown text, each with line and column of the target as it is written."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from markdown_it.common.utils import normalizeReference
from markdown_it.token import Token

from helpcentre.text.markup import list_references
from helpcentre.text.places import Container, Passage, Places
from helpcentre.text.spans import make_parser

_MARKDOWN = re.compile(r"<[^<>]*\smarkdown(?:=[\"']?(?:1|block|span)[\"']?)?[\s>]")
_INERT = re.compile(r"<(?P<end>/?)(?P<name>script|style|template|textarea)\b", re.IGNORECASE)


@dataclass(frozen=True)
class Link:
    """A reference as its author wrote it.

    `html` tells raw HTML, `image` an embedded file, `alone` a link that is its whole paragraph,
    `kind` how it is written: inline, reference, autolink, html, css, field, data, config.
    """

    target: str
    text: str
    line: int
    column: int
    image: bool = False
    html: bool = False
    alone: bool = False
    kind: str = "inline"


def list_links(
    tokens: list[Token],
    lines: list[str],
    flat: list[str],
    containers: list[Container],
    definitions: Mapping[str, Any],
) -> Iterator[Link]:
    """All links of the tokens of a text, and of the titles of its containers."""
    places = Places(lines, flat)
    defined = _place_definitions(places, flat, definitions)
    for before, token in pairwise([Token("", "", 0), *tokens]):
        if token.map is None or token.type not in ("inline", "html_block"):
            continue
        if "[" not in token.content and "<" not in token.content:
            continue
        passage = places.enter(token.map[0], token.content)
        if token.type == "inline":
            alone = before.type == "paragraph_open" and not before.hidden and _is_one_link(token)
            yield from _inline(token, passage, defined, alone)
        elif token.content.lstrip().startswith("<!--"):  # text may follow a comment
            yield from _inside(passage, defined)
        else:
            yield from _html(token.content, passage, 0)
            if _MARKDOWN.search(token.content):
                links = _inside(passage, defined)
                yield from (link for link in links if not link.html)
    for container in containers:
        if container.title and not container.title.isspace():
            yield from _title(container, lines, defined)


def _inside(passage: Passage, defined: Mapping[str, tuple[int, int]]) -> Iterator[Link]:
    """Markdown in a block of HTML."""
    for token in make_parser().parseInline(passage.content):
        yield from _inline(token, passage, defined, alone=False)


def _title(
    container: Container, lines: list[str], defined: Mapping[str, tuple[int, int]]
) -> Iterator[Link]:
    title, line = container.title, lines[container.start]
    if "[" not in title and "<" not in title:
        return
    places = Places([line], [line])
    start = line.find(title)
    passage = Passage(places, 0, title, (max(start, 0),))
    for token in make_parser().parseInline(title):
        for link in _inline(token, passage, defined, alone=False):
            yield Link(link.target, link.text, container.start + 1, link.column, link.image)


def _place_definitions(
    places: Places, flat: list[str], definitions: Mapping[str, Any]
) -> dict[str, tuple[int, int]]:
    found = {}
    for label, entry in definitions.items():
        target = str(entry["href"])
        for number in range(entry["map"][0], min(entry["map"][1] + 1, len(flat))):
            column = flat[number].find(target, flat[number].find("]:") + 1)
            if column >= 0:
                found[label] = places.source(number, column)
                break
        else:
            found[label] = places.source(entry["map"][0], 0)
    return found


def _is_one_link(inline: Token) -> bool:
    kinds = [child.type for child in inline.children or []]
    return kinds.count("link_open") == 1 and {kinds[0], kinds[-1]} == {"link_open", "link_close"}


def _inline(
    inline: Token, passage: Passage, defined: Mapping[str, tuple[int, int]], alone: bool
) -> Iterator[Link]:
    inert = ""
    for child, text in _with_text(inline.children or []):
        if child.type == "html_inline":
            mark = _INERT.match(child.content)
            if mark and (not inert or mark["name"].lower() == inert):
                inert = "" if mark["end"] else mark["name"].lower()
        if inert:
            continue
        if child.type in ("link_open", "image"):
            image = child.type == "image"
            target = str(child.attrs.get("src" if image else "href", ""))
            place, kind = _place(child, passage, defined)
            yield Link(target, text, *place, image=image, alone=alone, kind=kind)
        elif child.type == "html_inline" and "span" in child.meta:
            yield from _html(child.content, passage, child.meta["span"][0])


def _with_text(children: list[Token]) -> Iterator[tuple[Token, str]]:
    """Each inline token with the words of the link that it opens."""
    for number, child in enumerate(children):
        text = child.content
        if child.type == "link_open":
            closing = next(
                n for n in range(number, len(children)) if children[n].type == "link_close"
            )
            parts = children[number:closing]
            text = "".join(part.content or str(part.attrs.get("src", "")) for part in parts)
        yield child, text


def _place(
    token: Token, passage: Passage, defined: Mapping[str, tuple[int, int]]
) -> tuple[tuple[int, int], str]:
    """Where the target of a link stands, and how the link is written."""
    if "span" not in token.meta:
        return passage.at(0), "inline"
    start, end = token.meta["span"]
    content = passage.content
    if token.info == "auto":
        return passage.at(start + 1), "autolink"
    label = token.meta["label"]
    if content[label + 1 : label + 2] == "(" and end > label + 2:
        offset = label + 2
        while content[offset : offset + 1].isspace():
            offset += 1
        return passage.at(offset + (content[offset : offset + 1] == "<")), "inline"
    return defined.get(reference_label(token, content)) or passage.at(start), "reference"


def reference_label(token: Token, content: str) -> str:
    """The normalized label by which a link or image refers to a definition, or nothing."""
    if "label" not in token.meta:
        return ""
    start, end = token.meta["span"]
    label = token.meta["label"]
    if content[label + 1 : label + 2] == "(" and end > label + 2:
        return ""
    name = content[label + 2 : end - 1] or content[content.index("[", start) + 1 : label]
    return normalizeReference(name)


def _html(html: str, passage: Passage, start: int) -> Iterator[Link]:
    for target, offset, image in list_references(html):
        yield Link(target, "", *passage.at(start + offset), image=image, html=True, kind="html")
