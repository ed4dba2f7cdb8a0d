"""Passages: the words of an article as its reader sees them, each with its place in the file."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from markdown_it.token import Token

from helpcentre.text.articles import Article
from helpcentre.text.places import Passage, Places
from helpcentre.text.syntax import Tree, read_tree

_NO_PROSE = re.compile(
    r"https?://[^\s\u3000-\u9fff\uff00-\uffef]+|[\w.+-]{1,64}@[\w.-]+"
    r"|\{\{[^{}]*\}\}|\{%[^{}]*%\}|\{:?[^{}\n]*\}|:[a-z0-9_+-]+:|-{1,9}8<-{1,9}.*"
)
GAP = "\ufffc"
"""Stands for code, tags, addresses: neither a letter nor a blank."""
_SUMMARY = ("title", "description", "summary", "answer.text")


@dataclass(frozen=True)
class Words:
    """A stretch of text without markup; what is no prose in it is `GAP`.

    `pieces` are offsets in `text` and where they stand in the token, or empty for text that
    stands in the file as it is, from `line` and `column` on.
    """

    text: str
    line: int
    column: int
    passage: Passage | None = None
    pieces: tuple[tuple[int, int], ...] = ()

    def at(self, offset: int) -> tuple[int, int]:
        """Line and column, from 1, of an offset in the text."""
        if self.passage is None:
            return self.line, self.column + offset
        start, place = self.pieces[bisect_right(self.pieces, (offset, len(self.text))) - 1]
        return self.passage.at(place + offset - start)


def read_words(article: Article) -> Iterator[Words]:
    """All that is written in an article: fields, boxes, then block after block.

    `questions` are left out: they are written as readers type.
    """
    tree = read_tree(article.body)
    yield from _summary(article)
    for box in tree.containers:
        if box.title:
            column = tree.lines[box.start].find(box.title) + 1
            yield Words(hide(box.title), box.start + 1, max(column, 1))
    yield from _inline(tree)


def hide(text: str) -> str:
    """A text with what is no prose replaced, of the same length."""
    return _NO_PROSE.sub(lambda found: GAP * len(found[0]), text)


def _summary(article: Article) -> Iterator[Words]:
    lines = article.text.split("\n")
    for name in _SUMMARY:
        row, value = article.front.lines.get(name, 0), article.front.value(name)
        if isinstance(value, str) and 0 < row <= len(lines) and value in lines[row - 1]:
            yield Words(hide(value), row, lines[row - 1].rfind(value) + 1)


def _inline(tree: Tree) -> Iterator[Words]:
    places = Places(tree.lines, tree.flat)
    for token in tree.tokens:
        if token.type == "inline" and token.map and token.children:
            passage = places.enter(token.map[0], token.content)
            text, pieces = _join(token)
            if text.strip():
                yield Words(hide(text), 0, 0, passage, pieces)


_SEAMLESS = ("strong_open", "strong_close", "em_open", "em_close")


def _join(token: Token) -> tuple[str, tuple[tuple[int, int], ...]]:
    """The texts of a token in one, with where each of them stands in its content."""
    text, pieces, reached = "", [(0, 0)], 0
    ends = [0]
    for child in token.children or []:
        end = child.meta.get("span", (0, 0))[1]
        if child.type in ("text", "image"):
            found = token.content.find(child.content, reached)
            reached = max(found, reached)
            pieces.append((len(text), reached))
            text += child.content
            reached = max(end, reached + len(child.content) * (found >= 0))
        elif child.type == "link_open":
            ends.append(end)
        elif child.type == "link_close":
            reached = max(reached, ends.pop() if len(ends) > 1 else 0)
        elif child.type in ("softbreak", "hardbreak"):
            text += "\n"
        elif child.type not in _SEAMLESS:
            text, reached = text + GAP, max(reached, end)
    return text, tuple(pieces)
