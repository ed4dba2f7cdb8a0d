"""Addresses as browsers read them, and what is odd about one, whoever's site it leads to."""

from __future__ import annotations

import ipaddress
import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import parse_qsl, unquote

from helpcentre.trust.domains import is_below, show_host, split_host

if TYPE_CHECKING:
    from can_ada import URL


class Verdict(NamedTuple):
    """What is wrong with an address: the rule, what stands there, and how to mend it."""

    rule: str
    what: str
    fix: str


_RESERVED = ("example.com", "example.net", "example.org")
_PORTS = {"http": "80", "https": "443", "ws": "80", "wss": "443", "ftp": "21"}
_WRITTEN = re.compile(r"(?:[a-z]+:)?//([^/?#\\]*)", re.IGNORECASE)
# Parameters that programs add to tell who clicked where; each name means nothing else.
_TRACKERS = re.compile(
    r"(?:utm|mtm|hsa|itm)_\w+|(?:fb|g|d|y|ys|ms|tt|tw)clid|irclickid|[gw]braid|gclsrc|gad_source"
    r"|li_fat_id|oly_(?:anon|enc)_id|igsh(?:id)?|mc_[ce]id|_hs(?:enc|mi)|mkt_tok|vero_(?:id|conv)"
    r"|wickedid|_openstat|spm|epik|srsltid|wt_mc|guce_referrer(?:_sig)?",
    re.IGNORECASE,
)
# Names that stand before another site's address only where a visitor is sent on to it.
_FORWARDING = re.compile(
    r"(?:redir|redirect|goto|return|dest|destination|forward|continue|next|out|target|link)"
    r"(?:[_-]?(?:to|url|uri|link))?",
    re.IGNORECASE,
)
_PARAMETER = re.compile(r"u|q|url|uri|to|link|href|site|pfurl", re.IGNORECASE)
_FORWARDER = re.compile(
    r"(?:^|[/.])(?:url|l|redir(?:ect)?|redirector|away|out|go|goto|jump|exit|leave|leaving"
    r"|link|linkfilter|safelink|click|track)(?:\.\w{2,5})?/?$",
    re.IGNORECASE,
)


def judge_spelling(target: str, url: URL) -> Iterator[Verdict]:
    """Whether the browser opens something else than what the eye reads."""
    shown = show_host(url.hostname)
    fix = f"write `{url.protocol}//{shown}{url.pathname if url.pathname != '/' else ''}` by hand"
    user = unquote(url.username)
    if user or url.password:
        lead = (
            f"looks like `{user}` but opens `{shown}`" if "." in user else "has a user name in it"
        )
        yield Verdict("credentials-in-link", f"`{shorten(target)}` {lead}", fix)
    if trick := _disguise(target):
        what = f"`{shorten(target)}` opens `{shown}`, which is not what it shows ({trick})"
        yield Verdict("disguised-address", what, fix)


def _disguise(target: str) -> str:
    hidden = set() if target.isprintable() else set(filter(_is_hidden, target))
    if hidden - set("\u200c\u200d"):
        return "hidden characters or line breaks"
    written = _WRITTEN.match(target)
    if not written or not written[1] or "\\" in target.partition("?")[0].partition("#")[0]:
        return "slashes missing or turned round"
    host = written[1].rpartition("@")[2]
    if "%" in host:
        return "the name is written in code"
    plain = unicodedata.normalize("NFC", host).replace("。", ".").lower()
    folded = unicodedata.normalize("NFKC", plain).lower()
    return "letters that only look like plain ones" if folded != plain else ""


def shorten(target: str) -> str:
    """An address without what nobody sees, and not too long to read."""
    seen = "".join(sign for sign in target[:500] if not _is_hidden(sign))
    return seen if len(seen) <= 120 else f"{seen[:117]}…"


def _is_hidden(sign: str) -> bool:
    return not sign.isprintable() and unicodedata.category(sign) in ("Cc", "Cf", "Cs")


def judge_place(target: str, url: URL) -> Iterator[Verdict]:
    """Whether it is a place that a reader cannot reach, or that no name vouches for."""
    host = url.hostname
    if is_local(host):
        what = f"`{shorten(target)}` is an address of the writer's own computer or network"
        yield Verdict("local-address", what, "link to the public address, or show it as code")
    elif _number(host):
        what = f"`{shorten(target)}` names a computer by its number"
        yield Verdict("unusual-address", what, "link to the name of the site")
    elif url.port and url.port != _PORTS.get(url.protocol[:-1]):
        what = f"`{shorten(target)}` leads to port {url.port}"
        yield Verdict("unusual-address", what, "link to the site's usual address, without a port")


@lru_cache(maxsize=65536)
def is_local(host: str) -> bool:
    """Whether a host exists only on the writer's own computer or network."""
    number = _number(host)
    if number:
        return number.is_private or number.is_loopback or number.is_link_local
    return "." not in host or host.endswith((".localhost", ".local", ".internal", ".lan"))


def is_reserved(host: str) -> bool:
    """Whether a host is one that everybody uses in examples (RFC 2606); nobody can own it."""
    return any(is_below(host, name) for name in _RESERVED)


@lru_cache(maxsize=65536)
def _number(host: str) -> ipaddress.IPv4Address | ipaddress.IPv6Address | None:
    try:
        return ipaddress.ip_address(host.strip("[]"))
    except ValueError:
        return None


def judge_query(target: str, url: URL) -> Iterator[Verdict]:
    """Whether the address carries trackers, or sends the visitor on to another site."""
    pairs = parse_qsl(url.search[1:], keep_blank_values=True)
    trackers = [name for name, _ in pairs if _TRACKERS.fullmatch(name)]
    if trackers:
        what = f"`{shorten(target)}` tells the other site where readers come from"
        fix = f"delete {', '.join(f'`{name}`' for name in dict.fromkeys(trackers))} from it"
        yield Verdict("tracking-parameters", what, fix)
    forwarder = _FORWARDER.search(url.pathname) or _FORWARDER.search(url.hostname.partition(".")[0])
    for name, value in pairs:
        sends = _FORWARDING.fullmatch(name) or (forwarder and _PARAMETER.fullmatch(name))
        if sends and (other := _host_in(value)) and not same_owner(other, url.hostname):
            what = f"`{shorten(target)}` sends readers on to `{other}`"
            yield Verdict("open-redirect", what, f"link to `{shorten(value)}` itself, if it may be")
            return


def _host_in(value: str) -> str:
    """The host of a value that is itself an address."""
    found = re.match(r"(?:https?:)?[\\/]{2}([^\\/?#:@\s]+\.[^\\/?#:@\s]+)", value, re.IGNORECASE)
    return found[1].lower() if found else ""


def same_owner(one: str, other: str) -> bool:
    """Whether two hosts belong to one registered domain."""
    return one == other or split_host(one).name == split_host(other).name
