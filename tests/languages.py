"""What the sources say about languages, read apart from the code under test."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urljoin, urlsplit

import yaml
from selectolax.lexbor import LexborHTMLParser, LexborNode

from tests.sites import ROOT

HOST = "https://help.bitpie.example/"
DEFAULT = "zh"


class _Loader(yaml.SafeLoader):
    """Lets MkDocs' tags pass as nothing."""


_Loader.add_multi_constructor("", lambda loader, tag, node: None)
_TEXT = (ROOT / "mkdocs.yml").read_text("utf-8")
CONFIG: dict[str, Any] = yaml.load(_TEXT, _Loader)  # noqa: S506 - a safe loader
LOCALES = tuple(entry["locale"] for entry in CONFIG["plugins"]["i18n"]["languages"])


@dataclass(frozen=True)
class Project:
    """The sources of a site in these languages; `DEFAULT` lies at the root."""

    root: Path = ROOT
    locales: tuple[str, ...] = LOCALES

    def strings(self, locale: str) -> dict[str, Any]:
        """The texts of the interface, without any fallback."""
        return self._strings[locale]

    @cached_property
    def _strings(self) -> dict[str, dict[str, Any]]:
        folder = self.root / "data/strings"
        texts = {locale: (folder / f"{locale}.yml").read_text("utf-8") for locale in self.locales}
        return {locale: yaml.safe_load(text) for locale, text in texts.items()}

    def tag(self, locale: str) -> str:
        return str(self.strings(locale)["language"]["tag"])

    def direction(self, locale: str) -> str:
        return str(self.strings(locale)["language"]["direction"])

    @cached_property
    def articles(self) -> dict[tuple[str, str], dict[str, Any]]:
        """The front matter of every article, by locale and shared path."""
        return {
            (locale, path.relative_to(self.root / "docs" / locale).as_posix()): read_fields(path)
            for locale in self.locales
            for path in sorted((self.root / "docs" / locale).rglob("*.md"))
        }

    @cached_property
    def keys(self) -> tuple[str, ...]:
        """The shared paths of all articles; the source language has each of them."""
        return tuple(key for locale, key in self.articles if locale == DEFAULT)

    def shown(self, locale: str, key: str) -> str:
        """The language in which a reader of a locale gets an article."""
        chain = (locale, *self.strings(locale)["language"].get("fallback", []), DEFAULT)
        return str(next(name for name in chain if (name, key) in self.articles))

    def url(self, locale: str, key: str) -> str:
        """The address of an article below the root of the site."""
        slug = key.removesuffix(".md")
        slug = slug.removesuffix("index") if slug.endswith("index") else f"{slug}/"
        return f"{home(locale)}{slug}"

    def translations(self, key: str) -> list[str]:
        return [locale for locale in self.locales if (locale, key) in self.articles]


def home(locale: str) -> str:
    """The root of a locale below the root of the site."""
    return "" if locale == DEFAULT else f"{locale}/"


def read_fields(path: Path) -> dict[str, Any]:
    text = path.read_text("utf-8")
    fields = yaml.load(text.split("---\n")[1], yaml.BaseLoader)  # noqa: S506 - dates as text
    return dict(fields)


@dataclass(frozen=True)
class Page:
    """A page of a built site, at `url` below its root."""

    locale: str
    key: str
    url: str
    tree: LexborHTMLParser

    def one(self, selector: str) -> LexborNode:
        found = self.tree.css(selector)
        assert len(found) == 1, f"{self.url}: {len(found)} of {selector}"
        return found[0]

    def target(self, reference: str) -> str:
        """The address below the root that a reference leads to, without query and fragment."""
        return unquote(urlsplit(urljoin(HOST + self.url, reference)).geturl().split("#")[0])[
            len(HOST) :
        ]


def read_pages(site: Path, project: Project) -> list[Page]:
    """Every article in every language, as it was built."""
    return [
        read_page(site, locale, key, project.url(locale, key))
        for locale in project.locales
        for key in project.keys
    ]


def read_page(site: Path, locale: str, key: str, url: str) -> Page:
    path = site / url
    html = (path / "index.html" if path.is_dir() else path).read_text("utf-8")
    return Page(locale, key, url, LexborHTMLParser(html))


def language_of(node: LexborNode) -> tuple[str, str]:
    """The language and the direction that a browser gives to the text of an element."""
    language = next((found for n in chain(node) if (found := n.attributes.get("lang"))), "")
    direction = next((found for n in chain(node) if (found := _direction(n))), "")
    return str(language), str(direction)


def _direction(node: LexborNode) -> str:
    """A `bdi` without `dir` takes its direction from its own words, as `dir=auto` does."""
    return node.attributes.get("dir") or ("auto" if node.tag == "bdi" else "")


def chain(node: LexborNode) -> Iterator[LexborNode]:
    """An element and those around it, the innermost first."""
    around: LexborNode | None = node
    while around is not None and around.tag:
        yield around
        around = around.parent


def text_of(node: LexborNode) -> str:
    return " ".join(node.text().split())
