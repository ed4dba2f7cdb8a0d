"""Articles shown in place of a missing translation: what breaks only there."""

from __future__ import annotations

from collections.abc import Iterator

from helpcentre.findings import Finding
from helpcentre.linking.anchors import is_lost
from helpcentre.linking.gather import list_article
from helpcentre.linking.resolution import Case, Verdict, find_source
from helpcentre.sites import Site
from helpcentre.text.articles import Article


def check_borrowed(site: Site) -> Iterator[Finding]:
    """Report links of source articles that lead nowhere where they stand in for a translation.

    Which language it is goes unsaid: each shard sees its own, and the cause is one.
    """
    languages = site.settings.languages
    for article in site.articles.values() if languages.locales else ():
        if article.locale != languages.default:
            continue
        borrowers = [name for name in languages.locales if _borrows(site, name, article)]
        if not borrowers:
            continue
        for mention in list_article(site, article):
            if mention.link.kind != "field" and (mention.link.html or "#" in mention.link.target):
                case = Case(site, article, mention.link)
                verdicts = (_judge(case, locale) for locale in borrowers)
                if verdict := next(filter(None, verdicts), None):
                    yield mention.finding(verdict)


def _borrows(site: Site, locale: str, article: Article) -> bool:
    if not site.covers(locale) or site.owns(locale, article.key):
        return False
    return site.find(locale, article.key) is article


def _judge(case: Case, locale: str) -> Verdict | None:
    """What breaks on this locale's page and works on the article's own."""
    target = case.link.target
    if not case.path or case.path.startswith("/") or ":" in target.partition("/")[0]:
        return None
    if case.link.html:
        source = find_source(case.site, case.address(case.path))
        if not source or find_source(case.site, case.address(case.path, locale)):
            return None
        rule = "broken-link" if source.endswith(".md") else "missing-asset"
        what = "is raw HTML, which leads nowhere where this stands in for a missing translation"
        return case.verdict(rule, what, "write it in Markdown, which adapts the path")
    article = case.find_article(case.source(case.path))
    if article is None or not is_lost(case.site, locale, article, case.fragment):
        return None
    what = f"`#{case.fragment}` is not in every translation of {article.path}"
    fix = "give it the same ID in all languages, or link to the whole article"
    return Verdict("broken-anchor", what, fix)
