"""What all commands share: the site to work on, formats, and how to end."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Sequence
from enum import StrEnum
from functools import lru_cache
from pathlib import Path
from typing import Annotated, NoReturn

import typer

from helpcentre._disk import load_site
from helpcentre._settings import UnusableSiteError, one_line
from helpcentre.findings import Finding, summarize
from helpcentre.reporting.reports import FORMATS, ReadLine
from helpcentre.sites import Site

_COLOURS = re.compile(r"\x1b\[[0-9;]*m")


class Format(StrEnum):
    """How findings are written."""

    text = "text"
    line = "line"
    json = "json"
    github = "github"
    sarif = "sarif"
    junit = "junit"
    markdown = "markdown"


SiteOption = Annotated[
    Path, typer.Option("--site", help="Folder with the mkdocs.yml of the site to work on.")
]
FormatOption = Annotated[Format, typer.Option("--format", help="How to write the findings.")]
FormatsOption = Annotated[
    list[Format], typer.Option("--format", help="How to write the findings; may be given again.")
]
OutputOption = Annotated[
    list[Path],
    typer.Option(
        "--output",
        help="Write into this file instead of printing: the first file gets the first format, "
        "and so on; formats without a file are printed.",
    ),
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


def tell(
    findings: Sequence[Finding],
    *roots: Path,
    formats: Sequence[Format] = (Format.text,),
    outputs: Sequence[Path] = (),
) -> None:
    """Report findings in each format, into its file or on the screen.

    `roots` are the folders that the paths of findings are relative to.
    """
    if len(outputs) > len(formats):
        stop("each --output needs a --format of its own")
    read = line_reader(*roots)
    for number, wanted in enumerate(formats):
        text = FORMATS[wanted.value](findings, read)
        text = text.encode("utf-8", "replace").decode()  # a file's name may be no valid Unicode
        if number < len(outputs):
            _write(outputs[number], _COLOURS.sub("", text) if wanted is Format.text else text)
        elif wanted is Format.text:
            typer.echo(text, color=_colour())
        else:
            sys.stdout.write(f"{text}\n")
    if len(outputs) == len(formats):
        typer.echo(summarize(findings))


def _write(path: Path, text: str) -> None:
    try:
        path.write_text(f"{text}\n", "utf-8")
    except OSError as error:
        stop(f"{path}: cannot be written ({one_line(error)})")


def _colour() -> bool | None:
    """Whether to colour: as the environment says (no-color.org, force-color.org), else unknown.

    Unknown means: if the output is a terminal.
    """
    if os.environ.get("NO_COLOR"):
        return False
    return True if os.environ.get("FORCE_COLOR") else None


def line_reader(*roots: Path) -> ReadLine:
    """Gives source lines of files below the folders, the first folder that has the file."""

    @lru_cache(maxsize=16)
    def lines_of(path: str) -> list[str]:
        for root in roots:
            try:
                if not (root / path).is_file():  # a pipe would never end
                    continue
                text = (root / path).read_text("utf-8-sig", "replace")
            except (OSError, ValueError):  # ValueError: a NUL in the name
                continue
            return text.replace("\r\n", "\n").split("\n")
        return []

    def read(path: str, line: int) -> str:
        lines = lines_of(path)
        return lines[line - 1] if 0 < line <= len(lines) else ""

    return read
