"""How far each translation is, told to programs, to other sites and to readers."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
import yaml
from selectolax.lexbor import LexborHTMLParser

from helpcentre._disk import load_site
from helpcentre.editing import EditLinks
from helpcentre.translation.coverage import badge_svg, export_coverage, status_html
from helpcentre.translation.states import ORDER
from tests.core.translating import FILES, JAPANESE, accepted, edit
from tests.sites import ROOT

ENGLISH: dict[str, Any] = yaml.safe_load((ROOT / "data/strings/en.yml").read_text("utf-8"))
HEAD = "---\ntitle: {}\nsafety: {}\n---\n"
LINKS = EditLinks("https://git.example/a/b")


def three(root: Path) -> Path:
    """Chinese, English with an outdated safety article, Japanese with nothing."""
    heads = {
        "zh/a": ("甲 & 乙", True),
        "en/a": ("A & B", True),
        "zh/b": ("乙", False),
        "en/b": ("B", False),
    }
    marked = {f"docs/{n}.md": HEAD.format(*head) for n, head in heads.items()}
    files = {**FILES, **{name: head + FILES[name] for name, head in marked.items()}}
    names = "data/strings/ja.yml", "language: {tag: ja-JP, name: <日本語>}\n"
    config = f"{JAPANESE}site_url: https://help.example/x\n"
    accepted(root, {**files, "mkdocs.yml": config, names[0]: names[1]})
    return edit(root, "docs/zh/a.md", "核对地址", "核对网络")


def test_programs_get_every_locale_article_and_section(tmp_path: Path) -> None:
    exported = export_coverage(load_site(three(tmp_path)))
    assert exported["source"] == "zh"
    assert exported["locales"]["en"] == {
        "offered": False,
        "articles": 2,
        "translated": 2,
        "safety_articles": 1,
        "safety_translated": 0,
        "sections": {"outdated": 1, "current": 2},
        "states": {
            "a": {"state": "outdated", "sections": {"top": "current", "steps": "outdated"}},
            "b": {"state": "current", "sections": {"top": "current"}},
        },
    }
    assert exported["locales"]["ja"]["translated"] == 0
    assert exported["locales"]["ja"]["sections"] == {"missing": 3}


@pytest.mark.parametrize(
    ("name", "done", "total"), [("繁體", 0, 0), ('<"&">', 3, 4), ("ع", 99, 99)]
)
def test_a_badge_is_a_picture_with_a_name(name: str, done: int, total: int) -> None:
    badge = ElementTree.fromstring(badge_svg(name, done, total))  # noqa: S314 - we wrote it
    title = badge.findtext("{http://www.w3.org/2000/svg}title")
    assert title == badge.attrib["aria-label"] == f"{name}: {done} / {total}"
    assert badge.attrib["role"] == "img"
    words = [node.text for node in badge.iter("{http://www.w3.org/2000/svg}text")]
    assert words == [name, f"{done} / {total}"]


def test_the_colour_of_a_badge_follows_its_share() -> None:
    colours = [
        re.findall('fill="(#[0-9a-f]{6})"', badge_svg("x", done, 100))[-1]
        for done in (100, 90, 89, 25, 24, 0)
    ]
    assert colours == [colours[0]] * 2 + [colours[2]] * 2 + [colours[4]] * 2
    assert len(set(colours)) == 3


def page(root: Path, links: EditLinks = LINKS) -> LexborHTMLParser:
    return LexborHTMLParser(status_html(load_site(root), "en", ENGLISH, links))


def test_the_status_page_has_a_row_for_each_article_and_a_column_for_each_language(
    tmp_path: Path,
) -> None:
    table = page(three(tmp_path)).css(".hc-status--matrix tr")
    head, *rows = [[cell.text(strip=True) for cell in row.css("th, td")] for row in table]
    words = ENGLISH["status"]["states"]
    assert [cell[-8:] for cell in head] == ["Article", "en", "<日本語>"]
    assert [row[0] for row in rows] == ["A & B", "B"]
    assert [[cell[1:] for cell in row[1:]] for row in rows] == [
        [words["outdated"], words["missing"]],
        [words["current"], words["missing"]],
    ]


def test_titles_lead_to_articles_and_say_their_language(tmp_path: Path) -> None:
    found = page(three(tmp_path)).css('.hc-status--matrix th[scope="row"] a')
    assert [link.html for link in found] == [
        '<a href="../../a/">A &amp; B</a>',
        '<a href="../../b/">B</a>',
    ]
    (tmp_path / "docs/en/b.md").unlink()
    last = page(tmp_path).css('.hc-status--matrix th[scope="row"] a')[-1]
    assert last.html == '<a href="../../b/"><bdi lang="zh">乙</bdi></a>'
    heads = page(tmp_path).css(".hc-status--overview tbody th bdi")
    assert [head.attributes["lang"] for head in heads] == ["en", "ja-JP"]


def test_only_a_repository_makes_links(tmp_path: Path) -> None:
    root = three(tmp_path)
    links = [link.attributes["href"] for link in page(root).css(".hc-status--matrix td a")]
    assert links == [
        "https://git.example/a/b/edit/main/docs/en/a.md",
        "https://git.example/a/b/new/main/docs/ja?filename=a.md",
        "https://git.example/a/b/edit/main/docs/en/b.md",
        "https://git.example/a/b/new/main/docs/ja?filename=b.md",
    ]
    for repository in ("", "javascript:alert(1)//", "http://git.example/a/b"):
        assert not page(root, EditLinks(repository)).css(".hc-status td a")


def test_the_overview_counts_and_the_legend_explains_every_state(tmp_path: Path) -> None:
    html = page(three(tmp_path))
    rows = [row.text(strip=True) for row in html.css(".hc-status--overview tbody tr")]
    no = ENGLISH["status"]["offered_no"]
    assert rows == [f"en2 / 20 / 1{no}", f"<日本語>0 / 20 / 1{no}"]
    legend = html.text().rpartition("#legend")[2]
    assert all(ENGLISH["status"]["meanings"][state] in legend for state in ("source", *ORDER))


def test_paths_of_repositories_are_quoted() -> None:
    links = EditLinks("https://git.example", "main", "a b/docs")
    assert links.edit("en/甲.md") == "https://git.example/edit/main/a%20b/docs/en/%E7%94%B2.md"
    assert links.new("en/x/a&b.md") == (
        "https://git.example/new/main/a%20b/docs/en/x?filename=a%26b.md"
    )
    assert links.view("en/a.md").startswith("https://git.example/blob/main/")
