"""Every place where a source names a target: articles, snippets, style sheets, data, settings."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from helpcentre.findings import Finding
from helpcentre.sites import Site
from helpcentre.text.articles import Article
from helpcentre.text.markup import list_urls
from helpcentre.text.targets import Link

_ADDRESS = re.compile(r"https?://[^\s\"'<>`|{}\\^，。；）】」]+")
_COMMENT = re.compile(r"(?:^|\s)#.*")
_PICTURES = frozenset({"image", "cover", "thumbnail", "banner", "og_image", "social_image"})
"""Fields of the front matter that name a picture on any site."""


@dataclass(frozen=True)
class Mention:
    """A target that a file names; `article` is the one on whose page the reader follows it.

    `path` is the file that the target stands in, which is a snippet's if the article includes it.
    """

    path: str
    locale: str
    link: Link
    article: Article | None = None

    def finding(self, fault: tuple[str, str, str]) -> Finding:
        """A finding at this place; a snippet belongs to no language."""
        own = self.article is None or self.article.path == self.path
        place = self.path, self.link.line, self.link.column
        return Finding(*place, *fault, locale=self.locale if own else "")


def list_mentions(site: Site) -> list[Mention]:
    """All mentions that this shard reports on, in the order of files and places."""
    found: list[Mention] = []
    for article in site.checked:
        found += list_article(site, article)
    if site.is_main:
        found += _list_styles(site)
        found += _list_addresses(site)
    return found


def list_article(site: Site, article: Article) -> Iterator[Mention]:
    """What one article names, with the snippets that it includes."""
    expansion = site.expand(article)
    for link in site.document(article).links:
        path, line, shift = article.path, link.line, 0
        if expansion:
            path, line, shift = expansion.origins[link.line - 1]
        placed = replace(link, line=line, column=max(link.column - shift, 1)) if expansion else link
        yield Mention(path, article.locale, placed, article)
    yield from _list_fields(article)


def _list_fields(article: Article) -> Iterator[Mention]:
    """Pictures and addresses in the front matter."""
    for name, line in article.front.lines.items():
        value = article.fields.get(name)
        picture = name in _PICTURES and isinstance(value, str)
        if not isinstance(value, str) or not (picture or value.startswith(("http://", "https://"))):
            continue
        column = max(article.text.split("\n")[line - 1].find(value), 0) + 1
        link = Link(value, "", line, column, image=picture, kind="field")
        yield Mention(article.path, article.locale, link, article)


def _list_styles(site: Site) -> Iterator[Mention]:
    for path, text in site.styles.items():
        for target, offset in list_urls(text):
            before = text[:offset]
            line, column = before.count("\n") + 1, offset - before.rfind("\n")
            yield Mention(path, "", Link(target, "", line, column, image=True, kind="css"))


def _list_addresses(site: Site) -> Iterator[Mention]:
    """Web addresses in data files and in mkdocs.yml."""
    texts = {
        path: text
        for path, text in site.texts.items()
        if path.startswith("data/") and path not in site.article_paths
    }
    for path, text in {**texts, site.config_path: site.config_text}.items():
        kind = "config" if path == site.config_path else "data"
        for number, line in enumerate(text.split("\n"), 1):
            if "://" not in line:
                continue
            for found in _ADDRESS.finditer(_COMMENT.sub("", line)):
                target = found[0].rstrip(".,;:!?)]")
                yield Mention(path, "", Link(target, "", number, found.start() + 1, kind=kind))
