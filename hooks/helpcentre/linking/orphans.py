"""Orphans: articles that no navigation and no link reaches."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Iterator

import pathspec

from helpcentre.findings import Finding
from helpcentre.linking.gather import Mention
from helpcentre.linking.resolution import Case, find_source, locate_own
from helpcentre.rules import RULES
from helpcentre.sites import Site

_FIRST = ("index.md", "README.md", "404.md")
_NAVIGATORS = (
    "literate-nav", "awesome-nav", "awesome-pages", "section-index", "blog", "gen-files",
    "monorepo", "multirepo", "include_dir_to_nav", "navigation",
)  # fmt: skip
"""Plugins that make a navigation of their own."""


def check_orphans(site: Site, mentions: Iterable[Mention]) -> Iterator[Finding]:
    """Report articles of the source language that readers can only find by search.

    Where `missing-from-nav` is on, it tells about every article outside of the navigation.
    """
    listed = {name.removeprefix("./") for name in site.settings.nav}
    strict = site.settings.levels.get("missing-from-nav", RULES["missing-from-nav"].level)
    if not listed or strict != "ignore" or site.settings.build.has_plugin(*_NAVIGATORS):
        return
    default = site.settings.languages.default
    own = (mention for mention in mentions if mention.locale == default)
    reached = {key for mention in own for key in _targets(site, mention)}
    folders = tuple(name for name in listed if name.endswith("/"))
    meant = _spare(site)
    for (locale, key), article in sorted(site.by_key.items()):
        spare = key in _FIRST or key in reached or key in meant or not article.text.strip()
        if locale != default or spare or {key, article.source} & listed:
            continue
        if not key.startswith(folders or ("\0",)):
            what = f"no navigation and no link leads to {article.slug}"
            fix = f"add it to `nav:` of {site.config_path}, link to it, or list it in `not_in_nav:`"
            yield article.finding("orphan-page", 1, 1, what, fix)


def _spare(site: Site) -> set[str]:
    """Articles that mkdocs.yml leaves out of the navigation on purpose."""
    try:
        patterns = pathspec.GitIgnoreSpec.from_lines(site.settings.build.not_in_nav.split("\n"))
    except ValueError:
        return set()
    names = (article.source for article in site.articles.values())
    return {site.settings.languages.split(name)[1] for name in patterns.match_files(names)}


def _targets(site: Site, mention: Mention) -> Iterator[str]:
    """The keys of the articles that a mention may lead to."""
    target, article = mention.link.target.strip(), mention.article
    if article is None or mention.link.image:
        return
    case = Case(site, article, mention.link)
    if (own := locate_own(site, target)) is not None and re.match("https?:|/", target):
        found = find_source(site, own)
    elif ":" in target.partition("/")[0] or not case.path:
        return
    else:
        yield site.settings.languages.split(case.source(case.path.lstrip("/")))[1]
        found = find_source(site, case.address(case.path))
    yield site.settings.languages.split(found)[1]
    yield posixpath.join(site.settings.languages.split(found)[1], "index.md")
