"""Changes: what became of a source section since its translation was accepted."""

from __future__ import annotations

import re
from difflib import SequenceMatcher

from helpcentre.blocks import Block
from helpcentre.sections import Section, parse_section

_WORD = re.compile(r"[\u3040-\u9fff\uac00-\ud7af]|\w+|\s+|.", re.DOTALL)
_NO_LETTER = re.compile(r"[\W_]+")


def weigh_change(before: str, after: str) -> str:
    """`facts`, `minor` or `major`, for two texts of a section that are not the same.

    `facts`: only what is the same in all languages changed (a link, code, a number, an image);
    it can be synchronized. `minor`: only punctuation or white space. `major`: the words.
    """
    old, new = (parse_section("", text, "") for text in (before, after))
    if [_words(block) for block in old.blocks] == [_words(block) for block in new.blocks]:
        return "facts" if _marks(old) != _marks(new) else "minor"
    if _marks(old) == _marks(new) and _kinds(old) == _kinds(new):
        letters = [
            _NO_LETTER.sub("", "\n".join(b.text for b in part.blocks)) for part in (old, new)
        ]
        if letters[0] == letters[1]:
            return "minor"
    return "major"


def _words(block: Block) -> tuple[str, str]:
    """The kind and the words of a block, each inert piece replaced by its kind."""
    text = block.text
    for mark in sorted(block.marks, key=lambda mark: -len(mark.shown)):
        if mark.kind in ("code", "number", "digit"):
            text = text.replace(mark.shown, f"<{mark.kind.replace('digit', 'number')}>", 1)
    return block.kind, " ".join(text.split())


def _marks(section: Section) -> list[tuple[str, str]]:
    return [(mark.kind, mark.value) for block in section.blocks for mark in block.marks]


def _kinds(section: Section) -> list[str]:
    return [block.kind for block in section.blocks]


def diff_words(before: str, after: str) -> list[tuple[str, str]]:
    """The change word by word (Chinese: character by character), as pairs of sign and text.

    The sign is a blank for what stayed, `-` for what went, `+` for what came.
    """
    old, new = _WORD.findall(before), _WORD.findall(after)
    parts: list[tuple[str, str]] = []
    for kind, i, i_end, j, j_end in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind == "equal":
            parts.append((" ", "".join(old[i:i_end])))
            continue
        parts += [("-", "".join(old[i:i_end]))] if i_end > i else []
        parts += [("+", "".join(new[j:j_end]))] if j_end > j else []
    return parts


def keeps_facts(before: str, after: str) -> bool:
    """Whether links, code, numbers, steps, boxes and the shape of a section are the same."""
    old, new = (parse_section("", text, "") for text in (before, after))
    return _marks(old) == _marks(new) and _kinds(old) == _kinds(new)


def count_changed(before: str, after: str) -> int:
    """How many letters went or came, white space apart."""
    parts = diff_words(before, after)
    return sum(len("".join(text.split())) for sign, text in parts if sign != " ")
