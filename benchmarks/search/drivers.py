"""Ask other people's searches in a browser: every query, and which articles came."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import unquote, urlsplit

from playwright.sync_api import Browser, Page, sync_playwright

from benchmarks.search.collection import ROOT
from benchmarks.search.figures import Reply, Run
from helpcentre.queries import Query
from tests.browser.conftest import FLAGS, serve

Runs = dict[str, Run]
"""By locale."""
SCRIPTS = Path(__file__).parent


@contextmanager
def open_browser() -> Iterator[Browser]:
    """Debian's chromium. Raises `RuntimeError` where there is none."""
    path = shutil.which("chromium")
    if not path:
        raise RuntimeError("chromium is missing: run `make browser`")
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=path, args=list(FLAGS))
        yield chromium
        chromium.close()


@contextmanager
def open_page(browser: Browser, address: str) -> Iterator[Page]:
    """A new page, which nothing was stored for."""
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    page = context.new_page()
    page.set_default_timeout(300_000)
    page.goto(address, wait_until="load")
    yield page
    context.close()


def root_of(locale: str, default: str = "zh") -> str:
    """The path of a language's root."""
    return "/" if locale == default else f"/{locale}/"


def slug_of(address: str, root: str) -> str:
    """The article at an address; in another language than asked for it is none of ours."""
    path = unquote(urlsplit(address).path)
    if not path.startswith(root):
        return path
    slug = path.removeprefix(root).strip("/") or "index"
    names = (ROOT / "docs").glob(f"*/{slug}/index.md")
    return f"{slug}/index" if any(names) else slug


def ask(browser: Browser, site: Path, script: str, queries: Mapping[str, Sequence[Query]]) -> Runs:
    """What a search shows for all queries: `script` gets texts, gives paths, on each root."""
    code = (SCRIPTS / script).read_text("utf-8")
    runs: Runs = {}
    with serve(site) as address:
        for locale, wanted in queries.items():
            root = root_of(locale)
            with open_page(browser, address + root) as page:
                found = page.evaluate(code, [query.text for query in wanted])
            replies = [Reply(tuple(slug_of(path, root) for path in paths)) for paths in found]
            runs[locale] = list(zip(wanted, replies, strict=True))
    return runs
