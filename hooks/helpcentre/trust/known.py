"""What of ours a pasted address is held against: channels, this site, our names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from helpcentre.register import Channel
from helpcentre.trust.domains import parse_address
from helpcentre.trust.lookalikes import Brands, imitate

if TYPE_CHECKING:
    from can_ada import URL

SITE = "site"
"""Stands for this site's own address, where an answer names a channel."""
_BETWEEN = re.compile(r"[._-]+")


@dataclass(frozen=True)
class Known:
    """The register, our names, and hosts that hide where links lead.

    `home` is this site's own address.
    """

    brands: Brands
    channels: tuple[Channel, ...]
    home: str
    shorteners: frozenset[str] = frozenset()

    def accounts(self) -> Iterator[tuple[str, str]]:
        """Host and name of each account on a platform."""
        for channel in self.channels:
            if channel.kind == "social" and (name := last_part(_path(channel.address))):
                yield channel.host.removeprefix("www."), name

    def find_channel(self, url: URL) -> str:
        """The ID of the channel whose page this is, "site" for this site, or nothing."""
        fitting = [
            (len(_path(address)), name)
            for name, address in self._pages()
            if (page := parse_address(address)) and page.hostname == host_of(url)
            if f"{url.pathname}/".startswith(f"{_path(address)}/")
        ]
        return max(fitting, key=lambda pair: pair[0], default=(0, ""))[1]

    def find_domain(self, text: str) -> str:
        """One of our domains in a text, or nothing."""
        return next((name for name in sorted(self.brands.domains) if name in text), "")

    def find_name(self, name: str) -> str:
        """The domain whose name stands in the name of an account, or nothing."""
        label = _BETWEEN.sub("-", name.lower()).strip("-")
        for brand in self.brands.labels:
            if label == brand or imitate(label, brand):
                return self.brands.domain_of(brand)
        return ""

    def _pages(self) -> Iterator[tuple[str, str]]:
        """ID and address of everything of ours that has a page."""
        for channel in self.channels:
            if channel.kind != "email" and "//" in channel.address:
                yield channel.id, channel.address
        yield SITE, self.home


def host_of(url: URL) -> str:
    """The host of an address, without the dot that may end it."""
    return url.hostname.rstrip(".")


def last_part(path: str) -> str:
    """What stands after the last slash within a path."""
    return path.rstrip("/").rpartition("/")[2]


def _path(address: str) -> str:
    url = parse_address(address) if "//" in address else None
    return url.pathname.rstrip("/") if url else ""
