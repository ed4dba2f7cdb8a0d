"""The command `links`: where links lead, told from sources and pages, or by asking them."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import Annotated

import typer

from helpcentre._command import Format, OutputOption, SiteOption, load, stop, tell
from helpcentre._parallel import process_context
from helpcentre._settings import UnusableSiteError
from helpcentre.built._built import load_built
from helpcentre.built._integrity import find_built_faults, load_origins
from helpcentre.built.integrity import merge
from helpcentre.checks import known_levels
from helpcentre.findings import Finding, fails, set_levels
from helpcentre.linking.links import check_links
from helpcentre.liveness.link_reports import list_findings, narrow, summarize_links, write_report
from helpcentre.liveness.manners import Manners, Plan
from helpcentre.liveness.outside import Places, list_pages, list_sources, select
from helpcentre.navigation import check_navigation
from helpcentre.reporting.silences import apply_silences, list_silences
from helpcentre.sites import Site
from helpcentre.trust.external import check_external

_HISTORY = Path(".links", "history.json")
Seconds = Annotated[float, typer.Option(min=0.05, help="How long to wait for an answer.")]


def links(
    site: SiteOption = Path(),
    built: Annotated[
        Path | None, typer.Option(help="Take the links of this built site, too.")
    ] = None,
    live: Annotated[bool, typer.Option("--live", help="Ask every external link.")] = False,
    history: Annotated[
        Path | None, typer.Option(help=f"Since when links fail (default: {_HISTORY} of the site).")
    ] = None,
    days: Annotated[int, typer.Option(min=1, help="Report what failed on so many days.")] = 3,
    timeout: Seconds = 20,
    tries: Annotated[int, typer.Option(min=1, help="Requests for a link that fails.")] = 3,
    backoff: Annotated[float, typer.Option(min=0, help="Seconds between the first two.")] = 2,
    private: Annotated[bool, typer.Option("--private", help="Ask private networks, too.")] = False,
    archive: Annotated[bool, typer.Option("--archive", help="Ask the archive for copies.")] = False,
    format: Annotated[Format, typer.Option(help="How to write the findings.")] = Format.text,
    output: OutputOption = [],  # noqa: B006 - typer copies it
    today: Annotated[
        datetime.datetime | None,
        typer.Option(formats=["%Y-%m-%d"], help="The day that counts (default: now)."),
    ] = None,
) -> None:
    """Check where links lead; with --live, ask every external one whether it is alive."""
    day = (today or datetime.datetime.now(tz=datetime.UTC)).date()
    if not live:
        found = report_links(site, built, day)
        tell(found, *([built] if built else []), site, formats=[format], outputs=output)
        raise typer.Exit(1 if fails(found) else 0)
    manners = Manners(timeout, tries, backoff, 3 * timeout, private=private)
    plan = Plan(manners, history or site / _HISTORY, day, days, archive)
    found = _report_live(site, built, plan, format, output)
    raise typer.Exit(1 if fails(found) else 0)


def report_links(root: Path, built: Path | None, day: datetime.date) -> list[Finding]:
    """What can be said of links without asking anybody, of the sources and of what was built."""
    with ProcessPoolExecutor(1, mp_context=process_context()) as pool:
        pages = pool.submit(find_built_faults, built, root) if built else None
        site = load(root)
        found = [*check_links(site), *check_external(site), *check_navigation(site)]
        try:
            found = merge(found, pages.result()) if pages else found
        except UnusableSiteError as error:
            stop(str(error))
    return _silence(site, set_levels(found, known_levels(site)), day)


def _report_live(
    root: Path, built: Path | None, plan: Plan, format: Format, output: Sequence[Path]
) -> list[Finding]:
    try:  # what asks is large, and not there until somebody wants it
        from helpcentre.liveness._passes import AskingError, ask_links
    except ImportError:
        stop("what asks links is not installed; `make links` installs it and asks all of them")
    site = load(root)
    try:
        outcome = ask_links(_places(site, root, built, plan), plan)
    except (AskingError, UnusableSiteError) as error:
        stop(str(error))
    typer.echo(summarize_links(outcome), err=True)
    found = _silence(site, set_levels(list_findings(outcome), known_levels(site)), plan.today)
    if format is Format.markdown:
        _write(write_report(narrow(outcome, found), plan.today), output)
    else:
        tell(found, root, formats=[format], outputs=output)
    return found


def _silence(site: Site, findings: list[Finding], day: datetime.date) -> list[Finding]:
    """The findings that nobody has silenced at their places; silences themselves `check` judges."""
    left = set(apply_silences(findings, list_silences(site), day))
    return [finding for finding in findings if finding in left]


def _places(site: Site, root: Path, built: Path | None, plan: Plan) -> Places:
    found = list_sources(site)
    if built:
        pages = load_built(built)
        found = {**list_pages(pages.pages, load_origins(root, pages)), **found}
    return select(found, site, private=plan.manners.private)


def _write(report: str, output: Sequence[Path]) -> None:
    if not output:
        typer.echo(report)
        return
    try:
        output[0].write_text(f"{report}\n", "utf-8")
    except OSError as error:
        stop(f"{output[0]}: cannot be written ({error.strerror})")
