"""All checks of sources in one call, for the command line; each hook runs its own part."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from pathlib import PurePosixPath

from helpcentre.articles import check_article
from helpcentre.codes import check_codes
from helpcentre.completeness import check_strings
from helpcentre.findings import LEVELS, Finding, set_levels
from helpcentre.hidden import check_hidden
from helpcentre.layout import check_layout
from helpcentre.links import check_links
from helpcentre.locks import check_locks
from helpcentre.navigation import check_navigation
from helpcentre.official import check_official
from helpcentre.records import check_records, parse_list, parse_records
from helpcentre.reviews import check_channels, check_reviews
from helpcentre.rules import RULES
from helpcentre.sites import Site
from helpcentre.translations import check_translations
from helpcentre.wording import check_wording

_REFUSED = ("sample-channel", "expired-verification", "unfinished-text", "lost-code")
_SCHEMAS = {"strings": "strings", "terms": "words"}
"""The schema of all files in a folder of `data/`; elsewhere each file has its own."""
RELEASE_LEVELS = dict.fromkeys(_REFUSED, "error")
"""What a release must not have, however quiet it is while people write."""


def check_articles(site: Site) -> Iterator[Finding]:
    """Faults of files as such: encoding, front matter, headings, navigation, settings."""
    yield from (fault for fault in site.faults if site.covers(fault.locale))
    for article in site.checked:
        yield from check_article(article, site.schemas.get("article", {}))
    yield from check_hidden(site)
    if site.is_main:
        yield from check_navigation(site)
        yield from check_layout(site)
        yield from _check_levels(site)


def check_facts(site: Site) -> Iterator[Finding]:
    """Faults of data files and codes, and facts in articles that nobody registered."""
    yield from check_official(site)
    if not site.is_main:
        return
    for path, text in site.texts.items():
        if path.startswith("data/") and "/schemas/" not in path:
            folder = PurePosixPath(path).parent.name
            name = _SCHEMAS.get(folder) or PurePosixPath(path).stem
            yield from check_records(path, text, site.schemas.get(name, {}))
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


def check_site(
    site: Site, today: datetime.date | None = None, *, release: bool = False
) -> list[Finding]:
    """Everything that can be said without building, with levels, sorted."""
    found = [
        *check_articles(site),
        *check_facts(site),
        *check_links(site),
        *check_languages(site),
        *(check_time(site, today) if today else ()),
    ]
    return set_levels(found, {**known_levels(site), **(RELEASE_LEVELS if release else {})})


def known_levels(site: Site) -> dict[str, str]:
    """The levels of `extra.checks`, without unknown rules or words."""
    levels = site.settings.levels.items()
    return {rule: level for rule, level in levels if rule in RULES and level in LEVELS}


def _check_levels(site: Site) -> Iterator[Finding]:
    for rule in sorted(set(site.settings.levels) - set(known_levels(site))):
        what = f"`extra.checks` says `{rule}: {site.settings.levels[rule]}`"
        fix = f"levels are {', '.join(LEVELS)}; `./helpcentre explain` lists the rules"
        yield Finding(site.config_path, 1, 1, "unknown-rule", what, fix)
