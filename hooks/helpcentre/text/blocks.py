"""Blocks: paragraphs, steps, cells, boxes of an article in order, with what they must keep."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from operator import attrgetter

from markdown_it.token import Token

from helpcentre.text.figures import Mark, find_numbers
from helpcentre.text.marks import marks_of, tags_of
from helpcentre.text.places import Container
from helpcentre.text.syntax import Tree


@dataclass(frozen=True)
class Block:
    """One piece of an article: its kind, its words as a reader sees them, its marks.

    Kinds: paragraph, step, item, task, cell, row, heading:2, code:text, html, rule, and
    admonition:warning, details:note, tab for the line that opens a box. Places count from 1,
    `depth` counts the boxes around a block; a `summary` may leave names and terms out.
    """

    kind: str
    text: str
    line: int
    column: int
    marks: tuple[Mark, ...] = ()
    depth: int = 0
    summary: bool = False

    @property
    def prose(self) -> str:
        """The words that can be translated: without code, addresses, attributes, snippets."""
        if self.kind.startswith("code:"):
            return self.text if _is_prose(self.text) else ""
        text = self.text
        for mark in self.marks:
            text = text.replace(mark.value, " ") if mark.kind == "code" else text
        return _NO_WORDS.sub(" ", text)

    @property
    def inert(self) -> list[tuple[str, str]]:
        """Kind and value of every mark."""
        return [(mark.kind, mark.value) for mark in self.marks]

    def values(self, kind: str) -> list[str]:
        """The values of one kind of marks, sorted."""
        return sorted(mark.value for mark in self.marks if mark.kind == kind)


def _is_prose(code: str) -> bool:
    """Whether a code block is a text to copy, such as a letter, and not code."""
    letters = [letter for letter in code if letter.isalpha()]
    return sum(map(str.isascii, letters)) * 2 < len(letters)


_TASK = re.compile(r"\[[ xX]\] ")
_ATTRIBUTES = re.compile(r"\{:? ?[#.][^{}]*\}$")
_NO_WORDS = re.compile(
    r"https?://[^\s\u3000-\u9fff\uff00-\uffef]+|[A-Za-z0-9._+-]{1,64}@[\w.-]+|-{1,9}8<-{1,9}\s+(?:([\"']).*?\1|.*?-8<-{1,9})"
    r"|\{:?\s*(?:[.#][\w-]|[\w-]+=)[^{}]*\}"
)
_COMMENTS = re.compile(r"\s*+(?:<!--(?>.*?-->)\s*+)+", re.DOTALL)
_BOXES = {"!!!": "admonition", "???": "details", "===": "tab"}


def read_blocks(tree: Tree, locale: str) -> Iterator[Block]:
    """The blocks of a text in order."""
    boxes = [_box(container, tree.lines, locale) for container in tree.containers]
    for block in sorted([*boxes, *_blocks(tree, locale)], key=attrgetter("line")):
        depth = sum(box.start + 1 < block.line <= box.end for box in tree.containers)
        yield replace(block, depth=depth) if depth else block


def _box(container: Container, lines: list[str], locale: str) -> Block:
    name = _BOXES[container.mark[:3]]
    kind = name if name == "tab" else f"{name}:{container.type.lower()}"
    marks = tuple(find_numbers(container.title, locale))
    line = lines[container.start]
    column = len(line) - len(line.lstrip()) + 1
    return Block(kind, container.title, container.start + 1, column, marks)


def _blocks(tree: Tree, locale: str) -> Iterator[Block]:
    lists: list[str] = []
    context, line = "paragraph", 0
    for token in tree.tokens:
        line = token.map[0] if token.map else line
        if token.type in ("ordered_list_open", "bullet_list_open"):
            lists.append("step" if token.type.startswith("ordered") else "item")
        elif token.type in ("ordered_list_close", "bullet_list_close"):
            lists.pop()
        elif token.type == "list_item_open":
            context = lists[-1]
        elif token.type == "heading_open":
            context = f"heading:{token.tag[1:]}"
        elif token.type in ("th_open", "td_open"):
            context = "cell"
        elif token.type == "inline":
            yield _inline(token, context, line, tree.lines, locale)
            context = "paragraph"
        elif other := _other(token, line):
            yield other


def _other(token: Token, line: int) -> Block | None:
    """Blocks without words of their own."""
    if token.type == "tr_open":
        return Block("row", "", line + 1, 1)
    if token.type == "hr":
        return Block("rule", "", line + 1, 1)
    if token.type in ("fence", "code_block"):
        inert = [part.strip() for part in token.content.split("\n")]
        inert = [part for part in inert if part.isascii() and not part.startswith(("#", "//"))]
        marks = [Mark("code", part, part) for part in inert if part]
        return Block(f"code:{token.info.strip()}", token.content, line + 1, 1, tuple(marks))
    if token.type == "html_block":
        tags = tuple(tags_of(token.content))
        if tags or not _COMMENTS.fullmatch(token.content):
            return Block("html", "", line + 1, 1, tags)
    return None


def _inline(token: Token, context: str, line: int, lines: list[str], locale: str) -> Block:
    words: list[str] = []
    marks: list[Mark] = []
    for child in token.children or []:
        words.append(_words(child))
        marks += marks_of(child, locale)
    text = "".join(words).strip()
    if context.startswith("heading:"):
        text = _ATTRIBUTES.sub("", text).strip()
        marks = [mark for mark in marks if mark.kind != "number"] + list(find_numbers(text, locale))
    if context == "item" and _TASK.match(text):
        context, text = "task", text[4:]
    source = lines[line] if line < len(lines) else ""
    first = next((part for part in words if part.strip()), "").strip()
    return Block(context, text, line + 1, max(source.find(first), 0) + 1, tuple(marks))


def _words(child: Token) -> str:
    if child.type in ("text", "code_inline"):
        return child.content
    if child.type == "image":
        return child.content
    return " " if child.type in ("softbreak", "hardbreak") else ""
