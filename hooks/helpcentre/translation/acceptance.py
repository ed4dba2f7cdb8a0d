"""Acceptance: records that a translated section matches its source as it is now."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from helpcentre.sites import Site
from helpcentre.translation.changes import count_changed, keeps_facts
from helpcentre.translation.comparison import compare, read_vocabulary
from helpcentre.translation.locks import Entry, Lock, Locks
from helpcentre.translation.states import ArticleState, LocaleState, SectionState, loud_rules

_FEW_LETTERS = 24
"""How many letters an edit may touch to count as small: two or three typing errors."""


@dataclass(frozen=True)
class Terms:
    """Who accepts: `by` machine or human, read by a native speaker or not, and why if unchanged."""

    by: str
    reviewed: bool = False
    unchanged: str = ""


@dataclass(frozen=True)
class Outcome:
    """What became of one section: a new entry, or why it was refused; neither if it was done."""

    locale: str
    slug: str
    section: str
    entry: Entry | None = None
    refused: str = ""


def accept(
    site: Site, state: LocaleState, slugs: Iterable[str], section: str, terms: Terms
) -> list[Outcome]:
    """Accept sections of these articles (all where `section` is empty) for the source as it is."""
    wanted = set(slugs)
    return [
        _accept(site, article, part, terms)
        for article in state.articles
        if article.slug in wanted and article.target
        for part in article.sections
        if not section or part.id == section
    ]


def _accept(site: Site, article: ArticleState, part: SectionState, terms: Terms) -> Outcome:
    name = article.locale, article.slug, part.id
    if reason := _refuse(site, article, part, terms):
        return Outcome(*name, refused=reason)
    target = part.target.digest if part.target else ""
    old = part.entry or Entry("", "", "")
    kept = old.reason if (old.source, old.target) == (part.source.digest, target) else ""
    reason = terms.unchanged if _is_unchanged(part) else kept
    entry = Entry(part.source.digest, target, terms.by, terms.reviewed, reason)
    return Outcome(*name) if entry == part.entry else Outcome(*name, entry=entry)


def _is_unchanged(part: SectionState) -> bool:
    """Whether the source moved on and the translation did not."""
    entry, target = part.entry, part.target
    if entry is None or target is None or entry.source == part.source.digest:
        return False
    return entry.target == target.digest


def _refuse(site: Site, article: ArticleState, part: SectionState, terms: Terms) -> str:
    """Why a section cannot be accepted, with what to do, or nothing."""
    target = article.target
    if target is None or part.target is None:
        return "it is not translated; translate it first"
    mark = target.fields.get("translation")
    if terms.reviewed and mark != "reviewed":
        return "--reviewed needs `translation: reviewed` in the front matter, which readers see"
    if terms.by == "machine" and mark in ("human", "reviewed"):
        return f"a machine's translation cannot stand in an article marked `translation: {mark}`"
    words, loud = read_vocabulary(site, article.locale), loud_rules(site)
    faults = [
        fault
        for fault in compare(part.source, part.target, words, article.source.path)
        if fault.rule in loud
    ]
    if faults:
        first = faults[0]
        more = f" (and {len(faults) - 1} more)" if len(faults) > 1 else ""
        return f"{target.path}:{first.line}: {first.what}{more}; fix: {first.fix} [{first.rule}]"
    if _is_unchanged(part) and not terms.unchanged:
        return (
            "the source has changed and the translation has not; translate the change "
            f"(`./helpcentre diff {article.locale} {article.slug}`), "
            'or say why nothing needs to change: --unchanged "…"'
        )
    return ""


def accept_minor(
    states: Mapping[str, LocaleState], locks: Locks, slug: str, section: str, why: str
) -> list[Outcome]:
    """Accept a small edit of a source article (a typing error) for all its translations."""
    return [
        _accept_minor(article, part, locks, why)
        for state in states.values()
        for article in state.articles
        if article.slug == slug
        for part in article.sections
        if part.entry and part.entry.source != part.source.digest and section in ("", part.id)
    ]


def _accept_minor(article: ArticleState, part: SectionState, locks: Locks, why: str) -> Outcome:
    name = article.locale, article.slug, part.id
    entry = part.entry or Entry("", "", "")
    before = locks.texts.get(entry.source)
    if before is None:
        return Outcome(*name, refused="the text that was accepted is not recorded any more")
    if count_changed(before, part.source.text) > _FEW_LETTERS:
        why_not = "more than a typing error changed since it was accepted; see `./helpcentre diff`"
        return Outcome(*name, refused=why_not)
    if not keeps_facts(before, part.source.text, article.source.locale):
        why_not = "links, numbers, steps or boxes of the source changed; that is no small edit"
        return Outcome(*name, refused=why_not)
    moved = Entry(part.source.digest, entry.target, entry.by, entry.reviewed, why)
    return Outcome(*name, entry=moved)


def merge(locks: Locks, outcomes: Iterable[Outcome], states: Mapping[str, LocaleState]) -> Locks:
    """The locks with what was accepted, without entries of sections that the source lost."""
    texts = dict(locks.texts)
    fresh: dict[str, dict[str, dict[str, Entry]]] = {}
    for outcome in outcomes:
        if outcome.entry:
            own = fresh.setdefault(outcome.locale, {}).setdefault(outcome.slug, {})
            own[outcome.section] = outcome.entry
            part = _section(states[outcome.locale], outcome)
            texts[part.source.digest] = part.source.text
    merged = {
        locale: _merge_lock(locks.by_locale.get(locale, {}), fresh.get(locale, {}), state)
        for locale, state in states.items()
    }
    return Locks({**locks.by_locale, **merged}, texts)


def _section(state: LocaleState, outcome: Outcome) -> SectionState:
    article = state.by_key[f"{outcome.slug}.md"]
    return next(part for part in article.sections if part.id == outcome.section)


def _merge_lock(
    old: Lock, fresh: Mapping[str, Mapping[str, Entry]], state: LocaleState
) -> dict[str, dict[str, Entry]]:
    merged = {}
    for article in state.articles:
        known = {**old.get(article.slug, {}), **fresh.get(article.slug, {})}
        living = {part.id for part in article.sections}
        if kept := {name: entry for name, entry in known.items() if name in living}:
            merged[article.slug] = kept
    return merged
