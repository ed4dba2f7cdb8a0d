"""Silence comments in Markdown: where they stand, which lines they are about, and without them."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate

from helpcentre.text.syntax import Tree, read_tree

_COMMENT = re.compile(
    r"<!--\s*(silence(?:\s*[:：]|\s+\S+\s+until\b)(?:(?!<!--).)*?)-->", re.IGNORECASE | re.DOTALL
)
_EMPTY = re.compile(r"[\s>]*(?:[-*+]|\d+[.)])?\s*")
"""What a line may have before a comment that stands alone: the marks of a quote or an item."""
_BLOCKS = ("paragraph_open", "heading_open", "table_open", "fence", "code_block", "html_block")


@dataclass(frozen=True)
class Comment:
    """A silence comment at `line` and `column`, about the lines from `first` to `last`.

    All count from 1. `text` is what it says.
    """

    text: str
    line: int
    column: int
    first: int
    last: int


@lru_cache(maxsize=1024)
def find_comments(text: str) -> tuple[Comment, ...]:
    """The silence comments of a Markdown text without front matter, but those shown as code."""
    if not _COMMENT.search(text):
        return ()
    tree = read_tree(text)
    matches = list(_find_real(text, tree))
    bare = _blank(text, matches).split("\n")
    starts, ends = _starts(tree.lines), _ends_of_blocks(tree)
    found = []
    for match in matches:
        first = bisect_right(starts, match.start()) - 1
        place = first + 1, match.start() - starts[first] + 1
        lines = _lines_about(first, first + match[0].count("\n"), bare, ends)
        found.append(Comment(match[1], *place, *lines))
    return tuple(found)


def _starts(lines: list[str]) -> list[int]:
    """Where each line begins, in characters from 0; at last where the text ends."""
    return list(accumulate((len(line) + 1 for line in lines), initial=0))


def _find_real(text: str, tree: Tree) -> Iterator[re.Match[str]]:
    """Comments that Markdown reads as HTML."""
    starts = _starts(tree.lines)
    end = 0
    for token in tree.tokens:
        parts = [token, *(token.children or [])]
        if token.map is None:
            continue
        end = max(end, starts[token.map[0]])
        for part in parts if token.type in ("html_block", "inline") else ():
            for found in _COMMENT.finditer(part.content if part.type.startswith("html") else ""):
                # Lines of a container lost their indentation, so only the first one is sought.
                start = text.find(found[0].split("\n")[0], end)
                match = _COMMENT.match(text, start) if start >= 0 else None
                if match:
                    end = match.end()
                    yield match


def _lines_about(first: int, last: int, bare: list[str], ends: dict[int, int]) -> tuple[int, int]:
    """The lines from 1 that a comment in these lines, from 0, is about: them or the next block."""
    if all(_EMPTY.fullmatch(line) for line in bare[first : last + 1]):
        below = range(last + 1, len(bare))
        first = next((n for n in below if not _EMPTY.fullmatch(bare[n])), last)
        last = ends.get(first, first)
    return first + 1, last + 1


def _ends_of_blocks(tree: Tree) -> dict[int, int]:
    """The last line of the paragraph, heading, table or code at a line; all from 0."""
    ends: dict[int, int] = {}
    for token in tree.tokens:
        if token.type in _BLOCKS and token.map:
            start, last = token.map[0], token.map[1] - 1
            while last > start and not tree.lines[last].strip():
                last -= 1
            for line in range(start, last + 1):
                ends.setdefault(line, last)
    return ends


def _blank(text: str, matches: list[re.Match[str]]) -> str:
    """The text with blanks for comments; no line and no column moves."""
    parts, end = [], 0
    for match in matches:
        parts += [text[end : match.start()], re.sub(r"[^\n]", " ", match[0])]
        end = match.end()
    return "".join([*parts, text[end:]])


@lru_cache(maxsize=4096)
def blank_comments(text: str) -> str:
    """A Markdown text with blanks for its silence comments, so that nothing else sees them."""
    return _blank(text, list(_find_real(text, read_tree(text)))) if _COMMENT.search(text) else text


def strip_comments(text: str) -> str:
    """A Markdown text as it reads without silence comments; their lines go too."""
    if not _COMMENT.search(text):
        return text
    bare = blank_comments(text).split("\n")
    pairs = zip(text.split("\n"), bare, strict=True)
    return "\n".join(
        new if new == old else new.rstrip() for old, new in pairs if new == old or new.strip()
    )


def strip_html(html: str) -> str:
    """HTML without silence comments, for those that an included file brought in."""
    return _COMMENT.sub("", html)
