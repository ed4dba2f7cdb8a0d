"""Asks our engine directly in a browser: fast enough to tune it, and to watch over it in CI."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page

from benchmarks.search.drivers import SCRIPTS, Runs, slug_of
from benchmarks.search.figures import Reply
from helpcentre.queries import Query

FOLDER = "assets/search"
PARTS = ("core", "more")


def ask_engine(browser: Browser, site: Path, queries: Mapping[str, Sequence[Query]]) -> Runs:
    """What the engine gives for all queries, with the files that a site publishes."""
    code = (SCRIPTS / "engine.js").read_text("utf-8")
    runs: Runs = {}
    for locale, wanted in queries.items():
        page = browser.new_page()
        load_engine(page, site, locale)
        found = page.evaluate(code, [query.text for query in wanted])
        runs[locale] = [(q, _read(one)) for q, one in zip(wanted, found, strict=True)]
        page.close()
    return runs


def load_engine(page: Page, site: Path, locale: str) -> None:
    """Run the engine and all that one language can load in an empty page."""
    for name in ("engine", *(f"{locale}.{part}" for part in PARTS)):
        page.add_script_tag(content=find_file(site, name).read_text("utf-8"))


def find_file(site: Path, name: str) -> Path:
    """A published file of the search by its name without hash. Raises `FileNotFoundError`."""
    found = sorted((site / FOLDER).glob(f"{name}.*.js"))
    if not found:
        raise FileNotFoundError(f"{site / FOLDER}: no file {name}.<hash>.js; build the site first")
    return found[-1]


def _read(found: Mapping[str, Any]) -> Reply:
    """Addresses of the engine are relative to the root of the language."""
    slugs = dict.fromkeys(slug_of(f"/{url}", "/") for url in found["urls"])
    answer = found["answer"]
    shown = slug_of(f"/{answer['url']}", "/") if answer else ""
    return Reply(tuple(slugs), shown, bool(answer and answer["emergency"]))
