"""Translations: what each lacks, what in it differs from its source, and what lags behind."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import SequenceMatcher

from helpcentre.findings import Finding
from helpcentre.sites import Site
from helpcentre.text.articles import Article
from helpcentre.text.syntax import Heading
from helpcentre.translation.comparison import compare_fields
from helpcentre.translation.locks import FOLDER
from helpcentre.translation.states import ArticleState, LocaleState, SectionState, read_states

_STATES = {
    "outdated": "outdated-translation",
    "outdated_minor": "slightly-outdated-translation",
    "unrecorded": "unrecorded-translation",
    "edited": "edited-translation",
}


def check_translations(site: Site) -> Iterator[Finding]:
    """Check every translation against its source, section by section."""
    for state in read_states(site).values():
        for article in state.articles:
            yield from _check_article(article)
        yield from _unsynchronized(state)
        for slug in state.orphaned:
            yield _orphan(site, site.by_key[state.locale, f"{slug}.md"])
        yield from _withdrawn(site, state)


def _check_article(state: ArticleState) -> Iterator[Finding]:
    source, target = state.source, state.target
    if target is None:
        yield _missing(state)
        return
    yield from _compare_headings(source, target)
    yield from _check_mark(target)
    yield from (target.finding(*fault) for fault in compare_fields(source, target))
    for section in state.sections:
        yield from (target.finding(*fault) for fault in section.faults)
        if section.target and section.state in _STATES:
            yield _behind(state, section, target)


def _unsynchronized(state: LocaleState) -> Iterator[Finding]:
    """One finding for all sections whose links or numbers are old: one command mends them."""
    parts = [
        source_name(article, part)
        for article in state.articles
        for part in article.sections
        if part.state == "outdated_facts"
    ]
    if parts:
        what = f"links, code, images or numbers are still the old ones in {_some(parts)}"
        fix = f"run `./helpcentre sync {state.locale}` and commit what it changes"
        path = f"{FOLDER}/{state.locale}.json"
        yield Finding(path, 1, 1, "unsynchronized-translation", what, fix, state.locale)


def _some(names: list[str]) -> str:
    more = f" and {len(names) - 5} more" if len(names) > 5 else ""
    return ", ".join(names[:5]) + more


def _missing(state: ArticleState) -> Finding:
    source, locale = state.source, state.locale
    what = f"no {locale} translation of “{source.title}”"
    fix = f"run `./helpcentre new {source.slug} --locale {locale}` and translate the file"
    return Finding(source.path, 1, 1, "missing-translation", what, fix, locale)


def _behind(state: ArticleState, section: SectionState, target: Article) -> Finding:
    line = section.target.start if section.target else 1
    name = f"{state.locale}/{source_name(state, section)}"
    accept = f"run `./helpcentre accept {name} --by human`"
    place = f"{state.source.path}:{section.source.start}"
    what, fix = {
        "outdated": (
            f"{place} has changed since this section was translated",
            f"see `./helpcentre diff {state.locale} {state.slug}`, translate, then {accept}",
        ),
        "outdated_minor": (
            f"{place} has changed in punctuation only",
            f"look whether it concerns the translation, then {accept} --unchanged “…”",
        ),
        "unrecorded": (f"nobody has accepted this section for {place}", accept),
        "edited": ("this section was changed after it was accepted", accept),
    }[section.state]
    return target.finding(_STATES[section.state], line, 1, what, fix)


def source_name(state: ArticleState, section: SectionState) -> str:
    """A section as the command line names it: `contact/email#steps`."""
    return f"{state.slug}#{section.id}"


def _orphan(site: Site, article: Article) -> Finding:
    default = site.settings.languages.default
    what = f"there is no {default} article {article.slug}"
    fix = f"move this file to the new path of its {default} source, or delete it"
    return article.finding("orphaned-translation", 1, 1, what, fix)


def _withdrawn(site: Site, state: LocaleState) -> Iterator[Finding]:
    behind = [a.slug for a in state.articles if a.is_safety and not a.is_safe]
    if behind:
        what = f"{state.locale} is not offered to readers; not complete or current: {_some(behind)}"
        fix = f"see `./helpcentre todo {state.locale}`"
        path = f"data/strings/{state.locale}.yml"
        yield Finding(path, 1, 1, "withdrawn-language", what, fix, state.locale)


def _check_mark(article: Article) -> Iterator[Finding]:
    if article.fields and "translation" not in article.fields:
        what = "the translation does not say whether a native speaker has reviewed it"
        fix = "add `translation: machine` (or human, or reviewed) to the front matter"
        yield article.finding("unmarked-translation", 1, 1, what, fix)


def _compare_headings(source: Article, article: Article) -> Iterator[Finding]:
    """Report each explicit heading ID that differs, at the heading that lies closest."""
    expected = [heading for heading in source.document.headings if heading.id]
    given = [heading for heading in article.document.headings if heading.id]
    if not expected or not article.document.complete:
        return
    matcher = SequenceMatcher(
        None,
        [heading.id for heading in expected],
        [heading.id for heading in given],
        autojunk=False,
    )
    for kind, start, end, own_start, own_end in matcher.get_opcodes():
        if kind == "equal":
            continue
        ours, theirs = given[own_start:own_end], expected[start:end]
        for number in range(max(len(ours), len(theirs))):
            own = ours[number] if number < len(ours) else None
            wanted = theirs[number] if number < len(theirs) else None
            yield _mismatch(source, article, own, wanted, given[: own_start + number])


def _mismatch(
    source: Article,
    article: Article,
    own: Heading | None,
    wanted: Heading | None,
    before: list[Heading],
) -> Finding:
    near = own or (before[-1] if before else None)
    line, column = (near.line, near.column) if near else (1, 1)
    what = fix = ""
    if own and wanted:
        what = f"the heading ID #{own.id} is #{wanted.id} in {source.path}:{wanted.line}"
        fix = f"write `{own.text} {{ #{wanted.id} }}`"
    elif own:
        what = f"the source has no heading #{own.id}"
        fix = f"remove the heading, or add it to {source.path} first"
    elif wanted:
        what = f"the heading #{wanted.id} of {source.path}:{wanted.line} is missing"
        fix = f"translate the section after this line, with the ID {{ #{wanted.id} }}"
    return article.finding("heading-id-mismatch", line, column, what, fix)
