"""What the words of a link claim: an address that is not the one it leads to."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import unquote

from helpcentre.trust.addresses import Verdict, is_local, is_reserved, same_owner
from helpcentre.trust.domains import is_below, parse_address, show_host, split_host
from helpcentre.trust.hosts import find_hosts

_EMAIL = re.compile(r"(?:mailto:)?([^\s@<>()]+@[^\s@<>()/]+\.[^\s@<>()/.]+)", re.IGNORECASE)
_LETTER = r"[^\s/?#:@<>()\"'，。；）]"
_NAMED = re.compile(
    rf"(?<![\w/@.])(?:https?://|(?=www\.))({_LETTER}+\.{_LETTER}*[^\W_](?:…|\.{{3}})?)",
    re.IGNORECASE,
)
_BARE = re.compile(r"((?:[\w-]+\.)+[\w-]+)(?:[/?#]\S*)?")


def judge_claim(text: str, host: str, address: str, ours: frozenset[str]) -> Iterator[Verdict]:
    """Compare a link's text with where it leads.

    `host` is the target's, empty for e-mail; `address` the whole target, or just the e-mail
    address; `ours` are our domains, whose bare names are claims too.
    """
    if email := _EMAIL.fullmatch(text):
        yield from _judge_email(email[1], host, address)
        return
    for claimed in _claims(text, address, ours):
        if host and not _agrees(claimed, host, address):
            what = f"the text says `{show_host(claimed)}` but the link opens `{show_host(host)}`"
            fix = "write in words where the link leads, or link to what the text says"
            yield Verdict("misleading-text", what, fix)
            return


def _judge_email(claimed: str, host: str, address: str) -> Iterator[Verdict]:
    if host and not same_owner(claimed.rpartition("@")[2].lower(), host):
        what = f"the text says `{claimed}` but the link opens `{show_host(host)}`"
        yield Verdict("misleading-text", what, f"link to `mailto:{claimed}`, or write another text")
    elif not host and claimed.lower() != address.lower():
        what = f"the text says `{claimed}` but the mail goes to `{address}`"
        yield Verdict("misleading-text", what, "write the same address in both places")


def _claims(text: str, address: str, ours: frozenset[str]) -> Iterator[str]:
    """The hosts that a text names; without a scheme, only what is no name of a product."""
    for named in _NAMED.finditer(text):
        yield from _as_host(named[1])
    bare = _BARE.fullmatch(text)
    for host in _as_host(bare[1]) if bare else ():
        owned = any(is_below(host, domain) for domain in ours)
        if owned or (_is_plainly_host(text) and split_host(host).label not in address):
            yield host


def _is_plainly_host(text: str) -> bool:
    """Whether a text is a host and nothing else, such as `Node.js` or a file's name."""
    sure = any((start, certain) == (0, True) for start, _, certain in find_hosts(text))
    return sure and text == text.lower()


def _as_host(written: str) -> Iterator[str]:
    """A host as browsers name it; nothing where the writer shortened it."""
    url = parse_address(f"https://{written}")
    if url and "…" not in written and ".." not in written:
        yield url.hostname


def _agrees(claimed: str, host: str, address: str) -> bool:
    """Whether a claim is true, an example, or told by the address (archives, translators)."""
    if same_owner(claimed, host) or is_reserved(claimed):
        return True
    return (is_local(claimed) and is_local(host)) or claimed in unquote(address).lower()
