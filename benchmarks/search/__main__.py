"""Prints how good the search is, beside Material's own and Pagefind's on the same articles.

Without words: every query of the `report` half through the real interface, and the others.
`engine`: only our engine, as the sources are now, without interface; `--half tune --misses` to
tune it: nobody who does may see the misses of the other half.
`costs [SOURCES]`: bytes, times and memory, also of the articles of a larger site in that folder.
`record`: keep the engine's figures in data/queries/recorded.yml, which a test watches.
`halves`: give each query that has none its half.
"""

from __future__ import annotations

import argparse
import tempfile
from pathlib import Path

from benchmarks.search.collection import read_queries, write_halves
from benchmarks.search.costs import print_costs
from benchmarks.search.drivers import Runs, ask, open_browser
from benchmarks.search.engine import ask_engine
from benchmarks.search.files import write_search
from benchmarks.search.ours import ask_ours
from benchmarks.search.recorded import write_recorded
from benchmarks.search.sites import build_material, build_ours, index_pagefind
from benchmarks.search.tables import print_comparison, print_kinds, print_misses


def main() -> None:
    """Do what the command line asks."""
    options = _parse()
    if options.action == "halves":
        print(f"{write_halves()} queries got their half")
        return
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        if options.action in ("engine", "record"):
            _ask_engine(options.site or write_search(folder), options)
            return
        site = options.site or build_ours(folder / "ours")
        if options.action == "costs":
            print_costs(site, folder, options.sources)
        else:
            _compare(site, folder, options)


def _parse() -> argparse.Namespace:
    look = argparse.RawDescriptionHelpFormatter
    parser = argparse.ArgumentParser("benchmarks.search", None, __doc__, formatter_class=look)
    actions = ("compare", "engine", "costs", "record", "halves")
    parser.add_argument("action", nargs="?", default="compare", choices=actions)
    parser.add_argument("sources", nargs="?", type=Path, help="a larger site, for `costs`")
    parser.add_argument("--site", type=Path, help="our site as it was built, to save the time")
    parser.add_argument("--half", default="report", choices=("tune", "report", "fresh"))
    parser.add_argument("--misses", action="store_true", help="list what does not come first")
    return parser.parse_args()


def _ask_engine(site: Path, options: argparse.Namespace) -> None:
    with open_browser() as browser:
        runs = ask_engine(browser, site, read_queries(options.half))
    if options.action == "record":
        write_recorded(runs)
        return
    print_comparison({"engine": runs})
    print_kinds(runs)
    if options.misses:
        print_misses(runs)


def _compare(site: Path, folder: Path, options: argparse.Namespace) -> None:
    queries = read_queries(options.half)
    material = build_material(folder / "material")
    pagefind = index_pagefind(site, folder)
    searches: dict[str, Runs] = {}
    with open_browser() as browser:
        searches["ours, search page"] = ask_ours(browser, site, queries, "page")
        searches["ours, header"] = ask_ours(browser, site, queries, "header")
        searches["Material"] = ask(browser, material, "material.js", queries)
        searches["Pagefind"] = ask(browser, pagefind, "pagefind.js", queries)
    print_comparison(searches)
    print_kinds(searches["ours, search page"])
    print("\nNot first on our search page:")
    print_misses(searches["ours, search page"])


if __name__ == "__main__":
    main()
