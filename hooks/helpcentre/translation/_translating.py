"""The translators' commands that record and compare: accept, sync, impact."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Annotated

import typer

from helpcentre._command import Format, FormatOption, SiteOption, load, stop, tell
from helpcentre._settings import UnusableSiteError
from helpcentre._writing import write_article, write_locks
from helpcentre.findings import fails, set_levels
from helpcentre.sites import Site
from helpcentre.text.articles import Article
from helpcentre.translation._naming import article_of, read_name, states_of
from helpcentre.translation.acceptance import Outcome, Terms, accept_minor, merge
from helpcentre.translation.acceptance import accept as accept_sections
from helpcentre.translation.comparison import read_vocabulary
from helpcentre.translation.impact import check_impact
from helpcentre.translation.locks import MAKERS, Locks, find_unreadable, read_locks
from helpcentre.translation.names import Name
from helpcentre.translation.states import (
    LocaleState,
    loud_rules,
    read_states,
)
from helpcentre.translation.sync import synchronize


def accept(
    names: Annotated[
        list[str], typer.Argument(help="ja, ja/contact/email, ja/contact/email#steps, a path …")
    ],
    site: SiteOption = Path(),
    by: Annotated[str, typer.Option(help="Who translated: machine or human.")] = "",
    reviewed: Annotated[bool, typer.Option(help="A native speaker has read it.")] = False,
    unchanged: Annotated[
        str, typer.Option(help="Why the translation needs no change although the source changed.")
    ] = "",
    minor: Annotated[
        str,
        typer.Option(help="Accept a typing error mended in a source article, in all languages."),
    ] = "",
) -> None:
    """Record that translated sections match their source as it is now."""
    loaded = load(site)
    states = read_states(loaded)
    locks = _locks(loaded)
    wanted = [read_name(loaded, name) for name in names]
    if why := minor.strip():
        found = [_accept_minor(states, locks, name, why) for name in wanted]
    elif by not in MAKERS:
        stop("say who translated: --by machine or --by human")
    else:
        terms = Terms(by, reviewed, unchanged.strip())
        found = [_accept(loaded, states, name, terms) for name in wanted]
    outcomes = [outcome for group in found for outcome in group]
    _save(site, loaded, merge(locks, outcomes, states), {})
    _report(outcomes, "accepted", "nothing to accept")


def _accept(site: Site, states: dict[str, LocaleState], name: Name, terms: Terms) -> list[Outcome]:
    if name.locale not in states:
        example = f"{next(iter(states), 'en')}/{name.near or name.slug or 'contact/email'}"
        stop(f"name a language ({', '.join(states)}), for example {example}")
    state = states[name.locale]
    if not name.slug:
        slugs = [article.slug for article in state.articles]
        return accept_sections(site, state, slugs, name.section, terms)
    if article_of(state, name.slug, name.section).target is None:
        new = f"./helpcentre new {name.slug} --locale {name.locale}"
        stop(f"{name.locale}/{name.slug} is not translated; start it with `{new}`")
    return accept_sections(site, state, [name.slug], name.section, terms)


def _accept_minor(
    states: dict[str, LocaleState], locks: Locks, name: Name, why: str
) -> list[Outcome]:
    if not name.slug:
        stop("name the source article whose typing error was mended, for example contact/email")
    for state in states.values():
        article_of(state, name.slug, name.section)
    return accept_minor(states, locks, name.slug, name.section, why)


def _locks(site: Site) -> Locks:
    """The locks, to be written again; ends the command where that would lose what they hold."""
    for path, what in find_unreadable(site.locks):
        stop(f"{path}: {what}; restore it from the repository, nothing was changed")
    return read_locks(site.locks)


def _save(root: Path, site: Site, locks: Locks, texts: Mapping[Article, str]) -> None:
    """Write new texts of articles, then the locks."""
    languages = site.settings.languages
    try:
        for article, text in texts.items():
            write_article(root, site, article, text)
        write_locks(root, locks, [name for name in languages.locales if name != languages.default])
    except UnusableSiteError as error:
        stop(str(error))


def _report(outcomes: list[Outcome], verb: str, nothing: str) -> None:
    """Say what was done and what was refused; exit with 1 if anything was."""
    done = [outcome for outcome in outcomes if outcome.entry]
    for outcome in outcomes:
        place = f"{outcome.locale}/{outcome.slug}#{outcome.section}"
        if outcome.refused:
            typer.echo(f"refused   {place}: {outcome.refused}", err=True)
        elif outcome.entry:
            typer.echo(f"{verb:9} {place}")
    refused = sum(bool(outcome.refused) for outcome in outcomes)
    if not done and not refused:
        typer.echo(nothing)
    raise typer.Exit(1 if refused else 0)


def sync(
    locale: Annotated[str | None, typer.Argument(help="Only this language.")] = None,
    site: SiteOption = Path(),
) -> None:
    """Bring changed links, code, images and numbers of the source into the translations."""
    loaded = load(site)
    states, locks, loud = read_states(loaded), _locks(loaded), loud_rules(loaded)
    outcomes, changed = [], {}
    for name in states_of(loaded, locale):
        words = read_vocabulary(loaded, name)
        for article in states[name].articles:
            text, found = synchronize(article, locks, words, loud)
            outcomes += found
            if article.target and found and text != article.target.text:
                changed[article.target] = text
    _save(site, loaded, merge(locks, outcomes, states), changed)
    _report(outcomes, "synced", "nothing to synchronize")


def impact(
    base: Annotated[Path, typer.Option(help="The site before the change, in another folder.")],
    site: SiteOption = Path(),
    format: FormatOption = Format.text,
) -> None:
    """Say which translations a change makes outdated, compared with another folder."""
    loaded = load(site)
    findings = set_levels(check_impact(load(base), loaded), loaded.settings.levels)
    tell(findings, site, formats=[format])
    raise typer.Exit(1 if fails(findings) else 0)
