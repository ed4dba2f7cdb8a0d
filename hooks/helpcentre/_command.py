"""What all commands share: the site to work on, formats, and how to end."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated, NoReturn

import typer

from helpcentre._disk import load_site
from helpcentre._settings import UnusableSiteError
from helpcentre.sites import Site


class Format(StrEnum):
    """How findings are written."""

    text = "text"
    json = "json"
    github = "github"


SiteOption = Annotated[
    Path, typer.Option("--site", help="Folder with the mkdocs.yml of the site to work on.")
]


def load(root: Path) -> Site:
    """The site of a folder; ends the command if there is none."""
    try:
        return load_site(root)
    except UnusableSiteError as error:
        stop(str(error))


def stop(message: str) -> NoReturn:
    """Say what is wrong with the command and end it."""
    typer.echo(f"helpcentre: {message}", err=True)
    raise typer.Exit(2)
