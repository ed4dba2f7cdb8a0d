"""The writers' command line: `./helpcentre check`, `status`, `new`, `explain`.

Exit codes: 0 clean, 1 findings from `warn` on, 2 could not run.
"""

from __future__ import annotations

import datetime
import difflib
from enum import StrEnum
from pathlib import Path
from typing import Annotated, NoReturn

import typer
from rich.console import Console
from rich.table import Table

from helpcentre._disk import UnusableSiteError, find_config, load_built, load_site
from helpcentre.built import check_built
from helpcentre.checks import check_site
from helpcentre.findings import Finding, fails, set_levels
from helpcentre.navigation import add_entry
from helpcentre.reports import FORMATS
from helpcentre.rules import RULES
from helpcentre.sites import Site
from helpcentre.skeletons import check_slug, fill_template, translation_skeleton
from helpcentre.translations import measure_coverage

app = typer.Typer(
    help="Checks, translation status and new articles of a help centre.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)


class Format(StrEnum):
    """How findings are written."""

    text = "text"
    json = "json"
    github = "github"


SiteOption = Annotated[
    Path, typer.Option("--site", help="Folder with the mkdocs.yml of the site to check.")
]


@app.command()
def check(
    site: SiteOption = Path(),
    built: Annotated[
        Path | None, typer.Option(help="Check the pages of this built site instead.")
    ] = None,
    format: Annotated[Format, typer.Option(help="How to write the findings.")] = Format.text,
) -> None:
    """Check articles, links and translations; report every fault with file, line and fix."""
    findings = _check_built(built) if built else check_site(_load(site))
    typer.echo(FORMATS[format.value](findings))
    raise typer.Exit(1 if fails(findings) else 0)


def _check_built(folder: Path) -> list[Finding]:
    try:
        pages, files, root = load_built(folder)
    except UnusableSiteError as error:
        _stop(str(error))
    return set_levels(check_built(pages, files, root), {})


@app.command()
def status(
    site: SiteOption = Path(),
    locale: Annotated[str | None, typer.Option(help="Only this language, with its gaps.")] = None,
) -> None:
    """Show how far every translation is."""
    coverages = measure_coverage(_load(site))
    known = [coverage.locale for coverage in coverages]
    if locale and locale not in known:
        _stop(f"there is no language {locale}; known: {', '.join(known)}")
    table = Table("locale", "translated", "of", "share", "orphaned")
    for coverage in coverages:
        total = len(coverage.done) + len(coverage.missing)
        share = f"{coverage.share:.0%}"
        row = coverage.locale, str(len(coverage.done)), str(total), share
        table.add_row(*row, str(len(coverage.orphaned)))
    Console().print(table)
    for coverage in coverages:
        if coverage.locale == locale:
            for slug in coverage.missing:
                typer.echo(f"missing   {slug}")
            for slug in coverage.orphaned:
                typer.echo(f"orphaned  {slug}")


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
    loaded = _load(site)
    if problem := check_slug(slug):
        _stop(problem)
    default = loaded.settings.languages.default
    if locale and locale != default:
        _new_translation(loaded, site, slug, locale)
    else:
        _new_article(loaded, site, slug, type)


def _new_article(site: Site, root: Path, slug: str, kind: str) -> None:
    templates = root / site.settings.docs_dir / "templates"
    names = sorted(path.stem for path in templates.glob("*.md"))
    if kind not in names:
        near = difflib.get_close_matches(kind, names, 1)
        hint = f"did you mean {near[0]}?" if near else f"known: {', '.join(names)}"
        _stop(f"there is no content type {kind}; {hint}")
    template = (templates / f"{kind}.md").read_text("utf-8")
    today = datetime.date.today().isoformat()
    target = _article_path(site, root, site.settings.languages.default, slug)
    _write_new(target, fill_template(template, slug, today))
    config = find_config(root)
    before = config.read_text("utf-8")
    after = add_entry(before, f"{slug}.md")
    if after != before:
        config.write_text(after, "utf-8")
        typer.echo(f"added   {slug}.md to nav: in {config.name}")
    else:
        section = slug.partition("/")[0]
        typer.echo(f"next: add a section `{section}:` with `{slug}.md` to nav: in {config.name},")
        typer.echo("      and its name to `sections:` in data/strings/*.yml")
    typer.echo("next: replace everything in （brackets） in the file")
    typer.echo("next: run `./helpcentre check`, then look at it with `make serve`")


def _new_translation(site: Site, root: Path, slug: str, locale: str) -> None:
    languages = site.settings.languages
    if locale not in languages.locales:
        _stop(f"there is no language {locale}; known: {', '.join(languages.locales)}")
    source = site.by_key.get((languages.default, f"{slug}.md"))
    if source is None:
        slugs = [article.slug for article in site.articles.values()]
        near = difflib.get_close_matches(slug, slugs, 1)
        hint = f"; did you mean {near[0]}?" if near else ""
        _stop(f"there is no {languages.default} article {slug} to translate{hint}")
    text = (root / source.path).read_text("utf-8")
    _write_new(_article_path(site, root, locale, slug), translation_skeleton(text))
    typer.echo("next: translate the file; keep every { #id }, link and number as it is")


def _article_path(site: Site, root: Path, locale: str, slug: str) -> Path:
    docs = root / site.settings.docs_dir
    languages = site.settings.languages
    if languages.structure == "suffix" and locale != languages.default:
        return docs / f"{slug}.{locale}.md"
    inside = locale in languages.locales and languages.structure == "folder"
    return docs / locale / f"{slug}.md" if inside else docs / f"{slug}.md"


def _write_new(path: Path, text: str) -> None:
    if path.exists():
        _stop(f"{path} exists already; nothing was changed")
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
    typer.echo(f"wrote   {path}")


@app.command()
def explain(rule: Annotated[str | None, typer.Argument(help="A rule's name.")] = None) -> None:
    """Explain a rule: meaning, example, fix. Without a name, list all rules."""
    if rule is None:
        for known in RULES.values():
            typer.echo(f"{known.id:24}{known.meaning}")
        return
    if rule not in RULES:
        near = difflib.get_close_matches(rule, RULES, 1)
        _stop(f"there is no rule {rule}" + (f"; did you mean {near[0]}?" if near else ""))
    found = RULES[rule]
    typer.echo(f"{found.id} ({found.level} unless extra.checks says otherwise)\n")
    typer.echo(f"{found.meaning}\nWhy: {found.why}.\nExample: {found.example}\nFix: {found.fix}")


def _load(root: Path) -> Site:
    try:
        return load_site(root)
    except UnusableSiteError as error:
        _stop(str(error))


def _stop(message: str) -> NoReturn:
    typer.echo(f"helpcentre: {message}", err=True)
    raise typer.Exit(2)


if __name__ == "__main__":
    app(prog_name="helpcentre")
