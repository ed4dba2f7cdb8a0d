"""Words: translations use the termbase, and no article a form that it forbids."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from helpcentre.findings import Finding
from helpcentre.sites import Site
from helpcentre.terms import Term, terms_of
from helpcentre.text.blocks import Block
from helpcentre.text.front_matter import Fault
from helpcentre.text.sections import read_sections


@dataclass(frozen=True)
class Finder:
    """Finds any of some forms in a text; `names` tells what each form, in small letters, is."""

    pattern: re.Pattern[str]
    names: Mapping[str, str]

    @classmethod
    def of(cls, names: Mapping[str, str]) -> Finder:
        """A finder that prefers the longest form where one is within another."""
        return cls(_pattern(sorted(names, key=len, reverse=True)), names)

    @cached_property
    def _named(self) -> tuple[str, ...]:
        return tuple(form for form, name in self.names.items() if name)

    def find(self, text: str) -> Iterator[tuple[re.Match[str], str]]:
        """Every form in a text with its name; the pattern takes `ſ` for `s` and `ı` for `i`.

        Most texts have no form with a name, and a plain search tells so many times faster.
        """
        small = text.lower().replace("ſ", "s").replace("ı", "i")
        if any(form in small for form in self._named):
            for match in self.pattern.finditer(text):
                found = match[0].lower().replace("ſ", "s").replace("ı", "i")
                yield match, self.names.get(found, "")


def find_forbidden(terms: Sequence[Term]) -> Finder:
    """Finds forbidden forms; names are the terms to write instead, empty for what is right."""
    right = {form.lower(): "" for term in terms for form in (term.term, *term.synonyms)}
    wrong = {form.lower(): term.term for term in terms for form in term.forbidden}
    return Finder.of({**right, **wrong})


def find_required(terms: Sequence[Term]) -> Finder:
    """Finds terms; names are the IDs of those that may not be paraphrased, else empty."""
    return Finder.of({term.term.lower(): term.id if term.required else "" for term in terms})


ADMONITIONS = (
    "note", "abstract", "info", "tip", "success", "question", "warning", "failure", "danger", "bug",
    "example", "quote", "summary", "tldr", "todo", "hint", "important", "check", "done", "help",
    "faq", "caution", "attention", "fail", "missing", "error", "snippet", "cite",
)  # fmt: skip
"""The types of boxes that the theme draws, with their old names."""


def check_wording(site: Site) -> Iterator[Finding]:
    """Forbidden forms, and boxes of a type that does not exist, in any article."""
    locales = {article.locale for article in site.checked}
    forbidden = {locale: find_forbidden(terms_of(site, locale)) for locale in locales}
    for article in site.checked:
        for section in read_sections(article).values():
            for block in section.blocks:
                for fault in _check_block(block, forbidden[article.locale]):
                    yield article.finding(*fault)


def _check_block(block: Block, forbidden: Finder) -> Iterator[Fault]:
    yield from check_forbidden(block, forbidden)
    nature, _, kind = block.kind.partition(":")
    if nature in ("admonition", "details") and kind not in ADMONITIONS:
        near = difflib.get_close_matches(kind, ADMONITIONS, 1)
        fix = (
            f"did you mean `{near[0]}`?" if near else f"write one of {', '.join(ADMONITIONS[:12])}"
        )
        what = f"there is no box of type `{kind}`"
        yield Fault("unknown-admonition", block.line, block.column, what, fix)


def check_forbidden(block: Block, forbidden: Finder) -> Iterator[Fault]:
    """Forms that mislead readers, with the right one."""
    for match, term in forbidden.find(block.text):
        if term:
            what = f"“{match[0]}” is a wrong form of “{term}”"
            yield Fault("forbidden-term", block.line, block.column, what, f"write “{term}”")


def missing_terms(
    source: Sequence[Block], target: Sequence[Block], wanted: Finder, known: Mapping[str, Term]
) -> Iterator[Fault]:
    """Terms of a source section that its translation names by none of their forms."""
    text = "\n".join(block.text for block in target).lower()
    told: set[str] = set()
    for number, block in enumerate(source):
        for _, name in wanted.find("" if block.summary else block.text):
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


def _pattern(forms: Sequence[str]) -> re.Pattern[str]:
    """Any of these forms; those of an alphabet as words of their own."""
    words = [
        rf"(?<!\w){re.escape(form)}(?!\w)" if _is_alphabetic(form) else re.escape(form)
        for form in forms
    ]
    return re.compile("|".join(words) or r"(?!)", re.IGNORECASE)


def _is_alphabetic(form: str) -> bool:
    return not re.search("[\u3040-\u9fff\uac00-\ud7af]", form)
