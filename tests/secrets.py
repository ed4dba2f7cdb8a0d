"""The detector of secrets in a page of its own, and recovery phrases to find with it."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from functools import cache

from mnemonic import Mnemonic
from playwright.sync_api import Page

from helpcentre._disk import load_site
from helpcentre.scripts import bundle_modules, minify_script
from helpcentre.secrets import LANGUAGES, write_lists
from tests.sites import ROOT

SIZES = (12, 15, 18, 21, 24)
CHINESE = ("chinese_simplified", "chinese_traditional")
LISTS = (*LANGUAGES, *CHINESE)
LAYOUTS: dict[str, Callable[[list[str]], str]] = {
    "blanks": " ".join,
    "full-width blanks": "\u3000".join,
    "commas": ", ".join,
    "one a line": "\n".join,
    "capitals": lambda words: " ".join(words).upper(),
    "numbered": lambda words: "\n".join(f"{n}. {word}" for n, word in enumerate(words, 1)),
    "in a sentence": lambda words: f"please help, my words are {' '.join(words)} and it fails",
}
UNSPACED: dict[str, Callable[[list[str]], str]] = {
    "alone": "".join,
    "labelled": lambda words: f"助记词：{''.join(words)}",
    "in a sentence": lambda words: f"我的助记词是{''.join(words)}，请帮我看看",
    "in groups": lambda words: "\n".join("".join(words[n : n + 3]) for n in range(0, 24, 3)),
}


def write_detector() -> str:
    """The detector as the build minifies it; a page has `probe` then."""
    folder = ROOT / "docs/assets/secrets"
    modules = {path.name: path.read_text("utf-8") for path in folder.glob("*.js")}
    modules["probe.js"] = (ROOT / "tests/browser/probe.js").read_text("utf-8")
    return minify_script(bundle_modules(modules, "probe.js"))


def load_detector(page: Page) -> None:
    """Give a page `probe`, with all lists as the build writes them."""
    page.add_script_tag(content=write_detector())
    for text in write_lists(load_site(ROOT)).values():
        page.add_script_tag(content=text)


def detect(page: Page, texts: list[str]) -> list[str | None]:
    """What kind each text is, with all lists."""
    code = "texts => texts.map(text => probe.detect(text, probe.lists)?.kind ?? null)"
    found: list[str | None] = page.evaluate(code, texts)
    return found


@cache
def _mnemonic(language: str) -> Mnemonic:
    return Mnemonic(language)


def phrases(language: str, size: int, count: int) -> Iterator[list[str]]:
    """Valid phrases, the same ones every day."""
    for number in range(count):
        entropy = hashlib.sha512(f"{language}{size}{number}".encode()).digest()[: size * 4 // 3]
        yield _mnemonic(language).to_mnemonic(entropy).split()
