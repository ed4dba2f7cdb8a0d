"""Runs lychee over a list of addresses: the first pass, and a second opinion."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import quote, unquote

_GROUPS = ("success_map", "error_map", "timeout_map", "excluded_map")


class LycheeError(Exception):
    """lychee is missing or could not work; the message is for the person who asked for it."""


@dataclass(frozen=True)
class First:
    """What lychee saw: `good` a page at the end of all redirects, `cached` in an earlier run."""

    good: bool
    cached: bool = False
    status: int = 0
    redirected: bool = False
    excluded: bool = False


def find_lychee() -> str:
    """The program, beside this Python or in PATH. Raises `LycheeError`."""
    beside = Path(sys.executable).parent
    found = shutil.which("lychee", path=beside) or shutil.which("lychee")
    if not found:
        raise LycheeError("lychee is not installed; `make links` installs it and asks all links")
    return found


def run_lychee(urls: Sequence[str], folder: Path, options: Sequence[str]) -> dict[str, First]:
    """Ask all addresses once; cache and cookies stay in the folder. Raises `LycheeError`."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "urls.txt").write_text("".join(f"{_escape(url)}\n" for url in urls), "utf-8")
    command = [find_lychee(), "-v", "--no-progress", "--format", "json", "--mode", "plain"]
    environment = {name: value for name, value in os.environ.items() if name != "GITHUB_TOKEN"}
    result = subprocess.run(  # noqa: S603 - no shell; addresses are in the file
        [*command, *options, "urls.txt"],
        cwd=folder,
        env=environment,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=False,
    )
    try:
        report = json.loads(result.stdout)
        return dict(_read(report, urls))
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        said = result.stderr.decode("utf-8", "replace").strip().rpartition("\n")[2]
        raise LycheeError(f"lychee could not work: {said or error}") from error


def _escape(url: str) -> str:
    """An address in ASCII, so that lychee sees no end of a sentence in it."""
    return quote(url.encode("utf-8", "replace"), safe="%:/?#[]@!$&'()*+,;=~-._")


def _read(report: dict[str, Any], urls: Sequence[str]) -> Iterator[tuple[str, First]]:
    """Lychee's answers by our addresses; what it cut at another place is left out."""
    for group in _GROUPS:
        for entries in report[group].values():
            for entry in entries:
                url = urls[entry["span"]["line"] - 1]
                if _plain(entry["url"]) == _plain(_escape(url)):
                    yield url, _first(group, entry)


def _first(group: str, entry: dict[str, Any]) -> First:
    return First(
        good=group == "success_map",
        cached="(cached)" in entry["status"]["text"],
        status=int(entry["status"].get("code", 0)),
        redirected=bool(entry.get("redirects")),
        excluded=group == "excluded_map",
    )


def _plain(url: str) -> str:
    return unquote(url).rstrip("/").lower()
