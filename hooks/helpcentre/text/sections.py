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
from helpcentre.text.syntax import Heading, read_tree
from helpcentre.trust.facts import Fact, find_facts

TOP = "top"
"""The ID of what stands before the first heading: title, description, introduction."""


@dataclass(frozen=True)
class Section:
    """A heading and what follows it, up to the next heading.

    `id` is the heading's ID, `text` its Markdown; of the top, title and description come first.
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
    fields = article.fields
    head = f"# {fields.get('title', '')}\n\n{fields.get('description', '')}\n\n" if fields else ""
    rows = article.front.lines.get("title", 1), article.front.lines.get("description", 1)
    text = blank_comments(article.text)
    return _read(text, article.body, head, rows, article.document.headings, article.locale)


@lru_cache(maxsize=4096)
def _read(
    text: str,
    body: str,
    head: str,
    rows: tuple[int, int],
    headings: tuple[Heading, ...],
    locale: str,
) -> dict[str, Section]:
    """Sections, to be read only. `text` is the file, `body` the same without front matter.

    `head` are title and description as Markdown, `rows` the lines of their fields.
    """
    lines = body.split("\n")
    first = next((n for n, line in enumerate(lines) if line.strip()), len(lines))
    starts = [(TOP, first)] + [(h.id, h.line - 1) for h in headings if h.id]
    blocks, found = list(read_blocks(read_tree(body), locale)), facts_of(text)
    sections: dict[str, Section] = {}
    for number, (name, start) in enumerate(starts):
        end = starts[number + 1][1] if number + 1 < len(starts) else len(lines)
        own = tuple(block for block in blocks if start < block.line <= end)
        own = (*_read_head(head, rows, locale), *own) if name == TOP else own
        above, prefix = (0, head) if name == TOP else (start, "")  # its fields stand above
        facts = tuple(fact for fact in found if above < fact.line <= end)
        part = prefix + "\n".join(lines[start:end]).strip("\n") + "\n"
        sections.setdefault(name, Section(name, start + 1, max(end, 1), part, own, facts))
    return sections


def _read_head(head: str, rows: tuple[int, int], locale: str) -> Iterator[Block]:
    """Title and description as blocks, each at the line of its field."""
    for block in read_blocks(read_tree(head), locale):
        below = block.line > 1
        yield replace(block, line=rows[below], column=1, summary=below)


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
