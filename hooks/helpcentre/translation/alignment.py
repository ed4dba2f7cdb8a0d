"""Alignment: which block of a translation stands for which of its source."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from helpcentre.text.blocks import Block

Pair = tuple[Block | None, Block | None]
_LIST = ("step", "task", "item", "cell")


def align(ours: Sequence[Block], theirs: Sequence[Block]) -> Iterator[Pair]:
    """Blocks of the source beside those of the translation; nothing where one is alone."""
    if [block.kind for block in ours] == [block.kind for block in theirs]:
        yield from zip(ours, theirs, strict=True)
        return
    left_keys, right_keys = ([_key(block) for block in side] for side in (ours, theirs))
    matcher = SequenceMatcher(None, left_keys, right_keys, autojunk=False)
    for kind, i, i_end, j, j_end in matcher.get_opcodes():
        left, right = list(ours[i:i_end]), list(theirs[j:j_end])
        if kind == "equal":
            yield from zip(left, right, strict=True)
        else:
            yield from _pair_by_kind(left, right)


def _key(block: Block) -> tuple[str, ...]:
    marks = (value for kind in ("link", "code", "number") for value in block.values(kind))
    return (block.kind, str(block.depth), *marks)


def _pair_by_kind(left: list[Block], right: list[Block]) -> Iterator[Pair]:
    """Pair blocks of the same nature in their order, whatever their marks."""
    left_keys, right_keys = ([b.kind.partition(":")[0] for b in side] for side in (left, right))
    matcher = SequenceMatcher(None, left_keys, right_keys, autojunk=False)
    for kind, i, i_end, j, j_end in matcher.get_opcodes():
        if kind == "equal":
            yield from zip(left[i:i_end], right[j:j_end], strict=True)
        else:
            yield from ((block, None) for block in left[i:i_end])
            yield from ((None, block) for block in right[j:j_end])


def find_swapped(pairs: Sequence[Pair], names: Sequence[str]) -> list[Pair]:
    """The pairs of a list whose items carry the same marks, but in another order."""
    found: list[Pair] = []
    for kind in _LIST:
        both = [(a, b) for a, b in pairs if a and b and a.kind == b.kind == kind]
        ours = [_signature(a, names) for a, _ in both]
        theirs = [_signature(b, names) for _, b in both]
        if ours != theirs and sorted(ours) == sorted(theirs):
            found += [pair for pair, x, y in zip(both, ours, theirs, strict=True) if x != y]
    return found


def _signature(block: Block, names: Sequence[str]) -> tuple[str, ...]:
    marks = [f"{mark.kind} {mark.value}" for mark in block.marks if mark.kind != "digit"]
    return tuple(sorted(marks + [name for name in names if has_name(block.text, name)]))


def has_name(text: str, name: str) -> bool:
    """Whether a name stands in a text as a word of its own."""
    return bool(re.search(rf"(?<![A-Za-z0-9]){re.escape(name)}(?![A-Za-z0-9])", text))
