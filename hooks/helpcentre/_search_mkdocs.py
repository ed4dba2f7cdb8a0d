"""The files of search, of MkDocs' settings: written once a build, then named by all pages."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig

from helpcentre._mkdocs import i18n, read_data, read_site
from helpcentre.search.bundles import FOLDER, write_engine, write_locale
from helpcentre.strings import fallback_chain


def write_files(config: MkDocsConfig) -> None:
    """Write the engine and both parts of every language; those of an earlier build go."""
    site, sources = read_site(config), sorted(Path(config.docs_dir, FOLDER).glob("*.js"))
    texts = write_engine({path.name: path.read_text("utf-8") for path in sources})
    for locale in i18n(config).build_languages:
        texts |= write_locale(site, locale)
    folder = Path(config.site_dir, FOLDER)
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    for address, text in texts.items():
        Path(config.site_dir, address).write_text(text, "utf-8")


def list_files(config: MkDocsConfig, locale: str) -> dict[str, Any]:
    """What a page of a locale may load: `engine`, `core`, `more`; addresses from the site's root.

    `fallbacks` are the same of the languages that stand in for it, each with its `root`. All are
    found where `write_files` has put them.
    """
    default = i18n(config).default_language
    chain = fallback_chain(read_data(config, f"strings/{locale}"), locale, default)
    own, *fallbacks = [
        {
            "locale": name,
            "root": "" if name == default else f"{name}/",
            "core": _find(config, f"{name}.core"),
            "more": _find(config, f"{name}.more"),
        }
        for name in chain
    ]
    return {"engine": _find(config, "engine"), **own, "fallbacks": fallbacks}


def _find(config: MkDocsConfig, name: str) -> str:
    """The address of the one file of a name, whatever its hash."""
    (path,) = Path(config.site_dir, FOLDER).glob(f"{name}.*.js")
    return f"{FOLDER}/{path.name}"
