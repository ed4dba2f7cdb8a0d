"""Parity: a translation says no more and no less than its source, section by section."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from helpcentre.blocks import Block, Mark
from helpcentre.facts import Fact
from helpcentre.front_matter import Fault
from helpcentre.sections import Section

_SEVERITY = {"danger": 3, "bug": 2, "failure": 2, "warning": 2, "caution": 2, "attention": 2}
_LIST = ("step", "task", "item", "cell")
_KINDS = {
    "step": "step", "task": "step", "admonition": "admonition", "details": "admonition",
    "row": "table", "cell": "table",
}  # fmt: skip
_WORDS = {
    "step": "step", "task": "checklist item", "item": "list item", "row": "table row",
    "cell": "table cell", "admonition": "box", "details": "box", "code": "code block",
    "tab": "tab", "heading": "heading", "html": "block of HTML", "paragraph": "paragraph",
}  # fmt: skip
_FACTS = ("host", "email", "phone", "handle", "wallet")
Pair = tuple[Block | None, Block | None]


def compare_sections(
    source: Section, target: Section, names: Sequence[str], where: str
) -> Iterator[Fault]:
    """Faults of a translated section against its source; `where` names the source's file."""
    pairs = list(_align(source.blocks, target.blocks))
    place = _Place(source, target, where)
    swapped = _swapped(pairs, names)
    if swapped:
        block = swapped[0][1]
        what = "the order differs from the source"
        fix = f"put the steps, list items or rows in the order of {place.of(swapped[0][0])}"
        yield Fault("swapped-steps", *_at(block, target), what, fix)
    for ours, theirs in pairs:
        if ours and theirs:
            yield from _compare_kinds(ours, theirs, place)
            if (ours, theirs) not in swapped:
                yield from _compare_marks(ours, theirs, names, place)
        elif theirs:
            yield _changed("added", theirs, _at(theirs, target), place)
            yield from _compare_marks(Block(theirs.kind, "", 0, 0), theirs, (), place)
    yield from _missing_blocks(pairs, place)


class _Place:
    """Names places in the source for messages."""

    def __init__(self, source: Section, target: Section, where: str) -> None:
        self.source, self.target, self.where = source, target, where

    def of(self, block: Block | None) -> str:
        return f"{self.where}:{block.line if block else self.source.start}"


def _align(ours: Sequence[Block], theirs: Sequence[Block]) -> Iterator[Pair]:
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
    return (block.kind, *block.values("link"), *block.values("code"))


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


def _swapped(pairs: Sequence[Pair], names: Sequence[str]) -> list[Pair]:
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


def _compare_kinds(ours: Block, theirs: Block, place: _Place) -> Iterator[Fault]:
    if ours.kind == theirs.kind:
        return
    nature, _, kind = ours.kind.partition(":")
    own = theirs.kind.partition(":")[2]
    at = theirs.line, theirs.column
    if nature in ("admonition", "details"):
        lowered = _SEVERITY.get(own, 1) < _SEVERITY.get(kind, 1)
        rule = "lowered-admonition" if lowered else "changed-admonition"
        what = f"the box is `{own}`, in the source it is `{kind}`"
        yield Fault(rule, *at, what, f"write `{kind}`, as {place.of(ours)} has it")
    elif nature == "heading":
        what = f"the heading is of level {own}, in the source of level {kind}"
        yield Fault("heading-level", *at, what, f"write {'#' * int(kind)} before it")
    elif nature == "code":
        what = f"the code block is `{own}`, in the source `{kind}`"
        yield Fault("changed-code", *at, what, f"write `{kind}` behind the fence")


def _compare_marks(
    ours: Block, theirs: Block, names: Sequence[str], place: _Place
) -> Iterator[Fault]:
    at = theirs.line, theirs.column
    for kind in ("link", "image", "code", "html", "number"):
        before, after = _by_value(ours, kind), _by_value(theirs, kind)
        gone = [before[value] for value in _extra(ours.values(kind), theirs.values(kind))]
        # A sample with words of the source is translated, so that its other lines may differ.
        added = [] if _is_sample(ours) else _extra(theirs.values(kind), ours.values(kind))
        for value in added:
            instead = gone.pop(0) if gone else None
            yield _added_mark(kind, after[value], at, place.of(ours), instead)
        for mark in gone:
            yield _missing_mark(kind, mark, at, place.of(ours))
    yield from _compare_units(ours, theirs, place)
    if ours.values("digit") != theirs.values("digit"):
        what = "figures of one digit differ from the source"
        yield Fault("changed-digit", *at, what, f"compare with {place.of(ours)}")
    for name in names:
        if has_name(ours.text, name) and not has_name(theirs.text, name):
            what = f"the name {name} of the source is missing"
            yield Fault("altered-name", *at, what, f"write {name}, unchanged")


def _is_sample(block: Block) -> bool:
    return block.kind.startswith("code:") and bool(block.prose)


def _by_value(block: Block, kind: str) -> dict[str, Mark]:
    return {mark.value: mark for mark in block.marks if mark.kind == kind}


def _extra(these: list[str], those: list[str]) -> list[str]:
    return sorted((Counter(these) - Counter(those)).elements())


def _missing_mark(kind: str, mark: Mark, at: tuple[int, int], where: str) -> Fault:
    what = f"`{mark.shown}` of the source is missing"
    rule = "missing-fact" if kind in _FACTS else f"missing-{kind}"
    return Fault(rule, *at, what, f"add it, as {where} has it")


def _added_mark(
    kind: str, mark: Mark, at: tuple[int, int], where: str, instead: Mark | None = None
) -> Fault:
    what = f"`{mark.shown}` is not in the source"
    if instead:
        what += f", which has `{instead.shown}`"
    rule = "added-wallet-address" if kind == "wallet" else f"added-{kind}"
    return Fault(rule, *at, what, f"remove it, or correct it after {where}")


def _compare_units(ours: Block, theirs: Block, place: _Place) -> Iterator[Fault]:
    numbers = ("number", "digit")
    known = {mark.value: mark.unit for mark in ours.marks if mark.kind in numbers}
    for mark in theirs.marks:
        unit = known.get(mark.value) if mark.kind in numbers else None
        if unit and mark.unit and unit != mark.unit:
            what = f"{mark.shown} counts in {mark.unit}s here, in {unit}s in the source"
            fix = f"use the unit of {place.of(ours)}"
            yield Fault("changed-unit", theirs.line, theirs.column, what, fix)


def _missing_blocks(pairs: Sequence[Pair], place: _Place) -> Iterator[Fault]:
    """What the translation lacks, each at the block before which it belongs."""
    near: Block | None = None
    for ours, theirs in pairs:
        if ours and not theirs:
            yield _changed("missing", ours, _at(near, place.target), place)
        near = theirs or near


def _changed(how: str, block: Block, at: tuple[int, int], place: _Place) -> Fault:
    nature = block.kind.partition(":")[0]
    rule = (
        "table-shape" if _KINDS.get(nature) == "table" else f"{how}-{_KINDS.get(nature, 'block')}"
    )
    words = _WORDS.get(nature, nature)
    shown = f" “{_short(block.text)}”" if block.text else ""
    if how == "missing":
        what = f"the {words}{shown} of the source is missing"
        return Fault(rule, *at, what, f"translate {place.of(block)} and put it after this line")
    fix = "remove it, or add it to the source first"
    return Fault(rule, *at, f"the {words}{shown} is not in the source", fix)


def _short(text: str) -> str:
    return text if len(text) <= 24 else f"{text[:24]}…"


def _at(block: Block | None, section: Section) -> tuple[int, int]:
    return (block.line, block.column) if block else (section.start, 1)


def has_name(text: str, name: str) -> bool:
    """Whether a name stands in a text as a word of its own."""
    return bool(re.search(rf"(?<![A-Za-z0-9]){re.escape(name)}(?![A-Za-z0-9])", text))


def compare_facts(ours: Sequence[Fact], theirs: Sequence[Fact], where: str) -> Iterator[Fault]:
    """Hosts, addresses, phones and accounts that only one side has."""
    before = {(fact.kind, fact.value.lower()): fact for fact in ours}
    after = {(fact.kind, fact.value.lower()): fact for fact in theirs}
    for key, fact in after.items():
        if key not in before:
            mark = Mark(fact.kind, fact.value, fact.value)
            yield _added_mark(fact.kind, mark, (fact.line, fact.column), where)
    for key, fact in before.items():
        if key not in after:
            near = theirs[0] if theirs else None
            at = (near.line, near.column) if near else (1, 1)
            mark = Mark(fact.kind, fact.value, fact.value)
            yield _missing_mark(fact.kind, mark, at, f"{where}:{fact.line}")
