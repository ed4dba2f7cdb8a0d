"""The files of our search alone, without building pages: within seconds, also of other sources."""

from __future__ import annotations

from pathlib import Path

from benchmarks.search.collection import ROOT
from helpcentre._disk import load_site
from helpcentre.search.bundles import write_engine, write_locale

_SCRIPTS = ROOT / "docs/assets/search"


def write_search(out: Path, sources: Path = ROOT) -> Path:
    """Write what a site publishes for the search, of our articles or those of other sources."""
    site = load_site(sources)
    modules = {path.name: path.read_text("utf-8") for path in sorted(_SCRIPTS.glob("*.js"))}
    files = write_engine(modules)
    languages = site.settings.languages
    for locale in dict.fromkeys((languages.default, *languages.locales)):
        files.update(write_locale(site, locale))
    for name, text in files.items():
        path = out / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return out
