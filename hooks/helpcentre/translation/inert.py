"""Inert pieces of a translation against its source: links, code, numbers, units, names, facts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from helpcentre.text.blocks import Block
from helpcentre.text.figures import Mark
from helpcentre.text.front_matter import Fault
from helpcentre.text.marks import same_host
from helpcentre.text.sections import Section
from helpcentre.translation.alignment import has_name
from helpcentre.trust.facts import Fact

_FACTS = ("host", "email", "phone", "handle", "wallet")
_NUMBERS = ("number", "digit")


def compare_marks(ours: Block, theirs: Block, names: Sequence[str], where: str) -> Iterator[Fault]:
    """Faults of a block against its counterpart, which stands at `where`."""
    at = theirs.line, theirs.column
    same = sorted(ours.inert) == sorted(theirs.inert)
    for kind in () if same else ("link", "image", "code", "html", "number"):
        before, after = _by_value(ours, kind), _by_value(theirs, kind)
        gone = [before[value] for value in _extra(ours.values(kind), theirs.values(kind))]
        # A sample with words of the source is translated, so that its other lines may differ.
        added = [] if _is_sample(ours) else _extra(theirs.values(kind), ours.values(kind))
        for value in added:
            instead = gone.pop(0) if gone else None
            yield _added_mark(kind, after[value], at, where, instead)
        for mark in gone:
            yield _missing_mark(kind, mark, at, where)
    yield from _compare_units(ours, theirs, where)
    if not same and ours.values("digit") != theirs.values("digit"):
        what = "figures of one digit differ from the source"
        yield Fault("changed-digit", *at, what, f"compare with {where}")
    for name in () if ours.summary else names:
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


def _compare_units(ours: Block, theirs: Block, where: str) -> Iterator[Fault]:
    shown = {mark.value: mark.shown for mark in theirs.marks if mark.kind in _NUMBERS}
    for value, number in shown.items():
        before, after = _units(ours, value), _units(theirs, value)
        if before != after and len(before) == len(after) and all([*before, *after]):
            here, there = " and ".join(after), " and ".join(before)
            what = f"{number} counts in {here} here, in {there} in the source"
            fix = f"use the unit of {where}"
            yield Fault("changed-unit", theirs.line, theirs.column, what, fix)


def _units(block: Block, value: str) -> list[str]:
    """The units of a number wherever it stands in a block, sorted."""
    marks = [mark for mark in block.marks if mark.kind in _NUMBERS and mark.value == value]
    return sorted(f"{mark.unit}s" if mark.unit else "" for mark in marks)


def compare_facts(ours: Section, theirs: Section, where: str) -> Iterator[Fault]:
    """Hosts, addresses, phones and accounts that only one side has."""
    before = {_identity(fact): fact for fact in ours.facts}
    after = {_identity(fact): fact for fact in theirs.facts}
    for key, fact in after.items():
        if key not in before:
            mark = Mark(fact.kind, fact.value, fact.value)
            yield _added_mark(fact.kind, mark, (fact.line, fact.column), where)
    for key, fact in before.items():
        if key not in after:
            near = theirs.facts[0] if theirs.facts else None
            at = (near.line, near.column) if near else (theirs.start, 1)
            mark = Mark(fact.kind, fact.value, fact.value)
            yield _missing_mark(fact.kind, mark, at, f"{where}:{fact.line}")


def _identity(fact: Fact) -> tuple[str, str]:
    """What makes two facts the same, whatever their case and the language that a host names."""
    value = fact.value.lower()
    return fact.kind, same_host(value) if fact.kind == "host" else value
