"""The termbase: glossary page, and the first use of each term in a section."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from typing import Any

from helpcentre.records import parse_records
from helpcentre.sites import Site


@dataclass(frozen=True)
class Term:
    """A term in one locale; `article` is the slug that explains it best, or empty.

    `forms` are beginnings of its other forms; a `required` term may not be paraphrased.
    """

    id: str
    term: str
    definition: str
    synonyms: tuple[str, ...] = ()
    forms: tuple[str, ...] = ()
    forbidden: tuple[str, ...] = ()
    article: str = ""
    tooltip: bool = True
    required: bool = False


def list_terms(data: Mapping[str, Any], words: Sequence[Mapping[str, Any]]) -> list[Term]:
    """The terms in the order of the termbase; `words` by ID, of the best language first."""
    return list(_terms(data, words))


def _terms(data: Mapping[str, Any], words: Sequence[Mapping[str, Any]]) -> Iterator[Term]:
    for name, entry in data.items():
        own = next((found for known in words if (found := known.get(name))), None)
        if isinstance(own, Mapping) and own.get("term") and isinstance(entry, Mapping):
            yield Term(
                id=str(name),
                term=str(own["term"]),
                definition=str(own.get("definition") or ""),
                synonyms=tuple(map(str, own.get("synonyms") or ())),
                forms=tuple(map(str, own.get("forms") or ())),
                forbidden=tuple(map(str, own.get("forbidden") or ())),
                article=str(entry.get("article") or ""),
                tooltip=entry.get("tooltip") is not False,
                required=entry.get("required") is True,
            )


def terms_of(site: Site, locale: str) -> tuple[Term, ...]:
    """The termbase in a locale, without what it lacks there."""
    words = parse_records(site.texts.get(f"data/terms/{locale}.yml", ""))
    return tuple(list_terms(parse_records(site.texts.get("data/terms.yml", "")), [words]))


def glossary_markdown(
    terms: list[Term], words: Mapping[str, str], titles: Mapping[str, str]
) -> str:
    """The body of the glossary page; `titles` are article titles by slug."""
    parts = []
    for term in sorted(terms, key=lambda term: term.term.lower()):
        lines = [f"## {term.term} {{ #{term.id} }}", term.definition]
        if term.synonyms:
            lines.append(f"{words['synonyms']}{', '.join(term.synonyms)}")
        if term.article in titles:
            lines.append(f"{words['article']}[{titles[term.article]}](../{term.article}.md)")
        parts.append("\n\n".join(lines))
    return "\n\n".join(parts)


_TAG = re.compile(r"(<[^>]*>)")
_CLOSED = ("a", "h1", "h2", "h3", "h4", "code", "pre", "button", "summary", "bdi", "svg", "label")
_NAME = re.compile(r"</?([a-z0-9]+)")


def mark_terms(content: str, terms: list[Term], glossary: str, label: str) -> str:
    """Link the first use of each term in each section to its entry in the glossary.

    `glossary` is the address of the glossary relative to the page. Links, headings, code and
    what the build itself wrote are left alone.
    """
    names = {escape(term.term.lower()): term for term in terms if term.tooltip}
    if not names:
        return content
    found = re.compile("|".join(map(_pattern, sorted(names, key=len, reverse=True))), re.IGNORECASE)
    used: set[str] = set()

    def link(match: re.Match[str]) -> str:
        name = match[0].lower()
        term = names.get(name) or names[name.removesuffix("s")]
        if term.id in used:
            return match[0]
        used.add(term.id)
        hint = escape(f"{label}: {term.definition}", quote=True)
        return f'<a class="hc-term" href="{glossary}#{term.id}" title="{hint}">{match[0]}</a>'

    parts = []
    depth = 0
    for part in _TAG.split(content):
        if part.startswith("<"):
            depth += _step(part)
            if part.startswith("<h2"):
                used.clear()
            parts.append(part)
        else:
            parts.append(part if depth else found.sub(link, part))
    return "".join(parts)


def _pattern(name: str) -> str:
    """Words of an alphabet whole, English ones also with a plural s; Chinese anywhere."""
    if re.search("[\u3040-\u9fff\uac00-\ud7af]", name):
        return re.escape(name)
    plural = "s?" if name.isascii() else ""
    return rf"(?<![\w-]){re.escape(name)}{plural}(?![\w-])"


def _step(tag: str) -> int:
    """How a tag changes the depth inside elements that must not be touched."""
    name = _NAME.match(tag)
    if not name or name[1] not in _CLOSED or tag.endswith("/>"):
        return 0
    return -1 if tag.startswith("</") else 1
