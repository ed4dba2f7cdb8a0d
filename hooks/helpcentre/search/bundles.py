"""Bundles: every file that search needs, with an address that changes with its content."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping

from helpcentre.scripts import bundle_modules, minify_script
from helpcentre.search.payloads import write_payloads
from helpcentre.sites import Site

FOLDER = "assets/search"
_ENTRY = "worker.js"


def write_engine(modules: Mapping[str, str]) -> dict[str, str]:
    """The engine as one script, by its address; `modules` are its sources by name."""
    return dict([_name("engine", minify_script(bundle_modules(modules, _ENTRY)))])


def write_locale(site: Site, locale: str) -> dict[str, str]:
    """Both parts of a locale by their addresses, the first part first."""
    core, more = write_payloads(site, locale)
    return dict([_name(f"{locale}.core", core), _name(f"{locale}.more", more)])


def _name(name: str, text: str) -> tuple[str, str]:
    digest = hashlib.sha256(text.encode()).hexdigest()[:10]
    return f"{FOLDER}/{name}.{digest}.js", text
