"""Reads the pages of a site fast: what many pages have in common is taken apart only once.

Most of a page is navigation that its neighbours repeat, letter for letter. So a page is cut
after every list item, and items at every `<`; only what no page had before is parsed. Where that
could differ from what a browser does (a `<` within an attribute, a script with `</li>` in it),
the whole page is parsed instead.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from html import unescape
from itertools import compress, count
from typing import NamedTuple

from selectolax.lexbor import LexborHTMLParser

from helpcentre.built.pages import (
    ATTRIBUTES,
    DATA,
    Body,
    Page,
    Tag,
    describe,
    find_css_addresses,
    read_page,
    read_tag,
)
from helpcentre.built.perils import list_perils

_CUT = b"</li>"
_NAME = re.compile(rb"[A-Za-z][^\s/>]*")
_WANTED = re.compile(rf"""[\s"'/](?:{"|".join(ATTRIBUTES)})\s*=""".encode(), re.IGNORECASE)
_TYPE = re.compile(rb"""\stype\s*=\s*["']?([a-z/+]+)""", re.IGNORECASE)
_RAW = (b"script", b"style", b"textarea", b"xmp", b"iframe", b"noembed", b"noframes", b"title")
_OTHER_RULES = (b"template", b"plaintext", b"frameset", b"svg:")


class _UnsureError(Exception):
    """Only a parser that sees the whole page can tell what this is."""


class _Piece(NamedTuple):
    """What follows a `<`: a tag, the name of what it opens unparsed, the type of its data.

    `outside` is a tag that leads out of the site, whose words have to be found.
    """

    body: Body | None
    raw: bytes
    data: str = ""
    outside: Tag | None = None


_UNSURE = _Piece(None, b"?")
"""A piece that only a browser's own parser can read, with all that stands around it."""


@dataclass
class PageReader:
    """Reads pages that have most of their parts in common."""

    _parts: dict[bytes, Body] = field(default_factory=dict)
    _pieces: dict[bytes, _Piece | None] = field(default_factory=dict)

    def read(self, html: bytes) -> Page:
        """The same as `read_page`."""
        end = html.find(b"</head")
        try:
            if end < 0:
                raise _UnsureError
            before, article, after = _cut_out_article(html)
            inner = self._read(article)
            body = Body.join([self._read(before), inner, self._read(after)])
        except _UnsureError:
            return read_page(html)
        found = describe(LexborHTMLParser(html[:end]), body, inner, article)
        return replace(found, perils=tuple(list_perils(html)))

    def _read(self, html: bytes) -> Body:
        """What the tags of some HTML refer to and offer. Raises `_UnsureError`."""
        parts = html.split(_CUT)
        found = list(map(self._parts.get, parts))
        for index in [index for index, body in enumerate(found) if body is None]:
            found[index] = self._parts[parts[index]] = self._walk(parts[index].split(b"<"))
        return Body.join([body for body in found if body])

    def _walk(self, pieces: list[bytes]) -> Body:
        """What a browser makes of the pieces: nothing within comments, scripts and the like."""
        known = self._pieces
        pieces[0] = b""
        for text in set(pieces).difference(known):
            known[text] = _read_piece(text)
        row = list(map(known.__getitem__, pieces))
        bodies = []
        resume = 0
        for index in compress(count(), row):
            piece = row[index]
            if index < resume or piece is None:
                continue
            if piece is _UNSURE:
                raise _UnsureError
            if piece.outside:
                bodies.append(Body.of(piece.outside, _words(pieces, index)))
            elif piece.body:
                bodies.append(piece.body)
            if piece.raw:
                resume = _end_of(pieces, index, piece.raw)
                if piece.raw == b"style" or piece.data:
                    bodies.append(_read_raw(pieces[index:resume], piece.data))
        return Body.join(bodies)


def _cut_out_article(html: bytes) -> tuple[bytes, bytes, bytes]:
    """What is before the article, the article, and the rest.

    Raises `_UnsureError` if there are several articles or none ends.
    """
    start = html.find(b"<article")
    if start < 0:
        return html, b"", b""
    stop = html.find(b"</article", start)
    if stop < 0 or html.find(b"<article", start + 1) >= 0:
        raise _UnsureError
    return html[:start], html[start:stop], html[stop:]


def _read_piece(piece: bytes) -> _Piece | None:
    """What matters of one piece, or nothing."""
    if piece.startswith(b"/"):
        return None
    if piece.startswith(b"!"):
        comment = piece.startswith(b"!--") and b"-->" not in piece[2:]
        return _UNSURE if piece.startswith(b"![") else _Piece(None, b"!--") if comment else None
    name = _NAME.match(piece)
    if name is None:
        return None
    kind, end = name[0].lower(), piece.rfind(b">")
    if kind.startswith(_OTHER_RULES) or end < 0:
        return _UNSURE
    raw = kind if kind in _RAW else b""
    tag = None
    if end > name.end() and _WANTED.search(piece, name.end(), end):
        node = LexborHTMLParser(b"<i" + piece[name.end() : end + 1]).css_first("i")
        if node is None:
            return _UNSURE
        tag = read_tag(kind.decode("ascii", "replace"), node.attributes)
    data = _type_of(piece[:end]) if raw == b"script" else ""
    if not tag:
        return _Piece(None, raw, data) if raw else None
    return _Piece(Body.of(tag, ""), raw, data, tag if tag.outside else None)


def _type_of(piece: bytes) -> str:
    """The type of a script, if that holds data with addresses."""
    found = _TYPE.search(piece)
    kind = found[1].decode() if found else ""
    return kind if kind in DATA else ""


def _read_raw(pieces: list[bytes], kind: str) -> Body:
    """What a style sheet, or a script with data, refers to."""
    text = b"<".join(pieces).partition(b">")[2].decode(errors="replace")
    if kind:
        return Body(scripts=((kind, text),))
    return Body(frozenset(find_css_addresses(text)))


def _end_of(pieces: list[bytes], index: int, raw: bytes) -> int:
    """The first piece after what a browser does not parse. Raises `_UnsureError`."""
    for number in range(index + 1, len(pieces)):
        piece = pieces[number]
        if raw == b"!--":
            if b"-->" in piece:
                return number + 1
        elif piece[: len(raw) + 1].lower() == b"/" + raw:
            return number
    raise _UnsureError


def _words(pieces: list[bytes], index: int) -> str:
    """The words of a link, without tags. Raises `_UnsureError` if it does not end by itself."""
    words: list[str] = []
    for piece in pieces[index:]:
        if piece[:3].lower() in (b"/a>", b"/a "):
            return "".join(words).strip()
        if words and piece[:2].lower() in (b"a ", b"a>"):
            break
        words.append(unescape(piece.rpartition(b">")[2].decode(errors="replace")))
    raise _UnsureError
