"""Places of a built page where a reader could give away a secret, and what stands beside them."""

from __future__ import annotations

import re
from collections.abc import Iterator

_FIELD = re.compile(
    rb"""<(?:input|textarea)\b[^>]*>|<[a-z][^>]*\scontenteditable(?!\s*=\s*["']?false)[^>]*>""",
    re.IGNORECASE,
)
_TYPE = re.compile(rb"""\stype\s*=\s*["']?([a-z]+)""", re.IGNORECASE)
_FREE = (b"", b"text", b"search", b"email", b"tel", b"url", b"password", b"number")
"""Types of `input` that take any text."""
_GUARD = re.compile(rb"\sdata-hc-guard\b")
_SHOWN = re.compile(rb"\sreadonly\b", re.IGNORECASE)
CHANNEL, GUARD = "hc-channel-card", "data-hc-guard"
_PROMISES = (b"hc-promise", b"hc-never")


def list_perils(page: str | bytes) -> Iterator[str]:
    """Start tags of fields without guard; `GUARD`, `CHANNEL` where they are without promise."""
    html = page if isinstance(page, bytes) else page.encode("utf-8", "replace")
    fields = [tag for tag in _FIELD.findall(html) if _takes_text(tag)]
    yield from (tag.decode("utf-8", "replace") for tag in fields if not _GUARD.search(tag))
    if not any(promise in html for promise in _PROMISES):
        yield from [GUARD] * bool(fields)
        yield from [CHANNEL] * (CHANNEL.encode() in html)


def _takes_text(tag: bytes) -> bool:
    kind = _TYPE.search(tag)
    is_input = tag[1:6].lower() == b"input"
    return not _SHOWN.search(tag) and not (is_input and kind and kind[1].lower() not in _FREE)
