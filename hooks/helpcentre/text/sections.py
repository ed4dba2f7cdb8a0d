"""Sections: the parts of an article, and what in them must be the same in every language."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from helpcentre.text.articles import Article
from helpcentre.text.blocks import Block, read_blocks
from helpcentre.text.comments import blank_comments
from helpcentre.text.front_matter import FrontMatter
from helpcentre.text.syntax import Heading, read_tree
from helpcentre.trust.facts import Fact, find_facts

TOP = "top"
"""The ID of what stands before the first heading: fields with words, introduction."""
_OTHERS = ("summary", "answer.text")
"""Further fields whose words are translated; an article without them has the same digest."""


@dataclass(frozen=True)
class Section:
    """A heading and what follows it, up to the next heading.

    `id` is the heading's ID, `text` its Markdown; of the top, the fields with words come first.
    Lines count from 1 in the file, `end` is the last one.
    """

    id: str
    start: int
    end: int
    text: str
    blocks: tuple[Block, ...]
    facts: tuple[Fact, ...]

    @property
    def digest(self) -> str:
        """What changes when a word changes, but not when only white space does."""
        return digest(self.text)


_WIDE = r"[\u3000-\u30ff\u3400-\u9fff\uff00-\uffef]"
_WRAPPED = re.compile(rf"(?<={_WIDE})[ \t]*\r?\n[ \t]*(?={_WIDE})")
"""Where a line goes on in a script without blanks."""


def digest(text: str) -> str:
    """16 hexadecimal digits for a text, whatever its white space and however it is wrapped."""
    plain = " ".join(_WRAPPED.sub("", text).split())
    return hashlib.sha256(plain.encode()).hexdigest()[:16]


def read_sections(article: Article) -> dict[str, Section]:
    """The sections of an article by ID, in its order."""
    text = blank_comments(article.text)
    head = tuple(_list_head(article.front))
    return _read(text, article.body, head, article.document.headings, article.locale)


def _list_head(front: FrontMatter) -> Iterator[tuple[str, int]]:
    """The fields with words as Markdown, each with its line: title, description, then others."""
    if not front.fields:
        return
    yield f"# {front.fields.get('title', '')}", front.lines.get("title", 1)
    yield str(front.fields.get("description", "")), front.lines.get("description", 1)
    for name in _OTHERS:
        if words := front.words(name):
            yield words, front.lines.get(name, 1)


@lru_cache(maxsize=4096)
def _read(
    text: str,
    body: str,
    head: tuple[tuple[str, int], ...],
    headings: tuple[Heading, ...],
    locale: str,
) -> dict[str, Section]:
    """Sections, to be read only. `text` is the file, `body` the same without front matter.

    `head` are the fields with words as Markdown, each with its line.
    """
    lines = body.split("\n")
    first = next((n for n, line in enumerate(lines) if line.strip()), len(lines))
    starts = [(TOP, first)] + [(h.id, h.line - 1) for h in headings if h.id]
    blocks, found = list(read_blocks(read_tree(body), locale)), facts_of(text)
    above_all = "".join(f"{field}\n\n" for field, _ in head)
    sections: dict[str, Section] = {}
    for number, (name, start) in enumerate(starts):
        end = starts[number + 1][1] if number + 1 < len(starts) else len(lines)
        own = tuple(block for block in blocks if start < block.line <= end)
        own = (*_read_head(head, locale), *own) if name == TOP else own
        above, prefix = (0, above_all) if name == TOP else (start, "")  # its fields stand above
        facts = tuple(fact for fact in found if above < fact.line <= end)
        part = prefix + "\n".join(lines[start:end]).strip("\n") + "\n"
        sections.setdefault(name, Section(name, start + 1, max(end, 1), part, own, facts))
    return sections


def _read_head(head: tuple[tuple[str, int], ...], locale: str) -> Iterator[Block]:
    """The fields with words as blocks, each at its line."""
    for number, (field, row) in enumerate(head):
        for block in read_blocks(read_tree(field), locale):
            yield replace(block, line=row, column=1, summary=number == 1)


@lru_cache(maxsize=4096)
def parse_section(name: str, text: str, locale: str) -> Section:
    """A section from its recorded text alone."""
    blocks = tuple(read_blocks(read_tree(text), locale))
    if name == TOP and text.startswith("# "):  # the description of the front matter follows
        blocks = tuple(replace(block, summary=block.line == 3) for block in blocks)
    return Section(name, 1, text.count("\n") + 1, text, blocks, facts_of(text))


@lru_cache(maxsize=4096)
def facts_of(text: str) -> tuple[Fact, ...]:
    """The facts of a file's text; remembered, since several rules ask."""
    return tuple(find_facts(text))
