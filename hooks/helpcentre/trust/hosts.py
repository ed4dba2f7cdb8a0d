"""Hosts and e-mail addresses in a line, told from file names, code and sentence ends."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING

from helpcentre.register import SCHEMES

if TYPE_CHECKING:
    from tldextract import TLDExtract

_HAN = "\u3400-\u9fff"
_LETTER = rf"[^\W_{_HAN}]"
_NAME = rf"{_LETTER}(?:-{{0,60}}{_LETTER}){{0,62}}+"
_DOT = re.compile(r"\.\w")
_LAST = r"(?:xn--[a-z0-9-]{1,59}+|[a-z]{2,24}|[^\W\d_a-z]{2,12})"
# A Chinese word belongs to the name only if the dot follows it: `打开a.com` is a.com.
_BARE = re.compile(
    rf"(?:(?<![\w-])[\w-]*[{_HAN}]|(?<!{_LETTER})(?<!{_LETTER}-){_NAME})"
    rf"(?:\.(?:{_NAME}|[\w-]*[{_HAN}])){{0,6}}?\.{_LAST}(?![-_]{{0,60}}[a-z0-9])(?!\.{_LETTER})",
    re.IGNORECASE,
)
_URL = re.compile(
    r"((?<![a-z])(?:[a-z][a-z0-9+-]{1,20}:[\\/]{2,}|(?:https?|hxxps?|ftp):[\\/]*)"
    r"|(?<=[\"'(<=\s])//)"
    r"((?:[^\s/\\?#\"'<>`()\[\]{}|,;!。、“”‘’「」【】《》]|\[[0-9a-f:.]+\])+)",
    re.IGNORECASE,
)
_REST = re.compile(r"(?:[/\\?#][^\s\"'<>`()\[\]{}|\u2010-\uffff]*)?")
_MORE = re.compile(r"[^:]*\.\w")
_WRITTEN = re.compile(rf"\[[0-9a-f:.]+\]|{_LETTER}(?:{_LETTER}|[._-])*", re.IGNORECASE)
_EMAIL = re.compile(rf"(?<!{_LETTER})(?<![._+-])(?:{_LETTER}|[._+-])+@(?=\w)", re.IGNORECASE)
_LOCAL = re.compile(r"(?<![\w.-])localhost(?=:\d)", re.IGNORECASE)

_RESERVED = re.compile(r"example|test|invalid|localhost")
# What no sentence begins with and no program calls an attribute.
_ALWAYS = re.compile(
    r"com|net|org|cn|io|cc|tv|vip|xyz|info|biz|hk|tw|jp|kr|ru|uk|eu|vn|ae|sg|pw|tk|cf|gq"
)
_WORDS = re.compile(r"am|as|at|be|by|do|how|in|is|it|my|no|now|so|to|us")
_FILES = re.compile(
    r"apk|avi|bat|bin|cfg|conf|css|csv|dmg|docx?|env|exe|gif|gz|html?|ico|ini|ipa|jpe?g|js|json"
    r"|lock|log|md|mov|mp[34]|pdf|php|pl|png|ps|py|rar|rs|sh|svg|tar|toml|ts|txt|webp|xlsx?|xml"
    r"|ya?ml|zip"
)
_HINT = re.compile(r"\d|-|bit|pie|coin|token|wallet|support|help")
_CODE_BEFORE = re.compile(r"[A-Za-z0-9.]/$|[@#$.\\]$|[A-Za-z0-9]_$")
_TALK = "是以用为的有叫和或到在成个把将与"


def find_urls(line: str) -> Iterator[tuple[int, int, int, int]]:
    """Start and end of each host after a scheme, and of the whole URL."""
    if "//" not in line and ":" not in line:
        return
    end = 0
    for url in _URL.finditer(line):
        if host := _named(line, url):
            if url.end() >= end and (rest := _REST.match(line, url.end())):
                end = rest.end()
            yield *host, url.start(), end


def _named(line: str, url: re.Match[str]) -> tuple[int, int] | None:
    """Where the host stands; anything counts as one if there is a scheme with slashes."""
    start = url.start(2) + url[2].rfind("@") + 1
    bare = _BARE.match(line, start, url.end())
    if bare and (name := find_name(bare[0])):
        # Browsers go on where a sentence would not: `good.com看.evil.com`.
        more = _MORE.match(line, start + name[1], url.end())
        return start, url.end() if more else start + name[1]
    written = _WRITTEN.match(line, start, url.end())
    if not written or not re.search(r":[\\/]{2}", url[1]):
        return None
    return start, start + len(written[0].rstrip("._-"))


def find_emails(line: str) -> Iterator[tuple[int, int]]:
    """Start and end of each e-mail address."""
    for local in _EMAIL.finditer(line) if "@" in line else ():
        host = _BARE.match(line, local.end())
        if host and (name := find_name(host[0])):
            start = local.end() - len(local[0].lstrip("._+-"))
            yield start, host.start() + name[1]


def find_hosts(line: str) -> Iterator[tuple[int, int, bool]]:
    """Start and end of each host without a scheme; the last tells if it may stand in code."""
    for match in _BARE.finditer(line) if _DOT.search(line) else ():
        if _FILES.fullmatch(_ending(match[0])) and match[0][:4].lower() != "www.":
            continue
        if name := find_name(match[0]) or _before_sentence(match[0]):
            start, end = match.start() + name[0], match.start() + name[1]
            if _is_host(line, match.start(), start, end):
                yield match.start(), end, _is_sure(line, match.start(), start, end)
    for local in _LOCAL.finditer(line):
        yield *local.span(), True


def _is_host(line: str, first: int, start: int, end: int) -> bool:
    name, ending = line[start:end], _ending(line[start:end])
    before, after = line[max(first - 80, 0) : first], line[end : end + 2]
    if before.endswith(SCHEMES) or name.partition(".")[0][-1] in _TALK:
        return False
    if _ALWAYS.fullmatch(ending):
        return True
    if _CODE_BEFORE.search(before) or after[:1] in tuple("([={_"):
        return False
    if first < 80 and not before.strip(" -\"'") and after.rstrip() == ":":
        return False  # a key of YAML
    if name.rpartition(".")[2].istitle() and not name.istitle():
        return False  # a sentence that begins without a blank
    doubtful = _WORDS.fullmatch(ending) or name.rpartition(".")[2].istitle()
    return not doubtful or _is_sure(line, first, start, end)


def _is_sure(line: str, first: int, start: int, end: int) -> bool:
    """Whether something besides a rare ending says that this is a host."""
    before, after = line[max(first - 1, 0) : first], line[end : end + 1]
    if _ALWAYS.fullmatch(_ending(line[start:end])) or after == "/":
        return True
    if line[first:start].lower().startswith("www.") or re.search(f"[{_HAN}]", before + after):
        return True
    label = line[start:end].lower().partition(".")[0]
    return bool(_HINT.search(label)) and not label.isdigit()


def find_name(host: str) -> tuple[int, int] | None:
    """Where the part that somebody registered stands; nothing if its ending is unknown."""
    dot = host.rfind(".")
    if _RESERVED.fullmatch(_ending(host)):
        return len(host) - len(".".join(host.split(".")[-2:])), len(host)
    # Chinese endings run into the text: of `a.网址看看`, the longest known one counts.
    shortest = len(host) if host[dot + 1 :].isascii() else dot + 2
    for end in range(len(host), shortest - 1, -1):
        found = suffixes()(host[:end])
        if found.suffix and found.domain:
            return end - len(found.suffix) - 1 - len(found.domain), end
    return None


def _before_sentence(host: str) -> tuple[int, int] | None:
    """The name in `evil.com.Then`, where a sentence follows without a blank."""
    rest = host.rpartition(".")[0]
    return find_name(rest) if "." in rest and _ALWAYS.fullmatch(_ending(rest)) else None


def _ending(host: str) -> str:
    return host.rpartition(".")[2].lower()


@lru_cache(maxsize=1)
def suffixes() -> TLDExtract:
    """The bundled list of endings; imported late, because it brings an HTTP client along."""
    from tldextract import TLDExtract

    return TLDExtract(suffix_list_urls=(), cache_dir=None)
