"""Compares the CPU seconds of our built-site check with lychee's, on one and the same site."""

from __future__ import annotations

import re
import shutil
import statistics
import tempfile
from collections.abc import Callable
from pathlib import Path

from benchmarks.links.checkers import check_lychee, check_ours_built
from benchmarks.links.reports import Run
from benchmarks.links.site import build, write_clean
from benchmarks.links.tools import MissingToolError

_ROUNDS = 3
_COPIES = 65


def print_speed(site: Path | None = None, sources: Path | None = None) -> None:
    """Print the median CPU seconds of each, run in turns, and how they compare.

    `sources` are those of the built site; without them ours takes only what the site says.
    """
    with tempfile.TemporaryDirectory() as folder:
        site = site or _make_large(Path(folder))
        sources = sources or site
        pages = sum(1 for _ in site.rglob("*.html"))
        ours, lychee = [], []
        for _ in range(_ROUNDS):
            ours.append(_seconds(check_ours_built, sources, site))
            lychee.append(_seconds(check_lychee, sources, site))
    first, second = statistics.median(ours), statistics.median(lychee)
    print(f"{pages} pages, median of {_ROUNDS}, CPU seconds (user and system)")
    print(f"ours    {first:7.2f}  {ours}\nlychee  {second:7.2f}  {lychee}")
    print(f"ours takes 1/{second / first:.1f} of lychee's time")


def _seconds(check: Callable[[Path, Path], Run], sources: Path, site: Path) -> float:
    try:
        return round(check(sources, site).seconds, 2)
    except MissingToolError as error:
        print(f"not run: {error}")
        return float("nan")


def _make_large(folder: Path) -> Path:
    """The clean site with its articles copied into many sections; links stay within a copy."""
    write_clean(folder / "clean")
    site = folder / "site"
    build(folder / "clean", site)
    for page in sorted(site.glob("**/guide/**/*.html")):
        text = page.read_text("utf-8")
        for number in range(_COPIES):
            name = re.sub(r"(^|/)guide/", rf"\1guide-{number}/", page.relative_to(site).as_posix())
            copy = site / name
            copy.parent.mkdir(parents=True, exist_ok=True)
            copy.write_text(text.replace("/guide/", f"/guide-{number}/"), "utf-8")
    shutil.rmtree(folder / "clean")
    return site
