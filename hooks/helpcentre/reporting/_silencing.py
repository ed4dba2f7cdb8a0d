"""Silences for what only the built site shows; they are written in its sources."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence
from pathlib import Path

from helpcentre._disk import load_site
from helpcentre._settings import UnusableSiteError, find_config, load_config
from helpcentre.checks import SOURCES, check_part, known_levels
from helpcentre.config import parse_settings
from helpcentre.findings import Finding, set_levels
from helpcentre.reporting.silences import PATH, apply_silences, list_silences
from helpcentre.rules import RULES

_BUILT = frozenset({"built"})


def silence_built(findings: Sequence[Finding], root: Path, today: datetime.date) -> list[Finding]:
    """The findings of a built site without those that its sources silence.

    Also tells which silences are unused, of rules that the built site can break. What else is
    to be said about silences, the check of the sources says.
    """
    try:
        if not any(b"silence" in text for text in _read_bytes(root)):
            return list(findings)
        site = load_site(root)
    except UnusableSiteError:
        return list(findings)
    silences = [one for one in list_silences(site) if "built" in RULES[one.rule].reported_by]
    if not silences:
        return list(findings)
    shared = any(SOURCES & set(RULES[one.rule].reported_by) for one in silences)
    others = check_part(site, today).findings if shared else ()
    left = apply_silences([*findings, *others], silences, today, SOURCES | _BUILT)
    ours = {*findings, *(one for one in left if one.rule == "unused-silence")}
    return set_levels((one for one in left if one in ours), known_levels(site))


def _read_bytes(root: Path) -> Iterator[bytes]:
    """Every file that can have a silence; reading them is much quicker than understanding them."""
    docs = root / parse_settings(load_config(find_config(root))).docs_dir
    for path in (root / PATH, *docs.rglob("*.md")):
        if path.is_file():
            yield path.read_bytes()
