"""Telephone numbers in a line, told from dates, prices, versions, hashes and block heights."""

from __future__ import annotations

import re
from collections.abc import Iterator

from phonenumbers import Leniency, PhoneNumberMatcher

_REGIONS = ("CN", "HK", "TW", "US", "GB", "JP", "KR", "ES", "RU", "VN", "AE")
_DIGITS = re.compile(r"\d(?:\D{0,3}\d){4}")
_LINK = re.compile(r"(?<![a-z])(?:tel|sms|callto):/*(\+?[\d(][\d().\s-]{3,}\d)", re.IGNORECASE)
_NO_PHONE = re.compile(
    r"""
      (?:19|20)\d\d(?P<mark>[-/.年])\d{1,2}(?:(?P=mark)|月)\d{1,2}(?!\d)(?:[T\s]*\d\d:\d\d(?::\d\d)?)?
    | \b\d{1,2}[-/.]\d{1,2}[-/.](?:19|20)\d\d\b
    | \d{1,2}:\d\d(?::\d\d)?
    | [$¥€£]\s?\d[\d,. ]*\d | \#\d{1,10}\b
    | (?<![\d.+-])\d+[.,]\d+(?:,\d{3})*(?:\.\d+)?(?![\d.-])
    | (?<![\d.])\d{1,3}(?:\.\d{1,3}){3}(?!\d)
    | (?<![\d.])(?:\d+\.)+\d{1,2}(?![\d])(?:\.\d+)*
    | (?<![A-Za-z0-9])(?=[0-9xa-fA-F-]{0,80}[A-Fa-f])(?:0x)?[0-9A-Fa-f]{6,}(?:-[0-9A-Fa-f]{4,}){0,4}
    | (?<!\d)(?:\d{1,2}[\s().\u2010-\u2015-]{1,3}){20,}+(?:\d{1,2}(?!\d))?
    | \b(?:d|points|viewBox|transform|values|style|width|height)=["'][^"']*["']
    """,
    re.VERBOSE,
)
_RUN = re.compile(
    r"(?<![A-Za-z0-9_.])[+(]{0,2}\d(?:[\s().\u2010-\u2015-]{0,3}\d){4,60}(?![A-Za-z0-9_%])"
)
_CALL = re.compile(
    r"电话|手机|座机|致电|拨|热线|短信|号码|客服|联系|传真|phone|\bcall|\btel\b|mobile|\bsms\b|hotline|dial"
    r"|\bfax\b|whatsapp|support|contact",
    re.IGNORECASE,
)
_NO_CALL = re.compile(
    r"(?:高度|区块|订单|单号|编号|工单|时间戳|验证码|金额|block|height|order|ticket|nonce|timestamp"
    r"|number|code|id|no\.)[号是为:：#\s]*$",
    re.IGNORECASE,
)
_UNIT = re.compile(r"\s*(?:元|个|人|次|枚|块|美元|聪|sats?\b|gwei\b|wei\b|[A-Z]{3,5}\b|blocks?\b)")
_MOBILE = re.compile(r"(?:\+?86)?1[3-9]\d{9}")
_SERVICE = re.compile(
    r"(?<!\d)(?:[48]00[-\s]?\d{3,4}[-\s]\d{3,4}|[48]00[-\s]?\d{7}|95\d{3,4})(?!\d)"
)
_GROUPED = re.compile(r"\(?\d{2,5}[)\s.-]+\d{3,5}[\s.-]\d{3,5}")
_THOUSANDS = re.compile(r"\d{1,3}(?:\s\d{3})+")


def find_phones(line: str) -> Iterator[tuple[int, int]]:
    """Start and end of each telephone number; other facts must be blanked out before."""
    if not _DIGITS.search(line):
        return
    for link in _LINK.finditer(line):
        yield link.span(1)
    line = _LINK.sub(_blank, line)
    line = _NO_PHONE.sub(_blank, line)
    called = bool(_CALL.search(line))
    for run in _RUN.finditer(line):
        if not _UNIT.match(line, run.end()):
            yield from _in_run(
                run, called and not _NO_CALL.search(line[max(run.start() - 40, 0) : run.start()])
            )


def _in_run(run: re.Match[str], called: bool) -> Iterator[tuple[int, int]]:
    rest = run[0]
    for service in _SERVICE.finditer(run[0]):
        if called or not service[0].isdigit():
            yield run.start() + service.start(), run.start() + service.end()
            rest = _cover(rest, service.start(), service.end())
    for region in _REGIONS:
        for found in PhoneNumberMatcher(rest, region, leniency=Leniency.VALID):
            if called or _shows(found.raw_string):
                yield run.start() + found.start, run.start() + found.end
                rest = _cover(rest, found.start, found.end)


def _cover(text: str, start: int, end: int) -> str:
    return text[:start] + "|" * (end - start) + text[end:]


def _shows(number: str) -> bool:
    """Whether a number looks like a telephone's although no word around says so."""
    digits = re.sub(r"[^\d+]", "", number)
    if number.lstrip("(").startswith(("+", "00")) or _MOBILE.fullmatch(digits):
        return True
    if _THOUSANDS.fullmatch(number):
        return False
    if number.lstrip("(").startswith("0"):
        return len(digits) >= 10
    return len(digits) >= 10 and bool(_GROUPED.fullmatch(number))


def _blank(match: re.Match[str]) -> str:
    return "|" * len(match[0])
