"""The search stays as good as it was: our engine, asked every query that was set aside for this."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Browser

from benchmarks.search.collection import read_queries
from benchmarks.search.engine import ask_engine
from benchmarks.search.recorded import figures_of, list_losses, read_recorded


def test_the_search_is_as_good_as_recorded(browser: Browser, site: Path) -> None:
    runs = ask_engine(browser, site, read_queries("report"))
    losses = list(list_losses(figures_of(runs), read_recorded()))
    found = "\n".join(losses)
    assert not losses, (
        f"{found}\nTo see why: `python -m benchmarks.search engine`; if it is meant: `record`"
    )
