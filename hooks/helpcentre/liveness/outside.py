"""Links that lead to other hosts, each address once with all places that name it."""

from __future__ import annotations

import ipaddress
import re
from collections.abc import Mapping
from urllib.parse import urlsplit

from helpcentre.built.origins import Origin, Origins
from helpcentre.built.pages import Page
from helpcentre.linking.gather import list_mentions
from helpcentre.sites import Site
from helpcentre.trust.decisions import policy_of

Places = Mapping[str, tuple[Origin, ...]]
"""By address, where it is written: in a source, or (line 1) on a page of the built site."""

_WEB = re.compile(r"\s*(?:https?:)?//[^/?#\s]", re.IGNORECASE)
_BLANK = re.compile(r"[{}<>‹›]|\$[A-Z]")
"""Where a reader or a template is to fill something in."""
_NOBODY = re.compile(r"(?:.+\.)?(?:example|test|invalid)|")
_SAMPLE = re.compile(r"(?:.+\.)?(?:example\.(?:com|net|org)|localhost)")


def list_sources(site: Site) -> dict[str, tuple[Origin, ...]]:
    """All external addresses of the sources."""
    found: dict[str, set[Origin]] = {}
    for mention in list_mentions(site):
        link = mention.link
        if _WEB.match(link.target):
            place = Origin(mention.path, link.line, link.column, mention.locale)
            found.setdefault(_whole(link.target), set()).add(place)
    return {url: tuple(sorted(found[url])) for url in sorted(found)}


def list_pages(pages: Mapping[str, Page], origins: Origins | None) -> dict[str, tuple[Origin, ...]]:
    """All external addresses of a built site, with the source or else the first page of each."""
    found: dict[str, tuple[Origin, ...]] = {}
    for path in sorted(pages):
        linked = {address for address, _, _ in pages[path].outside}
        for written in sorted(pages[path].references | linked):
            url = _whole(written)
            # A mere host is a hint to connect early, unless somebody can press it.
            if url in found or not _WEB.match(written):
                continue
            if written in linked or _split(url)[1]:
                source = origins.find(path, written, None) if origins else None
                found[url] = (source or Origin(path, 1, 1),)
    return found


def _whole(target: str) -> str:
    target = target.strip()
    return f"https:{target}" if target.startswith("//") else target


def _split(url: str) -> tuple[str, str]:
    """Host and path, the path without slashes around it; both empty if it is no address."""
    try:
        parts = urlsplit(url)
        return (parts.hostname or "").lower().rstrip("."), parts.path.strip("/")
    except ValueError:
        return "", ""


def names_nobody(url: str) -> bool:
    """Whether the host is a name that can never exist (RFC 2606), or there is none."""
    return bool(_NOBODY.fullmatch(_split(url)[0]))


def is_public(url: str) -> bool:
    """Whether anybody could answer: no reserved name, no address of a private network."""
    host = _split(url)[0]
    if names_nobody(url) or _SAMPLE.fullmatch(host):
        return False
    try:
        return ipaddress.ip_address(host).is_global
    except ValueError:
        return "." in host


def select(places: Places, site: Site, *, private: bool = False) -> dict[str, tuple[Origin, ...]]:
    """The addresses to ask: none of our own site, none of hosts that nobody is to ask.

    `private` asks this machine and private networks, too.
    """
    own = site.settings.site_url.rstrip("/")
    policy = policy_of(site)

    def may_be_asked(url: str) -> bool:
        if _BLANK.search(url) or not (is_public(url) or (private and not names_nobody(url))):
            return False
        if own and (url == own or url.startswith((f"{own}/", f"{own}#", f"{own}?"))):
            return False
        host, path = _split(url)
        entry = policy.find(host, f"/{path}" if path else "")
        return entry is None or entry.asked

    return {url: found for url, found in places.items() if may_be_asked(url)}
