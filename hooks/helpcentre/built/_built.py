"""Reads a built site from the disk."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

from helpcentre._settings import UnusableSiteError
from helpcentre.built.pages import Page, find_root
from helpcentre.built.pieces import PageReader
from helpcentre.built.references import Built

_TEXTS = (
    *(".css", ".js", ".mjs", ".svg", ".xml", ".rss", ".atom", ".json", ".webmanifest"),
    "robots.txt",
)


def load_built(folder: Path) -> Built:
    """Pages, names of all files and texts of a built site. Raises `UnusableSiteError`."""
    if not folder.is_dir():
        raise UnusableSiteError(f"{folder}: there is no such folder")
    files = frozenset(_walk(folder))
    texts = {
        name: (folder / name).read_text("utf-8-sig", "replace")
        for name in sorted(files)
        if name.endswith(_TEXTS)
    }
    pages = _read_pages(folder, files)
    if not pages:
        raise UnusableSiteError(f"{folder}: there is no HTML page in it; build the site first")
    home = folder / "index.html"
    root = find_root(home.read_bytes()) if "index.html" in pages else ""
    return Built(pages, files, root, texts)


def _read_pages(folder: Path, files: Iterable[str]) -> dict[str, Page]:
    reader = PageReader()
    names = sorted(name for name in files if name.endswith((".html", ".htm")))
    return {name: reader.read((folder / name).read_bytes()) for name in names}


def _walk(folder: Path) -> list[str]:
    """Paths of all files below a folder, with forward slashes; no links to folders are followed."""
    top = len(str(folder)) + 1
    return [
        f"{here[top:]}/{name}".replace(os.sep, "/").lstrip("/")
        for here, _, names in os.walk(folder)
        for name in names
        if not name.endswith(".gz") and os.path.isfile(f"{here}/{name}")  # noqa: PTH113 - speed
    ]
