"""Reads what articles include from the disk: snippets, and the style sheets beside them."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from helpcentre.builds import Build
from helpcentre.text.articles import Article
from helpcentre.text.snippets import list_names

_LARGEST = 2_000_000
"""A larger file is no text that somebody writes."""


def read_snippets(
    root: Path, build: Build, articles: Iterable[Article]
) -> dict[str, tuple[str, str]]:
    """Path and text of every snippet that articles, or other snippets, include, by its name."""
    if build.snippet_paths is None:
        return {}
    found: dict[str, tuple[str, str]] = {}
    texts = (article.text for article in articles if "8<-" in article.text)
    names = [*build.appended, *(name for text in texts for name in list_names(text))]
    asked: set[str] = set()
    while names:
        name = names.pop()
        if name in asked:
            continue
        asked.add(name)
        for path in _candidates(root, build.snippet_paths, name):
            text = _read(path)
            if text is not None:
                found[name] = Path(os.path.relpath(path, root)).as_posix(), text
                names += list_names(text)
                break
    return found


def _candidates(root: Path, bases: Iterable[str], name: str) -> Iterator[Path]:
    """Where a snippet may be, in the order in which the extension looks; never outside."""
    for base in bases:
        place = _absolute(root / base)
        path = _absolute((place if place.is_dir() else place.parent) / name)
        if path.is_relative_to(place) and path.is_file():
            yield path


def _absolute(path: Path) -> Path:
    """The path without `..`; links are not followed, so that a linked folder is inside."""
    return Path(os.path.normpath(path.absolute()))


def _read(path: Path) -> str | None:
    try:
        if path.stat().st_size > _LARGEST:
            return ""
        return path.read_text("utf-8-sig", "replace")
    except (OSError, ValueError):
        return None


def read_styles(root: Path, docs: Path, names: Iterable[str]) -> dict[str, str]:
    """The style sheets below the docs folder, by the path that findings show."""
    paths = (docs / name for name in sorted(names) if name.endswith(".css"))
    texts = ((path, _read(path)) for path in paths)
    return {Path(os.path.relpath(p, root)).as_posix(): text for p, text in texts if text}
