"""The translators' commands that tell: status, todo, diff."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table
from rich.text import Text

from helpcentre._command import SiteOption, load
from helpcentre.translation._naming import article_of, states_of
from helpcentre.translation.changes import diff_words
from helpcentre.translation.locks import read_locks
from helpcentre.translation.states import (
    ORDER,
    ArticleState,
    LocaleState,
    SectionState,
)

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
    states = states_of(load(site), locale)
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
    state = states_of(load(site), locale)[locale]
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
    state = article_of(states_of(loaded, locale)[locale], article)
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
