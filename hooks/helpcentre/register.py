"""The register of facts: channels and promises that articles reference instead of repeating."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

TOOLS = ("verify", "report", "triage", "chat")
"""What runs in the page where an article has `[…](tool:<name>)`: overrides/partials/tools/."""

SCHEMES = ("channel:", "promise:", "tool:")
"""References that the build replaces."""


@dataclass(frozen=True)
class Channel:
    """A way to reach support.

    A `sample` has a made-up address and must say so wherever it shows. What readers are told of
    it is in the strings, `channels.<id>`; days are `YYYY-MM-DD`.
    """

    id: str
    kind: str
    address: str
    sample: bool
    languages: tuple[str, ...]
    verified_on: str
    verify_every: int

    @property
    def host(self) -> str:
        """The host of its address, or nothing."""
        try:
            return (urlsplit(self.address).hostname or "").lower()
        except ValueError:  # brackets without an IPv6 address between them
            return ""


@dataclass(frozen=True)
class Register:
    """Channels by ID, and the IDs of promises; their texts are in the strings."""

    channels: Mapping[str, Channel]
    promises: frozenset[str]

    def knows(self, reference: str) -> bool:
        """Whether a `channel:…`, `promise:…` or `tool:…` target exists."""
        scheme, _, name = reference.partition(":")
        return name in self._names(scheme)

    def near(self, reference: str) -> list[str]:
        """All references of the same scheme."""
        scheme = reference.partition(":")[0]
        return [f"{scheme}:{name}" for name in self._names(scheme)]

    def _names(self, scheme: str) -> list[str]:
        names = {"channel": list(self.channels), "promise": sorted(self.promises)}
        return names.get(scheme, list(TOOLS))


def make_register(channels: Mapping[str, Any], strings: Mapping[str, Any]) -> Register:
    """Build the register of its data and the source language's strings; what is odd is left out."""
    made = {
        str(name): _channel(str(name), entry)
        for name, entry in channels.items()
        if isinstance(entry, Mapping)
    }
    promises = strings.get("promises")
    return Register(made, frozenset(promises if isinstance(promises, Mapping) else ()))


def _channel(name: str, entry: Mapping[str, Any]) -> Channel:
    every = entry.get("verify_every")
    languages = entry.get("languages")
    return Channel(
        id=name,
        kind=str(entry.get("kind") or ""),
        address=str(entry.get("address") or ""),
        sample=entry.get("sample") is not False,
        languages=tuple(map(str, languages)) if isinstance(languages, list) else (),
        verified_on=str(entry.get("verified_on") or ""),
        verify_every=every if isinstance(every, int) else 0,
    )
