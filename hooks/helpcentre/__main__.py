"""The writers' command line: check, new, explain and the translators' commands.

Exit codes: 0 clean, 1 findings from `warn` on, 2 could not run.
"""

from __future__ import annotations

import datetime
import difflib
import gc
from pathlib import Path
from typing import Annotated

import typer

from helpcentre._command import Format, FormatsOption, OutputOption, SiteOption, load, stop, tell
from helpcentre._parallel import check_folder
from helpcentre._settings import UnusableSiteError
from helpcentre._signing import new_key, sign, verify
from helpcentre._writing import record_codes, start_article, start_translation
from helpcentre.built._integrity import check_built_folder
from helpcentre.findings import Finding, fails
from helpcentre.liveness._live import links
from helpcentre.reporting._silencing import silence_built
from helpcentre.rules import RULES, catalogue_as_markdown
from helpcentre.translation._progress import diff, status, todo
from helpcentre.translation._translating import accept, impact, sync

app = typer.Typer(
    help="Checks, translation status and new articles of a help centre.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)


for command in (status, todo, diff, accept, sync, impact, links, sign, verify, new_key):
    app.command()(command)


@app.command()
def check(
    site: SiteOption = Path(),
    built: Annotated[
        Path | None, typer.Option(help="Check the pages of this built site instead.")
    ] = None,
    format: FormatsOption = [Format.text],  # noqa: B006 - typer copies it
    output: OutputOption = [],  # noqa: B006
    release: Annotated[bool, typer.Option(help="Refuse what a release must not have.")] = False,
    today: Annotated[
        datetime.datetime | None,
        typer.Option(formats=["%Y-%m-%d"], help="The day that decides what is due (default: now)."),
    ] = None,
) -> None:
    """Check articles, links and translations; report every fault with file, line and fix."""
    day = (today or datetime.datetime.now(tz=datetime.UTC)).date()
    findings = _check_built(built, site, day) if built else _check_sources(site, day, release)
    tell(findings, *([built] if built else []), site, formats=format, outputs=output)
    raise typer.Exit(1 if fails(findings) else 0)


def _check_sources(root: Path, day: datetime.date, release: bool) -> list[Finding]:
    try:
        return check_folder(root, day, release=release)
    except UnusableSiteError as error:
        stop(str(error))


def _check_built(folder: Path, root: Path, day: datetime.date) -> list[Finding]:
    try:
        return silence_built(check_built_folder(folder, root), root, day)
    except UnusableSiteError as error:
        stop(str(error))


@app.command()
def new(
    slug: Annotated[str, typer.Argument(help="section/name, for example transactions/refund")],
    type: Annotated[str, typer.Option(help="Content type, a file of docs/templates/.")] = "how-to",
    locale: Annotated[
        str | None, typer.Option(help="Start a translation in this language instead.")
    ] = None,
    site: SiteOption = Path(),
) -> None:
    """Start an article from its template and add it to the navigation."""
    loaded = load(site)
    try:
        if locale in (None, loaded.settings.languages.default):
            lines = start_article(loaded, site, slug, type)
        else:
            lines = start_translation(loaded, site, slug, str(locale))
    except UnusableSiteError as error:
        stop(str(error))
    typer.echo("\n".join(lines))


@app.command()
def record(site: SiteOption = Path()) -> None:
    """Write today's permanent codes into data/go.released.yml; `make release` does it."""
    try:
        codes = record_codes(site)
    except UnusableSiteError as error:
        stop(str(error))
    for code in codes:
        typer.echo(f"recorded  {code}")


@app.command()
def explain(
    rule: Annotated[str | None, typer.Argument(help="A rule's name.")] = None,
    markdown: Annotated[bool, typer.Option(help="All rules as CONTRIBUTING has them.")] = False,
) -> None:
    """Explain a rule: meaning, example, fix. Without a name, list all rules."""
    if markdown:
        typer.echo(catalogue_as_markdown())
        return
    if rule is None:
        for known in RULES.values():
            typer.echo(f"{known.id:24}{known.meaning}")
        return
    if rule not in RULES:
        near = difflib.get_close_matches(rule, RULES, 1)
        stop(f"there is no rule {rule}" + (f"; did you mean {near[0]}?" if near else ""))
    found = RULES[rule]
    typer.echo(f"{found.id} ({found.level} unless extra.checks says otherwise)\n")
    typer.echo(f"{found.meaning}\nWhy: {found.why}.\nExample: {found.example}\nFix: {found.remedy}")


if __name__ == "__main__":
    gc.disable()  # a command ends before it could have collected anything
    app(prog_name="helpcentre")
