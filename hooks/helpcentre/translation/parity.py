"""Parity: a translation says no more and no less than its source, section by section."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from helpcentre.text.blocks import Block
from helpcentre.text.front_matter import Fault
from helpcentre.text.sections import Section
from helpcentre.translation.alignment import Pair, align, find_swapped
from helpcentre.translation.inert import compare_marks

_SEVERITY = {
    "danger": 3, "error": 3, "bug": 2, "failure": 2, "fail": 2, "missing": 2, "warning": 2,
    "caution": 2, "attention": 2,
}  # fmt: skip
_KINDS = {
    "step": "step", "task": "step", "admonition": "admonition", "details": "admonition",
    "row": "table", "cell": "table",
}  # fmt: skip
_WORDS = {
    "step": "step", "task": "checklist item", "item": "list item", "row": "table row",
    "cell": "table cell", "admonition": "box", "details": "box", "code": "code block",
    "tab": "tab", "heading": "heading", "html": "block of HTML", "paragraph": "paragraph",
}  # fmt: skip


def compare_sections(
    source: Section, target: Section, names: Sequence[str], where: str
) -> Iterator[Fault]:
    """Faults of a translated section against its source; `where` names the source's file."""
    pairs = list(align(source.blocks, target.blocks))
    place = _Place(source, target, where)
    swapped = find_swapped(pairs, names)
    if swapped:
        block = swapped[0][1]
        what = "the order differs from the source"
        fix = f"put the steps, list items or rows in the order of {place.of(swapped[0][0])}"
        yield Fault("swapped-steps", *_at(block, target), what, fix)
    whole = all(ours and theirs for ours, theirs in pairs)
    for ours, theirs in pairs:
        if ours and theirs:
            yield from _compare_kinds(ours, theirs, place)
            if whole and ours.depth != theirs.depth:
                yield _moved(ours, theirs, place)
            if (ours, theirs) not in swapped:
                yield from compare_marks(ours, theirs, names, place.of(ours))
        elif theirs:
            yield _changed("added", theirs, _at(theirs, target), place)
            nothing = Block(theirs.kind, "", place.source.start, 1)
            yield from compare_marks(nothing, theirs, (), place.of(None))
    yield from _missing_blocks(pairs, place)


class _Place:
    """Names places in the source for messages."""

    def __init__(self, source: Section, target: Section, where: str) -> None:
        self.source, self.target, self.where = source, target, where

    def of(self, block: Block | None) -> str:
        return f"{self.where}:{block.line if block else self.source.start}"


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


def _moved(ours: Block, theirs: Block, place: _Place) -> Fault:
    """A passage that left a box, or came into one: nothing but its indentation changed."""
    words = _WORDS.get(theirs.kind.partition(":")[0], theirs.kind)
    where = "outside of a box" if theirs.depth < ours.depth else "in a box"
    what = f"the {words} stands {where}, other than in the source"
    fix = f"indent it as {place.of(ours)} has it"
    return Fault("changed-admonition", theirs.line, theirs.column, what, fix)


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
