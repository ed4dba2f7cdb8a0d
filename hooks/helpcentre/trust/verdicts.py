"""Is it official? What the page answers when somebody pastes an address.

`verify/verdicts.js` gives the same answers; tests/core/verdicts.yml holds both to them.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import unquote

from helpcentre.trust.domains import parse_address
from helpcentre.trust.endings import split_shortly
from helpcentre.trust.handles import MESSENGER_SCHEMES, PLATFORMS
from helpcentre.trust.known import Known, host_of, last_part
from helpcentre.trust.lookalikes import find_trick
from helpcentre.trust.pasted import TAIL, Item, find_items

if TYPE_CHECKING:
    from can_ada import URL

_WEB = re.compile(r"^(?:https?|ftp|wss?):[/\\]*", re.IGNORECASE)
_SCHEME = re.compile(r"([a-z][a-z0-9+-]*):[/\\]*", re.IGNORECASE)
_NUMBER = re.compile(r"[0-9.]+|\[[0-9a-f:.]+\]")


class Answer(NamedTuple):
    """What is said of an item: `kind` is listed, imitation, or unlisted.

    `channel` is the ID of the one that it is, or "site"; `imitated` what it imitates (empty if
    only its letters are odd), `trick` the ID of the reason, `detail` what the trick hides.
    """

    kind: str
    what: str
    value: str
    channel: str = ""
    imitated: str = ""
    trick: str = ""
    detail: str = ""


def judge(text: str, known: Known) -> list[Answer]:
    """Answers for every address in a text, the worst first; none if there is nothing to judge."""
    answers = [(item, _judge_item(item, known)) for item in find_items(text)]
    sure = [answer for item, answer in answers if not (item.doubtful and _is_plain(answer))]
    return sorted(sure or [answer for _, answer in answers], key=_rank)


def _is_plain(answer: Answer) -> bool:
    return answer.kind == "unlisted" and not answer.trick


def _rank(answer: Answer) -> int:
    if answer.what == "wallet":
        return 0
    return ("imitation", "unlisted", "listed").index(answer.kind)


def _judge_item(item: Item, known: Known) -> Answer:
    if item.what == "email":
        return _judge_email(item.value, known)
    if item.what == "account":
        return _judge_account(item.value.lstrip("@"), item.value, known)
    if item.what == "wallet":
        return Answer("unlisted", "wallet", item.value, trick="wallet")
    if item.what == "phone":
        return _judge_phone(item.value, known)
    scheme = _SCHEME.match(item.value) if item.what == "link" else None
    if scheme and scheme[1].lower() in MESSENGER_SCHEMES:
        name = re.search(r"(?:domain|resolve\?domain|id|phone)=@?([^&#]+)", item.value)
        path = re.split(r"[?#]", item.value[scheme.end() :])[0]
        account = unquote(name[1]) if name else last_part(path)
        return _judge_account(account, item.value, known, scheme[1].lower())
    return _judge_link(item.value, known)


def _judge_phone(value: str, known: Known) -> Answer:
    digits = re.sub("[^0-9]", "", value)
    for channel in known.channels:
        if channel.kind == "phone" and re.sub("[^0-9]", "", channel.address) == digits:
            return Answer("listed", "phone", value, channel.id)
    return Answer("unlisted", "phone", value, trick="phone")


def _judge_email(value: str, known: Known) -> Answer:
    local, _, written = value.rpartition("@")
    for channel in known.channels:
        if channel.kind == "email" and channel.address.lower() == value.lower():
            return Answer("listed", "email", value, channel.id)
    url = parse_address(f"https://{written}")
    host = host_of(url) if url else written.lower()
    if trick := find_trick(host, known.brands, split_shortly, strict=True):
        return Answer("imitation", "email", value, "", trick.imitated, trick.id, trick.detail)
    if known.brands.owns(host):
        return Answer("unlisted", "email", value, trick="other-mailbox")
    if found := known.find_name(local):
        return Answer("imitation", "email", value, "", found, "name-before-at", host)
    return Answer("unlisted", "email", value)


def _judge_account(name: str, value: str, known: Known, host: str = "") -> Answer:
    """An account; `host` is its platform's, empty if nobody said which."""
    if not host and any(name.lower() == own.lower() for _, own in known.accounts()):
        return Answer("unlisted", "account", value, trick="no-platform")
    if found := known.find_name(name):
        return Answer("imitation", "account", value, "", found, "other-account", host)
    return Answer("unlisted", "account", value)


def _judge_link(value: str, known: Known) -> Answer:
    rest = re.sub(TAIL, "", _WEB.sub("", value, count=1), count=1)
    if other := _SCHEME.match(rest) if "://" in value and not _WEB.match(value) else None:
        rest = rest[other.end() :]
    url = parse_address(f"https://{rest}")
    if url is None:
        named = known.find_domain(value.lower())
        kind = "imitation" if named else "unlisted"
        return Answer(kind, "link", value, "", named, "broken-address")
    plain = not url.username and not url.password and not url.port
    if plain and (channel := known.find_channel(url)):
        return Answer("listed", "link", value, channel)
    return _judge_other(url, value, known)


def _judge_other(url: URL, value: str, known: Known) -> Answer:
    """A link that is not on the list."""
    host = host_of(url)
    user = unquote(url.username).lower()
    named = user and (known.find_domain(user) or known.find_name(user))
    if named and not known.brands.owns(host):
        return Answer("imitation", "link", value, "", named, "user-info", host)
    if trick := find_trick(host, known.brands, split_shortly, strict=True):
        return Answer("imitation", "link", value, "", trick.imitated, trick.id, trick.detail)
    if known.brands.owns(host):
        odd = "user-info" if user else "port" if url.port else "other-page"
        return Answer("unlisted", "link", value, trick=odd, detail=host)
    bare = host.removeprefix("www.").removeprefix("m.")
    account = unquote(url.pathname).strip("/").removeprefix("@").partition("/")[0]
    if account and (bare in PLATFORMS or any(bare == own for own, _ in known.accounts())):
        return _judge_account(account, value, known, bare)
    if named := known.find_domain(unquote(url.pathname + url.search + url.hash).lower()):
        return Answer("imitation", "link", value, "", named, "name-in-path", host)
    if bare in known.shorteners:
        return Answer("unlisted", "link", value, trick="shortener")
    return Answer("unlisted", "link", value, trick="number" if _NUMBER.fullmatch(host) else "")
