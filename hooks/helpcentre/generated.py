"""Pages whose body the build writes from data: glossary and translation status."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from helpcentre.editing import EditLinks
from helpcentre.sites import Site
from helpcentre.terms import Term, glossary_markdown
from helpcentre.translation.coverage import status_html


@dataclass(frozen=True)
class Sources:
    """What a generated page can be written from."""

    site: Site
    locale: str
    terms: list[Term]
    strings: Mapping[str, Any]
    links: EditLinks


def _glossary(sources: Sources) -> str:
    site = sources.site
    titles = {
        article.slug: found.title
        for article in site.articles.values()
        if (found := site.find(sources.locale, article.key))
    }
    return glossary_markdown(sources.terms, sources.strings["glossary"], titles)


def _status(sources: Sources) -> str:
    return status_html(sources.site, sources.locale, sources.strings, sources.links)


GENERATORS: dict[str, Callable[[Sources], str]] = {
    "glossary": _glossary,
    "translation-status": _status,
}
