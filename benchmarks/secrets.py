"""Prints how well the guard knows secrets: what it finds, its false alarms, its time, its bytes.

`python -m benchmarks.secrets [FOLDER]`: FOLDER keeps the passages from one time to the next.
"""

from __future__ import annotations

import gzip
import random
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from playwright.sync_api import Page, sync_playwright
from rich.console import Console
from rich.table import Table

from benchmarks.passages import fetch, read_passages
from helpcentre._disk import load_site
from helpcentre.queries import parse_queries
from helpcentre.scripts import bundle_modules, minify_script
from helpcentre.secrets import write_lists
from tests.browser.conftest import FLAGS
from tests.secrets import (
    CHINESE,
    LAYOUTS,
    LISTS,
    SIZES,
    UNSPACED,
    detect,
    load_detector,
    phrases,
    write_detector,
)
from tests.sites import ROOT

_EACH = 40  # phrases of a list, a size and a layout
_BATCH = 2_000
_TIMES = """texts => texts.map(text => {
    const taken = Array.from({ length: 9 }, () => {
        const begin = performance.now()
        probe.listsNeeded(text)
        probe.detect(text, probe.lists)
        return performance.now() - begin
    })
    return taken.sort((a, b) => a - b)[4] // the machine has other things to do as well
})"""
Layouts = Mapping[str, Callable[[list[str]], str]]


def main() -> None:
    """Print everything."""
    show = Console(width=110).print
    with tempfile.TemporaryDirectory() as temporary, sync_playwright() as playwright:
        folder = Path(sys.argv[1] if len(sys.argv) > 1 else temporary)
        fetch(folder)
        path = shutil.which("chromium")
        browser = playwright.chromium.launch(executable_path=path, args=list(FLAGS))
        page = browser.new_page()
        load_detector(page)
        show(recall(page, "phrases, words apart", LISTS, LAYOUTS))
        show(recall(page, "Chinese phrases without blanks", CHINESE, UNSPACED))
        passages = {**read_passages(folder), "ours": sorted(_own_texts())}
        show(alarms(page, passages))
        show(times(page, passages))
        show(weigh())
        browser.close()


def recall(page: Page, title: str, lists: tuple[str, ...], layouts: Layouts) -> Table:
    """How many phrases are found: whole, with one wrong word, with one word missing."""
    table = Table("list", "phrases", "whole", "one wrong word", "one missing", title=title)
    for language in lists:
        cells = [str(_EACH * len(SIZES) * len(layouts))]
        for spoil in (_whole, _wrong, _missing):
            chance = random.Random(language)  # noqa: S311 - the same texts every day
            texts = [
                layout(spoil(words, chance))
                for size in SIZES
                for layout in layouts.values()
                for words in phrases(language, size, _EACH)
            ]
            found = [kind == "phrase" for kind in _detect(page, texts)]
            cells.append(f"{100 * sum(found) / len(found):.2f} %")
        table.add_row(language, *cells)
    return table


def _whole(words: list[str], _: random.Random) -> list[str]:
    return words


def _wrong(words: list[str], chance: random.Random) -> list[str]:
    """Another word of a page in its place; a character for a character."""
    place = chance.randrange(len(words))
    other = chance.choice("镕薅祎犇") if len(words[place]) == 1 else chance.choice(["qwxq", "zzz"])
    return [*words[:place], other, *words[place + 1 :]]


def _missing(words: list[str], chance: random.Random) -> list[str]:
    place = chance.randrange(len(words))
    return [*words[:place], *words[place + 1 :]]


def _detect(page: Page, texts: list[str]) -> Iterator[str | None]:
    for start in range(0, len(texts), _BATCH):
        yield from detect(page, texts[start : start + _BATCH])


def _own_texts() -> set[str]:
    """Our articles as a whole and line by line, and what readers ask."""
    texts: set[str] = set()
    for path in sorted((ROOT / "data/queries").glob("*.yml")):
        texts |= {query.text for query in parse_queries(path.read_text("utf-8"))}
    for article in load_site(ROOT).articles.values():
        texts |= {article.text, *article.text.split("\n"), *map(str, article.fields["questions"])}
    return texts


def alarms(page: Page, passages: Mapping[str, list[str]]) -> Table:
    """How many ordinary passages are taken for a secret, with some of them."""
    table = Table(
        "passages", "count", "alarms", "share", "questions", "such as", title="false alarms"
    )
    for name, texts in passages.items():
        pairs = list(zip(texts, _detect(page, texts), strict=True))
        wrong = [text for text, kind in pairs if kind and kind != "hex"]
        asked = sum(kind == "hex" for _, kind in pairs)
        share = f"{100 * len(wrong) / len(texts):.4f} %"
        some = "\n".join(text[:40] for text in wrong[:4])
        table.add_row(name, str(len(texts)), str(len(wrong)), share, str(asked), some)
    return table


def times(page: Page, passages: Mapping[str, list[str]]) -> Table:
    """Milliseconds for a message of 2,000 characters, with all lists, lists needed included."""
    table = Table("messages of 2,000 characters", "median", "worst", title="milliseconds")
    for name, texts in passages.items():
        whole = "\n".join(texts)
        step = len(whole) // 100
        cut = [whole[start : start + 2_000] for start in range(0, step * 99, step)]
        found = sorted(page.evaluate(_TIMES, cut))
        table.add_row(name, f"{found[len(found) // 2]:.2f}", f"{found[-1]:.2f}")
    return table


def weigh() -> Table:
    """Bytes after gzip."""
    folder = ROOT / "docs/assets"
    paths = [*(folder / "javascripts").rglob("*.js"), *(folder / "secrets").glob("*.js")]
    modules = {path.relative_to(folder).as_posix(): path.read_text("utf-8") for path in paths}
    guard = _size(minify_script(bundle_modules(modules, "javascripts/guard.js")))
    lists = {address: _size(text) for address, text in write_lists(load_site(ROOT)).items()}
    table = Table("file", "bytes (gzip)", title="bytes")
    table.add_row("the detector alone", str(_size(write_detector())))
    table.add_row("guard.js, on every page", str(guard))
    for address, size in lists.items():
        table.add_row(address, str(size))
    table.add_row("all", str(guard + sum(lists.values())))
    return table


def _size(text: str) -> int:
    return len(gzip.compress(text.encode(), 9))


if __name__ == "__main__":
    main()
