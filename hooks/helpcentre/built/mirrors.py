"""Pages of a built site that mirror each other in several languages, held against their source."""

from __future__ import annotations

from collections.abc import Iterator

from helpcentre.built.pages import Page
from helpcentre.built.references import Built, Fault
from helpcentre.built.resolver import find_folders

_SOURCE = "x-default"
_RULES = {"host": "added-host", "email": "added-email", "phone": "added-phone"}


def check_mirrors(site: Built) -> Iterator[Fault]:
    """Report alternates that do not name each other, what a page has and its source has not.

    Nothing can be said without the address that the site is published at.
    """
    if not site.root:
        return
    named = {path: _alternates(site, path) for path in sorted(site.pages)}
    for path, known in named.items():
        yield from _check_alternates(site, path, named)
        yield from _check_language(site, path, named)
        source = known.get(_SOURCE)
        if source and source != path:
            yield from _added(path, site.pages[path], source, site.pages[source])


def _alternates(site: Built, path: str) -> dict[str, str]:
    """By language tag, the page that a page names; empty where that was not built."""
    page = site.pages[path]
    folders = find_folders(path, page.base)
    found: dict[str, str] = {}
    for tag, address in page.alternates:
        target = site.resolver.resolve(path, folders, address)
        found[tag] = (target.file or "") if target and target.file in site.pages else ""
    return found


def _check_alternates(site: Built, path: str, named: dict[str, dict[str, str]]) -> Iterator[Fault]:
    known = named[path]
    rule = "broken-alternate"
    addresses = dict(site.pages[path].alternates)
    if any(site.resolver.localize(address) == address for address in addresses.values()):
        what = "the addresses of hreflang are not complete"
        yield Fault(path, "hreflang", rule, what, f"begin each with {site.origin}")
    if known and path not in known.values():
        what = "the page names other languages, but not itself"
        fix = "list every language on all of its pages, the page's own among them"
        yield Fault(path, "hreflang", rule, what, fix)
    for tag, other in known.items():
        what = ""
        if not other:
            what = f"hreflang `{tag}` leads to a page that does not exist"
        elif path not in named[other].values():
            what = f"hreflang `{tag}` leads to a page that does not lead back"
        elif tag != _SOURCE and not _same(tag, site.pages[other].language):
            what = f"hreflang `{tag}` leads to a page in `{site.pages[other].language}`"
        if what:
            fix = "list only translations that were built, with full addresses, on all of them"
            yield Fault(path, addresses[tag], rule, what, fix)


def _same(tag: str, other: str) -> bool:
    """Whether two tags may name one language: `zh` and `zh-Hans` do, `ja` and `zh` do not."""
    return not other or tag.lower().split("-")[0] == other.lower().split("-")[0]


def _check_language(site: Built, path: str, named: dict[str, dict[str, str]]) -> Iterator[Fault]:
    """Links of an article to another language, although the page exists in its reader's."""
    page = site.pages[path]
    folders = find_folders(path, page.base)
    own = {tag for tag, other in named[path].items() if other == path and tag != _SOURCE}
    for reference in sorted(page.links) if own else ():
        target = site.resolver.resolve(path, folders, reference)
        other = named.get((target and target.file) or "", {})
        mine = next((other[tag] for tag in sorted(own) if other.get(tag)), "")
        if target and mine and target.file != mine:
            what = f"`{reference}` leads out of the language of the page"
            yield Fault(path, reference, "link-leaves-locale", what, f"link to {mine}", target)


def _added(path: str, page: Page, source: str, original: Page) -> Iterator[Fault]:
    for kind, value in sorted(page.facts - original.facts):
        rule = _RULES.get(kind, "added-wallet-address")
        fix = "remove it from the translation, or from the template behind this page"
        yield Fault(path, value, rule, f"`{value}` is not in {source}", fix)
