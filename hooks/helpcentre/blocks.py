"""Blocks: paragraphs, steps, cells, boxes of an article in order, with what they must keep."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from operator import attrgetter
from urllib.parse import unquote

from markdown_it.token import Token
from selectolax.lexbor import LexborHTMLParser

from helpcentre.places import Container
from helpcentre.syntax import Tree
from helpcentre.units import find_unit


@dataclass(frozen=True)
class Mark:
    """Something inert: a link's target, code, an image, a tag, a number with its unit, a label."""

    kind: str
    value: str
    shown: str
    unit: str = ""


@dataclass(frozen=True)
class Block:
    """One piece of an article: its kind, its words as a reader sees them, its marks.

    Kinds: paragraph, step, item, task, cell, row, heading:2, code:text, html, rule, and
    admonition:warning, details:note, tab for the line that opens a box. Places count from 1.
    """

    kind: str
    text: str
    line: int
    column: int
    marks: tuple[Mark, ...] = ()

    @property
    def prose(self) -> str:
        """The words that can be translated: without code."""
        if self.kind.startswith("code:"):
            return self.text if _is_prose(self.text) else ""
        text = self.text
        for mark in self.marks:
            text = text.replace(mark.value, " ") if mark.kind == "code" else text
        return text

    def values(self, kind: str) -> list[str]:
        """The values of one kind of marks, sorted."""
        return sorted(mark.value for mark in self.marks if mark.kind == kind)


def _is_prose(code: str) -> bool:
    """Whether a code block is a text to copy, such as a letter, and not code."""
    letters = [letter for letter in code if letter.isalpha()]
    return sum(map(str.isascii, letters)) * 2 < len(letters)


_NUMBER = re.compile(
    r"(?<![A-Za-z0-9_])(?<![A-Za-z0-9_][.,:-])"
    r"(?:\d{4}-\d\d-\d\d|\d{1,3}(?:[\u00a0\u202f ]\d{3})+|\d+(?:[.,:]\d+)*)(?![A-Za-z0-9_])"
)
_GROUPED = re.compile(r"\d{1,3}(?:[.,\u00a0\u202f ]\d{3})+")
_TASK = re.compile(r"\[[ xX]\] ")
_ATTRIBUTES = re.compile(r"\{:? ?[#.][^{}]*\}$")
_BOXES = {"!!!": "admonition", "???": "details", "===": "tab"}
_LETTERS = re.compile(r"[A-Za-z]{2}")
_LANGUAGE = re.compile(
    r"^(https?://)(?:[a-z]{2}(?:-[a-z]{2,4})?\.)?([^/]+)(/[a-z]{2}(?:-[a-z]{2,4})?(?=/|$))?", re.I
)


def read_blocks(tree: Tree, locale: str) -> Iterator[Block]:
    """The blocks of a text in order."""
    boxes = [_box(container, tree.lines, locale) for container in tree.containers]
    yield from sorted([*boxes, *_blocks(tree, locale)], key=attrgetter("line"))


def _box(container: Container, lines: list[str], locale: str) -> Block:
    name = _BOXES[container.mark[:3]]
    kind = name if name == "tab" else f"{name}:{container.type}"
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
        marks = [Mark("code", part, part) for part in inert if part and part.isascii()]
        return Block(f"code:{token.info.strip()}", token.content, line + 1, 1, tuple(marks))
    if token.type == "html_block":
        return Block("html", "", line + 1, 1, tuple(_tags(token.content)))
    return None


def _inline(token: Token, context: str, line: int, lines: list[str], locale: str) -> Block:
    words: list[str] = []
    marks: list[Mark] = []
    for child in token.children or []:
        words.append(_words(child))
        marks += _marks(child, locale)
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


def _marks(child: Token, locale: str) -> Iterator[Mark]:
    if child.type == "link_open":
        target = str(child.attrs.get("href", ""))
        yield Mark("link", same_in_all_languages(target), target)
    elif child.type == "image":
        target = str(child.attrs.get("src", ""))
        yield Mark("image", same_in_all_languages(target), target)
        yield from find_numbers(child.content, locale)
    elif child.type == "code_inline" and child.content.isascii():
        yield Mark("code", child.content, child.content)
    elif child.type == "html_inline":
        yield from _tags(child.content)
    elif child.type == "strong_open":
        yield Mark("label", "**", "**")
    elif child.type == "text":
        yield from find_numbers(child.content, locale)


def _tags(html: str) -> Iterator[Mark]:
    """Raw HTML: each tag, and each attribute that can lead somewhere or run code."""
    if html.startswith(("</", "<!--")):
        return
    for node in LexborHTMLParser(f"<body>{html}").css("body *, head *"):
        yield Mark("html", str(node.tag), f"<{node.tag}>")
        for name, value in node.attributes.items():
            if name in ("href", "src", "srcset", "action", "style") or name.startswith("on"):
                yield Mark("html", f"{name}={value}", f"{name}={value}")


def same_in_all_languages(target: str) -> str:
    """A link's target without what names a language: `https://en.x.org/en/a` and `…/zh/a`."""
    return _LANGUAGE.sub(r"\1\2", unquote(target.strip()))


def find_numbers(text: str, locale: str) -> Iterator[Mark]:
    """The numbers of a text in plain digits, `digit` those of one digit, each with its unit."""
    plain = "".join(map(_plain, text))
    for match in _NUMBER.finditer(plain):
        value = match[0]
        if _GROUPED.fullmatch(value):
            value = re.sub(r"\D", "", value)
        value = value.replace(",", ".")
        kind = "number" if len(value) > 1 else "digit"
        yield Mark(
            kind, value, text[match.start() : match.end()], find_unit(plain, match.end(), locale)
        )


def _plain(letter: str) -> str:
    """A digit of any script or width as an ASCII one."""
    if letter.isascii() or not letter.isdigit():
        return letter
    return str(unicodedata.digit(letter)) if unicodedata.category(letter) == "Nd" else letter
