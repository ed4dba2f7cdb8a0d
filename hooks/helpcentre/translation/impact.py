"""Impact: which translations a change of sources makes outdated, and whether it cheats."""

from __future__ import annotations

from collections.abc import Iterator

from helpcentre.findings import Finding
from helpcentre.sites import Site
from helpcentre.text.sections import digest
from helpcentre.translation.interface import SLUGS as INTERFACE
from helpcentre.translation.interface import interface_of, read_parts
from helpcentre.translation.judging import weigh
from helpcentre.translation.locks import FOLDER, Entry, Locks, read_locks
from helpcentre.translation.states import ArticleState, LocaleState, SectionState, read_states

_BEHIND = ("outdated", "outdated_minor", "outdated_facts")


def check_impact(base: Site, site: Site) -> Iterator[Finding]:
    """What changed from `base` to `site`: outdated translations, and false acceptances."""
    states, locks = read_states(site), read_locks(base.locks)
    yield from _outdated(base, site, states)
    for state in states.values():
        for article in state.articles:
            for part in article.sections:
                yield from _false(base, locks, article, part)


def _outdated(base: Site, site: Site, states: dict[str, LocaleState]) -> Iterator[Finding]:
    """One finding for each source section that was changed, with the languages that lag now."""
    before = {
        (locale, article.slug, part.id)
        for locale, state in read_states(base).items()
        for article in state.articles
        for part in article.sections
        if part.state in _BEHIND
    }
    behind: dict[tuple[str, int, str, str], list[str]] = {}
    for locale, state in states.items():
        for article in state.articles:
            for part in article.sections:
                if part.state in _BEHIND and (locale, article.slug, part.id) not in before:
                    place = article.source.path, part.source.start, article.slug, part.id
                    behind.setdefault(place, []).append(locale)
    default = site.settings.languages.default
    for (path, line, slug, section), locales in behind.items():
        what = f"this change makes {slug}#{section} outdated in {', '.join(locales)}"
        fix = (
            "translate it, or ask for it; for a typing error only: "
            f'`./helpcentre accept {slug}#{section} --minor "…"`'
        )
        yield Finding(path, line, 1, "outdated-translation", what, fix, default)


def _false(
    base: Site, locks: Locks, article: ArticleState, part: SectionState
) -> Iterator[Finding]:
    """A lock that moved on to a new source while the translation stayed, without a reason.

    Where only links or numbers moved and nothing differs now, `sync` had nothing to write.
    """
    entry = part.entry
    old = locks.find(article.locale, article.slug, part.id)
    if entry is None or old is None or entry.source == old.source:
        return
    if entry.reason not in ("", old.reason):
        return
    before = locks.texts.get(old.source)
    if before and digest(before) == part.source.digest:
        return  # only white space moved
    if before and not part.faults and weigh(before, part.source.text) == "facts":
        return
    if article.target and part.target and not _worked(base, article, part, old):
        what = f"{article.slug}#{part.id} was accepted for a changed source, but did not change"
        fix = f"restore {FOLDER}/{article.locale}.json, or accept with `--unchanged` and a reason"
        yield article.target.finding("false-acceptance", part.target.start, 1, what, fix)


def _worked(base: Site, article: ArticleState, part: SectionState, old: Entry) -> bool:
    """Whether the translated section differs from the one in `base`, or lagged there already."""
    name = article.locale, article.source.key
    before = base.by_key.get(name) or (
        interface_of(base, article.locale, article.slug) if article.slug in INTERFACE else None
    )
    own = read_parts(before).get(part.id) if before else None
    if own is None or part.target is None:
        return True
    return own.digest != part.target.digest or own.digest != old.target
