"""Judges a link by what was seen when it was asked; who asks, and when, is not known here."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from http import HTTPStatus
from itertools import takewhile
from urllib.parse import unquote, urldefrag, urlsplit

from babel.localedata import exists
from selectolax.lexbor import LexborHTMLParser

from helpcentre.liveness.error_pages import find_error_words, is_error_address

PERMANENT = (301, 308)
_HOME = re.compile(
    r"/*(?:([a-z]{2})(?:[-_][a-z]{2,4})?/+)?(?:(?:index|default|home)(?:\.\w+)?)?/*", re.IGNORECASE
)
_LOGIN = re.compile(r"(?:log|sign)[-_]?(?:in|on)(?:\.\w+)?|sso|oauth2?|auth|authorize", re.I)
# Views of an application, pages of a PDF, lines of code: nothing that an id could answer.
_NO_ID = re.compile(r"top|[!/].*|.*[/=&].*|L\d+.*", re.IGNORECASE | re.DOTALL)


class Verdict(StrEnum):
    """What becomes of a reader who follows a link; `unknown` is never called dead."""

    alive = "alive"
    moved = "moved"
    dead = "dead"
    gone_home = "gone-home"
    soft_404 = "soft-404"
    lost_fragment = "fragment-missing"
    unknown = "unknown"


class Failure(StrEnum):
    """Why there was no answer, in words for the report."""

    timeout = "it does not answer in time"
    connection = "the connection fails"
    host = "there is no such host"
    loop = "it redirects in a circle"
    address = "it redirects to what is no address"
    expired = "its certificate has expired or is another host's"
    certificate = "its certificate cannot be proved from here"
    garbled = "its answer cannot be read here"
    resolver = "its name could not be looked up from here"
    elsewhere = "it redirects to an app or a private network"


NO_ANSWER = (Failure.timeout, Failure.connection, Failure.host, Failure.resolver)
_DOUBTFUL = (Failure.certificate, Failure.garbled, Failure.resolver, Failure.elsewhere)


@dataclass(frozen=True)
class Hop:
    """An address that sent us on; status 200 is a page with an immediate `refresh`."""

    url: str
    status: int


@dataclass(frozen=True)
class Observation:
    """What was seen of one address: the way, and the last answer or why there was none.

    `url` is the last address asked. `html` is the beginning of the page, empty if it is none;
    `complete` tells that it is the whole page.
    """

    url: str
    status: int = 0
    hops: tuple[Hop, ...] = ()
    failure: Failure | None = None
    html: str = ""
    complete: bool = True

    @property
    def asked(self) -> str:
        """The address at the beginning of the way."""
        return self.hops[0].url if self.hops else self.url


@dataclass(frozen=True)
class Judgement:
    """A verdict with its reason; `address` is the new one of a moved page."""

    verdict: Verdict
    reason: str = ""
    address: str = ""


def judge(seen: Observation, fragment: str = "", *, reached: bool = False) -> Judgement:
    """Judge a link with its fragment; `reached` tells that another client got a good answer."""
    if seen.failure or not 200 <= seen.status <= 300:
        # The other client reads no page, so it cannot know of what only a page shows.
        shown = seen.failure is Failure.garbled or any(hop.status == 200 for hop in seen.hops)
        if reached and not shown:
            return Judgement(Verdict.alive)
        return _judge_failure(seen)
    return _judge_way(seen) or _judge_page(seen, fragment) or _judge_address(seen, fragment)


def _judge_failure(seen: Observation) -> Judgement:
    if seen.failure:
        doubtful = seen.failure in _DOUBTFUL
        return Judgement(Verdict.unknown if doubtful else Verdict.dead, seen.failure.value)
    dead = seen.status in (404, 410) or (500 <= seen.status < 600 and seen.status != 511)
    return Judgement(Verdict.dead if dead else Verdict.unknown, describe_status(seen.status))


def describe_status(status: int) -> str:
    """`404 Not Found`; only the number where it has no name."""
    known = status in HTTPStatus._value2member_map_
    return f"{status} {HTTPStatus(status).phrase}" if known else str(status)


def _judge_way(seen: Observation) -> Judgement | None:
    """What is wrong with where the redirects end."""
    if not seen.hops:
        return None
    first, last = urlsplit(seen.asked), urlsplit(seen.url)
    name = last.path.rstrip("/").rpartition("/")[2]
    if _LOGIN.fullmatch(name) and not _LOGIN.search(first.path):
        return Judgement(Verdict.unknown, "it asks readers to log in")
    if is_error_address(seen.url) and not is_error_address(seen.asked):
        return Judgement(Verdict.soft_404, f"it redirects to the error page {seen.url}")
    # Short addresses have one segment and lead to other hosts on purpose.
    depth = len([part for part in first.path.split("/") if part])
    deep = not _is_home(first.path) and (first.hostname == last.hostname or depth > 1)
    if deep and _is_home(last.path) and not last.query:
        return Judgement(Verdict.gone_home, f"it redirects to the home page {seen.url}")
    return None


def _is_home(path: str) -> bool:
    """Whether a path is that of a home page, or of one language's."""
    found = _HOME.fullmatch(f"{path}/")
    return found is not None and (not found[1] or exists(found[1].lower()))


def _judge_page(seen: Observation, fragment: str) -> Judgement | None:
    """What the page itself says."""
    if words := find_error_words(seen.html, seen.asked):
        return Judgement(Verdict.soft_404, f"the page says “{words}”")
    if fragment and _is_lost(seen, fragment):
        return Judgement(Verdict.lost_fragment, f"the page has no `#{unquote(fragment)}`")
    return None


def _is_lost(seen: Observation, fragment: str) -> bool:
    """Whether a page that has ids, and was read to its end, has none for the fragment."""
    plain = fragment.partition(":~:")[0]
    if not seen.complete or not plain or _NO_ID.fullmatch(plain):
        return False
    nodes = LexborHTMLParser(seen.html).css("[id], a[name]")
    ids = {node.attributes.get(name) or "" for node in nodes for name in ("id", "name")} - {""}
    wanted = {plain, unquote(plain)}
    return bool(ids) and not ids & (wanted | {f"user-content-{name}" for name in wanted})


def _judge_address(seen: Observation, fragment: str) -> Judgement:
    """Moved, if the way begins with redirects that are meant to last."""
    lasting = len(list(takewhile(lambda hop: hop.status in (*PERMANENT, 200), seen.hops)))
    address = [*(hop.url for hop in seen.hops), seen.url][lasting]
    if unquote(address) == unquote(seen.asked):
        return Judgement(Verdict.alive)
    plain, own = urldefrag(address)
    whole = f"{plain}#{own or fragment}" if own or fragment else plain
    return Judgement(Verdict.moved, f"it has moved to {whole}", whole)
