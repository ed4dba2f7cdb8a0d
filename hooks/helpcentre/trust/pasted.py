"""What somebody pasted to have it judged: the addresses in it, disguises undone.

The page does the same with the same patterns (`verify/pasted.js`); they mean the same in Python
and JavaScript, so they name characters by number and use no `\\w`.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from helpcentre.trust.endings import list_han_endings

_HAN = r"\u2e80-\u2fdf\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af"
_STOP = (
    r"\u0000-\u0020\u007f-\u00a0\u00ab\u00b7\u00bb\u060c\u061b\u061f\u1680\u2000-\u206f"
    r"\u3000-\u303f\u0022\u0027<>()\[\]{}|,;!`"
)
_NEVER = rf"{_STOP}{_HAN}@:/\\?#&="
_LABEL = rf"[^{_NEVER}.%*$~+]"
_USUAL = r"com|net|org|cn|io|cc|tv|vip|xyz|info|biz|top|app|hk|tw|jp|kr|ru|uk|eu|vn|example"
_END = r"(?![A-Za-z0-9-])"
_OPEN, _CLOSE = r" *[(\[{<\u3010] *", r" *[)\]}>\u3011] *"
_MESSENGERS = (
    "微信|薇信|威信|电报|飞机|扣扣|蝙蝠|推特|wechat|weixin|telegram|whatsapp|skype|discord|kakaotalk"
    "|zalo|signal|line|qq|tg|vx|wx"
)
_MENTIONS = "客服|公众号|官方|号码|群|频道|帐号|账号|号|id|account|group|channel|support"

HIDDEN = (
    r"[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180e\u200b-\u200f\u202a-\u202e"
    r"\u2060-\u206f\ufe00-\ufe0f\ufeff]"
)
CODES = (
    r"&#([0-9]{2,5});?|&#x([0-9a-f]{2,5});?|\\u([0-9a-f]{4})|\\x([0-9a-f]{2})"
    r"|%(2[de]|3[0-9]|4[1-9a-f]|5[0-9a]|6[1-9a-f]|7[0-9a])"
)
DISGUISES = (
    (r"&period;?", "."),
    (r"&commat;?", "@"),
    (r"\\(?=[.@_-])", ""),
    (r"(?<=[^ \n])\*+(?=[^ \n])", ""),
    (r"(?<![a-z])hxxp(?=s?[:\[])", "http"),
    (r"\[:(?://)?\](?=[/A-Za-z0-9])", ":"),
    (rf"{_OPEN}(?:at|@|艾特){_CLOSE}(?=[A-Za-z0-9])", "@"),
    (rf"(?<=[A-Za-z0-9]) +at +(?=[A-Za-z0-9-]+(?:{_OPEN}dot| +dot ))", "@"),
    (rf"(?<=[A-Za-z0-9]){_OPEN}(?:dot|点|\.){_CLOSE}(?=[A-Za-z0-9])", "."),
    (rf"(?<=[A-Za-z0-9])(?: +dot +| *点 *| +\. *)(?=(?:{_USUAL}){_END})", "."),
    (r"(?<=[A-Za-z0-9])\u3002(?=[A-Za-z0-9])", "."),
)
"""Patterns and what they stand for, one after the other; letters in either case."""


_EITHER_CASE = re.IGNORECASE | re.ASCII
_SPACE, _SURROGATES = 0x20, 0xD800


class Item(NamedTuple):
    """An address in a text: `what` is link, host, email, account, wallet, phone.

    `doubtful` tells that it may be something else, such as a sentence without a blank.
    """

    what: str
    value: str
    doubtful: bool = False


@lru_cache(maxsize=1)
def list_patterns() -> dict[str, str]:
    """What finds each kind of item, in the order in which they are looked for."""
    han = "|".join(list_han_endings())
    base58 = "[1-9A-HJ-NP-Za-km-z]"
    mixed = r"(?=[A-Za-z]{0,43}[0-9])(?=[A-Z0-9]{0,43}[a-z])(?=[a-z0-9]{0,43}[A-Z])"
    return {
        "link": r"(?<![A-Za-z])(?:(?:[Hh][Tt][Tt][Pp][Ss]?|[Ff][Tt][Pp]|[Ww][Ss][Ss]?):[/\\]*"
        rf"|[A-Za-z][A-Za-z0-9+-]{{1,20}}:[/\\]{{2,9}})[^{_STOP}]+"
        rf"(?:[\u0022\u0027(){{}},;!`]+[^{_STOP}{_HAN}@:/\\?#]*\.[^{_STOP}]+)*",
        "email": rf"[^{_NEVER}]+@(?:{_LABEL}+\.)+{_LABEL}{{2,}}",
        "wallet": r"(?<![A-Za-z0-9])(?:0[xX][0-9a-fA-F]{40}|[EU]Q[A-Za-z0-9_-]{46}"
        r"|(?:bc|tb|ltc)1[02-9ac-hj-np-z]{39,71}|(?:BC|TB|LTC)1[02-9AC-HJ-NP-Z]{39,71}"
        rf"|{mixed}{base58}{{26,44}})(?![A-Za-z0-9])",
        "account": rf"(?<![^{_STOP}{_HAN}:])@[^{_NEVER}]{{3,40}}",
        "host": rf"(?<![^{_STOP}{_HAN}:=*])(?:(?:{_LABEL}+\.)+(?:(?![0-9]){_LABEL}{{2,}}|{han})"
        rf"|[^{_STOP}@:/\\?#&=.%*$~+]*[{_HAN}]\.(?:{_LABEL}+\.)*(?:{_USUAL}){_END})"
        rf"(?::[0-9]+)?(?:[/\\?#][^{_STOP}]*)?",
        "phone": r"(?<![A-Za-z0-9.+_-])(?![0-9]*\.[0-9]+(?:[^0-9.-]|$))"
        r"\+?\(?[0-9][0-9() .-]{3,22}[0-9](?![A-Za-z0-9])",
    }


MENTION = (
    rf"(?<![A-Za-z0-9_.])(?:{_MESSENGERS})[ _-]?(?:{_MENTIONS})? *([:是为]?) *"
    r"([A-Za-z0-9_][A-Za-z0-9_-]{3,40})(?![A-Za-z0-9_.@-])"
)
WORD = r"[A-Za-z0-9_-]{4,40}"
SURE = rf"(?:www\..*|(?:.*\.)?[^.]*\.(?:{_USUAL})(?:[:/\\?#].*)?|[^/\\?#]*[/\\].*)"
CALLED = r"(?:\+|00)[0-9]{7,15}|(?:86)?1[3-9][0-9]{9}|[48]00[0-9]{7}|0[0-9]{8,11}"
INSIDE = rf"\.[^{_STOP}]*[/\\?#][^{_STOP}]*$"
"""What stands before a link that is only part of another address."""
TAIL = rf"(?<=[A-Za-z0-9])[{_HAN}][^.:@/\\?#]*(?=$|[/\\?#])"
"""Words that run on after a host, up to its path."""


def uncover(text: str) -> str:
    """A text without disguises."""
    plain = re.sub(HIDDEN, "", unicodedata.normalize("NFKC", text))
    plain = re.sub(CODES, _decode, plain, flags=_EITHER_CASE)
    for pattern, meant in DISGUISES:
        plain = re.sub(pattern, meant, plain, flags=_EITHER_CASE)
    return plain


def _decode(found: re.Match[str]) -> str:
    code = int(found[1]) if found[1] else int(next(filter(None, found.groups())), 16)
    return chr(code) if _SPACE < code < _SURROGATES else " "


def find_items(text: str) -> list[Item]:
    """The addresses of a text in the order of their places, each once."""
    lines = re.split(r"[\r\n]+", uncover(text))
    return list(dict.fromkeys(item for line in lines for item in _in_line(line)))


def _in_line(line: str) -> list[Item]:
    whole = line.strip(" \t.:")
    found: list[tuple[int, Item]] = []
    for what, pattern in list_patterns().items():
        for match in list(re.finditer(pattern, line)):
            if what == "link" and re.search(INSIDE, line[: match.start()]):
                continue
            if item := _take(what, match[0], whole):
                found.append((match.start(), item))
                line = line[: match.start()] + " " * len(match[0]) + line[match.end() :]
        if what == "account":
            found += _mentions(line)
    if not found and re.fullmatch(WORD, whole) and re.search("[A-Za-z]", whole):
        found.append((0, Item("account", whole, doubtful=True)))
    return [item for _, item in sorted(found, key=lambda pair: pair[0])]


def _take(what: str, written: str, whole: str) -> Item | None:
    value = written.rstrip(".:?*")
    if what == "link":
        return Item(what, value)
    if what == "host":
        return Item(what, value, doubtful=value != whole and not re.fullmatch(SURE, value))
    if what == "phone":
        parts = (value, *value.split(" "))
        called = next((part for part in parts if _is_called(part)), value if value == whole else "")
        return Item(what, called) if called else None
    return Item(what, value)


def _is_called(number: str) -> bool:
    return bool(re.fullmatch(CALLED, re.sub("[ .()-]", "", number)))


def _mentions(line: str) -> Iterator[tuple[int, Item]]:
    """Names after the name of a messenger; a word without digits only after a colon."""
    for match in re.finditer(MENTION, line, _EITHER_CASE):
        if match[1] or re.search("[0-9_]", match[2]):
            yield match.start(), Item("account", match[2])
