"""Asks our search as readers do: on the search page, and in the field of the header."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any
from urllib.parse import quote

from playwright.sync_api import Browser, Locator, Page

from benchmarks.search.drivers import SCRIPTS, Runs, open_page, root_of, slug_of
from benchmarks.search.figures import Reply
from helpcentre.queries import Query
from tests.browser.conftest import serve

FIELDS = {
    "page": "[data-hc-page-field]",
    "header": ".md-header [role=combobox]",
}


def ask_ours(
    browser: Browser, site: Path, queries: Mapping[str, Sequence[Query]], place: str
) -> Runs:
    """What readers get for all queries at one `place` of the interface: `page` or `header`."""
    runs: Runs = {}
    with serve(site) as address:
        for locale, wanted in queries.items():
            root = root_of(locale)
            with open_page(browser, address + _start(place, root, wanted[0])) as page:
                page.set_default_timeout(10_000)
                replies = (_read(found, root) for found in _ask_all(page, place, wanted))
                runs[locale] = list(zip(wanted, replies, strict=True))
    return runs


def _start(place: str, root: str, first: Query) -> str:
    """The search page opens by an address that carries words, as one reader sends another."""
    return f"{root}search/?q={quote(first.text)}" if place == "page" else f"{root}contact/"


def _ask_all(page: Page, place: str, queries: Sequence[Query]) -> Iterator[dict[str, Any]]:
    field = page.locator(FIELDS[place])
    if place != "page":
        _type(field, queries[0].text)
    _result(page, place, queries[0].text)
    page.wait_for_load_state("networkidle")  # all parts of the index are there
    for number, query in enumerate(queries):
        if number or place != "page":
            _type(field, query.text)
        yield _result(page, place, query.text)


def _type(field: Locator, text: str) -> None:
    field.fill("")
    field.fill(text)


def _result(page: Page, place: str, query: str) -> dict[str, Any]:
    code = (SCRIPTS / "ours.js").read_text("utf-8").rstrip().removesuffix(";")
    shown = page.wait_for_function(code, arg={"place": place, "query": query.strip()})
    found: dict[str, Any] = shown.json_value()
    return found


def _read(found: Mapping[str, Any], root: str) -> Reply:
    slugs = dict.fromkeys(slug_of(path, root) for path in found["paths"])
    answer = found["answer"]
    return Reply(tuple(slugs), slug_of(answer, root) if answer else "", found["urgent"])
