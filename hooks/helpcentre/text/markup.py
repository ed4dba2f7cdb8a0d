"""Raw HTML and CSS: the addresses that they name, each with its place in the text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from typing import NamedTuple


class Reference(NamedTuple):
    """An address as the browser reads it, and the offset of what the author wrote."""

    target: str
    offset: int
    image: bool


# What a browser does not read as elements comes first, so that nothing inside is looked at.
_TAG = re.compile(
    r"""<!--.*?(?:-->|\Z)
    |<(?P<raw>script|style|pre|template|textarea)\b[^<>]*+>.*?(?:</(?P=raw)\s*>|\Z)
    |<(?P<name>[a-z][a-z0-9-]*+)(?P<rest>(?:[^<>"']++|"[^"]*+"|'[^']*+')*+)/?>""",
    re.VERBOSE | re.IGNORECASE | re.DOTALL,
)
_ATTRIBUTE = re.compile(
    r"""(?<=[\s"'/])(?P<name>[a-zA-Z-]+)\s*+=\s*+
    (?:"(?P<double>[^"]*+)"|'(?P<single>[^']*+)'|(?P<bare>[^\s"'=<>`]++))""",
    re.VERBOSE,
)
_CANDIDATE = re.compile(r"(?:^|,)\s*([^\s,][^\s]*)[^,]*")
_URL = re.compile(
    r"""/\*.*?(?:\*/|\Z)|url\(\s*(?:"([^"\n]*)"|'([^'\n]*)'|([^()"'\s]++))\s*\)"""
    r"""|@import\s+(?:"([^"\n]*)"|'([^'\n]*)')""",
    re.IGNORECASE | re.DOTALL,
)
_LINKS = frozenset({"href", "action", "formaction", "cite"})
_EMBEDDED = frozenset({"src", "poster", "data", "background"})


def list_references(html: str) -> Iterator[Reference]:
    """Every address in the attributes of a piece of HTML."""
    for tag in _TAG.finditer(html):
        if not tag["name"]:
            continue
        for attribute in _ATTRIBUTE.finditer(tag["rest"]):
            group = str(attribute.lastgroup)
            offset = tag.start("rest") + attribute.start(group)
            yield from _read(
                tag["name"].lower(), attribute["name"].lower(), attribute[group], offset
            )


def _read(tag: str, name: str, value: str, offset: int) -> Iterator[Reference]:
    lead = len(value) - len(value.lstrip())
    if name in _LINKS or (name in _EMBEDDED and (name != "data" or tag == "object")):
        framed = tag in ("iframe", "embed", "object")
        yield Reference(unescape(value), offset + lead, name in _EMBEDDED and not framed)
    elif name in ("srcset", "imagesrcset"):
        for found in _CANDIDATE.finditer(value):
            target = found[1].rstrip(",")
            if not target.startswith("data:"):
                yield Reference(unescape(target), offset + found.start(1), image=True)
    elif name == "style":
        for target, start in list_urls(value):
            yield Reference(unescape(target).strip("\"'"), offset + start, image=True)


def list_urls(css: str) -> Iterator[tuple[str, int]]:
    """Every address in a style sheet with its offset."""
    for found in _URL.finditer(css):
        if found.lastindex:
            yield found[found.lastindex], found.start(found.lastindex)
