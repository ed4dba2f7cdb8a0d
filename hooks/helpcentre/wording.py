"""Words: translations use the termbase, and no article a form that it forbids."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from helpcentre.blocks import Block
from helpcentre.findings import Finding
from helpcentre.front_matter import Fault
from helpcentre.sections import read_sections
from helpcentre.sites import Site
from helpcentre.terms import Term, terms_of

ADMONITIONS = (
    "note", "abstract", "info", "tip", "success", "question", "warning", "failure", "danger", "bug",
    "example", "quote", "summary", "tldr", "todo", "hint", "important", "check", "done", "help",
    "faq", "caution", "attention", "fail", "missing", "error", "snippet", "cite",
)  # fmt: skip
"""The types of boxes that the theme draws, with their old names."""


def check_wording(site: Site) -> Iterator[Finding]:
    """Forbidden forms, and boxes of a type that does not exist, in any article."""
    terms = {
        locale: terms_of(site, locale) for locale in {a.locale for a in site.articles.values()}
    }
    for article in site.articles.values():
        for section in read_sections(article).values():
            for block in section.blocks:
                for fault in _check_block(block, terms[article.locale]):
                    yield article.finding(*fault)


def _check_block(block: Block, terms: Sequence[Term]) -> Iterator[Fault]:
    yield from check_forbidden(block, terms)
    nature, _, kind = block.kind.partition(":")
    if nature in ("admonition", "details") and kind not in ADMONITIONS:
        near = difflib.get_close_matches(kind, ADMONITIONS, 1)
        fix = (
            f"did you mean `{near[0]}`?" if near else f"write one of {', '.join(ADMONITIONS[:12])}"
        )
        what = f"there is no box of type `{kind}`"
        yield Fault("unknown-admonition", block.line, block.column, what, fix)


def check_forbidden(block: Block, terms: Sequence[Term]) -> Iterator[Fault]:
    """Forms that mislead readers, with the right one."""
    for form, term in _forbidden(tuple(terms)):
        if match := form.search(block.text):
            what = f"“{match[0]}” is a wrong form of “{term}”"
            yield Fault("forbidden-term", block.line, block.column, what, f"write “{term}”")


@lru_cache(maxsize=64)
def _forbidden(terms: tuple[Term, ...]) -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple((_pattern([form]), term.term) for term in terms for form in term.forbidden)


def missing_terms(
    source: Sequence[Block], target: Sequence[Block], ours: Sequence[Term], theirs: Sequence[Term]
) -> Iterator[Fault]:
    """Terms of a source section that its translation names by none of their forms."""
    text = "\n".join(block.text for block in target).lower()
    known = {term.id: term for term in theirs}
    told: set[str] = set()
    for number, block in enumerate(source):
        for name in _terms_in(block.text, tuple(ours)):
            term = known.get(name)
            if term is None or name in told or _is_named(term, text):
                continue
            told.add(name)
            near = target[min(number, len(target) - 1)] if target else block
            what = f"“{term.term}” stands for a term of the source and is missing"
            fix = f"use “{term.term}”, or add the form that you use to `forms` in data/terms/"
            yield Fault("missing-term", near.line, near.column, what, fix)


def _is_named(term: Term, text: str) -> bool:
    return any(form.lower() in text for form in (term.term, *term.forms, *term.synonyms))


def _terms_in(text: str, terms: tuple[Term, ...]) -> list[str]:
    """IDs of the technical terms in a text, the longest name first where one is in another."""
    pattern, ids = _finder(terms)
    return [ids[match[0].lower()] for match in pattern.finditer(text)]


@lru_cache(maxsize=64)
def _finder(terms: tuple[Term, ...]) -> tuple[re.Pattern[str], dict[str, str]]:
    ids = {term.term.lower(): term.id if term.required else "" for term in terms}
    return _pattern(sorted(ids, key=len, reverse=True)), ids


def _pattern(forms: Sequence[str]) -> re.Pattern[str]:
    """Any of these forms; those of an alphabet as words of their own."""
    words = [
        rf"(?<!\w){re.escape(form)}(?!\w)" if _is_alphabetic(form) else re.escape(form)
        for form in forms
    ]
    return re.compile("|".join(words) or r"(?!)", re.IGNORECASE)


def _is_alphabetic(form: str) -> bool:
    return not re.search("[\u3040-\u9fff\uac00-\ud7af]", form)
