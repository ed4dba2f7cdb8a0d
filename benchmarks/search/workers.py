"""The workers of searches as they are: time to be ready, time a key, memory; at full speed."""

from __future__ import annotations

import statistics
from collections.abc import Sequence
from pathlib import Path

from playwright.sync_api import Browser

from benchmarks.search.collection import read_queries
from benchmarks.search.drivers import SCRIPTS, open_page, root_of
from benchmarks.search.times import PROBE, TIMED_LOCALES
from tests.browser.conftest import StaticHost, serve

_QUERIES = 12


class IsolatedHost(StaticHost):
    """Only a page that is isolated from all others may weigh itself."""

    def end_headers(self) -> None:
        """Say so in every answer."""
        self.send_header("Cross-Origin-Opener-Policy", "same-origin")
        self.send_header("Cross-Origin-Embedder-Policy", "require-corp")
        super().end_headers()


def print_workers(browser: Browser, sites: Sequence[tuple[str, Path]]) -> None:
    """A row for each search and language, from queries as they grow letter by letter."""
    print("\nThe workers themselves, at full speed:\n")
    print("| search | language | worker ready | a key: median | a key: 95 of 100 | memory |")
    print("|---|---|---|---|---|---|")
    code = (SCRIPTS / "workers.js").read_text("utf-8")
    for name, site in sites:
        for locale in TIMED_LOCALES:
            texts = [query.text for query in read_queries("tune")[locale][:_QUERIES]]
            words = ["x", *(text[:n] for text in texts for n in range(1, len(text) + 1))]
            with (
                serve(site, IsolatedHost) as address,
                open_page(browser, address + root_of(locale) + PROBE) as page,
            ):
                found = page.evaluate(code, {"name": name, "words": words})
            high = statistics.quantiles(found["keys"], n=20)[-1]
            print(
                f"| {name} | {locale} | {found['ready']:.0f} ms "
                f"| {statistics.median(found['keys']):.1f} ms | {high:.1f} ms "
                f"| {found['heap'] / 1e6:.1f} MB |"
            )
