"""Official or not: every fact that a scammer could plant must be in the register."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlsplit

from helpcentre.findings import Finding
from helpcentre.register import Channel, Register
from helpcentre.sites import Site
from helpcentre.text.sections import facts_of
from helpcentre.trust.decisions import PATH as HOSTS
from helpcentre.trust.decisions import Policy, policy_of
from helpcentre.trust.domains import to_ascii
from helpcentre.trust.facts import Fact
from helpcentre.trust.lookalikes import find_lookalike
from helpcentre.trust.wallets import has_wrong_checksum

_RULES = {
    "host": "rogue-domain",
    "email": "rogue-email",
    "phone": "rogue-phone",
    "handle": "rogue-handle",
    "wallet": "rogue-wallet-address",
}
_FIXES = {
    "host": "remove it, or register it as a channel and write `[…](channel:…)`",
    "email": "write `[客服邮箱](channel:email)`; addresses belong into data/channels.yml",
    "phone": "remove it, or register it as a channel and write `[…](channel:…)`",
    "handle": "write `[官方社交账号](channel:social)`; accounts belong into data/channels.yml",
    "wallet": "remove it; no article shows a wallet address, not even as an example",
}
# Names that nobody can own (RFC 2606); allowed where a reader sees them as code.
_RESERVED = (
    *(".example", ".test", ".invalid", ".localhost"),
    *(".example.com", ".example.org", ".example.net"),
)
_REGISTERS = ("data/channels.yml", "data/signing.yml", HOSTS)


def check_official(site: Site) -> Iterator[Finding]:
    """Report every host, e-mail, phone, handle and wallet address that is not ours to show."""
    if site.register is None:
        return
    policy = policy_of(site)
    for path, locale, text in _texts(site):
        for fact in list_rogue(site, text):
            what = f"{fact.value} is not in the register{_remark(fact, policy)}"
            place = fact.line, fact.column
            yield Finding(path, *place, _RULES[fact.kind], what, _FIXES[fact.kind], locale)


def list_rogue(site: Site, text: str) -> Iterator[Fact]:
    """The facts of a text that are not ours to show; none on a site without a register."""
    if site.register is None:
        return
    ours = [_host_and_path(channel.address) for channel in _pages(site.register)]
    ours.append((_host_and_path(site.settings.site_url)[0], ""))
    policy = policy_of(site)
    for fact in facts_of(text):
        allowed = fact.kind == "host" and policy.allows(to_ascii(fact.value), fact.path)
        if not (allowed or _is_ours(fact, ours)):
            yield fact


def _remark(fact: Fact, policy: Policy) -> str:
    """What makes it worse."""
    if fact.kind == "wallet" and has_wrong_checksum(fact.value):
        return " (and its checksum is wrong: mistyped, or made up)"
    if fact.kind != "host":
        return ""
    entry = policy.find(fact.value, fact.path)
    if entry and entry.refused:
        return f" (and data/hosts.yml refuses it: {entry.reason})"
    alike = find_lookalike(to_ascii(fact.value), policy.brands)
    return f", it {alike}" if alike else ""


def _texts(site: Site) -> Iterator[tuple[str, str, str]]:
    """Path, locale and text of everything that a reader may come to see."""
    for article in site.checked:
        yield article.path, article.locale, article.text
    for path, text in site.texts.items() if site.is_main else ():
        if path not in _REGISTERS and path not in site.article_paths:
            yield path, "", text


def _pages(register: Register) -> list[Channel]:
    """Channels with a page of ours; the host of an e-mail address is often a big provider's."""
    return [channel for channel in register.channels.values() if channel.kind != "email"]


def _host_and_path(address: str) -> tuple[str, str]:
    try:
        parts = urlsplit(address)
    except ValueError:  # brackets without an IPv6 address between them
        return "", ""
    return parts.hostname or "", parts.path.rstrip("/")


def _is_ours(fact: Fact, ours: list[tuple[str, str]]) -> bool:
    if fact.kind != "host":
        return False
    if fact.in_code and f".{fact.value}".endswith(_RESERVED):
        return True
    return any(fact.value == host and _is_below(fact.path, path) for host, path in ours)


def _is_below(path: str, top: str) -> bool:
    """Whether a path is `top` or below; on a shared host, other paths are other people's."""
    if not top:
        return True
    return f"{path}/".startswith(f"{top}/") and not {".", ".."} & set(path.split("/"))
