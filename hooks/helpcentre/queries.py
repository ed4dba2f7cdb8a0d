"""The queries that prove the search: what readers type, and the articles that answer it."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from helpcentre.findings import Finding
from helpcentre.records import list_entries
from helpcentre.sites import Site

FOLDER = "data/queries"
UNANSWERED = frozenset({"off-topic", "ambiguous"})
"""The kinds that no article answers."""
HALVES = ("tune", "report")
_FEWEST, _MOST, _EACH = 40, 100, 2
"""Queries that a language needs: so many for each of its articles, between these limits."""


@dataclass(frozen=True)
class Query:
    """What a reader types. `articles` are slugs, the best first; `half` is empty until it has one.

    Half of the queries are for tuning the search (`tune`), the others only for saying how good it
    is (`report`); `fresh` ones are written after everything was settled.
    """

    text: str
    articles: tuple[str, ...]
    kind: str
    half: str
    line: int = 1
    column: int = 1


def parse_queries(text: str) -> list[Query]:
    """The queries of a data file; what breaks its schema is left out, other checks tell it."""
    found = (_read(entry, place) for entry, place in list_entries(text))
    return [query for query in found if query]


def _read(entry: dict[str, Any], place: tuple[int, int]) -> Query | None:
    text, articles = entry.get("query"), entry.get("articles")
    if not isinstance(text, str) or not isinstance(articles, list):
        return None
    slugs = tuple(str(slug) for slug in articles)
    return Query(text, slugs, str(entry.get("kind", "")), str(entry.get("half", "")), *place)


def check_queries(site: Site) -> Iterator[Finding]:
    """Report queries that prove nothing: no such article, written twice, copied, too few."""
    for locale in site.settings.languages.locales:
        path = f"{FOLDER}/{locale}.yml"
        if path in site.texts and site.covers(locale):
            queries = parse_queries(site.texts[path])
            for query in queries:
                yield from _check_articles(site, path, locale, query)
            yield from _check_copies(site, path, locale, queries)
            yield from _check_number(site, path, locale, queries)


def _check_articles(site: Site, path: str, locale: str, query: Query) -> Iterator[Finding]:
    known = site.keys_of(locale)
    for slug in query.articles:
        if f"{slug}.md" not in known:
            what = f"`{slug}` is no article that readers of {locale} can reach"
            fix = "write its path below docs/<locale>/, without .md"
            yield Finding(path, query.line, query.column, "wrong-query", what, fix, locale)


def _check_copies(site: Site, path: str, locale: str, queries: list[Query]) -> Iterator[Finding]:
    known = _known_words(site, locale)
    for query in queries:
        words = plain(query.text)
        if words in known:
            what = f"`{query.text}` is {known[words]}"
            fix = "write what another reader would type, or remove it"
            yield Finding(path, query.line, query.column, "wrong-query", what, fix, locale)
        known.setdefault(words, f"already in line {query.line}")


def _known_words(site: Site, locale: str) -> dict[str, str]:
    """Titles and questions that readers of a locale can find, plain, and what each is."""
    found: dict[str, str] = {}
    for key in site.keys_of(locale):
        article = site.find(locale, key)
        if article:
            found[plain(article.title)] = f"the title of {article.path}"
            questions = article.fields.get("questions")
            for question in questions if isinstance(questions, list) else ():
                found[plain(str(question))] = f"one of the `questions` of {article.path}"
    return found


def _check_number(site: Site, path: str, locale: str, queries: list[Query]) -> Iterator[Finding]:
    counted = [q for q in queries if q.kind not in UNANSWERED and q.half != "fresh"]
    articles = sum(1 for article in site.checked if article.locale == locale)
    needed = min(_MOST, max(_FEWEST, _EACH * articles))
    if len(counted) < needed:
        what = f"{len(counted)} queries of {needed}"
        yield Finding(path, 1, 1, "few-queries", what, "add what readers type", locale)
    if any(not query.half for query in queries):
        what = "some queries belong to no half"
        fix = "run `python -m benchmarks.search halves`"
        yield Finding(path, 1, 1, "few-queries", what, fix, locale)
    for kind, (tune, report) in _count_halves(queries).items():
        if abs(tune - report) > max(2, (tune + report) // 10):
            what = f"of the kind `{kind}`, {tune} are for tuning and {report} for the report"
            fix = "add queries of this kind, then run `python -m benchmarks.search halves`"
            yield Finding(path, 1, 1, "few-queries", what, fix, locale)


def _count_halves(queries: list[Query]) -> dict[str, tuple[int, int]]:
    counts = Counter((query.kind, query.half) for query in queries)
    kinds = sorted({query.kind for query in queries})
    return {kind: (counts[kind, "tune"], counts[kind, "report"]) for kind in kinds}


def plain(text: str) -> str:
    """A text without case, width, blanks and punctuation, to compare it with others."""
    folded = unicodedata.normalize("NFKC", text).casefold()
    kept = "".join(sign for sign in folded if unicodedata.category(sign)[0] not in "ZPSC")
    return kept or folded
