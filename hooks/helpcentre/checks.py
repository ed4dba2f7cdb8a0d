"""All checks of sources in one call, for the command line; each hook runs its own part."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath

from helpcentre.channel_list import check_keys
from helpcentre.codes import check_codes
from helpcentre.completeness import check_strings
from helpcentre.findings import LEVELS, Finding, set_levels
from helpcentre.layout import check_layout
from helpcentre.linking.links import check_links
from helpcentre.navigation import check_navigation
from helpcentre.prose.lint import check_prose
from helpcentre.queries import check_queries
from helpcentre.records import check_records, parse_list, parse_records
from helpcentre.report import check_report
from helpcentre.reporting.silences import Silence, apply_silences, check_silences, list_silences
from helpcentre.reviews import check_channels, check_reviews
from helpcentre.rules import RULES
from helpcentre.sites import Site
from helpcentre.text.answers import check_answer
from helpcentre.text.articles import check_article
from helpcentre.translation.hidden import check_hidden
from helpcentre.translation.locks import check_locks
from helpcentre.translation.translations import check_translations
from helpcentre.translation.wording import check_wording
from helpcentre.triage.faults import check_triage
from helpcentre.trust.external import check_external
from helpcentre.trust.official import check_official
from helpcentre.trust.widgets import check_widgets

_REFUSED = (
    "sample-channel",
    "unsigned-list",
    "expired-verification",
    "unfinished-text",
    "lost-code",
)
_SCHEMAS = {
    "strings": "strings",
    "terms": "words",
    "queries": "queries",
    "search": "vocabulary",
    "triage": "triage-words",
}
"""The schema of all files in a folder of `data/`, unless a file has its own."""
RELEASE_LEVELS = dict.fromkeys(_REFUSED, "error")
"""What a release must not have, however quiet it is while people write."""
SOURCES = frozenset({"sources"})
"""The checks that run here, as the rules name them."""


def check_articles(site: Site) -> Iterator[Finding]:
    """Faults of files as such: encoding, front matter, headings, navigation, settings."""
    yield from (fault for fault in site.faults if site.covers(fault.locale))
    for article in site.checked:
        yield from check_article(article, site.schemas.get("article", {}))
        yield from check_answer(article)
    yield from check_hidden(site)
    yield from check_silences(site)
    if site.is_main:
        yield from check_navigation(site)
        yield from check_layout(site)
        yield from _check_levels(site)


def check_facts(site: Site) -> Iterator[Finding]:
    """Faults of data files and codes, facts that nobody registered, links that leave the site."""
    yield from check_official(site)
    yield from check_external(site)
    yield from check_queries(site)
    if not site.is_main:
        return
    for path, text in site.texts.items():
        if path.startswith("data/") and "/schemas/" not in path:
            folder = PurePosixPath(path).parent.name
            stem = PurePosixPath(path).stem
            name = stem if stem in site.schemas else _SCHEMAS.get(folder, stem)
            yield from check_records(path, text, site.schemas.get(name, {}))
    yield from check_report(site)
    yield from check_keys(site)
    yield from check_triage(site)
    yield from check_widgets(site)
    codes = parse_records(site.texts.get("data/go.yml", ""))
    yield from check_codes(site, codes, parse_list(site.texts.get("data/go.released.yml", "")))


def check_languages(site: Site) -> Iterator[Finding]:
    """Faults between languages: what a translation lacks, adds or changes, words, strings."""
    yield from check_translations(site)
    yield from check_wording(site)
    if site.is_main:
        yield from check_locks(site)
        yield from check_strings(site)


def check_time(site: Site, today: datetime.date) -> Iterator[Finding]:
    """What time has made untrue; a build does not ask, it must not depend on the day."""
    yield from check_reviews(site, today)
    if site.is_main:
        yield from check_channels(site, today)


@dataclass(frozen=True)
class Part:
    """What a shard found, before silences are applied: those of one may concern another."""

    findings: tuple[Finding, ...]
    silences: tuple[Silence, ...]
    levels: Mapping[str, str]


def check_part(site: Site, today: datetime.date | None = None, *, release: bool = False) -> Part:
    """Everything that can be said without building, with levels."""
    found = [
        *check_articles(site),
        *check_facts(site),
        *check_links(site),
        *check_languages(site),
        *check_prose(site),
        *(check_time(site, today) if today else ()),
    ]
    levels = {**known_levels(site), **(RELEASE_LEVELS if release else {})}
    return Part(tuple(set_levels(found, levels)), tuple(list_silences(site)), levels)


def unite(parts: Sequence[Part]) -> Part:
    """The parts of one site as one."""
    found = {finding for part in parts for finding in part.findings}
    silences = {silence for part in parts for silence in part.silences}
    return Part(tuple(sorted(found)), tuple(sorted(silences)), parts[0].levels)


def settle(
    part: Part, today: datetime.date | None = None, runs: frozenset[str] = SOURCES
) -> list[Finding]:
    """The findings that no silence covers, and those about silences, sorted."""
    return set_levels(apply_silences(part.findings, part.silences, today, runs), part.levels)


def check_site(
    site: Site, today: datetime.date | None = None, *, release: bool = False
) -> list[Finding]:
    """The whole report on a site's sources, sorted."""
    return settle(check_part(site, today, release=release), today)


def known_levels(site: Site) -> dict[str, str]:
    """The levels of `extra.checks`, without unknown rules or words."""
    levels = site.settings.levels.items()
    return {rule: level for rule, level in levels if rule in RULES and level in LEVELS}


def _check_levels(site: Site) -> Iterator[Finding]:
    for rule in sorted(set(site.settings.levels) - set(known_levels(site))):
        what = f"`extra.checks` says `{rule}: {site.settings.levels[rule]}`"
        fix = f"levels are {', '.join(LEVELS)}; `./helpcentre explain` lists the rules"
        yield Finding(site.config_path, 1, 1, "unknown-rule", what, fix)
