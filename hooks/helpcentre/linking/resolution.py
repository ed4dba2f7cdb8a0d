"""Where the target of a link leads: a source below the docs folder, or an address of the site."""

from __future__ import annotations

import posixpath
import re
from dataclasses import dataclass
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

from helpcentre.linking.repairs import most_like
from helpcentre.sites import Site, page_addresses
from helpcentre.text.articles import Article
from helpcentre.text.targets import Link

BUILT = frozenset({"404.html", "sitemap.xml", "sitemap.xml.gz", "search/search_index.json"})
"""What every build adds to the sources."""


class Verdict(NamedTuple):
    """What is wrong with a link, and how to mend it: the end of a finding."""

    rule: str
    what: str
    fix: str


@dataclass(frozen=True)
class Case:
    """One link on the page of one article, and what it can lead to."""

    site: Site
    article: Article
    link: Link

    @property
    def shown(self) -> str:
        """The target as a finding names it."""
        target = self.link.target
        return f"`{target if len(target) <= 200 else target[:199] + '…'}`"

    @property
    def path(self) -> str:
        """The target without query and anchor, percent-encoding undone."""
        return unquote(re.split("[?#]", self.link.target.strip(), maxsplit=1)[0])

    @property
    def fragment(self) -> str:
        """What stands behind `#`."""
        return self.link.target.strip().partition("#")[2]

    def verdict(self, rule: str, what: str, fix: str) -> Verdict:
        """A verdict that begins with the target."""
        return Verdict(rule, f"{self.shown} {what}", fix)

    def source(self, path: str) -> str:
        """The source that a relative path names, below the docs folder."""
        folder = posixpath.dirname(self.article.source)
        return posixpath.normpath(posixpath.join(folder, path))

    def find_article(self, source: str) -> Article | None:
        """The article of a source as this article's readers get it."""
        locale, key = self.site.settings.languages.split(source)
        del locale
        return self.site.articles.get(source) or self.site.find(self.article.locale, key)

    def is_source(self, source: str) -> bool:
        """Whether a path below the docs folder is an article or file for these readers."""
        if source in self.site.files or self.find_article(source):
            return True
        _, key = self.site.settings.languages.split(source)
        return self.site.has_file(self.article.locale, key)

    def names_file(self, source: str) -> bool:
        """Whether the folders of a source are right, for this or another language's article."""
        site, languages = self.site, self.site.settings.languages
        if languages.structure != "folder" or not languages.locales or source in site.files:
            return True
        return languages.names_locale(source)

    def has_path(self, path: str) -> bool:
        """Whether a relative path names an article or file for these readers."""
        return self.is_source(self.source(path))

    def address(self, path: str, locale: str = "") -> str:
        """The address below the site's root that a relative path means in the browser.

        `locale` is the language under which the page is read, the article's own without one.
        """
        locale = locale or self.article.locale
        root = "" if locale == self.site.settings.languages.default else f"{locale}/"
        page = root + page_addresses(self.article.key, self.site.settings.directory_urls)[0]
        found = posixpath.normpath(posixpath.join(posixpath.dirname(page), path))
        return "" if found == "." else found

    def relative(self, source: str) -> str:
        """The path from this article to a file below the docs folder."""
        return posixpath.relpath(source, posixpath.dirname(self.article.source) or ".")

    def relative_key(self, key: str) -> str:
        """The path from this article to the article of a key in the same language."""
        return posixpath.relpath(key, posixpath.dirname(self.article.key) or ".")

    def nearest(self, key: str) -> str:
        """The key most like a missing one among those that these readers can reach."""
        return most_like(key, self.site.keys_of(self.article.locale))


def find_source(site: Site, address: str) -> str:
    """The source that answers an address below the site's root, or nothing."""
    known = site.addresses
    return known.get(address) or known.get(f"{address.rstrip('/')}/".lstrip("/")) or ""


def locate_own(site: Site, target: str) -> str | None:
    """The address below the site's root of a target that names its host or starts with `/`.

    Nothing if it leads elsewhere, or if nobody can know where.
    """
    root = site.settings.site_url
    if not root or site.settings.build.has_plugin("mike"):
        return None
    try:
        own = urlsplit(root)
        whole = urlsplit(target)
    except ValueError:
        return None
    if whole.scheme not in ("", "http", "https") or whole.netloc not in ("", own.netloc):
        return None
    if not whole.path.startswith(own.path):
        return None
    return unquote(whole.path.removeprefix(own.path))
