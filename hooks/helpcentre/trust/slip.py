"""Slips of a finger between two names."""

from __future__ import annotations

from itertools import takewhile

from helpcentre.trust.letters import fold

_LONG = 8
"""A name of so many letters may have two slips and is still taken for it."""
_TWO = 2


def find_slip(label: str, name: str, *, ends: bool) -> str:
    """The ID of the one slip that makes a label of a name, or nothing.

    Slips at the first and last letter count only if asked; a long name may have two.
    """
    folded = fold(label), fold(name)
    written = _find_one(label, name, ends=ends) if _is_plain(label) else ""
    if trick := written or _find_one(*folded, ends=ends):
        return trick
    return "two-slips" if len(name) >= _LONG and _count_slips(*folded) == _TWO else ""


def _is_plain(label: str) -> bool:
    """Digits and foreign letters hide a slip."""
    return label.isascii() and label.isalpha()


def _find_one(label: str, name: str, *, ends: bool) -> str:
    if abs(len(label) - len(name)) > 1:
        return ""
    head = _count_common(label, name)
    tail = _count_common(label[head:][::-1], name[head:][::-1])
    found, lost = label[head : len(label) - tail], name[head : len(name) - tail]
    if len(found) == len(lost) == _TWO and found == lost[::-1]:
        return "swapped-letters"
    if len(found) > 1 or len(lost) > 1 or not (ends or (head and tail)):
        return ""
    if found and lost:
        return "replaced-letter"
    return "added-letter" if found else "missing-letter"


def _count_common(one: str, other: str) -> int:
    """How many letters two words begin with in common."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))


def _count_slips(one: str, other: str) -> int:
    """Letters to add, leave out, replace or swap to make one word of the other; 3 is many."""
    if abs(len(one) - len(other)) > _TWO:
        return _TWO + 1
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, letter in enumerate(one, 1):
        above, before, row = before, row, [i]
        for j, wanted in enumerate(other, 1):
            best = min(before[j] + 1, row[-1] + 1, before[j - 1] + (letter != wanted))
            if i > 1 and j > 1 and letter == other[j - 2] and one[i - 2] == wanted:
                best = min(best, above[j - 2] + 1)
            row.append(best)
    return row[-1]
