"""Judges addresses that leave the site: may they be linked, and do they do what they show?"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING
from urllib.parse import unquote

from helpcentre.trust.addresses import (
    Verdict,
    is_local,
    is_reserved,
    judge_place,
    judge_query,
    judge_spelling,
    shorten,
)
from helpcentre.trust.claims import judge_claim
from helpcentre.trust.decisions import Entry, Policy, policy_of, read_policy
from helpcentre.trust.domains import parse_address, show_host
from helpcentre.trust.lookalikes import find_lookalike
from helpcentre.trust.slips import find_slip

if TYPE_CHECKING:
    from can_ada import URL

__all__ = ["Policy", "Verdict", "judge_address", "judge_opening", "policy_of", "read_policy"]

_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):")
_SHARED_SCHEME = re.compile(r"[\\/]{2}")
_BREAKS = re.compile(r"[\t\n\r]")
_SPACE = "".join(map(chr, range(33)))
"""What browsers drop at both ends of an address."""
_SCRIPTS = ("javascript", "vbscript", "data")
_WEB = ("http", "https", "ws", "wss", "ftp")
# A place to fill in, by the reader or by a template, where an address would have something.
_BLANK = re.compile(r"\{[{%]|\$\{|\$[A-Z]|[<>{}‹›]")


def judge_address(
    policy: Policy, target: str, *, text: str = "", image: bool = False
) -> tuple[Verdict, ...]:
    """Everything wrong with a target as somebody wrote it; nothing if it stays on the site.

    `text` are the words of the link. Remembered, since a site repeats the same few addresses.
    """
    claims = not image and ("." in text or "@" in text)
    return _judge(policy, target, text.strip() if claims else "", image)


@lru_cache(maxsize=65536)
def _judge(policy: Policy, target: str, text: str, image: bool) -> tuple[Verdict, ...]:
    bare = _BREAKS.sub("", target.strip(_SPACE))
    found = _SCHEME.match(bare)
    scheme = found[1].lower() if found else ""
    if scheme in _SCRIPTS and not (image and scheme == "data"):
        what = f"`{shorten(bare)}` runs in the reader's browser instead of opening a page"
        fix = "link to a page; what needs a script belongs into docs/assets/"
        return (Verdict("script-link", what, fix),)
    if fault := find_slip(scheme, bare):
        return (Verdict("invalid-address", f"`{shorten(target)}` {fault}", "correct the address"),)
    if scheme == "mailto":
        return tuple(_judge_mail(policy, bare, text))
    if _SHARED_SCHEME.match(bare):
        scheme, bare = "", f"https:{bare}"
    elif scheme not in _WEB:
        return ()
    return tuple(_judge_web(policy, bare, target.strip(_SPACE), scheme, text))


def _judge_web(
    policy: Policy, address: str, target: str, scheme: str, text: str
) -> Iterator[Verdict]:
    if _BLANK.search(address.partition("?")[0]):
        return
    url = parse_address(address)
    if url is None:
        yield Verdict(
            "invalid-address", f"`{shorten(target)}` is no address", "correct the address"
        )
        return
    path = unquote(url.pathname).rstrip("/")
    entry = policy.find(url.hostname, path)
    yield from judge_spelling(target, url)
    refused = list(_judge_host(policy, url, entry))
    yield from refused
    if not any(one.rule in ("lookalike-host", "never-host") for one in refused):
        details = (
            *judge_place(target, url),
            *judge_query(target, url),
            *_judge_scheme(target, url, scheme),
        )
        yield from (one for one in details if not (entry and entry.excuses(one.rule)))
    yield from judge_claim(text, url.hostname, url.href, policy.brands.domains)


def _judge_host(policy: Policy, url: URL, entry: Entry | None) -> Iterator[Verdict]:
    """The sharpest thing to say about a host that may not be linked."""
    host = url.hostname
    shown = show_host(host)
    if entry and entry.refused:
        why = f" ({entry.reason})" if entry.reason else ""
        what = f"`{shown}` must not be linked{why}"
        yield Verdict("never-host", what, "remove the link, or link to an official page")
    elif entry or policy.brands.owns(host):
        return
    elif alike := find_lookalike(host, policy.brands):
        fix = "link to the true address; an honest name belongs into data/hosts.yml with its reason"
        yield Verdict("lookalike-host", f"`{shown}` {alike}", fix)
    elif fault := _find_fault(host):
        yield Verdict(
            "invalid-address", f"`{shown}` cannot be a host ({fault})", "correct the name"
        )
    elif host.removeprefix("www.") in policy.shorteners:
        what = f"`{shorten(url.href)}` hides where it leads"
        yield Verdict("shortened-link", what, "open it, and link to the address that it leads to")
    elif policy.listed and not is_local(host) and not is_reserved(host):
        what = f"nobody decided that `{shown}` may be linked"
        fix = "remove the link, or list the host in data/hosts.yml with a reason"
        yield Verdict("unlisted-host", what, fix)


def _find_fault(host: str) -> str:
    """Why the rules of international names (IDNA) reject a host, or nothing."""
    if "xn--" not in host:
        return ""
    import idna

    try:
        idna.decode(host)
    except idna.IDNAError as error:
        return str(error).partition("\n")[0]
    return ""


def _judge_scheme(target: str, url: URL, scheme: str) -> Iterator[Verdict]:
    host = url.hostname
    private = is_local(host) or is_reserved(host) or host.endswith(".onion")
    if scheme in ("http", "") and not private:
        says = "is not encrypted" if scheme else "does not say that it is encrypted"
        yield Verdict("plain-http", f"`{shorten(target)}` {says}", "write `https://`")


def _judge_mail(policy: Policy, address: str, text: str) -> Iterator[Verdict]:
    mail = unquote(address.partition(":")[2].partition("?")[0]).strip()
    host = mail.rpartition("@")[2].lower()
    if alike := find_lookalike(host, policy.brands) if "." in host else None:
        fix = "write the true address; an honest name belongs into data/hosts.yml with its reason"
        if not policy.allows(host):
            yield Verdict("lookalike-host", f"`{mail}`: `{host}` {alike}", fix)
    yield from judge_claim(text, "", mail, policy.brands.domains)


def judge_opening(target: str, window: str | None, rel: str | None) -> Verdict | None:
    """Whether a link opens a new window that may take over this one.

    `window` and `rel` are the attributes `target` and `rel` of an `a`, `area` or `form`.
    """
    if (window or "").strip().lower() != "_blank" or not re.match(r"\s*(?:https?:|//)", target):
        return None
    if {"noopener", "noreferrer"} & set((rel or "").lower().split()):
        return None
    what = f"`{shorten(target)}` opens a new window that can replace this page"
    return Verdict("unsafe-target", what, "delete `target`, or add `rel=noopener`")
