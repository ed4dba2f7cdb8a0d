"""Sitemaps: one for each language with its real translations, and an index of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from xml.sax.saxutils import escape, quoteattr

from helpcentre.sites import Site, page_addresses
from helpcentre.text.articles import Article
from helpcentre.translation.comparison import tag_of
from helpcentre.translation.states import LocaleState, offered_locales

_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
_SPACE = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'


def sitemap_of(site: Site, states: Mapping[str, LocaleState], locale: str) -> str:
    """The pages of one language, each with its day and its equals in the other languages."""
    entries = "".join(_entry(site, states, article) for article in _articles(site, locale))
    xhtml = 'xmlns:xhtml="http://www.w3.org/1999/xhtml"'
    return f"{_HEAD}<urlset {_SPACE} {xhtml}>\n{entries}</urlset>\n"


def sitemap_index(site: Site, states: Mapping[str, LocaleState]) -> str:
    """The sitemaps of all languages, each with the day of its newest article."""
    entries = []
    for locale in (site.settings.languages.default, *states):
        days = [_day(article) for article in _articles(site, locale)]
        address = escape(f"{site.settings.site_url}sitemap-{locale}.xml")
        entries.append(
            f"  <sitemap><loc>{address}</loc>{_lastmod(max(days, default=''))}</sitemap>\n"
        )
    return f"{_HEAD}<sitemapindex {_SPACE}>\n{''.join(entries)}</sitemapindex>\n"


def _articles(site: Site, locale: str) -> list[Article]:
    own = [article for article in site.articles.values() if article.locale == locale]
    return sorted(own, key=lambda article: article.key)


def _entry(site: Site, states: Mapping[str, LocaleState], article: Article) -> str:
    links = "".join(_link(*pair) for pair in _equals(site, states, article))
    address = escape(_address(site, article))
    return f"  <url>\n    <loc>{address}</loc>{_lastmod(_day(article))}\n{links}  </url>\n"


def _equals(
    site: Site, states: Mapping[str, LocaleState], article: Article
) -> Iterator[tuple[str, str]]:
    """Language tags with addresses of the languages that are offered; nothing for the others."""
    default = site.settings.languages.default
    offered = offered_locales(site, states)
    if article.locale not in offered:
        return
    for locale in offered:
        if other := site.by_key.get((locale, article.key)):
            yield tag_of(site, locale), _address(site, other)
    if source := site.by_key.get((default, article.key)):
        yield "x-default", _address(site, source)


def _link(tag: str, address: str) -> str:
    return (
        f'    <xhtml:link rel="alternate" hreflang={quoteattr(tag)} href={quoteattr(address)}/>\n'
    )


def _address(site: Site, article: Article) -> str:
    settings = site.settings
    root = "" if article.locale == settings.languages.default else f"{article.locale}/"
    return f"{settings.site_url}{root}{page_addresses(article.key, settings.directory_urls)[0]}"


def _day(article: Article) -> str:
    return str(article.fields.get("reviewed") or "")


def _lastmod(day: str) -> str:
    return f"<lastmod>{escape(day)}</lastmod>" if day else ""
