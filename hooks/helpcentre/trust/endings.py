"""The few endings that matter to the page: a cut of the public suffix list."""

from __future__ import annotations

import re
from functools import lru_cache

from helpcentre.trust.domains import Domain
from helpcentre.trust.hosts import suffixes

_SHARED_BY = 10
"""So many countries must have an ending such as `co` below theirs; rare ones change no answer."""
_HAN = re.compile(r"[\u3400-\u9fff]+")


@lru_cache(maxsize=1)
def list_endings() -> dict[str, frozenset[str]]:
    """Second levels that many countries sell names below, with the countries: `co` → `uk`, …."""
    found: dict[str, set[str]] = {}
    for ending in suffixes().tlds:
        second, _, country = ending.partition(".")
        if len(country) == 2 and len(second) <= 4 and second.isascii():
            found.setdefault(second, set()).add(country)
    common = sorted(name for name, countries in found.items() if len(countries) >= _SHARED_BY)
    return {name: frozenset(found[name]) for name in common}


@lru_cache(maxsize=1)
def list_han_endings() -> tuple[str, ...]:
    """Endings in Chinese characters, longest first."""
    found = [ending for ending in suffixes().tlds if _HAN.fullmatch(ending)]
    return tuple(sorted(found, key=lambda ending: (-len(ending), ending)))


@lru_cache(maxsize=65536)
def split_shortly(host: str) -> Domain:
    """Take a host apart as the page does; hosts that give sub-domains away are not known."""
    labels = host.split(".")
    two = len(labels) > 2 and labels[-1] in list_endings().get(labels[-2], ())
    ending = labels[-2:] if two else labels[-1:]
    rest = labels[: -len(ending)]
    if not rest:
        return Domain("", host, "", shared=False)
    return Domain(".".join(rest[:-1]), rest[-1], ".".join(ending), shared=False)
