"""Chat widgets: foreign code that a page may load when a reader asks for it, and from where."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from helpcentre.findings import Finding
from helpcentre.records import parse_records
from helpcentre.sites import Site
from helpcentre.trust.domains import parse_address
from helpcentre.trust.policy import policy_of

_PATH = "data/channels.yml"
PROVIDERS = ("chatwoot",)
"""Each has an adapter in docs/assets/javascripts/chat/."""
_TOKEN = re.compile(r"[A-Za-z0-9_-]{8,64}")


@dataclass(frozen=True)
class Widget:
    """What a page needs to load a widget: `base` is an origin, `token` an inbox's public name."""

    provider: str
    base: str
    token: str

    @property
    def host(self) -> str:
        """The host that sees what a reader writes."""
        url = parse_address(self.base)
        return url.hostname if url else ""


def find_widget(site: Site) -> Widget | None:
    """The widget of a real live chat; none while the chat is a sample or something is wrong."""
    for name, entry in _entries(site):
        if "widget" in entry and not any(_faults(site, name, entry)):
            return _read(entry["widget"])
    return None


def check_widgets(site: Site) -> Iterator[Finding]:
    """Report widgets that would load what nobody should load."""
    for name, entry in _entries(site):
        for what, fix in _faults(site, name, entry) if "widget" in entry else ():
            lines = site.texts[_PATH].split("\n")
            line = next((n for n, text in enumerate(lines, 1) if text.startswith(f"{name}:")), 1)
            yield Finding(_PATH, line, 1, "wrong-widget", f"the widget of `{name}` {what}", fix)


def _entries(site: Site) -> Iterator[tuple[str, Mapping[str, Any]]]:
    for name, entry in parse_records(site.texts.get(_PATH, "")).items():
        if isinstance(entry, Mapping):
            yield str(name), entry


def _read(widget: object) -> Widget:
    values = widget if isinstance(widget, Mapping) else {}
    return Widget(*(str(values.get(name) or "") for name in ("provider", "base", "token")))


def _faults(site: Site, name: str, entry: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """What is wrong with the widget of a channel, and how to mend it."""
    widget = _read(entry["widget"])
    if entry.get("kind") != "live-chat":
        yield "belongs to no live chat", "move it to the channel of the kind `live-chat`"
    if entry.get("sample") is not False:
        yield "stands on a sample", "make the channel real first, or remove the widget"
    if widget.provider not in PROVIDERS:
        yield f"has the unknown provider `{widget.provider}`", f"use one of {', '.join(PROVIDERS)}"
    if not _TOKEN.fullmatch(widget.token):
        yield "has no token", "copy the website token of the inbox: letters, digits, - and _"
    url = parse_address(widget.base)
    if not url or url.protocol != "https:" or url.origin != widget.base:
        yield f"has the base `{widget.base}`", "write `https://` and the host, nothing behind it"
    elif not policy_of(site).brands.owns(url.hostname):
        yield (
            f"loads from {url.hostname}, which is not ours",
            "run it below a domain of data/hosts.yml",
        )
    elif url.hostname == getattr(parse_address(site.settings.site_url), "hostname", ""):
        yield f"loads from {url.hostname}, this very site", "give the chat a host of its own"
