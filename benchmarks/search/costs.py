"""What our search costs a reader: bytes, CPU, memory; of our articles and of more of them."""

from __future__ import annotations

import statistics
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, CDPSession

from benchmarks.search.collection import read_queries
from benchmarks.search.drivers import open_browser
from benchmarks.search.engine import FOLDER, PARTS, find_file, load_engine
from benchmarks.search.files import write_search
from benchmarks.search.sites import build_material
from benchmarks.search.slow import packed
from benchmarks.search.times import MATERIAL, OURS, print_times, slow_page
from benchmarks.search.workers import print_workers


def print_costs(site: Path, folder: Path, sources: Path | None) -> None:
    """All tables: of our site, of Material's, and of the search of other sources."""
    print_bytes(site)
    material = build_material(folder / "material")
    with open_browser() as browser:
        print_work(browser, site, list(read_queries()))
        print_workers(browser, [(OURS.name, site), (MATERIAL.name, material)])
        print_times(browser, [(OURS, site), (MATERIAL, material)])
        if sources:
            large = write_search(folder / "large", sources)
            print(f"\nThe search of {sources.name}:")
            print_bytes(large)
            print_work(browser, large, _locales_of(large))


def _locales_of(site: Path) -> list[str]:
    names = (path.name.split(".") for path in (site / FOLDER).glob("*.core.*.js"))
    return sorted(name[0] for name in names)


def print_bytes(site: Path) -> None:
    """What each language loads, in KB as it travels."""
    engine = len(packed(find_file(site, "engine")))
    print("\nBytes as they travel (gzip):\n")
    print("| language | engine | core | before the first result | more | everything |")
    print("|---|---|---|---|---|---|")
    for locale in _locales_of(site):
        core, more = (len(packed(find_file(site, f"{locale}.{part}"))) for part in PARTS)
        sizes = (engine, core, engine + core, more, engine + core + more)
        print(f"| {locale} | {' | '.join(f'{size / 1024:.1f} KB' for size in sizes)} |")


def print_work(browser: Browser, site: Path, locales: Sequence[str]) -> None:
    """CPU a key stroke on a CPU four times slower, and the memory of the index."""
    print("\nThe engine in a page, CPU four times slower, after every key of every query:\n")
    print(
        "| language | core ready | longest slice of the rest | all ready | a key: median ", end=""
    )
    print("| a key: 95 of 100 | heap |\n|---|---|---|---|---|---|---|")
    for locale in locales:
        queries = [query.text for query in read_queries("tune").get(locale, [])]
        found = measure_work(browser, site, locale, queries)
        print(
            f"| {locale} | {found['core']:.0f} ms | {found['slice']:.0f} ms "
            f"| {found['all']:.0f} ms | {found['median']:.1f} ms "
            f"| {found['high']:.1f} ms | {found['heap'] / 1e6:.1f} MB |"
        )


def measure_work(
    browser: Browser, site: Path, locale: str, queries: Sequence[str]
) -> dict[str, float]:
    """Milliseconds and bytes of the engine in an empty page."""
    with slow_page(browser) as page:
        session = page.context.new_cdp_session(page)
        empty = _heap(session)
        load_engine(page, site, locale)
        work: list[list[float]] = page.evaluate(_SLICES)
        keys = page.evaluate(_TIMED, [q[:n] for q in queries for n in range(1, len(q) + 1)])
        heap = _heap(session) - empty
    high = statistics.quantiles(keys, n=20)[-1]
    return {
        "core": sum(work[0]),
        "slice": max(work[1]),
        "all": sum(map(sum, work)),
        "median": statistics.median(keys),
        "high": high,
        "heap": heap,
    }


_SLICES = """() => {
  const work = [[], []];
  const engine = globalThis.helpcentreSearch;
  for (let more = true; more; ) {
    const start = performance.now();
    const part = engine.isReady() ? 1 : 0;
    more = engine.advance();
    work[part].push(performance.now() - start);
  }
  return work;
}"""


_TIMED = """(queries) => queries.map((query) => {
  const start = performance.now();
  globalThis.helpcentreSearch.search(query, { limit: 20 });
  return performance.now() - start;
})"""


def _heap(session: CDPSession) -> float:
    session.send("HeapProfiler.collectGarbage")
    found: dict[str, Any] = session.send("Runtime.getHeapUsage")
    return float(found["usedSize"])
