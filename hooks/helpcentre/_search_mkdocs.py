"""The files of search, of MkDocs' settings: sources of the engine, addresses for templates."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig

from helpcentre._mkdocs import i18n, read_site
from helpcentre.search.bundles import FOLDER, write_engine, write_locale


def read_modules(config: MkDocsConfig) -> dict[str, str]:
    """The sources of the engine by name."""
    paths = sorted(Path(config.docs_dir, FOLDER).glob("*.js"))
    return {path.name: path.read_text("utf-8") for path in paths}


def list_files(config: MkDocsConfig, locale: str) -> dict[str, Any]:
    """What a page of a locale may load: `engine`, `core`, `more`; addresses from the site's root.

    `fallbacks` are the same of the languages that stand in for it, each with its `root`.
    """
    site, default = read_site(config), i18n(config).default_language
    (engine,) = write_engine(read_modules(config))
    found = []
    for name in site.chain(locale):
        core, more = write_locale(site, name)
        root = "" if name == default else f"{name}/"
        found.append({"locale": name, "root": root, "core": core, "more": more})
    return {"engine": engine, **found[0], "fallbacks": found[1:]}
