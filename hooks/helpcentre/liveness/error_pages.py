"""Tells an error page that claims to be a page (a soft 404) by what it says in its headings."""

from __future__ import annotations

import re
from functools import lru_cache
from importlib.resources import files
from urllib.parse import unquote, urlsplit

from selectolax.lexbor import LexborHTMLParser

from helpcentre.text.front_matter import load_node

# Between the name of a page, that of a site and the “Oops!” before them.
_SEPARATOR = re.compile(r"\s+[-–—|·•:»«/]+\s+|[|_!！。，,;；]+|[:：]\s|(?<=\D)\.\s|[-–—](?=\W*$)")
_CODE = re.compile(
    r"^\W*(?:(?:http|status|error|错误|錯誤|エラー|오류)\W*)*(404)?\W*(?:error\b)?\W*"
)
_BARE = re.compile(
    r"\W*(?:(?:http|status|error|错误|錯誤|エラー|오류)\W*)*404(?:\W*(?:error|错误))?\W*"
)
_SPEAKS_OF_IT = re.compile(r"404|not[-_ ]?found|soft[-_ ]?error", re.IGNORECASE)
_NAMES = re.compile(
    r"(?:404|(?:page[-_]?)?not[-_]?found|error(?:[-_]?404)?)(?:\.\w+)?", re.IGNORECASE
)


@lru_cache(maxsize=1)
def _phrases() -> frozenset[str]:
    text = files(__package__).joinpath("not_found.yml").read_text("utf-8")
    return frozenset(phrase for phrases in load_node(text)[1].values() for phrase in phrases)


def find_error_words(html: str, url: str) -> str:
    """The words by which a page says that it was not found, or nothing.

    A page whose address speaks of the error (`/status/404`) is an article about it.
    """
    if _SPEAKS_OF_IT.search(unquote(url)):
        return ""
    tree = LexborHTMLParser(html)
    for node in (tree.css_first("title"), tree.css_first("h1")):
        heading = " ".join(node.text().split()) if node else ""
        if len(heading) <= 200 and _says_so(heading):
            return heading
    return ""


def _says_so(heading: str) -> bool:
    folded = heading.casefold().replace("’", "'")
    parts = [folded, *_SEPARATOR.split(folded)]
    return any(_BARE.fullmatch(part) or _plain(part) in _phrases() for part in parts if part)


def _plain(part: str) -> str:
    """A part of a heading without the code and the punctuation around it."""
    return re.sub(r"\W*(?:\(?404\)?)?\W*$", "", _CODE.sub("", part, count=1))


def is_error_address(url: str) -> bool:
    """Whether an address itself is named after the error, as `/404.html` is."""
    return bool(_NAMES.fullmatch(urlsplit(url).path.rstrip("/").rpartition("/")[2]))
