"""Layout: files that the multilingual plugin would lose, and settings that it would leak."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import PurePosixPath

from helpcentre.findings import Finding
from helpcentre.sites import Site, page_addresses

# What mkdocs-static-i18n takes for a language, listed or not; what it does not list it drops.
_LOCALE = re.compile(r"[a-z]{2}(-[A-Za-z]{4})?(-[A-Z]{2})?|[a-z]{2}_[A-Z]{2}")

_INDEX = re.compile(r"(^|/)index\.html$")


def check_layout(site: Site) -> Iterator[Finding]:
    """Report files that would be dropped or overwritten, and overrides that leak."""
    yield from _dropped(site)
    yield from _collisions(site)
    for locale, name in site.settings.overrides:
        what = f"the language {locale} sets `{name}`"
        fix = "put texts into data/strings/, looks into overrides/, and remove it"
        yield Finding(site.config_path, 1, 1, "language-override", what, fix, locale)


def _dropped(site: Site) -> Iterator[Finding]:
    languages = site.settings.languages
    if not languages.locales:
        return
    told: set[str] = set()
    for source in sorted(site.files):
        name = _would_be_locale(source, languages.structure)
        if name and name not in (*languages.locales, *told):
            told.add(name)
            what = f"`{name}` looks like a language that mkdocs.yml does not list"
            fix = f"give it another name, or list the language {name}"
            path = f"{site.settings.docs_dir}/{source}"
            yield Finding(path, 1, 1, "dropped-folder", what, fix)


def _would_be_locale(source: str, structure: str) -> str:
    path = PurePosixPath(source)
    if structure == "folder":
        name = path.parts[0] if len(path.parts) > 1 else ""
    else:
        name = PurePosixPath(path.stem).suffix[1:]
    return name if _LOCALE.fullmatch(name) else ""


def _collisions(site: Site) -> Iterator[Finding]:
    """Two files with one address; which one is lost depends on chance."""
    settings = site.settings
    taken: dict[str, str] = {}
    for source in sorted(site.files):
        locale, key = settings.languages.split(source)
        root = "" if locale == settings.languages.default else f"{locale}/"
        address = root + page_addresses(key, settings.directory_urls)[0]
        other = taken.setdefault(_INDEX.sub(r"\1", address), source)
        if other != source:
            what = f"it would be published at the address of {settings.docs_dir}/{other}"
            path = f"{settings.docs_dir}/{source}"
            fix = "rename one of them, or merge both"
            yield Finding(path, 1, 1, "address-collision", what, fix, locale)
