"""Pages of a built site that mirror each other in several languages, held against their source."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from selectolax.lexbor import LexborHTMLParser

from helpcentre.findings import Finding
from helpcentre.wallets import find_wallets

if TYPE_CHECKING:
    from helpcentre.built import Page

_SOURCE = "x-default"
_RULES = {"host": "added-host", "email": "added-email", "phone": "added-phone"}
_KINDS = {"mailto": "email", "tel": "phone"}
Facts = frozenset[tuple[str, str]]


def read_languages(
    tree: LexborHTMLParser,
) -> tuple[str, tuple[tuple[str, str], ...], Facts]:
    """Language, alternates and facts of a page: the fields of `Page` by these names."""
    html = tree.css_first("html")
    language = (html.attributes.get("lang") or "") if html else ""
    links = tree.css("link[hreflang][href]")
    alternates = tuple(
        (node.attributes.get("hreflang") or "", node.attributes.get("href") or "") for node in links
    )
    return language, alternates, frozenset(_facts(tree) if alternates else ())


def _facts(tree: LexborHTMLParser) -> Iterator[tuple[str, str]]:
    """Where an article leads its reader: hosts, mail and telephone links, wallet addresses."""
    article = tree.css_first("article")
    if article is None:
        return
    for node in article.css("a[href], img[src], iframe[src], form[action]"):
        target = next(node.attributes[n] for n in ("href", "src", "action") if n in node.attributes)
        scheme, _, rest = (target or "").strip().partition(":")
        if scheme.lower() in _KINDS:
            yield _KINDS[scheme.lower()], rest.partition("?")[0].lower()
        elif host := _host(target or ""):
            yield "host", host
    for line in article.text(separator="\n").split("\n"):
        yield from (("wallet", line[start:end]) for start, end in find_wallets(line))


def _host(target: str) -> str:
    try:
        return (urlsplit(target.strip()).hostname or "").lower()
    except ValueError:  # brackets without an IPv6 address between them
        return "?"


def check_mirrors(pages: Mapping[str, Page], root: str) -> Iterator[Finding]:
    """Report what a page has that its source lacks, and alternates that do not name each other.

    `root` is the address that the site is published at, without which nothing can be said.
    """
    for path in sorted(pages) if root else ():
        page = pages[path]
        known = {tag: _page_of(address, root, pages) for tag, address in page.alternates}
        if known and path not in known.values():
            what = "the page names other languages, but not itself"
            fix = "list every language on all of its pages, the page's own among them"
            yield Finding(path, 1, 1, "broken-alternate", what, fix)
        for tag, other in known.items():
            if other is None or path not in _named(pages[other], root, pages):
                what = f"hreflang `{tag}` leads to a page that does not exist or does not lead back"
                fix = "list only translations that were built, with full addresses, on all of them"
                yield Finding(path, 1, 1, "broken-alternate", what, fix)
        source = known.get(_SOURCE)
        if source and source != path:
            yield from _added(path, page, source, pages[source])


def _added(path: str, page: Page, source: str, original: Page) -> Iterator[Finding]:
    for kind, value in sorted(page.facts - original.facts):
        rule = _RULES.get(kind, "added-wallet-address")
        fix = "remove it from the translation, or from the template behind this page"
        yield Finding(path, 1, 1, rule, f"`{value}` is not in {source}", fix)


def _named(page: Page, root: str, pages: Mapping[str, Page]) -> set[str | None]:
    return {_page_of(address, root, pages) for _, address in page.alternates}


def _page_of(address: str, root: str, pages: Mapping[str, Page]) -> str | None:
    """The written page behind a full address, or nothing."""
    if not address.startswith(root):
        return None
    path = address.removeprefix(root).partition("#")[0]
    candidates = (path, f"{path}index.html", f"{path}/index.html", f"{path}.html")
    return next((name for name in candidates if name in pages), None)
