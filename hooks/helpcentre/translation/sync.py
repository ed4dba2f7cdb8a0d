"""Synchronization: what is the same in all languages follows its source by itself."""

from __future__ import annotations

from dataclasses import replace

from helpcentre.text.articles import Article
from helpcentre.text.front_matter import split_front_matter
from helpcentre.text.sections import Section, parse_section, read_sections
from helpcentre.translation.acceptance import Outcome
from helpcentre.translation.comparison import Vocabulary, compare
from helpcentre.translation.locks import Locks
from helpcentre.translation.replacing import find_moves, replace_marks
from helpcentre.translation.states import ArticleState, SectionState


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
        name = state.locale, state.slug, part.id
        before = parse_section(part.id, locks.texts[part.entry.source], state.source.locale)
        if unclear := _find_unclear(before, part.source, state.source.path):
            outcomes.append(Outcome(*name, refused=unclear))
            continue
        tried = _follow(text, part, before)
        own = read_sections(_with_text(target, tried))[part.id]
        found = compare(part.source, own, words, state.source.path)
        heard = loud | ({"changed-digit"} if _digits(before) != _digits(part.source) else set())
        faults = [fault for fault in found if fault.rule in heard]
        if faults:
            outcomes.append(Outcome(*name, refused=f"{faults[0].what}; {faults[0].fix}"))
            continue
        text = tried
        same = part.entry.target == part.target.digest
        accepted = own.digest if same else part.entry.target
        entry = replace(part.entry, source=part.source.digest, target=accepted, reason="")
        outcomes.append(Outcome(*name, entry=entry))
    return text, outcomes


def _with_text(article: Article, text: str) -> Article:
    """The same article with another text; headings do not move."""
    return replace(article, text=text, front=split_front_matter(text)[0])


def _find_unclear(before: Section, source: Section, path: str) -> str:
    """What nobody but a translator can follow, since the same stands in several places."""
    for old, new in zip(before.blocks, source.blocks, strict=False):
        for move in find_moves(old, new).values():
            if not move.clear:
                return (
                    f"`{move.old.shown}` stood in several places of {path}:{new.line} and did not "
                    "change in all of them; change the right one by hand, then accept the section"
                )
    return ""


def _digits(section: Section) -> list[list[str]]:
    """Figures of one digit; a translation may have them as words, which nothing here finds."""
    return [block.values("digit") for block in section.blocks]


def _follow(text: str, part: SectionState, old: Section) -> str:
    """The text with every changed mark of a section replaced in the block that has it."""
    own = part.target
    if own is None or not len(old.blocks) == len(part.source.blocks) == len(own.blocks):
        return text
    lines = text.split("\n")
    for number, block in enumerate(own.blocks):
        end = _end_of(own, number)
        passage = "\n".join(lines[block.line - 1 : end])
        moves = find_moves(old.blocks[number], part.source.blocks[number])
        passage = replace_marks(passage, block, moves)
        lines[block.line - 1 : end] = passage.split("\n")
    return "\n".join(lines)


def _end_of(section: Section, number: int) -> int:
    """The last line of a block: that before the next block which begins below it."""
    line = section.blocks[number].line
    later = (block.line - 1 for block in section.blocks[number + 1 :] if block.line > line)
    return next(later, section.end)
