"""Prints how long building and checking take, and how large the pages are."""

from __future__ import annotations

import gzip
import os
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.nine import make_site

ROOT = Path(__file__).parent.parent
STRINGS = {path.stem for path in (ROOT / "data/strings").glob("*.yml")}


def environment() -> dict[str, str]:
    """What our commands need of their surroundings."""
    return {**os.environ, "PYTHONPATH": "hooks", "NO_MKDOCS_2_WARNING": "1"}


def measure(name: str, *command: str) -> None:
    """Run a command and print its wall and CPU seconds."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    start = time.perf_counter()
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True, env=environment())
    wall = time.perf_counter() - start
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime
    print(f"{name:32}{wall:7.2f} s wall {cpu:7.2f} s CPU")


def report_sizes(site: Path) -> None:
    """Print the size of pages and of what one page loads besides."""
    pages = sorted(len(gzip.compress(page.read_bytes())) for page in site.rglob("*.html"))
    print(f"{'pages':32}{len(pages):7}   median {pages[len(pages) // 2] / 1024:.1f} KB gzip")
    for index in sorted(site.glob("assets/search/*.js")):
        size = len(gzip.compress(index.read_bytes())) / 1024
        print(f"{index.relative_to(site).as_posix():32}{size:7.1f} KB gzip")


def main() -> None:
    """Measure the command line and the build on this project."""
    python = sys.executable
    measure("helpcentre check", python, "-m", "helpcentre", "check")
    with tempfile.TemporaryDirectory() as folder:
        locales = sorted(path.name for path in (ROOT / "docs").iterdir() if path.name in STRINGS)
        nine = make_site(Path(folder, "site"), locales)
        articles = len(list((nine / "docs").rglob("*.md")))
        name = f"helpcentre check, {articles} articles"
        measure(name, python, "-m", "helpcentre", "check", "--site", str(nine))
        name = f"helpcentre links, {articles} articles"
        measure(name, python, "-m", "helpcentre", "links", "--site", str(nine))
    with tempfile.TemporaryDirectory() as folder:
        measure("mkdocs build", python, "-m", "mkdocs", "build", "--strict", "-d", folder)
        measure("helpcentre check --built", python, "-m", "helpcentre", "check", "--built", folder)
        measure("helpcentre links --built", python, "-m", "helpcentre", "links", "--built", folder)
        report_sizes(Path(folder))
        command = (python, "-m", "benchmarks.shares", folder)
        subprocess.run(command, cwd=ROOT, check=True, env=environment())


if __name__ == "__main__":
    main()
