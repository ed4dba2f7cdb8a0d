"""Host names taken apart: which part somebody registered, and how a reader sees it."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from helpcentre.trust.hosts import suffixes

if TYPE_CHECKING:
    from can_ada import URL


class Domain(NamedTuple):
    """`a.brand.co.uk`: `before` is `a`, `label` is `brand`, `ending` is `co.uk`.

    On hosts that give a sub-domain to everybody, that is the label: `brand.github.io`.
    `shared` tells that the ending is such a host.
    """

    before: str
    label: str
    ending: str
    shared: bool

    @property
    def name(self) -> str:
        """What somebody registered, with its ending."""
        return f"{self.label}.{self.ending}" if self.ending else self.label


@lru_cache(maxsize=65536)
def split_host(host: str) -> Domain:
    """Take a host apart by the public suffix list, private endings included."""
    found = suffixes()(host, include_psl_private_domains=True)
    if found.suffix and found.domain:
        return Domain(found.subdomain, found.domain, found.suffix, found.is_private)
    before, _, label = host.rpartition(".")
    before, _, name = before.rpartition(".")
    return Domain(before, name, label, shared=False) if name else Domain("", host, "", shared=False)


def show_host(host: str) -> str:
    """The host as a reader sees it, `xn--` names decoded where they can be."""
    return ".".join(map(_show_label, host.split(".")))


def _show_label(label: str) -> str:
    if not label.startswith("xn--"):
        return label
    try:
        return label[4:].encode("ascii").decode("punycode")
    except UnicodeError:
        return label


def parse_address(address: str) -> URL | None:
    """An absolute address as browsers read it; nothing if they refuse it."""
    from can_ada import parse

    try:
        return parse(address)
    except (ValueError, TypeError):  # half of a surrogate pair is no text for it
        return None


def to_ascii(host: str) -> str:
    """The host as a browser asks for it, other scripts as `xn--…`; as it is if that is no host."""
    url = parse_address(f"https://{host}")
    return url.hostname if url else host


def is_below(host: str, domain: str) -> bool:
    """Whether a host is this domain or one of its sub-domains."""
    return host == domain or host.endswith(f".{domain}")
