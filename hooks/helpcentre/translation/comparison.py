"""A translated section held against its source: every fault that a reader could suffer from."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from helpcentre.records import parse_list
from helpcentre.sites import Site
from helpcentre.terms import Term, terms_of
from helpcentre.text.articles import Article
from helpcentre.text.blocks import Block
from helpcentre.text.front_matter import Fault
from helpcentre.text.sections import Section, digest
from helpcentre.translation.inert import compare_facts
from helpcentre.translation.language import check_language
from helpcentre.translation.parity import compare_sections
from helpcentre.translation.wording import Finder, find_required, missing_terms

_SAME_FIELDS = (
    *("content_type", "safety", "generated", "template", "related", "review_every"),
    "answer.link",
)
_SNIPPET = re.compile(r"""(?:^|["'] )\s*(-{1,9}8<-{1,9}\s+["']?([\w-]+)/)""", re.MULTILINE)


@dataclass(frozen=True)
class Vocabulary:
    """What comparing needs to know of two languages besides the articles.

    `key` stands for `required` (what to look for in the source) and `terms` (by ID, in the
    locale), so that two vocabularies are told apart at once.
    """

    locale: str
    tag: str
    locales: tuple[str, ...]
    rivals: tuple[str, ...]
    names: tuple[str, ...]
    required: Finder = field(compare=False)
    terms: Mapping[str, Term] = field(compare=False)
    key: str = ""


def read_vocabulary(site: Site, locale: str) -> Vocabulary:
    """The vocabulary of a locale from the site's data."""
    default = site.settings.languages.default
    rivals = tuple(tag_of(site, other) for other in site.settings.languages.locales)
    names = tuple(parse_list(site.texts.get("data/names.yml", "")))
    source, own = (terms_of(site, name) for name in (default, locale))
    locales = site.settings.languages.locales
    return Vocabulary(
        *(locale, tag_of(site, locale), locales, rivals, names),
        required=find_required(source),
        terms={term.id: term for term in own},
        key=digest(repr((source, own))),
    )


def tag_of(site: Site, locale: str) -> str:
    """The language tag of a locale: what its strings say, or the locale itself."""
    language = site.strings.get(locale, {}).get("language")
    return str(language.get("tag") or locale) if isinstance(language, dict) else locale


@lru_cache(maxsize=16384)
def compare(ours: Section, theirs: Section, words: Vocabulary, where: str) -> tuple[Fault, ...]:
    """Faults of a translated section; `where` names the file of its source."""
    return tuple(_compare(ours, theirs, words, where))


def _compare(ours: Section, theirs: Section, words: Vocabulary, where: str) -> Iterator[Fault]:
    yield from compare_sections(ours, theirs, words.names, where)
    yield from compare_facts(ours, theirs, where)
    yield from missing_terms(ours.blocks, theirs.blocks, words.required, words.terms)
    same = len(ours.blocks) == len(theirs.blocks)
    for number, block in enumerate(theirs.blocks):
        original = ours.blocks[number].prose if same else ""
        yield from check_language(block, original, words.tag, words.rivals, words.names)
        yield from _compare_snippets(block, words)


def compare_fields(source: Article, target: Article) -> Iterator[Fault]:
    """Fields of the front matter that all languages share."""
    for name in _SAME_FIELDS:
        wanted, given = source.front.value(name), target.front.value(name)
        if wanted != given and target.fields:
            shown = "nothing" if given is None else f"“{given}”"
            what = f"`{name}` is {shown}, in the source “{wanted}”"
            above, _, own = name.rpartition(".")
            fix = f"copy the line `{own}:` of {source.path}"
            line = target.front.lines.get(name) or target.front.lines.get(above, 1)
            yield Fault("changed-field", line, 1, what, fix)


def _compare_snippets(block: Block, words: Vocabulary) -> Iterator[Fault]:
    shown = "" if block.kind.startswith("code:") else "\n".join(block.values("code"))
    for snippet in _SNIPPET.finditer(block.text):
        locale, only_shown = snippet[2], snippet[1] in shown
        if locale != words.locale and locale in words.locales and not only_shown:
            what = f"the snippet is that of {locale}"
            fix = f"translate it to docs/snippets/{words.locale}/ and name that file"
            yield Fault("foreign-snippet", block.line, block.column, what, fix)
