"""Official or not: every fact that a scammer could plant must be in the register."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlsplit

from helpcentre.facts import Fact, find_facts
from helpcentre.findings import Finding
from helpcentre.sites import Site

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
_RESERVED = (".example", ".test", ".invalid", ".localhost")
_RESERVED_NAMES = ("example.com", "example.org", "example.net", "localhost")
_REGISTER = "data/channels.yml"


def check_official(site: Site) -> Iterator[Finding]:
    """Report every host, e-mail, phone, handle and wallet address that is not ours to show."""
    if site.register is None:
        return
    allowed = {channel.host for channel in site.register.channels.values()}
    allowed.add(urlsplit(site.settings.site_url).hostname or "")
    for path, locale, text in _texts(site):
        for fact in find_facts(text):
            if not _is_ours(fact, allowed):
                what = f"{fact.value} is not in the register"
                place = fact.line, fact.column
                yield Finding(path, *place, _RULES[fact.kind], what, _FIXES[fact.kind], locale)


def _texts(site: Site) -> Iterator[tuple[str, str, str]]:
    """Path, locale and text of everything that a reader may come to see."""
    for article in site.articles.values():
        yield article.path, article.locale, article.text
    read = {article.path for article in site.articles.values()}
    for path, text in site.texts.items():
        if path != _REGISTER and path not in read:
            yield path, "", text


def _is_ours(fact: Fact, allowed: set[str]) -> bool:
    if fact.kind != "host":
        return False
    reserved = fact.value in _RESERVED_NAMES or fact.value.endswith(_RESERVED)
    return fact.value in allowed or (fact.in_code and reserved)
