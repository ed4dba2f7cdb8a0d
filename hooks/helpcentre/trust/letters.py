"""What letters look like at a glance, by the confusables of UTS #39 and Unicode's names."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_NAMED = re.compile(
    r"LATIN (?:SMALL |CAPITAL )?LETTER (?:SMALL CAPITAL )?([A-Z]{1,2})(?: WITH .+)?"
)
PAIRS = (("nn", "m"), ("vv", "w"), ("cl", "d"))
"""Two letters that look like another one; that `rn` looks like `m` is in the confusables."""
_UNKNOWN = "?"
_SIGNS = re.compile(r"[^a-z0-9-]")
# Blocks whose letters browsers show in hosts and people take for Latin ones; complete since long,
# so that every Python knows the same.
_BLOCKS = ((0xDF, 0x600), (0x10D0, 0x1100), (0x13A0, 0x1400), (0x1D00, 0x1DC0), (0x1E00, 0x2000))
_MORE = ((0x2C60, 0x2C80), (0xA640, 0xA6A0), (0xA720, 0xA7C0), (0xAB30, 0xABC0))


@lru_cache(maxsize=65536)
def fold(label: str) -> str:
    """What a label looks like; compare only folded. One `?` for a letter like no Latin one."""
    letters = label.lower()
    for pair, looks in PAIRS:
        letters = letters.replace(pair, looks)
    return "".join(map(fold_letter, letters))


@lru_cache(maxsize=65536)
def fold_letter(letter: str) -> str:
    """What one letter looks like: plain letters, `?`, or nothing for a mark on another letter."""
    bare = _bare(letter)
    looks = "".join(map(_look_once, "".join(map(_look_once, bare))))
    return _SIGNS.sub("", looks) or (_UNKNOWN if bare else "")


def list_letters() -> dict[str, str]:
    """All letters by what they look like, but for those that fold by losing their marks alone.

    With it, a browser folds as `fold` does: it takes the marks off and looks here.
    """
    spans = (range(0x21, 0x7F), *(range(*span) for span in (*_BLOCKS, *_MORE)))
    found: dict[str, str] = {}
    for letter in (chr(code) for span in spans for code in span):
        looks = fold_letter(letter)
        if letter == letter.lower() and looks != _UNKNOWN and looks != _fold_bare(letter):
            found[looks] = found.get(looks, "") + letter
    return dict(sorted(found.items()))


def _fold_bare(letter: str) -> str:
    """What a letter would fold to without an entry of its own."""
    bare = _bare(letter)
    looks = bare if bare == letter else "".join(map(fold_letter, bare))
    return _SIGNS.sub("", looks) or (_UNKNOWN if bare else "")


def _look_once(sign: str) -> str:
    from confusable_homoglyphs.confusables import confusables_data

    for form in (sign, sign.upper()):  # people and browsers write hosts in both
        alike = confusables_data.get(form, ())
        if len(alike) == 1 and _bare(alike[0]["c"]).isascii():
            return _bare(alike[0]["c"])
    named = None if sign.isascii() else _NAMED.fullmatch(unicodedata.name(sign, ""))
    return named[1].lower() if named else sign


def _bare(text: str) -> str:
    """Lower case without marks."""
    apart = unicodedata.normalize("NFKD", text).lower()
    return "".join(sign for sign in apart if not unicodedata.category(sign).startswith("M"))
