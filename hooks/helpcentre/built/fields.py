"""Fields and channels of built pages: each is guarded, each has the promise beside it."""

from __future__ import annotations

from collections.abc import Iterator

from helpcentre.built.perils import CHANNEL, GUARD
from helpcentre.built.references import Built, Fault

_NAMES = {GUARD: "field", CHANNEL: "channel"}
_INCLUDE = "include overrides/partials/never-asks.html, or write `[…](promise:never-asks)`"
_ADD = "give the field `data-hc-guard`, which the secret guard watches"


def check_fields(site: Built) -> Iterator[Fault]:
    """Report fields without guard, and fields and channels without the promise beside them."""
    for path in sorted(site.pages):
        for peril in site.pages[path].perils:
            if peril.startswith("<"):
                what, fix = f"`{peril[:80]}` takes a recovery phrase without a warning", _ADD
            else:
                what, fix = (
                    f"a {_NAMES[peril]} stands without what support never asks for",
                    _INCLUDE,
                )
            yield Fault(path, peril, "unguarded-field", what, fix)
