"""Related articles: computed from links, terms and section, or named by the article itself."""

from __future__ import annotations

import posixpath
from collections import Counter
from collections.abc import Mapping

from helpcentre.sites import Site
from helpcentre.terms import Term
from helpcentre.text.articles import Article

_MOST = 3
_LINK, _BACKLINK, _SECTION = 3.0, 2.0, 1.0


def relate(site: Site, terms: list[Term]) -> dict[str, list[str]]:
    """For each article of the source language (by key) the keys of its related ones, best first.

    A link counts most, a link back nearly as much, a shared section less; a shared term counts
    the more the fewer articles use it. `related:` in the front matter replaces the computation.
    """
    default = site.settings.languages.default
    articles = {a.key: a for a in site.articles.values() if a.locale == default}
    links = {key: _targets(article, articles) for key, article in articles.items()}
    uses = {key: _used_terms(article, terms) for key, article in articles.items()}
    spread = Counter(term for used in uses.values() for term in used)
    related = {}
    for key, article in articles.items():
        named = [f"{slug}.md" for slug in article.fields.get("related") or []]
        scores = Counter(
            {
                other: score
                for other in articles
                if other != key and (score := _score(key, other, links, uses, spread))
            }
        )
        ranked = sorted(scores, key=lambda other: (-scores[other], other))
        related[key] = [k for k in named if k in articles] or ranked[:_MOST]
    return related


def _targets(article: Article, articles: Mapping[str, Article]) -> set[str]:
    folder = posixpath.dirname(article.key)
    paths = (link.target.partition("#")[0] for link in article.document.links)
    keys = {posixpath.normpath(posixpath.join(folder, path)) for path in paths if path}
    return {key for key in keys if key in articles and key != article.key}


def _used_terms(article: Article, terms: list[Term]) -> set[str]:
    text = article.text.lower()
    return {term.id for term in terms if term.term.lower() in text}


def _score(
    key: str,
    other: str,
    links: Mapping[str, set[str]],
    uses: Mapping[str, set[str]],
    spread: Mapping[str, int],
) -> float:
    if not posixpath.dirname(other):  # the home page is always one tap away
        return 0.0
    score = _LINK * (other in links[key]) + _BACKLINK * (key in links[other])
    score += _SECTION * (posixpath.dirname(key) == posixpath.dirname(other))
    return score + sum(1 / spread[term] for term in uses[key] & uses[other])
