"""Judging: which state a section's texts, faults and lock make of it."""

from __future__ import annotations

from functools import lru_cache

from helpcentre.text.front_matter import Fault
from helpcentre.text.sections import Section
from helpcentre.translation.changes import weigh_change
from helpcentre.translation.locks import Entry

_UNTRANSLATED = ("untranslated-text", "wrong-script", "wrong-language")


def judge(
    target: Section | None, faults: tuple[Fault, ...], entry: Entry | None, change: str
) -> str:
    """One of `states.ORDER`; `faults` are those that fail a build, `change` that of the source."""
    if target is None:
        return "missing"
    if any(fault.rule in _UNTRANSLATED for fault in faults):
        return "untranslated"
    if change or faults:
        return change or "mismatch"
    if entry is None:
        return "unrecorded"
    if entry.target != target.digest:
        return "edited"
    return "reviewed" if entry.reviewed else "current"


def weigh_section(entry: Entry | None, source: Section, before: str | None) -> str:
    """The state that a change of the source leaves, or nothing if there was none.

    Without the text that was accepted, any change may be one of meaning.
    """
    if entry is None or entry.source == source.digest:
        return ""
    weight = weigh(before, source.text) if before is not None else "major"
    return {"facts": "outdated_facts", "minor": "outdated_minor"}.get(weight, "outdated")


@lru_cache(maxsize=4096)
def weigh(before: str, after: str) -> str:
    """`weigh_change`, remembered."""
    return weigh_change(before, after)
