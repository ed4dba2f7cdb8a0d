"""Commands that sign files, verify signatures and make keys, in minisign's format."""

from __future__ import annotations

import datetime
import os
import secrets
import sys
from pathlib import Path
from typing import Annotated

import typer

from helpcentre._command import SiteOption, load, stop
from helpcentre._settings import one_line
from helpcentre.channel_list import list_keys
from helpcentre.signing import (
    PublicKey,
    SecretKey,
    fingerprint,
    parse_public,
    parse_secret,
    sign_content,
    verify_content,
    write_public,
    write_secret,
)

_VARIABLE = "HELPCENTRE_SIGNING_KEY"
FilesArgument = Annotated[list[Path], typer.Argument(help="Files, for example site/channels.json.")]


def sign(
    files: FilesArgument,
    date: Annotated[
        datetime.datetime,
        typer.Option(formats=["%Y-%m-%d"], help="The day that is signed along; readers see it."),
    ],
    key: Annotated[
        str, typer.Option(help=f"Secret key's file; - reads it here; without: ${_VARIABLE}.")
    ] = "",
    site: SiteOption = Path(),
) -> None:
    """Sign files: writes FILE.minisig beside each."""
    secret = _read_secret(key, site)
    for path in files:
        comment = f"date:{date.date().isoformat()}\tfile:{path.name}\thashed"
        _write(
            Path(f"{path}.minisig"), sign_content(_read(path), secret, comment.replace("\t", " "))
        )
        typer.echo(f"signed    {path}.minisig")


def verify(
    files: FilesArgument,
    key: Annotated[
        str, typer.Option(help="Public key or its file; without: data/signing.yml.")
    ] = "",
    site: SiteOption = Path(),
) -> None:
    """Check the signature FILE.minisig of each file; exit code 1 if one is not good."""
    known = _read_public(key, site)
    bad = 0
    for path in files:
        signature = _read(Path(f"{path}.minisig")).decode("utf-8", "replace")
        try:
            comment = _verify_with_any(_read(path), signature, known)
        except ValueError as error:
            bad += 1
            typer.echo(f"not good  {path}: the signature {error}")
        else:
            typer.echo(f"good      {path} ({comment})")
    raise typer.Exit(1 if bad else 0)


def new_key(
    path: Annotated[Path, typer.Argument(help="File for the secret key; .pub is added to it.")],
    site: SiteOption = Path(),
) -> None:
    """Make a pair of keys: the secret one without password, for a place that is offline."""
    _refuse_inside(path, site)
    secret = SecretKey(secrets.token_bytes(8), secrets.token_bytes(32))
    public = Path(f"{path}.pub")
    for target, text in ((path, write_secret(secret)), (public, write_public(secret.public))):
        _write_new(target, text, private=target is path)
    typer.echo(f"wrote     {path} (secret: keep it offline, give it to nobody)\nwrote     {public}")
    typer.echo(f"public key   {secret.public.text}")
    typer.echo(f"fingerprint  {fingerprint(secret.public.key)}")


def _verify_with_any(content: bytes, signature: str, known: list[PublicKey]) -> str:
    """The trusted comment; raises what the key with the right name says, else the first."""
    faults: list[ValueError] = []
    for key in known:
        try:
            return verify_content(content, signature, key)
        except ValueError as error:
            faults.append(error)
    raise next((one for one in faults if "another key" not in str(one)), faults[0])


def _read_secret(key: str, site: Path) -> SecretKey:
    if key == "-":
        text = sys.stdin.read()
    elif key:
        _refuse_inside(Path(key), site)
        text = _read(Path(key)).decode("utf-8", "replace")
    else:
        text = os.environ.get(_VARIABLE, "")
        if not text:
            stop(f"no key: give --key FILE, --key -, or the variable {_VARIABLE}")
    try:
        return parse_secret(text)
    except ValueError as error:
        stop(f"the key {error}")


def _read_public(key: str, site: Path) -> list[PublicKey]:
    if not key:
        known = list_keys(load(site))
        return known or stop("no key: data/signing.yml has none; give --key")
    path = Path(key)
    try:
        text = _read(path).decode("utf-8", "replace") if path.is_file() else key
        return [parse_public(text)]
    except (ValueError, OSError) as error:
        stop(f"the key {error}")


def _refuse_inside(path: Path, site: Path) -> None:
    """A secret key that lies in the repository is published sooner or later."""
    if path.resolve().is_relative_to(site.resolve()):
        stop(f"{path}: a secret key must not lie in the folder of the site")


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except (OSError, ValueError) as error:
        stop(f"{path}: cannot be read ({one_line(error)})")


def _write(path: Path, text: str) -> None:
    try:
        path.write_text(text, "utf-8")
    except OSError as error:
        stop(f"{path}: cannot be written ({one_line(error)})")


def _write_new(path: Path, text: str, *, private: bool) -> None:
    try:
        flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL
        with os.fdopen(os.open(path, flags, 0o600 if private else 0o644), "w") as file:
            file.write(text)
    except (OSError, ValueError) as error:
        stop(f"{path}: cannot be written ({one_line(error)})")
