"""The translators' part of the command line: status, todo, diff, accept, sync, impact."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table
from rich.text import Text

from helpcentre._command import Format, SiteOption, load, stop
from helpcentre._settings import UnusableSiteError
from helpcentre._writing import write_article, write_locks
from helpcentre.acceptance import Outcome, Terms, accept_minor, merge
from helpcentre.acceptance import accept as accept_sections
from helpcentre.articles import Article
from helpcentre.changes import diff_words
from helpcentre.comparison import read_vocabulary
from helpcentre.findings import fails, set_levels
from helpcentre.impact import check_impact
from helpcentre.locks import MAKERS, Locks, find_unreadable, read_locks
from helpcentre.names import Name, parse_name
from helpcentre.reports import FORMATS
from helpcentre.sites import Site
from helpcentre.states import (
    ORDER,
    ArticleState,
    LocaleState,
    SectionState,
    loud_rules,
    read_states,
)
from helpcentre.sync import synchronize

_DONE = ("current", "reviewed")
_SIGNS = {" ": "{}", "-": "[-{}-]", "+": "{{+{}+}}"}
_STYLES = {" ": "", "-": "red strike", "+": "bold green"}


class Layout(StrEnum):
    """How the status is written."""

    text = "text"
    markdown = "markdown"


def status(
    site: SiteOption = Path(),
    locale: Annotated[str | None, typer.Option(help="Only this language, every section.")] = None,
    format: Annotated[Layout, typer.Option(help="How to write the table.")] = Layout.text,
) -> None:
    """Show how far every translation is; with --locale every section, the worst first."""
    states = _states(load(site), locale)
    if format is Layout.markdown:
        typer.echo(_as_markdown(states))
        return
    Console(width=None if Console().is_terminal else 120).print(_as_table(states))
    if locale:
        for article, part in _worst_first(states[locale], ORDER):
            typer.echo(f"{part.state:15} {article.slug}#{part.id}")
        for slug in states[locale].orphaned:
            typer.echo(f"{'orphaned':15} {slug}")


def _as_table(states: dict[str, LocaleState]) -> Table:
    table = Table("locale", "translated", "safety floor", "offered", "sections")
    for row in _rows(states):
        table.add_row(*row)
    return table


def _as_markdown(states: dict[str, LocaleState]) -> str:
    lines = ["| locale | translated | safety floor | offered | sections |", "|" + " --- |" * 5]
    return "\n".join([*lines, *(f"| {' | '.join(row)} |" for row in _rows(states))])


def _rows(states: dict[str, LocaleState]) -> Iterator[tuple[str, ...]]:
    for locale, state in states.items():
        counts = Counter(part.state for article in state.articles for part in article.sections)
        safe = sum(article.is_safe for article in state.floor)
        yield (
            locale,
            f"{len(state.translated)} / {len(state.pages)}",
            f"{safe} / {len(state.floor)}",
            "yes" if state.is_offered else "no",
            ", ".join(f"{counts[name]} {name}" for name in ORDER if counts[name]),
        )


def todo(
    locale: Annotated[str, typer.Argument(help="A language, for example ja.")],
    site: SiteOption = Path(),
) -> None:
    """List what a translator can do next, safety articles and the worst first."""
    state = _states(load(site), locale)[locale]
    found = _worst_first(state, tuple(name for name in ORDER if name not in _DONE))
    missing: set[str] = set()
    for article, part in found:
        mark = "safety " if article.is_safety else "       "
        if article.target is None:
            if article.slug not in missing:
                missing.add(article.slug)
                typer.echo(
                    f"{mark}{'missing':15} ./helpcentre new {article.slug} --locale {locale}"
                )
            continue
        line = part.target.start if part.target else 1
        typer.echo(f"{mark}{part.state:15} {article.target.path}:{line} #{part.id}")
    if not found:
        typer.echo("nothing to do")


def _worst_first(
    state: LocaleState, names: tuple[str, ...]
) -> list[tuple[ArticleState, SectionState]]:
    found = [(a, p) for a in state.articles for p in a.sections if p.state in names]
    return sorted(found, key=lambda pair: (not pair[0].is_safety, ORDER.index(pair[1].state)))


def diff(
    locale: Annotated[str, typer.Argument(help="A language, for example ja.")],
    article: Annotated[str, typer.Argument(help="section/name, for example contact/email.")],
    site: SiteOption = Path(),
) -> None:
    """Show what changed in the source since its translation was accepted, word by word."""
    loaded = load(site)
    state = _article(_states(loaded, locale)[locale], article)
    texts = read_locks(loaded.locks).texts
    console = Console(highlight=False, soft_wrap=True)
    changed = [p for p in state.sections if p.entry and p.entry.source != p.source.digest]
    for part in changed:
        place = f"{part.target.start}" if part.target else "1"
        path = state.target.path if state.target else ""
        typer.echo(f"{state.source.path}:{part.source.start} #{part.id} ({part.state})")
        typer.echo(f"{path}:{place} is to follow\n")
        before = texts.get(part.entry.source) if part.entry else None
        if before is None:
            typer.echo("the text that was accepted is not recorded; compare the whole section\n")
            continue
        console.print(_coloured(before, part.source.text, colour=console.is_terminal))
    if not changed:
        typer.echo(f"{locale}/{article}: nothing has changed in the source since it was accepted")


def _coloured(before: str, after: str, *, colour: bool) -> Text:
    text = Text()
    for sign, words in diff_words(before, after):
        text.append(words if colour else _SIGNS[sign].format(words), _STYLES[sign])
    return text


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
    wanted = [_name(loaded, name) for name in names]
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
    if _article(state, name.slug, name.section).target is None:
        new = f"./helpcentre new {name.slug} --locale {name.locale}"
        stop(f"{name.locale}/{name.slug} is not translated; start it with `{new}`")
    return accept_sections(site, state, [name.slug], name.section, terms)


def _accept_minor(
    states: dict[str, LocaleState], locks: Locks, name: Name, why: str
) -> list[Outcome]:
    if not name.slug:
        stop("name the source article whose typing error was mended, for example contact/email")
    for state in states.values():
        _article(state, name.slug, name.section)
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
    for name in _states(loaded, locale):
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
    format: Annotated[Format, typer.Option(help="How to write the findings.")] = Format.text,
) -> None:
    """Say which translations a change makes outdated, compared with another folder."""
    loaded = load(site)
    findings = set_levels(check_impact(load(base), loaded), loaded.settings.levels)
    typer.echo(FORMATS[format.value](findings))
    raise typer.Exit(1 if fails(findings) else 0)


def _states(site: Site, locale: str | None) -> dict[str, LocaleState]:
    states = read_states(site)
    if locale is None:
        return states
    if locale not in states:
        default = site.settings.languages.default
        hint = f"{locale} is the source" if locale == default else f"there is no language {locale}"
        stop(f"{hint}; known: {', '.join(states)}")
    return {locale: states[locale]}


def _article(state: LocaleState, slug: str, section: str = "") -> ArticleState:
    found = state.by_key.get(f"{slug}.md")
    if found is None:
        near = parse_name(slug, (), [article.slug for article in state.articles]).near
        stop(f"there is no article {slug}" + (f"; did you mean {near}?" if near else ""))
    known = [part.id for part in found.sections]
    if section and section not in known:
        stop(f"{slug} has no section {section}; known: {', '.join(known)}")
    return found


def _name(site: Site, text: str) -> Name:
    slugs = [article.slug for article in site.articles.values()]
    return parse_name(text, site.settings.languages.locales, slugs, site.settings.docs_dir)


COMMANDS = (status, todo, diff, accept, sync, impact)
