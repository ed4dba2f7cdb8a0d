"""Names of articles and sections as people type them on the command line."""

from __future__ import annotations

import difflib
from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Name:
    """`ja/contact/email#steps`: a locale, a slug and a section, each empty if not named.

    `near` is the slug that was most likely meant, if it does not exist.
    """

    locale: str
    slug: str
    section: str
    near: str = ""


def parse_name(text: str, locales: Sequence[str], slugs: Sequence[str], docs: str = "docs") -> Name:
    """Read a name; a path such as `docs/ja/contact/email.md` is one too."""
    path, _, section = text.replace("\\", "/").partition("#")
    path = path.removeprefix("./").removeprefix(f"{docs}/").strip("/").removesuffix(".md")
    first, _, rest = path.partition("/")
    locale, slug = (first, rest) if first in locales else ("", path)
    if slug in slugs:
        return Name(locale, slug, section)
    near = [rest] if rest in slugs else difflib.get_close_matches(slug, sorted(set(slugs)), 1)
    return Name(locale, slug, section, near[0] if near else "")
