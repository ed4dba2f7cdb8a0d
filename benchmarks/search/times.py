"""Seconds from the first letter to the first result on a slow phone: ours and Material's."""

from __future__ import annotations

import statistics
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, CDPSession, Page

from benchmarks.search.collection import read_queries
from benchmarks.search.drivers import root_of
from benchmarks.search.slow import SlowHost
from tests.browser.conftest import serve

_CPU = 4
_RUNS = 3
_PATIENCE = 20
"""Seconds after which there is no result."""
_REST = 3000
"""Milliseconds in which a slow page asks for what it wants without being touched."""
_FILES = ("/assets/search/", "/workers/search.", "/search_index.json")
"""Parts of the addresses of engines and indexes: ours, and the theme's."""
TIMED_LOCALES = ("zh", "en", "ja", "ar")
PROBE = "contact/email/"
"""The page on which a reader begins to search: an ordinary article."""


@dataclass(frozen=True)
class Interface:
    """Where to type, and what shows the first result."""

    name: str
    field: str
    result: str


OURS = Interface("ours", ".md-header [role=combobox]", "[data-hc-panel] .hc-found__result")
MATERIAL = Interface("Material", "input.md-search__input", ".md-search-result__item > a")


@dataclass(frozen=True)
class Times:
    """Seconds and bytes (compressed) on the slow line."""

    fetched_untouched: int
    page_ready: float
    cold: float
    fetched_cold: int
    warm: float


def print_times(browser: Browser, sites: Sequence[tuple[Interface, Path]]) -> None:
    """From the first letter to the first result, on Slow 4G with a CPU four times slower."""
    print(
        f"\nThe interface on Slow 4G, CPU {_CPU} times slower, medians of {_RUNS}:\n"
        "\n| search | language | search files before it is touched | page at rest "
        "| cold: fetched | cold: first result | warm: first result |\n|---|---|---|---|---|---|---|"
    )
    for interface, site in sites:
        for locale in TIMED_LOCALES:
            queries = read_queries()[locale]
            word = next(q.text for q in queries if q.kind == "natural")
            runs = [measure_times(browser, site, interface, locale, word) for _ in range(_RUNS)]
            cold = statistics.median(run.cold for run in runs)
            warm = statistics.median(run.warm for run in runs)
            ready = statistics.median(run.page_ready for run in runs)
            print(
                f"| {interface.name} | {locale} | {runs[0].fetched_untouched / 1024:.1f} KB "
                f"| {ready:.1f} s | {runs[0].fetched_cold / 1024:.1f} KB "
                f"| {_seconds(cold)} | {_seconds(warm)} |"
            )


def _seconds(value: float) -> str:
    return f"{value:.2f} s" if value < _PATIENCE else "no result"


def measure_times(
    browser: Browser, site: Path, interface: Interface, locale: str, word: str
) -> Times:
    """One reader who only opens an article, and one who then searches twice."""
    with serve(site, SlowHost) as address:
        article = address + root_of(locale) + PROBE
        SlowHost.sent.clear()
        with slow_page(browser) as page:
            page.goto(article, wait_until="networkidle")
            page.wait_for_timeout(_REST)
            before = _search_bytes()
        SlowHost.sent.clear()
        with slow_page(browser) as page:
            page.goto(article, wait_until="load")
            return _search_twice(page, interface, word, before)


def _search_twice(page: Page, interface: Interface, word: str, before: int) -> Times:
    """A search as soon as the page has loaded, and one when everything is there."""
    ready = float(page.evaluate("performance.getEntriesByType('navigation')[0].loadEventEnd"))
    cold = _time_to_result(page, interface, word)
    fetched = _search_bytes()
    page.wait_for_load_state("networkidle")
    page.wait_for_timeout(1000)
    page.locator(interface.field).fill("")
    page.wait_for_timeout(500)
    warm = _time_to_result(page, interface, word[:-1])
    return Times(before, ready / 1000, cold, fetched, warm)


def _search_bytes() -> int:
    return sum(size for path, size in SlowHost.sent if any(name in path for name in _FILES))


def _time_to_result(page: Page, interface: Interface, word: str) -> float:
    """Seconds from the words in the field to a result that the reader sees; infinite if none."""
    return float(
        page.evaluate(
            """([field, result, word, limit]) => new Promise((resolve) => {
              const box = document.querySelector(field);
              const all = () => [...document.querySelectorAll(result)];
              const isShown = () => all().some((one) => one.offsetParent);
              box.focus();
              const start = performance.now();
              box.value = word;
              box.dispatchEvent(new InputEvent("input", { bubbles: true }));
              box.dispatchEvent(new KeyboardEvent("keyup", { bubbles: true }));
              const look = () => {
                const seconds = (performance.now() - start) / 1000;
                if (isShown()) resolve(seconds);
                else if (seconds > limit) resolve(Infinity);
                else requestAnimationFrame(look);
              };
              requestAnimationFrame(look);
            })""",
            [interface.field, interface.result, word, _PATIENCE],
        )
    )


@contextmanager
def slow_page(browser: Browser) -> Iterator[Page]:
    """A page on a CPU four times slower."""
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    page = context.new_page()
    page.set_default_timeout(120_000)
    session: CDPSession = context.new_cdp_session(page)
    session.send("Emulation.setCPUThrottlingRate", {"rate": _CPU})
    yield page
    context.close()
