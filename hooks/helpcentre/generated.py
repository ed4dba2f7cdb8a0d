"""Pages whose body the build writes from data: glossary and translation status."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from helpcentre.sites import Site
from helpcentre.terms import Term, glossary_markdown
from helpcentre.translations import measure_coverage

Generator = Callable[[Site, str, list[Term], Mapping[str, Any]], str]


def _glossary(site: Site, locale: str, terms: list[Term], strings: Mapping[str, Any]) -> str:
    titles = {
        article.slug: found.title
        for article in site.articles.values()
        if (found := site.find(locale, article.key))
    }
    return glossary_markdown(terms, strings["glossary"], titles)


def _status(site: Site, locale: str, terms: list[Term], strings: Mapping[str, Any]) -> str:
    words = strings["status"]
    rows = [f"| {words['language']} | {words['translated']} |", "| --- | --- |"]
    gaps = []
    for coverage in measure_coverage(site):
        name = site.strings.get(coverage.locale, {}).get("language", {}).get("name")
        total = len(coverage.done) + len(coverage.missing)
        rows.append(f"| {name or coverage.locale} | {len(coverage.done)} / {total} |")
        for slug in coverage.missing:
            article = site.find(locale, f"{slug}.md")
            gaps.append(f"- {name}: [{article.title if article else slug}](../{slug}.md)")
    missing = "\n".join(gaps) or words["none"]
    return "\n".join(rows) + f"\n\n## {words['missing']} {{ #missing }}\n\n{missing}"


GENERATORS: dict[str, Generator] = {"glossary": _glossary, "translation-status": _status}
