"""Search engines find real pages only, each beside its equals in the languages that are offered."""

from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree

import pytest

from helpcentre._disk import load_site
from helpcentre.sitemaps import sitemap_index, sitemap_of
from helpcentre.translation.states import read_states
from tests.core.translating import FILES, JAPANESE, accepted
from tests.sites import replace_once

MAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
LINK = "{http://www.w3.org/1999/xhtml}link"
HOST = "https://help.example/x&y/"
FLOOR = "---\nsafety: true\nreviewed: {}\n---\n"
PAGES = {
    **FILES,
    "mkdocs.yml": f"{JAPANESE}site_url: {HOST}\n",
    "data/strings/ja.yml": "language: {tag: ja-JP}\n",
    "docs/zh/a.md": FLOOR.format("2026-01-09") + FILES["docs/zh/a.md"],
    "docs/en/a.md": FLOOR.format("2026-02-01") + FILES["docs/en/a.md"],
    "docs/zh/index.md": "---\nreviewed: 2026-01-10\n---\n家。\n",
    "docs/zh/s/c.md": "丙。\n",
    "docs/ja/b.md": "乙です。\n",
    "docs/templates/t.md": "样。\n",
    "docs/zh/.draft.md": "稿。\n",
    "docs/zh/logo.svg": "<svg/>",
}


def read(text: str) -> ElementTree.Element:
    return ElementTree.fromstring(text)  # noqa: S314 - we wrote it


def pages(root: Path, locale: str) -> dict[str, tuple[str, dict[str, str]]]:
    """Day and alternates of every page in a language's sitemap, by address below the host."""
    site = load_site(root)
    found = {}
    for entry in read(sitemap_of(site, read_states(site), locale)):
        links = {e.attrib["hreflang"]: e.attrib["href"][len(HOST) :] for e in entry.iter(LINK)}
        address = str(entry.findtext(f"{MAP}loc"))
        assert address.startswith(HOST)
        found[address[len(HOST) :]] = entry.findtext(f"{MAP}lastmod", ""), links
    return found


def test_the_source_lists_its_pages_with_days_and_equals(tmp_path: Path) -> None:
    assert pages(accepted(tmp_path, PAGES), "zh") == {
        "a/": ("2026-01-09", {"zh": "a/", "en": "en/a/", "x-default": "a/"}),
        "b/": ("", {"zh": "b/", "en": "en/b/", "x-default": "b/"}),
        "": ("2026-01-10", {"zh": "", "x-default": ""}),
        "s/c/": ("", {"zh": "s/c/", "x-default": "s/c/"}),
    }


def test_a_translation_lists_only_what_is_translated(tmp_path: Path) -> None:
    assert pages(accepted(tmp_path, PAGES), "en") == {
        "en/a/": ("2026-02-01", {"zh": "a/", "en": "en/a/", "x-default": "a/"}),
        "en/b/": ("", {"zh": "b/", "en": "en/b/", "x-default": "b/"}),
    }


def test_a_language_that_is_not_offered_is_nobodys_equal(tmp_path: Path) -> None:
    root = accepted(tmp_path, PAGES)
    assert pages(root, "ja") == {"ja/b/": ("", {})}
    replace_once(root / "docs/zh/a.md", "核对地址", "核对网络")
    assert pages(root, "en") == {"en/a/": ("2026-02-01", {}), "en/b/": ("", {})}
    assert pages(root, "zh")["a/"][1] == {"zh": "a/", "x-default": "a/"}


def test_an_offered_language_has_its_tag(tmp_path: Path) -> None:
    files = {name: text.replace("safety: true", "safety: false") for name, text in PAGES.items()}
    alternates = pages(accepted(tmp_path, files), "ja")["ja/b/"][1]
    assert list(alternates) == ["zh", "en", "ja-JP", "x-default"]


def test_a_page_without_source_has_no_default(tmp_path: Path) -> None:
    (accepted(tmp_path, PAGES) / "docs/zh/b.md").unlink()
    assert pages(tmp_path, "en")["en/b/"] == ("", {"en": "en/b/"})


def test_the_index_has_every_sitemap_with_its_newest_day(tmp_path: Path) -> None:
    site = load_site(accepted(tmp_path, PAGES))
    entries = read(sitemap_index(site, read_states(site)))
    assert [(e.findtext(f"{MAP}loc"), e.findtext(f"{MAP}lastmod")) for e in entries] == [
        (f"{HOST}sitemap-zh.xml", "2026-01-10"),
        (f"{HOST}sitemap-en.xml", "2026-02-01"),
        (f"{HOST}sitemap-ja.xml", None),
    ]


@pytest.mark.parametrize("slash", ["", "/", "//"])
def test_the_address_of_the_site_ends_with_one_slash(slash: str, tmp_path: Path) -> None:
    config = f"{JAPANESE}site_url: https://help.example{slash}\nuse_directory_urls: false\n"
    site = load_site(accepted(tmp_path, {**FILES, "mkdocs.yml": config}))
    assert "<loc>https://help.example/en/a.html</loc>" in sitemap_of(site, read_states(site), "en")
