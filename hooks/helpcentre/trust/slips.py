"""Slips of the hand in an address: a misspelt scheme, a mail or telephone link that cannot work."""

from __future__ import annotations

import difflib
import re
from urllib.parse import unquote

_KNOWN = ("http", "https", "mailto", "tel")
_OTHERS = ("ftp", "ftps", "httpx", "shttp")
_TWICE = re.compile(r"https?:/*https?(?:[:/]|$)", re.IGNORECASE)
_MAIL = re.compile(r"[^\s@,;<>()\[\]]+@[^\s@,;<>()\[\]]+\.[^\s@.,;<>()\[\]]+")
# RFC 3966: digits with visual separators, parameters after a semicolon.
_PHONE = re.compile(r"\+?[\d\s().*#/-]*\d[\d\s().*#/-]*(?:[;?,].*)?")
_BLANK = re.compile(r"[{}<>‹›$%]")


def find_slip(scheme: str, address: str) -> str:
    """What is wrong with an address as such, or nothing. `scheme` is in lower case."""
    rest = unquote(address.partition(":")[2])
    if _TWICE.match(address):
        return "has its `https:` twice"
    if scheme and scheme not in (*_KNOWN, *_OTHERS) and rest.startswith(("/", "\\")):
        near = difflib.get_close_matches(scheme, ("http", "https"), 1, 0.75)
        return f"begins with `{scheme}:`; did you mean `{near[0]}:`?" if near else ""
    if _BLANK.search(rest):  # a place to fill in
        return ""
    if scheme == "mailto":
        written = rest.partition("?")[0].strip()
        bad = [mail for mail in written.split(",") if not _MAIL.fullmatch(mail.strip())]
        return "is no mail address" if written and bad else ""
    return "is no telephone number" if scheme == "tel" and not _PHONE.fullmatch(rest) else ""
