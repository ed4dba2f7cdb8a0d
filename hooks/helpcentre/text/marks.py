"""Marks: what stands in a text and is the same in every language, from Markdown's tokens."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import unquote

from markdown_it.token import Token
from selectolax.lexbor import LexborHTMLParser

from helpcentre.text.figures import Mark, find_numbers
from helpcentre.trust.hosts import find_name

_ACTIVE = (
    "href", "src", "srcset", "action", "style", "formaction", "srcdoc", "data", "poster", "ping",
    "xlink:href", "content",
)  # fmt: skip
"""Attributes that can lead somewhere or hide something, besides those that run code."""
_LOCALE = r"[a-z]{2}(?:-[a-z]{2,4})?"
_URL = re.compile(rf"^(https?://)([^/]+)(?:/{_LOCALE}(?=/|$))?", re.I)


def marks_of(child: Token, locale: str) -> Iterator[Mark]:
    """The marks of an inline token."""
    if child.type == "link_open":
        target = str(child.attrs.get("href", ""))
        yield Mark("link", same_in_all_languages(target), target)
    elif child.type == "image":
        target = str(child.attrs.get("src", ""))
        yield Mark("image", same_in_all_languages(target), target)
        yield from find_numbers(child.content, locale)
    elif child.type == "code_inline" and child.content.isascii():
        yield Mark("code", child.content, child.content)
    elif child.type == "html_inline":
        yield from tags_of(child.content)
    elif child.type == "strong_open":
        yield Mark("label", "**", "**")
    elif child.type == "text":
        yield from find_numbers(child.content, locale)


def tags_of(html: str) -> Iterator[Mark]:
    """Raw HTML: each tag, and each attribute that can lead somewhere or run code."""
    for node in LexborHTMLParser(f"<body>{html}").css("body *, head *"):
        yield Mark("html", str(node.tag), f"<{node.tag}>")
        for name, value in node.attributes.items():
            if name in _ACTIVE or name.startswith("on"):
                yield Mark("html", f"{name}={value}", f"{name}={value}")


def same_in_all_languages(target: str) -> str:
    """A link's target without what names a language: `https://en.x.org/en/a` and `…/zh/a`."""
    return _URL.sub(lambda url: url[1] + same_host(url[2]), unquote(target.strip()))


def same_host(host: str) -> str:
    """A host without what names a language: `en.x.org` and `zh.x.org`, but not `qq.com`."""
    label, _, rest = host.partition(".")
    return rest if re.fullmatch(_LOCALE, label, re.IGNORECASE) and find_name(rest) else host
