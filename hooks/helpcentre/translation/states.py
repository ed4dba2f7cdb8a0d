"""States: how far each section of each translation is, from its text, its source and its lock."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from helpcentre.rules import RULES
from helpcentre.sites import Site
from helpcentre.text.articles import Article
from helpcentre.text.front_matter import Fault
from helpcentre.text.sections import Section
from helpcentre.translation.comparison import Vocabulary, compare, read_vocabulary
from helpcentre.translation.interface import SLUG as INTERFACE
from helpcentre.translation.interface import SLUGS as TEXTS
from helpcentre.translation.interface import interface_of, parse_part, read_parts
from helpcentre.translation.judging import judge, weigh_section
from helpcentre.translation.locks import Entry, Locks, read_locks

ORDER = (
    "missing", "untranslated", "outdated", "mismatch", "outdated_facts", "outdated_minor",
    "unrecorded", "edited", "current", "reviewed",
)  # fmt: skip
"""The states from worst to best; an article is as far as its worst section."""
SAFE = ("outdated_minor", "edited", "current", "reviewed")
"""The states in which an article of the safety floor may be offered to readers."""
_LOUD = ("error", "warn")


@dataclass(frozen=True)
class SectionState:
    """How far one section is; `faults` are all that was found, `entry` its lock."""

    id: str
    state: str
    source: Section
    target: Section | None = None
    entry: Entry | None = None
    faults: tuple[Fault, ...] = ()


@dataclass(frozen=True)
class ArticleState:
    """How far one article is in one locale; `sections` in the order of the source."""

    locale: str
    source: Article
    target: Article | None
    sections: tuple[SectionState, ...]

    @property
    def slug(self) -> str:
        """The article's address below its locale."""
        return self.source.slug

    @property
    def state(self) -> str:
        """The state of the worst section."""
        states = [section.state for section in self.sections]
        return min(states, key=ORDER.index) if states else "current"

    @property
    def is_behind(self) -> bool:
        """Whether a section says what its source does not say any more."""
        return any(part.state == "outdated" and part.target for part in self.sections)

    @property
    def is_safe(self) -> bool:
        """Whether a reader in danger may rely on it."""
        return all(section.state in SAFE for section in self.sections)

    @property
    def is_safety(self) -> bool:
        """Whether the article belongs to the safety floor."""
        return self.source.fields.get("safety") is True


@dataclass(frozen=True)
class LocaleState:
    """How far one translation is; `orphaned` are slugs without a source."""

    locale: str
    articles: tuple[ArticleState, ...]
    orphaned: tuple[str, ...] = ()

    @cached_property
    def by_key(self) -> dict[str, ArticleState]:
        """Articles by the path that their translations share."""
        return {article.source.key: article for article in self.articles}

    @property
    def pages(self) -> tuple[ArticleState, ...]:
        """The articles proper, without the texts of the interface."""
        return tuple(article for article in self.articles if article.slug not in TEXTS)

    @property
    def translated(self) -> tuple[ArticleState, ...]:
        """The articles that exist and are not in the words of the source."""
        behind = ("missing", "untranslated")
        return tuple(article for article in self.pages if article.state not in behind)

    @property
    def floor(self) -> tuple[ArticleState, ...]:
        """The articles that a reader in danger needs."""
        return tuple(article for article in self.pages if article.is_safety)

    @property
    def lagging_texts(self) -> tuple[str, ...]:
        """The groups of the interface's texts whose source says something else by now."""
        texts = self.by_key.get(f"{INTERFACE}.md")
        parts = texts.sections if texts else ()
        return tuple(part.id for part in parts if part.state == "outdated")

    @cached_property
    def is_offered(self) -> bool:
        """Whether the safety floor is complete and current, so that readers may be led here."""
        needed = (article for article in self.articles if article.is_safety)
        return all(article.is_safe for article in needed)


def read_states(site: Site) -> dict[str, LocaleState]:
    """The state of every translation, by locale in the order of mkdocs.yml."""
    locks = read_locks(site.locks)
    languages = site.settings.languages
    others = [
        locale
        for locale in languages.locales
        if locale != languages.default and site.covers(locale)
    ]
    return {locale: read_state(site, locale, locks) for locale in others}


def offered_locales(site: Site, states: Mapping[str, LocaleState] | None = None) -> list[str]:
    """The source language, and the translations that readers may be led to."""
    known = read_states(site) if states is None else states
    offered = [locale for locale, state in known.items() if state.is_offered]
    return [site.settings.languages.default, *offered]


def read_state(site: Site, locale: str, locks: Locks) -> LocaleState:
    """The state of one translation."""
    default = site.settings.languages.default
    words = read_vocabulary(site, locale)
    sources = [a for a in site.articles.values() if a.locale == default]
    own = {a.key: a for a in site.articles.values() if a.locale == locale}
    orphaned = {article.slug for article in own.values()} - {source.slug for source in sources}
    for name in TEXTS:
        texts = interface_of(site, default, name), interface_of(site, locale, name)
        if texts[0] and texts[1]:
            sources.append(texts[0])
            own[texts[1].key] = texts[1]
    loud = loud_rules(site)
    articles = tuple(
        _read_article(source, own.get(source.key), words, locks, loud)
        for source in sorted(sources, key=lambda article: article.slug)
    )
    return LocaleState(locale, articles, tuple(sorted(orphaned)))


def loud_rules(site: Site) -> frozenset[str]:
    """The rules that fail a build of this site."""
    levels = site.settings.levels
    return frozenset(rule.id for rule in RULES.values() if levels.get(rule.id, rule.level) in _LOUD)


def _read_article(
    source: Article, target: Article | None, words: Vocabulary, locks: Locks, loud: frozenset[str]
) -> ArticleState:
    theirs = read_parts(target) if target else {}
    sections = []
    for name, section in read_parts(source).items():
        entry = locks.find(words.locale, source.slug, name)
        before = locks.texts.get(entry.source) if entry else None
        change = weigh_section(entry, section, before if source.slug not in TEXTS else None)
        faults: tuple[Fault, ...] = ()
        if own := theirs.get(name):
            # What lags behind is held against the source that it was translated from: the reader
            # is told that it lags, and a source can be mended before all languages have followed.
            original = parse_part(source, name, before or "") if change else section
            if before or not change:
                faults = compare(original, own, words, source.path)
            if faults and entry and change and entry.target != own.digest:
                # Somebody may have followed the source already, and has not accepted it yet.
                faults = min(faults, compare(section, own, words, source.path), key=len)
        state = judge(own, tuple(f for f in faults if f.rule in loud), entry, change)
        sections.append(SectionState(name, state, section, own, entry, faults))
    return ArticleState(words.locale, source, target, tuple(sections))
