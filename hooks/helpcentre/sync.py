"""Synchronization: what is the same in all languages follows its source by itself."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from helpcentre.acceptance import Outcome
from helpcentre.articles import Article
from helpcentre.blocks import Block, Mark
from helpcentre.comparison import Vocabulary, compare
from helpcentre.locks import Locks
from helpcentre.sections import Section, parse_section, read_sections
from helpcentre.states import ArticleState, SectionState

_KINDS = ("link", "image", "code", "number", "digit")


def synchronize(
    state: ArticleState, locks: Locks, words: Vocabulary, loud: frozenset[str]
) -> tuple[str, list[Outcome]]:
    """The translation's text with the source's new links, code, images and numbers.

    Sections that cannot be followed without a translator keep their text; the outcome says why.
    """
    target = state.target
    if target is None:
        return "", []
    text = target.text
    outcomes = []
    for part in state.sections:
        if part.state != "outdated_facts" or part.entry is None or part.target is None:
            continue
        tried = _follow(text, part, locks.texts[part.entry.source], state.source.locale)
        own = read_sections(_with_text(target, tried))[part.id]
        found = compare(part.source, own, words, state.source.path)
        faults = [fault for fault in found if fault.rule in loud]
        name = state.locale, state.slug, part.id
        if faults:
            outcomes.append(Outcome(*name, refused=f"{faults[0].what}; {faults[0].fix}"))
            continue
        text = tried
        same = part.entry.target == part.target.digest
        accepted = own.digest if same else part.entry.target
        entry = replace(part.entry, source=part.source.digest, target=accepted)
        outcomes.append(Outcome(*name, entry=entry))
    return text, outcomes


def _with_text(article: Article, text: str) -> Article:
    """The same article with another text; headings do not move."""
    return replace(article, text=text)


def _follow(text: str, part: SectionState, before: str, locale: str) -> str:
    """The text with every changed mark of a section replaced in the block that has it."""
    old = parse_section(part.id, before, locale)
    own = part.target
    if own is None or not len(old.blocks) == len(part.source.blocks) == len(own.blocks):
        return text
    lines = text.split("\n")
    for number, block in enumerate(own.blocks):
        end = _end_of(own, number)
        passage = "\n".join(lines[block.line - 1 : end])
        for mark, fresh in _moved(old.blocks[number], part.source.blocks[number]):
            passage = _replace(passage, block, mark, fresh)
        lines[block.line - 1 : end] = passage.split("\n")
    return "\n".join(lines)


def _end_of(section: Section, number: int) -> int:
    """The last line of a block: that before the next block which begins below it."""
    line = section.blocks[number].line
    later = (block.line - 1 for block in section.blocks[number + 1 :] if block.line > line)
    return next(later, section.end)


def _moved(old: Block, new: Block) -> Iterator[tuple[Mark, Mark]]:
    for kind in _KINDS:
        before = [mark for mark in old.marks if mark.kind == kind]
        after = [mark for mark in new.marks if mark.kind == kind]
        if len(before) != len(after):
            continue
        for mark, fresh in zip(before, after, strict=True):
            if mark.value != fresh.value:
                yield mark, fresh


def _replace(passage: str, block: Block, mark: Mark, fresh: Mark) -> str:
    """Replace the first place where a block of the translation shows this mark."""
    shown = next((own.shown for own in block.marks if own.value == mark.value), mark.shown)
    if mark.kind in ("link", "image"):
        pattern = rf"(?<=\]\(){re.escape(shown)}(?=[\s)])"
    elif mark.kind == "code":
        pattern = rf"(?<=`){re.escape(shown)}(?=`)"
    else:
        pattern = rf"(?<![\w.,]){re.escape(shown)}(?![\d])"
    return re.sub(pattern, fresh.shown.replace("\\", r"\\"), passage, count=1)
