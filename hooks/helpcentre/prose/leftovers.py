"""Leftovers: markup that Python-Markdown does not understand, so that readers see its signs."""

from __future__ import annotations

import re
from collections.abc import Iterator

from markdown_it.token import Token

from helpcentre.findings import Finding
from helpcentre.sites import Site
from helpcentre.text.articles import Article
from helpcentre.text.passages import GAP
from helpcentre.text.places import Container, Places
from helpcentre.text.syntax import Tree, hide_math, read_tree

_TARGET = (
    r"(?:https?:|mailto:|channel:|promise:|tool:|\#|\.{0,2}/|[\w./-]+\.(?:md|svg|png|jpe?g|webp)\b)"
)
_BREAK = r"[\ \u00a0\u3000]*+\n?[\ \u00a0\u3000]*+"
_LINK = re.compile(rf"[\]】］]{_BREAK}[(（](?={_TARGET})")
_LEFT = {
    "write the link as `[text](target)`: half-width brackets, no blank between them": _LINK,
    "close what is opened, with no blank inside: `**words**`": re.compile(r"\*\*"),
    "write a backtick on both sides: `` `code` ``": re.compile(r"`"),
    "put a blank behind the sign that begins a list item": re.compile(
        r"^(?:[-+]|\d{1,2}[.．])(?=[^\W\d_a-zA-Z])|^(?:[-*+]|\d{1,2}[.．])[\u00a0\u3000]",
        re.MULTILINE,
    ),
    "write `##`, a half-width blank, then the heading": re.compile(r"^＃+", re.MULTILINE),
    "write a picture as `![what it shows](file)`, without a blank": re.compile(r"^! (?=\[)"),
    "write the ID as `{ #id }`, closed and half-width": re.compile(
        r"\{:?\s*\#[\w-]+\s*$|[｛{]\s*[#＃][\w-]+\s*｝"
    ),
}  # fmt: skip
_SUSPECT = re.compile(r"\*\*|[`＃｛{】］]|\][\s(（]|^[-+*!\d]", re.MULTILINE)
_STRONG = re.compile(r"(\*{1,3})(?![\s*])(?:(?!\1|\n\n).)+?(?<!\s)\1", re.DOTALL)
_INERT = re.compile(r"\\[^\w\s]|\{\{[^{}]*\}\}|\{%[^{}]*%\}")
_TASK = re.compile(r"\[[ xX]?\](?=[^\s(\[:])")
_BOXED = re.compile(r" *(?:!!!|\?{3}|={3}[!+]? )")
_BOX = re.compile(
    r"""\ *(?:(?:!!!|\?{3}\+?)\ ?[\w-]+(?:\ +[\w-]+)*(?:\ +".*")?
    | \?{3}\+?\ +".*" | ={3}[!+]{0,2}\ +".*")\ *""",
    re.VERBOSE,
)


def check_leftovers(site: Site) -> Iterator[Finding]:
    """Report markup that stays on the page as it was typed."""
    for article in site.checked:
        for line, column, what, fix in _check(article):
            yield article.finding("visible-markup", line, column, what, fix)


def _check(article: Article) -> Iterator[tuple[int, int, str, str]]:
    tree = read_tree(article.body)
    for box in tree.containers:
        yield from _box(box, tree)
    places = Places(tree.lines, tree.flat)
    above = ""
    for token in tree.tokens:
        if token.type == "inline" and token.map:
            passage = places.enter(token.map[0], token.content)
            for offset, sign, fix in _inline(token, above):
                what = f"{_quote(sign)} stays on the page as text"
                yield *passage.at(offset), what, fix
        elif token.type.endswith("_open") and token.type != "paragraph_open":
            above = token.type


def _box(box: Container, tree: Tree) -> Iterator[tuple[int, int, str, str]]:
    """Faults of the line that opens a box or tab."""
    line = tree.lines[box.start]
    place = box.start + 1, len(line) - len(line.lstrip()) + 1
    if not _BOXED.match(line):
        return
    below = tree.lines[box.start + 1] if box.start + 1 < len(tree.lines) else ""
    if not _BOX.fullmatch(line.rstrip()):
        fix = f'write `{box.mark} type "title"`, with straight quotation marks'
        yield *place, f"`{line.strip()[:40]}` opens no box and stays on the page as text", fix
    elif box.end == box.start + 1 and below.strip():
        fix = "indent the text of the box by four blanks"
        yield *place, f"`{line.strip()[:40]}` is a box without text", fix


def _inline(token: Token, above: str) -> Iterator[tuple[int, str, str]]:
    """Offset, sign and mend of each leftover in a token's content."""
    if above == "list_item_open" and (task := _TASK.match(token.content)):
        yield 0, task[0], "write `- [ ] words` or `- [x] words`, with blanks"
    if not _SUSPECT.search(token.content):
        return
    text = _mask(token)
    for fix, pattern in _LEFT.items():
        if "^[" in text and pattern is _LINK:  # the parser takes it for a footnote
            continue
        if found := pattern.search(text):
            yield found.start(), found[0], fix


def _quote(sign: str) -> str:
    shown = " ".join(sign.split()) or sign
    return "“`”" if shown == "`" else f"`{shown}`"


def _mask(token: Token) -> str:
    """The content with all that is understood, or meant to be seen, replaced."""
    signs = list(token.content)
    for child in token.children or []:
        start, end = child.meta.get("span", (0, 0))
        if child.type in ("link_open", "image"):
            start = start if child.type == "image" else child.meta.get("label", start)
        signs[start:end] = [sign if sign == "\n" else GAP for sign in signs[start:end]]
    text = hide_math(_INERT.sub(_gap, "".join(signs)))
    before = ""
    while text != before:
        before, text = text, _STRONG.sub(_gap, text)
    return text


def _gap(found: re.Match[str]) -> str:
    return re.sub(r"[^\n]", GAP, found[0])
