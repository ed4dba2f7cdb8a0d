"""What a site decided about hosts: data/hosts.yml, and what else is known as ours."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Literal
from urllib.parse import urlsplit

from helpcentre.records import parse_list, parse_records
from helpcentre.register import Register, make_register
from helpcentre.sites import Site
from helpcentre.trust.domains import is_below, split_host
from helpcentre.trust.lookalikes import NOBODY, Brands

PATH = "data/hosts.yml"
_SHORTEST = 5
_NO_LETTER = re.compile(r"[\W_]")


@dataclass(frozen=True)
class Entry:
    """What was decided about a host, or about a path and what is below it.

    `excused` are the rules that say nothing of it; `refused` that it must never be linked;
    `asked` whether `links --live` may ask it.
    """

    host: str
    path: str = ""
    below: bool = False
    refused: bool = False
    excused: frozenset[str] | Literal["all"] = frozenset()
    reason: str = ""
    asked: bool = True

    def covers(self, host: str, path: str) -> bool:
        """Whether an address falls under this entry."""
        if host != self.host and not (self.below and is_below(host, self.host)):
            return False
        inside = f"{path}/".startswith(f"{self.path}/") and ".." not in path.split("/")
        return not self.path or inside

    def excuses(self, rule: str) -> bool:
        """Whether a rule is silent about this address."""
        return self.excused == "all" or rule in self.excused


@dataclass(frozen=True, eq=False)
class Policy:
    """What a site decided; compared by identity, so that judgements can be remembered.

    `listed` tells that there is a list, so that what is not on it is a finding.
    """

    brands: Brands = NOBODY
    entries: tuple[Entry, ...] = ()
    shorteners: frozenset[str] = frozenset()
    listed: bool = False

    def find(self, host: str, path: str = "") -> Entry | None:
        """The entry for an address; the one that says most if several fit."""
        fitting = [entry for entry in self.entries if entry.covers(host, path)]
        return max(fitting, key=lambda e: (len(e.host), len(e.path))) if fitting else None

    def allows(self, host: str, path: str = "") -> bool:
        """Whether somebody decided that this address may be shown."""
        entry = self.find(host, path)
        return entry is not None and not entry.refused


def read_policy(
    hosts_yml: Mapping[str, Any] | None,
    register: Register | None,
    site_url: str,
    names: Iterable[str] = (),
) -> Policy:
    """The policy of a site; `hosts_yml` is nothing where there is no data/hosts.yml.

    `names` are words that no translation changes: ours among them are those that one of our
    domains is named after. What is odd in the data is left out; its schema tells.
    """
    data = hosts_yml or {}
    own = _mapping(data.get("ours"))
    declared = set(map(str, _list(own.get("domains")))) | set(_websites(register))
    domains = {domain for domain in declared | {_registered(site_url)} if domain}
    labels = {split_host(domain).label for domain in domains}
    words = {_NO_LETTER.sub("", str(name)).lower() for name in _list(own.get("names"))}
    others = {_NO_LETTER.sub("", name).lower() for name in names}
    words |= {word for word in others if any(word in label for label in labels)}
    brands = sorted(word for word in labels | words if len(word) >= _SHORTEST)
    return Policy(
        Brands(frozenset(domains), tuple(brands), bool(declared or words)),
        (*_entries(_mapping(data.get("hosts"))), *_own(own), *_channels(register)),
        frozenset(map(str, _list(data.get("shorteners")))),
        listed=hosts_yml is not None,
    )


def policy_of(site: Site) -> Policy:
    """The policy of a site from its sources."""
    names = ("hosts", "channels", "names")
    texts = (site.texts.get(f"data/{name}.yml") for name in names)
    return _policy_of(*texts, site.settings.site_url)


@lru_cache(maxsize=8)
def _policy_of(hosts: str | None, channels: str | None, names: str | None, url: str) -> Policy:
    register = None if channels is None else make_register(parse_records(channels), {})
    data = None if hosts is None else parse_records(hosts)
    return read_policy(data, register, url, parse_list(names or ""))


def _mapping(value: object) -> Mapping[str, Any]:
    return value if isinstance(value, Mapping) else {}


def _list(value: object) -> list[Any]:
    return value if isinstance(value, list) else []


def _registered(address: str) -> str:
    """The domain that the owner of an address has registered, or nothing."""
    try:
        host = (urlsplit(address).hostname or "").lower()
    except ValueError:  # brackets without an IPv6 address between them
        return ""
    return split_host(host).name if "." in host else ""


def _websites(register: Register | None) -> Iterator[str]:
    for channel in register.channels.values() if register else ():
        if channel.kind == "website" and (domain := _registered(channel.address)):
            yield domain


def _channels(register: Register | None) -> Iterator[Entry]:
    """The pages of channels; the host of an e-mail address is often a big provider's."""
    for channel in register.channels.values() if register else ():
        if channel.kind != "email" and channel.host:
            path = urlsplit(channel.address).path.rstrip("/")
            yield Entry(channel.host, path, reason="a channel of the register")


def _own(own: Mapping[str, Any]) -> Iterator[Entry]:
    for domain in _list(own.get("domains")):
        yield Entry(str(domain), below=True, reason="ours")


def _entries(hosts: Mapping[str, Any]) -> Iterator[Entry]:
    for name, entry in hosts.items():
        host, _, path = str(name).partition("/")
        data = _mapping(entry)
        allow = data.get("allow")
        excused: frozenset[str] | Literal["all"] = frozenset(map(str, _list(allow)))
        yield Entry(
            host,
            f"/{path.rstrip('/')}" if path else "",
            below=data.get("subdomains") is True,
            refused=allow == "none",
            excused="all" if allow == "all" else excused,
            reason=str(data.get("reason") or ""),
            asked=data.get("ask") is not False,
        )
