"""All checks of sources in one call, for the command line; each hook runs its own part."""

from __future__ import annotations

from collections.abc import Iterator

from helpcentre.articles import check_article
from helpcentre.findings import LEVELS, Finding, set_levels
from helpcentre.links import check_links
from helpcentre.navigation import check_navigation
from helpcentre.rules import RULES
from helpcentre.sites import Site
from helpcentre.strings import check_strings
from helpcentre.translations import check_translations


def check_articles(site: Site) -> Iterator[Finding]:
    """Faults of files as such: encoding, front matter, headings, navigation, settings."""
    yield from site.faults
    for article in site.articles.values():
        yield from check_article(article, site.schema)
    yield from check_navigation(site)
    yield from _check_levels(site)


def check_languages(site: Site) -> Iterator[Finding]:
    """Faults between languages: missing and orphaned translations, heading IDs, strings."""
    yield from check_translations(site)
    yield from check_strings(site)


def check_site(site: Site) -> list[Finding]:
    """Everything that can be said without building, with levels, sorted."""
    found = [*check_articles(site), *check_links(site), *check_languages(site)]
    return set_levels(found, known_levels(site))


def known_levels(site: Site) -> dict[str, str]:
    """The levels of `extra.checks`, without unknown rules or words."""
    levels = site.settings.levels.items()
    return {rule: level for rule, level in levels if rule in RULES and level in LEVELS}


def _check_levels(site: Site) -> Iterator[Finding]:
    for rule in sorted(set(site.settings.levels) - set(known_levels(site))):
        what = f"`extra.checks` says `{rule}: {site.settings.levels[rule]}`"
        fix = f"levels are {', '.join(LEVELS)}; `./helpcentre explain` lists the rules"
        yield Finding(site.config_path, 1, 1, "unknown-rule", what, fix)
