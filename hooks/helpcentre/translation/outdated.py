"""Outdated sections as a reader sees them: marked, and warnings in the words of the source."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from html import escape

from helpcentre.text.articles import Article
from helpcentre.text.places import Container
from helpcentre.text.sections import TOP, Section
from helpcentre.text.syntax import read_tree
from helpcentre.translation.states import ArticleState, SectionState

_WARNINGS = (
    "warning", "danger", "caution", "attention", "bug", "failure", "fail", "missing", "error",
)  # fmt: skip


def behind(state: ArticleState) -> list[SectionState]:
    """The translated sections whose source says something else by now."""
    return [part for part in state.sections if part.state == "outdated" and part.target]


def titles_of(parts: list[SectionState]) -> list[dict[str, str]]:
    """ID and heading of sections; of the top there is no heading to name."""
    return [
        {"id": part.id, "title": part.target.blocks[0].text}
        for part in parts
        if part.target and part.target.blocks and part.id != TOP
    ]


def mark_sections(
    html: str, state: ArticleState, words: Mapping[str, str], source: str, language: str
) -> str:
    """Put a note under the heading of each outdated section, with a link to it in the source.

    `source` is the address of the source's page, `language` the tag of its language.
    """
    for part in behind(state):
        note = _note(part, words, source, language)
        if part.id == TOP:
            html = note + html
            continue
        name = re.escape(part.id)
        heading = re.compile(rf'<(h[1-6])(?: [^<>]*)? id="{name}".*?</\1>', re.DOTALL)
        if match := heading.search(html):
            html = html[: match.end()] + note + html[match.end() :]
    return html


def _note(part: SectionState, words: Mapping[str, str], source: str, language: str) -> str:
    target = source if part.id == TOP else f"{source}#{part.id}"
    return (
        f'<p class="hc-outdated" data-hc-section="{escape(part.id)}">{escape(words["section"])} '
        f'<a href="{escape(target)}" hreflang="{language}">{escape(words["link"])}</a></p>'
    )


def show_source_warnings(
    markdown: str,
    state: ArticleState,
    texts: Mapping[str, str],
    language: Mapping[str, str],
    note: str,
) -> str:
    """Replace warnings of outdated sections by those of the source, in its language.

    `texts` are the recorded texts of the source, `language` its tag and direction.
    """
    if state.target is None:
        return markdown
    for part in behind(state):
        before = texts.get(part.entry.source, "") if part.entry else ""
        fresh = _fresh_warnings(part.source, state.source, before)
        own = _warnings(part.target, state.target) if part.target else []
        if not fresh:
            continue
        boxes = {number: _frame(text, language, note) for number, text in fresh.items()}
        start = _position(markdown, part.id)
        above, below = markdown[:start], markdown[start:]
        same = len(_warnings(part.source, state.source)) == len(own)
        if same and all(own[number] in below for number in boxes):
            for number, box in boxes.items():
                below = below.replace(own[number], box, 1)
        else:
            below = "\n\n".join(["", *boxes.values(), below])
        markdown = above + below
    return markdown


def _fresh_warnings(source: Section, article: Article, before: str) -> dict[int, str]:
    """The warnings of a source section that are new or changed, by their number in it."""
    known = {" ".join(text.split()) for text in _cut(before, 0, before.count("\n") + 1)}
    return {
        number: text
        for number, text in enumerate(_warnings(source, article))
        if " ".join(text.split()) not in known
    }


def _warnings(section: Section, article: Article) -> list[str]:
    return list(_cut(article.body, section.start - 1, section.end))


def _cut(text: str, start: int, end: int) -> Iterator[str]:
    """The Markdown of the warnings in these lines (from 0, end excluded)."""
    tree = read_tree(text)
    for box in tree.containers:
        if start <= box.start < end and _is_warning(box):
            yield "\n".join(tree.lines[box.start : box.end]).rstrip()


def _is_warning(box: Container) -> bool:
    return not box.mark.startswith("===") and box.type.lower() in _WARNINGS and box.indent == 0


def _frame(text: str, language: Mapping[str, str], note: str) -> str:
    tag, direction = escape(language["tag"]), escape(language["direction"])
    return (
        f'<p class="hc-outdated">{escape(note)}</p>\n\n'
        f'<div class="hc-source" lang="{tag}" dir="{direction}" markdown>\n\n{text}\n\n</div>'
    )


def _position(markdown: str, section: str) -> int:
    """Where the text of a section begins; the top if its heading cannot be found."""
    name = re.escape(section)
    heading = re.compile(rf"^#+ .*\{{[^{{}}]*#{name}(?=[\s}}])[^{{}}]*\}}[ \t]*$", re.MULTILINE)
    match = heading.search(markdown) if section != TOP else None
    return match.end() if match else 0
