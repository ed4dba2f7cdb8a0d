"""References of articles to the register, as a reader sees them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from html import escape
from typing import Any

from helpcentre.register import TOOLS, Channel, Register

_REFERENCE = re.compile(r'<a href="channel:([\w-]+)"[^>]*>(.*?)</a>', re.DOTALL)
_CARD = re.compile(r'<p>\s*<a href="channel:([\w-]+)"[^>]*>(.*?)</a>\s*</p>', re.DOTALL)
_PROMISE = re.compile(r'<p>\s*<a href="promise:([\w-]+)"[^>]*>.*?</a>\s*</p>', re.DOTALL)
_TOOL = re.compile(r'<p>\s*<a href="tool:([\w-]+)"[^>]*>.*?</a>\s*</p>', re.DOTALL)
_SCHEMES = {"email": "mailto:", "phone": "tel:"}
_LANGUAGE = (("lang", "tag"), ("dir", "direction"))
_SAFE = ("https://", "mailto:", "tel:")


class ReferenceRenderer:
    """Replaces references in one article's HTML by what the register says.

    A reference alone in its paragraph becomes a box (promise), a card (channel) or the place of
    a tool, which overrides/partials/content.html fills; a channel
    in running text becomes a link, at its first mention with the address beside it. A sample
    is never a link and says what it is each time. Unknown references stay for the checks.
    """

    def __init__(
        self, register: Register, strings: Mapping[str, Any], foreign: Mapping[str, str]
    ) -> None:
        marks = (f'{name}="{escape(foreign[key])}"' for name, key in _LANGUAGE if key in foreign)
        self.promise_language = "".join(f" {mark}" for mark in marks)
        self.register = register
        self.words: Mapping[str, str] = strings["channel"]
        self.texts = _group(strings, "channels")
        self.promises = _group(strings, "promises")
        self.shown: set[str] = set()

    def render(self, content: str) -> str:
        """The HTML with every known reference replaced."""
        content = _PROMISE.sub(self._promise, content)
        content = _TOOL.sub(_tool, content)
        content = _CARD.sub(self._card, content)
        return _REFERENCE.sub(self._inline, content)

    def _promise(self, match: re.Match[str]) -> str:
        own = self.promises.get(match[1])
        if not isinstance(own, Mapping) or not {"title", "text"} <= set(own):
            return match[0]
        return (
            f'<div class="admonition danger hc-promise"{self.promise_language}>'
            f'<p class="admonition-title">{escape(own["title"])}</p>'
            f"<p>{escape(own['text'])}</p></div>"
        )

    def _inline(self, match: re.Match[str]) -> str:
        channel = self.register.channels.get(match[1])
        if channel is None:
            return match[0]
        first = channel.id not in self.shown
        self.shown.add(channel.id)
        return self._name(channel, match[2], first)

    def _name(self, channel: Channel, words: str, with_address: bool) -> str:
        address = escape(channel.address, quote=True)
        parts = [words]
        href = _SCHEMES.get(channel.kind, "") + address
        if address and not channel.sample and href.startswith(_SAFE):
            parts = [f'<a class="hc-channel" href="{href}" rel="noreferrer">{words}</a>']
        if address and with_address:
            parts.append(f'<bdi class="hc-address" translate="no">{address}</bdi>')
        if channel.sample:
            parts.append(f'<small class="hc-sample">{escape(self.words["sample"])}</small>')
        return " ".join(parts)

    def _card(self, match: re.Match[str]) -> str:
        channel = self.register.channels.get(match[1])
        if channel is None:
            return match[0]
        texts = _group(self.texts, channel.id)
        rows = {
            "purpose": texts.get("purpose"),
            "reply": texts.get("reply_time"),
            "hours": texts.get("hours"),
            "languages": ", ".join(channel.languages),
        }
        facts = "".join(
            f"<dt>{escape(self.words[name])}</dt><dd>{escape(text)}</dd>"
            for name, text in rows.items()
            if text
        )
        name = self._name(channel, match[2], with_address=True)
        return f'<div class="hc-channel-card"><p>{name}</p><dl>{facts}</dl></div>'


def _tool(match: re.Match[str]) -> str:
    """The place of a tool; an unknown one stays for the checks."""
    return f'<div data-hc-tool="{match[1]}"></div>' if match[1] in TOOLS else match[0]


def _group(strings: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    """A group of texts; empty where something else stands there, which the checks tell."""
    group = strings.get(name)
    return group if isinstance(group, Mapping) else {}


def render_references(
    content: str,
    register: Register,
    strings: Mapping[str, Any],
    foreign: Mapping[str, str] | None = None,
) -> str:
    """Render one article's HTML with the strings of its language.

    `foreign` has tag and direction of the promises, where they are in another language.
    """
    return ReferenceRenderer(register, strings, foreign or {}).render(content)
