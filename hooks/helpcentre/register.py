"""The register of facts: channels and promises that articles reference instead of repeating."""

from __future__ import annotations

import html
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Channel:
    """A way to reach support; a `sample` has a made-up address and must say so wherever shown."""

    id: str
    kind: str
    address: str
    sample: bool


@dataclass(frozen=True)
class Register:
    """Channels by ID; promises by ID, then by locale."""

    channels: Mapping[str, Channel]
    promises: Mapping[str, Mapping[str, Mapping[str, str]]]

    def knows(self, reference: str) -> bool:
        """Whether a `channel:…` or `promise:…` target exists."""
        scheme, _, name = reference.partition(":")
        return name in (self.channels if scheme == "channel" else self.promises)

    def near(self, reference: str) -> list[str]:
        """All references of the same scheme."""
        scheme = reference.partition(":")[0]
        names = self.channels if scheme == "channel" else self.promises
        return [f"{scheme}:{name}" for name in names]


def make_register(channels: Mapping[str, Any], promises: Mapping[str, Any]) -> Register:
    """Build the register from the data of `channels.yml` and `promises.yml`."""
    return Register(
        {
            name: Channel(name, entry["kind"], entry["address"], bool(entry["sample"]))
            for name, entry in channels.items()
        },
        promises,
    )


_REFERENCE = re.compile(r'<a href="(channel|promise):([\w-]+)"[^>]*>(.*?)</a>', re.DOTALL)
_PROMISE = re.compile(r'<p>\s*<a href="promise:([\w-]+)"[^>]*>.*?</a>\s*</p>', re.DOTALL)
_SCHEMES = {"email": "mailto:"}


def render_references(
    content: str, register: Register, locale: str, default: str, sample_note: str
) -> str:
    """Replace references in an article's HTML by what the register says.

    A promise that is a paragraph of its own becomes a box. A channel becomes a link, at its
    first mention with the address beside it; a sample is never a link and says what it is
    each time. Unknown references stay for the checks to report.
    """
    shown: set[str] = set()

    def box(match: re.Match[str]) -> str:
        promise = register.promises.get(match[1])
        return _box(promise.get(locale, promise[default])) if promise else match[0]

    def inline(match: re.Match[str]) -> str:
        channel = register.channels.get(match[2]) if match[1] == "channel" else None
        if channel is None:
            return match[0]
        first = channel.id not in shown
        shown.add(channel.id)
        return _channel(channel, match[3], sample_note, first)

    return _REFERENCE.sub(inline, _PROMISE.sub(box, content))


def _box(promise: Mapping[str, str]) -> str:
    title, text = html.escape(promise["title"]), html.escape(promise["text"])
    return (
        '<div class="admonition danger hc-promise">'
        f'<p class="admonition-title">{title}</p><p>{text}</p></div>'
    )


def _channel(channel: Channel, words: str, sample_note: str, first: bool) -> str:
    """The words of a reference with address and sample mark; an entry without address is words."""
    address = html.escape(channel.address, quote=True)
    parts = [words]
    if address and not channel.sample:
        href = _SCHEMES.get(channel.kind, "") + address
        parts = [f'<a class="hc-channel" href="{href}" rel="noreferrer">{words}</a>']
    if address and first:
        parts.append(f'<bdi class="hc-address" translate="no">{address}</bdi>')
    if channel.sample:
        parts.append(f'<small class="hc-sample">{html.escape(sample_note)}</small>')
    return " ".join(parts)
