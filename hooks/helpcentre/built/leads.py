"""Where an article of a built page leads its reader, and which languages the page names."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from urllib.parse import urlsplit

from selectolax.lexbor import LexborHTMLParser

from helpcentre.trust.wallets import find_wallets

# At least as long as the shortest address; few articles have such a word.
_LONG_WORD = re.compile(rb"(?<![A-Za-z0-9_-])[A-Za-z0-9_-]{25,}")
_KINDS = {"mailto": "email", "tel": "phone"}
Facts = frozenset[tuple[str, str]]


def read_alternates(tree: LexborHTMLParser) -> tuple[str, tuple[tuple[str, str], ...]]:
    """Language and alternates of a page: the fields of `Page` by these names."""
    html = tree.css_first("html")
    language = (html.attributes.get("lang") or "") if html else ""
    links = tree.css("link[hreflang][href]")
    return language, tuple(
        (node.attributes.get("hreflang") or "", node.attributes.get("href") or "") for node in links
    )


def read_facts(leads: Iterable[str], article: bytes) -> Facts:
    """Where an article leads its reader: hosts, mail and telephone links, wallet addresses."""
    return frozenset((*_facts(leads), *_wallets(article)))


def _facts(leads: Iterable[str]) -> Iterator[tuple[str, str]]:
    for target in leads:
        scheme, _, rest = target.strip().partition(":")
        if scheme.lower() in _KINDS:
            yield _KINDS[scheme.lower()], rest.partition("?")[0].lower()
        elif host := _host(target):
            yield "host", host


def _wallets(article: bytes) -> Iterator[tuple[str, str]]:
    for word in _LONG_WORD.findall(article):
        text = word.decode("utf-8", "replace")
        yield from (("wallet", text[start:end]) for start, end in find_wallets(text))


def _host(target: str) -> str:
    try:
        return (urlsplit(target.strip()).hostname or "").lower()
    except ValueError:  # brackets without an IPv6 address between them
        return "?"
