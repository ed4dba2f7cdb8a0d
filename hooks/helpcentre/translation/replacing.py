"""Replacing: a source's new links, images, code and numbers in the words of a translation."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Mapping
from typing import NamedTuple

from helpcentre.text.blocks import Block
from helpcentre.text.figures import NUMBER, Mark, plain_digits

_GROUPS = {
    "link": "target", "image": "target", "code": "code", "number": "number", "digit": "number",
}  # fmt: skip
_PIECE = re.compile(
    r"(?<=\]\()<?(?P<target>[^\s()<>]+)(?=[>\s)])"
    r"|(?P<tick>`+)(?P<code>.+?)(?P=tick)"
    r"|<!--.*?-->|</?[A-Za-z][^<>]*>"
    rf"|(?P<number>{NUMBER.pattern})",
    re.DOTALL,
)


class Move(NamedTuple):
    """A mark of the source as it was and as it is; `clear` if all its places changed alike."""

    old: Mark
    new: Mark
    clear: bool = True


def find_moves(old: Block, new: Block) -> dict[tuple[str, str], Move]:
    """What changed between two versions of a block, by group and old value of the marks.

    Nothing is said of a group that has more or fewer marks than before.
    """
    found: dict[tuple[str, str], Move] = {}
    for group in dict.fromkeys(_GROUPS.values()):
        before, after = _marks(old, group), _marks(new, group)
        for pair in zip(before, after, strict=True) if len(before) == len(after) else ():
            known = found.setdefault((group, pair[0].value), Move(*pair))
            if known.new.value != pair[1].value:
                found[group, pair[0].value] = known._replace(clear=False)
    return {key: m for key, m in found.items() if not m.clear or m.new.value != key[1]}


def _marks(block: Block, group: str) -> list[Mark]:
    return [mark for mark in block.marks if _GROUPS.get(mark.kind) == group]


def replace_marks(passage: str, block: Block, moves: Mapping[tuple[str, str], Move]) -> str:
    """The Markdown of a translated block with what moved, all at once, and nothing else changed."""
    fresh: dict[tuple[str, str], str] = {}
    left: Counter[tuple[str, str]] = Counter()
    for mark in block.marks:
        group = _GROUPS.get(mark.kind, "")
        if move := moves.get((group, mark.value)):
            left[group, mark.shown] += 1
            new = move.new.shown
            fresh[group, mark.shown] = _styled(mark, move) if group == "number" else new
    parts, done = [], 0
    for match in _PIECE.finditer(plain_digits(passage), block.column - 1):
        group = match.lastgroup or ""
        start, end = match.span(group) if group else match.span()
        key = group, passage[start:end].strip() if group == "code" else passage[start:end]
        if left[key]:
            left[key] -= 1
            parts += [passage[done:start], passage[start:end].replace(key[1], fresh[key])]
            done = end
    return "".join([*parts, passage[done:]])


def _styled(own: Mark, move: Move) -> str:
    """A number in the translation's way: `2.000` for `2,000` where it has `1.000` for `1,000`."""
    theirs, ours = (re.findall(r"\D", mark.shown) for mark in (own, move.old))
    table = dict(zip(ours, theirs or [""] * len(ours), strict=False))
    first = own.shown[0]
    zero = ord(first) - unicodedata.digit(first)
    table |= {str(number): chr(zero + number) for number in range(10)}
    return "".join(table.get(letter, letter) for letter in move.new.shown)
