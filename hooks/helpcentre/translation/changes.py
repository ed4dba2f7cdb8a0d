"""Changes: what became of a source section since its translation was accepted."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from difflib import SequenceMatcher

from selectolax.lexbor import LexborHTMLParser

from helpcentre.text.blocks import Block
from helpcentre.text.sections import Section, parse_section
from helpcentre.text.syntax import read_tree

_DENSE = re.compile(r"[\u3040-\u9fff\uac00-\ud7af]")
_WORD = re.compile(rf"{_DENSE.pattern}|\w+|\s+|.", re.DOTALL)


def weigh_change(before: str, after: str) -> str:
    """`facts`, `minor` or `major`, for two texts of a section that are not the same.

    `facts`: only what is the same in all languages changed (a link, code, a number, an image);
    it can be synchronized. `minor`: only punctuation or white space. `major`: the words.
    """
    if _hidden_words(before) != _hidden_words(after):
        return "major"
    old, new = (parse_section("", text, "") for text in (before, after))
    if [_words(block) for block in old.blocks] == [_words(block) for block in new.blocks]:
        return "facts" if _marks(old) != _marks(new) else "minor"
    same = _marks(old) == _marks(new) and _kinds(old) == _kinds(new)
    return "minor" if same and _letters(old) == _letters(new) else "major"


def _hidden_words(text: str) -> list[str]:
    """Words that no block has: titles of links and images, and those of raw HTML."""
    tokens = read_tree(text).tokens
    parts = [part for token in tokens for part in (token, *(token.children or []))]
    titles = (str(part.attrs.get("title") or "") for part in parts)
    html = "".join(part.content for part in parts if part.type in ("html_block", "html_inline"))
    return [word for word in (*titles, *_words_of_html(html)) if word]


def _words_of_html(html: str) -> Iterator[str]:
    tree = LexborHTMLParser(f"<body>{html}")
    yield " ".join(tree.body.text().split()) if tree.body else ""
    for node in tree.css("[alt], [title], [aria-label]"):
        yield from (node.attributes.get(name) or "" for name in ("alt", "title", "aria-label"))


def _letters(section: Section) -> str:
    """What says something in a section: no punctuation, but signs such as ✅, > and →."""
    text = "".join(block.text for block in section.blocks)
    return "".join(letter for letter in text if unicodedata.category(letter)[0] not in "PZC")


def _words(block: Block) -> tuple[str, str]:
    """The kind and the words of a block, each inert piece replaced by its kind."""
    text = block.text
    for mark in sorted(block.marks, key=lambda mark: -len(mark.shown)):
        if mark.kind in ("code", "number", "digit"):
            text = text.replace(mark.shown, f"<{mark.kind.replace('digit', 'number')}>", 1)
    return block.kind, " ".join(text.split())


def _marks(section: Section) -> list[tuple[str, str, str]]:
    return [(mark.kind, mark.value, mark.unit) for b in section.blocks for mark in b.marks]


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


def keeps_facts(before: str, after: str, locale: str) -> bool:
    """Whether links, code, numbers, steps, boxes and the shape of a section are the same."""
    old, new = (parse_section("", text, locale) for text in (before, after))
    return _marks(old) == _marks(new) and _kinds(old) == _kinds(new)


def count_changed(before: str, after: str) -> int:
    """How many letters went or came, white space apart; a Chinese one says as much as three."""
    changed = "".join(text for sign, text in diff_words(before, after) if sign != " ")
    return len("".join(changed.split())) + 2 * len(_DENSE.findall(changed))
