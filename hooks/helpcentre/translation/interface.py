"""Texts of the interface that a reader in danger relies on, followed like an article.

Promises and channels are shown on every page that needs them; a translation of them that lags
behind its source would be worse than an article that does.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

import yaml

from helpcentre.records import parse_records
from helpcentre.sites import Site
from helpcentre.text.articles import Article
from helpcentre.text.blocks import Block
from helpcentre.text.figures import find_numbers
from helpcentre.text.front_matter import FrontMatter, load_node
from helpcentre.text.sections import Section, facts_of, parse_section, read_sections
from helpcentre.text.syntax import Document

SLUG = "interface"
GROUPS = ("emergency_bar", "guard", "promises", "channels")
_FILES = {
    SLUG: ("data/strings", GROUPS),
    "triage": ("data/triage", ("nodes", "leaves", "limits", "contacts")),
}
SLUGS = tuple(_FILES)
"""Names that stand for files of texts as those of articles do, each with the groups followed."""


def interface_of(site: Site, locale: str, slug: str = SLUG) -> Article | None:
    """The texts of a locale as an article of the safety floor; nothing where there are none."""
    folder, groups = _FILES[slug]
    path = f"{folder}/{locale}.yml"
    text = site.texts.get(path, "")
    if parse_records(text).keys().isdisjoint(groups):
        return None
    language = site.strings.get(locale, {}).get("language")
    mark = language.get("translation") if isinstance(language, dict) else None
    front = FrontMatter({"title": path, "safety": True, "translation": mark})
    document = Document((), (), frozenset(), complete=True)
    return Article(path, path, f"{slug}.md", locale, document, front, text)


def read_parts(article: Article) -> dict[str, Section]:
    """The sections of an article, or the groups of the interface's texts."""
    if article.slug not in SLUGS:
        return read_sections(article)
    return _read_groups(article.text, article.locale, _FILES[article.slug][1])


def parse_part(article: Article, name: str, text: str) -> Section:
    """One of them from its recorded text alone."""
    if article.slug not in SLUGS:
        return parse_section(name, text, article.locale)
    empty = Section(name, 1, 1, text, (), ())
    return _read_groups(text, article.locale, _FILES[article.slug][1]).get(name, empty)


@lru_cache(maxsize=64)
def _read_groups(text: str, locale: str, groups: tuple[str, ...]) -> dict[str, Section]:
    """Some groups of a file of texts, to be read only; empty where it cannot be read."""
    try:
        node, _ = load_node(text)
    except yaml.YAMLError:
        return {}
    lines = text.split("\n")
    sections = {}
    for key, value in node.value if isinstance(node, yaml.MappingNode) else ():
        if key.value in groups:
            start, end = key.start_mark.line, value.end_mark.line
            blocks = tuple(_leaves(value, "", locale))
            facts = tuple(fact for fact in facts_of(text) if start < fact.line <= end)
            own = "\n".join(lines[start:end]).rstrip() + "\n"
            sections[key.value] = Section(key.value, start + 1, max(end, 1), own, blocks, facts)
    return sections


def _leaves(node: yaml.Node, path: str, locale: str) -> Iterator[Block]:
    """Every text with its key as the kind of block, so that none can be taken for another."""
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            yield from _leaves(value, f"{path}.{key.value}", locale)
    elif isinstance(node, yaml.ScalarNode):
        mark = node.start_mark
        numbers = tuple(find_numbers(node.value, locale))
        yield Block(f"text:{path}", node.value, mark.line + 1, mark.column + 1, numbers)
