"""What a writer probably meant by a target that leads nowhere."""

from __future__ import annotations

import difflib
import posixpath
import re
import unicodedata
from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import NamedTuple
from urllib.parse import unquote

_HIDDEN = re.compile(r"[\s\u00a0\u00ad\u200b-\u200f\u2028-\u202f\u2060-\u2064\u3000\ufeff]+")
_BROKEN_ESCAPE = re.compile(r"%(?![0-9A-Fa-f]{2})")


class Repair(NamedTuple):
    """A target that exists, and what is wrong with the one that was written."""

    target: str
    cause: str


def repair(path: str, exists: Callable[[str], bool]) -> Repair | None:
    """The first variation of a path (not percent-encoded) that exists, or nothing."""
    for target, cause in _vary(path):
        if target and target != path and exists(target):
            return Repair(target, cause)
    return None


def _vary(path: str) -> Iterator[Repair]:
    yield Repair(_HIDDEN.sub("", path), "has blanks or hidden characters in it")
    yield Repair(_HIDDEN.sub(" ", path).strip(), "has blanks or hidden characters in it")
    yield Repair(path.replace("\\", "/"), "has backslashes, which are no part of an address")
    yield Repair(unquote(path), "is percent-encoded twice")
    for form in ("NFC", "NFD"):
        normal = unicodedata.normalize(form, path)
        yield Repair(normal, "has the letters of the file's name in another Unicode form")
    stem = re.sub(r"(/index)?(\.html?|/)$|/index$", "", path)
    for ending in (".md", "/index.md", "/README.md"):
        yield Repair(stem + ending, "names a page's address, not its source")
    folder, name = posixpath.split(path)
    for other in {"index.md": "README.md", "README.md": "index.md"}.get(name), f"{name}.md":
        if other:
            yield Repair(posixpath.join(folder, other), "does not exist")


def describe_escape(path: str) -> str:
    """What is wrong with the percent signs of a path, or nothing."""
    return "has a `%` that is no percent-encoding" if _BROKEN_ESCAPE.search(path) else ""


@lru_cache(maxsize=4)
def _fold(names: frozenset[str]) -> dict[str, str]:
    return {name.casefold(): name for name in sorted(names, reverse=True)}


def other_case(path: str, names: frozenset[str]) -> str:
    """The name that differs from a path in upper and lower case only, or nothing."""
    found = _fold(names).get(path.casefold(), "")
    return "" if found == path else found


@lru_cache(maxsize=1024)
def most_like(key: str, keys: tuple[str, ...]) -> str:
    """The path most like this one; the same file name in another folder comes first."""
    name = posixpath.basename(key)
    moved = [known for known in keys if posixpath.basename(known) == name]
    return (moved or difflib.get_close_matches(key[:200], keys, 1) or [""])[0]
