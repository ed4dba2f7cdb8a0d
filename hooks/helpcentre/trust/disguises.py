"""Undoes what hides an address from a search, but not from a reader or a browser."""

from __future__ import annotations

import html
import re
import unicodedata
from dataclasses import dataclass
from urllib.parse import unquote

_STYLED = (*range(0x2460, 0x24EA), *range(0xFF01, 0xFF5F), 0xFF61, *range(0x1D400, 0x1D800))
# Full-width, circled and mathematical letters: one character for one, so no place changes.
_LETTERS = {
    code: plain
    for code in _STYLED
    if len(plain := unicodedata.normalize("NFKC", chr(code))) == 1 and plain.isascii()
} | {0xFF61: "."}
_ENDINGS = r"(?:com|net|org|cn|io|co|cc|vip|xyz|info)(?![A-Za-z0-9-])"
_DISGUISE = re.compile(
    r"""
      (?P<percent>(?:%[0-9A-Fa-f]{2})+)
    | (?P<entity>&\#?\w+;)
    | (?P<escape>\\u[0-9A-Fa-f]{4}|\\x[0-9A-Fa-f]{2})
    | (?P<noise>[\u00ad\u200b-\u200f\u2060\ufeff] | \\(?=[!-/:-@\[-`{-~])
        | (?<=\w)\*+(?=[\w.]) | (?<=[\w.@])\*+(?=\w)
        | (?<=[\w.@])(?:</?(?:b|i|em|s|small|span|strong|u|wbr)\s*/?>|<!--\s*-->)+(?=[\w.@]))
    | (?P<at>(?<=[A-Za-z0-9])(?:
          \s*[(\[{<【]\s*(?:at|@|艾特)\s*[)\]}>】]\s*(?=[\w-]+\s*(?:\.|[(\[{【]|\s+dot\s))
        | \s+at\s+(?=[\w-]+(?:\s*[(\[{]\s*dot|\s+dot\s))))
    | (?P<dot>(?<=\w)\s*[(\[{【]\s*(?:dot|点|\.)\s*[)\]}】]\s*(?=\w)
        | (?<=[A-Za-z])\s+点\s*(?="""
    + _ENDINGS
    + r""")
        | (?<=[A-Za-z0-9])(?:点|\s+dot\s+|\s+\.\s+|。)(?="""
    + _ENDINGS
    + r"""))
    | (?P<colon>\[:(?://)?\](?=/|\w))
    """,
    re.VERBOSE | re.IGNORECASE,
)


# Cheap: begins with one class of characters, and most lines are not searched for more.
_SIGN = re.compile(
    r"[%&\\*\u00ad\u200b-\u200f\u2060\ufeff<(\[{【点。\s](?:(?<![<(\[{【点。\s])|(?<=<)[/a-z!]"
    r"|(?<=[<(\[{【])\s*(?:at|@|艾特|dot|点|[.:])|(?<=[点。])[\sa-z]|(?<=\s)(?:dot|at|\.)\s)",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Plain:
    """A line without disguises; `starts` and `ends` lead from its characters to the source."""

    text: str
    starts: tuple[int, ...] = ()
    ends: tuple[int, ...] = ()

    def source(self, start: int, end: int) -> tuple[int, int]:
        """Where this part stands in the source line, from 0."""
        return (self.starts[start], self.ends[end - 1]) if self.starts else (start, end)


def fold_letters(text: str) -> str:
    """Make full-width and other styled letters plain; every place stays the same."""
    return text if text.isascii() else text.translate(_LETTERS)


def undisguise(line: str) -> Plain:
    """Decode a line whose letters are folded, and remember where each character was."""
    if not _SIGN.search(line):
        return Plain(line)
    text: list[str] = []
    places: list[tuple[int, int]] = []
    done = 0
    for match in _DISGUISE.finditer(line):
        if (plain := _decode(match)) is None:
            continue
        text += (line[done : match.start()], plain)
        places += ((index, index + 1) for index in range(done, match.start()))
        places += [match.span()] * len(plain)
        done = match.end()
    if not done:
        return Plain(line)
    places += ((index, index + 1) for index in range(done, len(line)))
    starts, ends = zip(*places, strict=True) if places else ((), ())
    return Plain("".join((*text, line[done:])), starts, ends)


def _decode(match: re.Match[str]) -> str | None:
    """What a disguise stands for, or nothing if it is none."""
    kind, written = match.lastgroup, match[0]
    if kind == "percent":
        return fold_letters(unquote(written, errors="replace")).replace("。", ".")
    if kind == "entity":
        plain = fold_letters(html.unescape(written)).replace("。", ".")
        return None if plain == written else plain.strip("\t\r\n")  # as browsers do in a URL
    if kind == "escape":
        return fold_letters(chr(int(written[2:], 16)))
    if kind == "colon":
        return written[1:-1]
    return {"at": "@", "dot": "."}.get(kind or "", "")
