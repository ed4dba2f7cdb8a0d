"""Languages, articles and sections as people name them on the command line."""

from __future__ import annotations

from helpcentre._command import stop
from helpcentre.sites import Site
from helpcentre.translation.names import Name, parse_name
from helpcentre.translation.states import (
    ArticleState,
    LocaleState,
    read_states,
)


def states_of(site: Site, locale: str | None) -> dict[str, LocaleState]:
    """The states of all translations, or of one; ends the command if there is none such."""
    states = read_states(site)
    if locale is None:
        return states
    if locale not in states:
        default = site.settings.languages.default
        hint = f"{locale} is the source" if locale == default else f"there is no language {locale}"
        stop(f"{hint}; known: {', '.join(states)}")
    return {locale: states[locale]}


def article_of(state: LocaleState, slug: str, section: str = "") -> ArticleState:
    """The state of an article by its slug; ends the command if there is none such."""
    found = state.by_key.get(f"{slug}.md")
    if found is None:
        near = parse_name(slug, (), [article.slug for article in state.articles]).near
        stop(f"there is no article {slug}" + (f"; did you mean {near}?" if near else ""))
    known = [part.id for part in found.sections]
    if section and section not in known:
        stop(f"{slug} has no section {section}; known: {', '.join(known)}")
    return found


def read_name(site: Site, text: str) -> Name:
    """An article or section as somebody typed it."""
    slugs = [article.slug for article in site.articles.values()]
    return parse_name(text, site.settings.languages.locales, slugs, site.settings.docs_dir)
