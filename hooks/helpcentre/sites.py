"""A site as its sources tell it: languages, articles, files, and who stands in for whom."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property, lru_cache
from pathlib import PurePosixPath
from typing import Any

from markdown.extensions.toc import slugify as default_slugify

from helpcentre.builds import Build
from helpcentre.findings import Finding
from helpcentre.prose.tools import Tools
from helpcentre.register import Register
from helpcentre.strings import fallback_chain
from helpcentre.text.articles import Article
from helpcentre.text.snippets import Expansion, expand
from helpcentre.text.syntax import Document, Slugify, hide_math, parse


@dataclass(frozen=True)
class Languages:
    """The locales of a site, as mkdocs-static-i18n lays them out.

    `structure` is `folder` (docs/en/a.md) or `suffix` (docs/a.en.md); a site in one language
    has no `locales`.
    """

    default: str = ""
    locales: tuple[str, ...] = ()
    structure: str = "folder"
    fallback: bool = True

    def split(self, source: str) -> tuple[str, str]:
        """The locale of a source path and the path that all its translations share."""
        return _split(self, source)

    def names_locale(self, source: str) -> bool:
        """Whether the path itself says which locale it belongs to."""
        return self.split(source)[1] != source


@lru_cache(maxsize=65536)
def _split(languages: Languages, source: str) -> tuple[str, str]:
    path = PurePosixPath(source)
    if languages.structure == "folder":
        if len(path.parts) > 1 and path.parts[0] in languages.locales:
            return path.parts[0], PurePosixPath(*path.parts[1:]).as_posix()
    elif (suffix := PurePosixPath(path.stem).suffix[1:]) in languages.locales:
        name = PurePosixPath(path.stem).stem + path.suffix
        return suffix, path.with_name(name).as_posix()
    return languages.default, source


@dataclass(frozen=True)
class Settings:
    """What mkdocs.yml says about sources, with MkDocs' own defaults.

    `overrides` are the settings of single languages that would leak into others.
    """

    docs_dir: str = "docs"
    site_url: str = ""
    languages: Languages = Languages()
    levels: Mapping[str, str] = field(default_factory=dict)
    nav: tuple[str, ...] = ()
    directory_urls: bool = True
    absolute_from_docs: bool = False
    overrides: tuple[tuple[str, str], ...] = ()
    generated_articles: bool = False
    generated_pages: bool = False
    excluded: str = ""
    review_every: int = 0
    review_safety_every: int = 0
    slugify: Slugify = default_slugify
    separator: str = "-"
    build: Build = field(default_factory=Build)


@dataclass(frozen=True)
class Site:
    """Everything that the rules may ask of a site.

    `files` are all published paths below the docs folder, articles included; `excluded` those
    that exist but are not published. `texts` are other files that a reader's words or a fact
    can come from (data, snippets, templates, SVG), by path; `schemas` hold data files by name,
    `locks` what was accepted as translated; `snippets` path and text of what articles include, by
    the name that they use; `styles` style sheets by path; `theme_files` are names below the
    theme's own folder. A shard has only the articles that its `scope` (the
    locales to report on) needs; an empty scope means all.
    """

    settings: Settings
    articles: Mapping[str, Article]
    files: frozenset[str]
    excluded: frozenset[str] = frozenset()
    strings: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    register: Register | None = None
    schemas: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    texts: Mapping[str, str] = field(default_factory=dict)
    locks: Mapping[str, str] = field(default_factory=dict)
    snippets: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    styles: Mapping[str, str] = field(default_factory=dict)
    theme_files: frozenset[str] = frozenset()
    faults: tuple[Finding, ...] = ()
    config_path: str = "mkdocs.yml"
    config_text: str = ""
    scope: frozenset[str] = frozenset()
    tools: Tools = field(default_factory=Tools)

    def covers(self, locale: str) -> bool:
        """Whether this shard reports on a locale; what no locale owns goes with the source."""
        return not self.scope or locale in self.scope

    @property
    def is_main(self) -> bool:
        """Whether this shard reports on what belongs to no language: settings, data, pictures."""
        return self.covers(self.settings.languages.default)

    @cached_property
    def checked(self) -> list[Article]:
        """The articles to report on."""
        return [article for article in self.articles.values() if self.covers(article.locale)]

    @cached_property
    def article_paths(self) -> frozenset[str]:
        """The paths of all articles as findings show them, also of those not in this shard."""
        names = (name for name in self.files if name.endswith(".md"))
        return frozenset(f"{self.settings.docs_dir}/{name}" for name in names)

    @cached_property
    def by_key(self) -> dict[tuple[str, str], Article]:
        """Articles by locale and shared path."""
        return {(article.locale, article.key): article for article in self.articles.values()}

    @cached_property
    def _keys(self) -> dict[str, tuple[str, ...]]:
        return {}

    def keys_of(self, locale: str) -> tuple[str, ...]:
        """The shared paths that a reader of this locale can reach, sorted."""
        if locale not in self._keys:
            found = {key for _, key in self.by_key if self.find(locale, key)}
            self._keys[locale] = tuple(sorted(found))
        return self._keys[locale]

    def chain(self, locale: str) -> tuple[str, ...]:
        """The locales whose articles a reader of this locale may get, the best first."""
        languages = self.settings.languages
        if not languages.fallback:
            return (locale,)
        return fallback_chain(self.strings.get(locale, {}), locale, languages.default)

    @cached_property
    def _expansions(self) -> dict[str, Expansion | None]:
        return {}

    def expand(self, article: Article) -> Expansion | None:
        """The article's body with its snippets in place; nothing if it has none."""
        build = self.settings.build
        if build.snippet_paths is None or not (build.appended or "8<-" in article.text):
            return None
        if article.path not in self._expansions:
            ends = "".join(f'\n\n--8<-- "{name}"' for name in build.appended)
            body = hide_math(article.body) if build.has_math else article.body
            self._expansions[article.path] = expand(article.path, body + ends, self.snippets)
        return self._expansions[article.path]

    def document(self, article: Article) -> Document:
        """What the rules need of an article's body, with its snippets in place."""
        expansion = self.expand(article)
        if expansion is None:
            return article.document
        found = parse(expansion.text, self.settings.slugify, self.settings.separator)
        complete = found.complete and not expansion.missing and not article.fields.get("generated")
        return found if complete else replace(found, complete=False)

    def find(self, locale: str, key: str) -> Article | None:
        """The article that a reader of this locale gets: its own, or another as fallback."""
        places = ((place, key) for place in self.chain(locale))
        return next((self.by_key[place] for place in places if place in self.by_key), None)

    def has_file(self, locale: str, key: str) -> bool:
        """Whether a file (of any kind) is published for this locale, directly or as fallback."""
        return any(
            (key, place) in self._places for place in (locale, self.settings.languages.default)
        )

    def owns(self, locale: str, key: str) -> bool:
        """Whether a locale has this article or file itself, also one that is not in this shard."""
        return (key, locale) in self._places

    @cached_property
    def _places(self) -> set[tuple[str, str]]:
        split = self.settings.languages.split
        return {(key, locale) for locale, key in map(split, self.files)}

    @cached_property
    def addresses(self) -> dict[str, str]:
        """Every address that the site will answer, relative to its root, with its source."""
        languages = self.settings.languages
        found: dict[str, str] = {}
        for source in sorted(self.files):
            locale, key = languages.split(source)
            shared = {locale}
            if locale == languages.default and source.endswith(".md"):
                shared |= set(languages.locales)
            for place in sorted(shared):
                prefix = "" if place == languages.default else f"{place}/"
                for name in page_addresses(key, self.settings.directory_urls):
                    found.setdefault(prefix + name, source)
        for source in self.settings.build.redirects:
            for name in page_addresses(source, self.settings.directory_urls):
                found.setdefault(name, source)
        return found


def page_addresses(key: str, directory_urls: bool) -> list[str]:
    """The addresses of one source, relative to its locale's root, the canonical one first."""
    path = PurePosixPath(key)
    if path.suffix != ".md":
        return [key]
    parent = "" if path.parent == PurePosixPath(".") else f"{path.parent}/"
    if path.stem in ("index", "README"):
        return (
            [parent, f"{parent}index.html"] if directory_urls else [f"{parent}index.html", parent]
        )
    page = f"{parent}{path.stem}"
    return [f"{page}/", f"{page}/index.html", page] if directory_urls else [f"{page}.html"]
