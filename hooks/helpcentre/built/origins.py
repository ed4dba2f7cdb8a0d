"""Which line of which source made an address on a built page."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple
from urllib.parse import unquote

from helpcentre.built.resolver import Target
from helpcentre.sites import Site, page_addresses
from helpcentre.text.articles import Article
from helpcentre.text.positions import find_place
from helpcentre.text.syntax import Link

_SHORTEST = 3
"""Fewer letters stand everywhere, so that finding them says nothing."""


class Origin(NamedTuple):
    """A place in a source; lines and columns count from 1."""

    path: str
    line: int
    column: int
    locale: str = ""


@dataclass(frozen=True)
class Origins:
    """Finds the source of what is seen on built pages. `templates` are the looks, by path."""

    site: Site
    templates: Mapping[str, str]

    @cached_property
    def articles(self) -> dict[str, Article]:
        """By page below the site folder, the article whose text it shows."""
        languages = self.site.settings.languages
        keys = sorted({article.key for article in self.site.articles.values()})
        found: dict[str, Article] = {}
        for locale in dict.fromkeys((languages.default, *languages.locales)):
            for key in keys:
                if article := self.site.find(locale, key):
                    found.setdefault(self.page_of(locale, key), article)
        return found

    def page_of(self, locale: str, key: str) -> str:
        """The page of an article, or another file of the docs folder, below the site folder."""
        prefix = "" if locale == self.site.settings.languages.default else f"{locale}/"
        address = page_addresses(key, self.site.settings.directory_urls)[0]
        is_folder = not address or address.endswith("/")
        return prefix + address + ("index.html" if is_folder else "")

    @cached_property
    def copies(self) -> dict[str, Origin]:
        """By path below the site folder, files of the docs folder that are copied to it."""
        split, docs = self.site.settings.languages.split, self.site.settings.docs_dir
        found: dict[str, Origin] = {}
        for source in sorted(self.site.files):
            locale, key = split(source)
            if not key.endswith(".md"):
                found[self.page_of(locale, key)] = Origin(f"{docs}/{source}", 1, 1, locale)
        return found

    def explain(self, pages: Container[str]) -> bool:
        """Whether pages were built from these sources: most of those that should be, are there."""
        there = sum(page in pages for page in self.articles)
        return 2 * there >= len(self.articles)

    def find(self, page: str, reference: str, target: Target | None) -> Origin | None:
        """The place that made a reference on a page: its article, or a template, or data."""
        if article := self.articles.get(page):
            for place in self._places(page, article, reference, target):
                return Origin(article.path, *place, article.locale)
        return self._elsewhere(reference, target)

    def _places(
        self, page: str, article: Article, reference: str, target: Target | None
    ) -> Iterator[tuple[int, int]]:
        """Where an article could have made a reference, the surest first."""
        links = article.document.links
        yield from (_at(link) for link in links if link.target == reference)
        plain = unquote(reference)
        yield from (_at(link) for link in links if unquote(link.target) == plain)
        if target:
            same = (link for link in links if self._leads_to(page, article, link, target))
            yield from map(_at, same)
        heading = re.sub(r'^id="(.*)"$', r"#\1", reference)
        for literal in dict.fromkeys((reference, heading)):
            place = find_place(article.text, literal) if len(literal) >= _SHORTEST else (1, 1)
            yield from [place] if place != (1, 1) else ()

    def _leads_to(self, page: str, article: Article, link: Link, target: Target) -> bool:
        """Whether a Markdown link, which MkDocs rewrites, leads to this target."""
        path, _, fragment = link.target.partition("#")
        if link.html or ":" in path or fragment != target.fragment:
            return False
        path = unquote(path.partition("?")[0])
        source = posixpath.join(posixpath.dirname(article.source), path) if path else article.source
        languages = self.site.settings.languages
        locale, key = languages.split(posixpath.normpath(source))
        # On a fallback page, links lead to the language of the page, not of the article.
        first = page.partition("/")[0]
        reader = first if first in languages.locales else languages.default
        wanted = {target.file, target.wanted, target.wanted.rstrip("/")}
        return not wanted.isdisjoint(self.page_of(name, key) for name in (locale, reader))

    def _elsewhere(self, reference: str, target: Target | None) -> Origin | None:
        """Settings, data, snippets and templates that write this address."""
        for literal in dict.fromkeys((reference, *self._short_forms(target))):
            for path, text in self._sources if len(literal) >= _SHORTEST else ():
                if literal in text:
                    return Origin(path, *find_place(text, literal))
        return None

    def _short_forms(self, target: Target | None) -> Iterator[str]:
        """How settings and templates name a page: without way up or language, or as its source."""
        if target is None or not target.wanted.strip("/"):
            return
        wanted = target.wanted.removesuffix("index.html")
        first, _, rest = wanted.partition("/")
        fragment = f"#{target.fragment}" if target.fragment else ""
        own = first in self.site.settings.languages.locales and first not in ("", wanted)
        for path in (wanted, rest) if own else (wanted,):
            yield from (path + fragment, f"{path.strip('/')}.md{fragment}")

    @cached_property
    def _sources(self) -> list[tuple[str, str]]:
        site = self.site
        others = {**site.texts, **self.templates}
        known = site.article_paths
        texts = [(path, others[path]) for path in sorted(others) if path not in known]
        return [(site.config_path, site.config_text), *texts]


def _at(link: Link) -> tuple[int, int]:
    return link.line, link.column
