"""Faults of built pages are told at the line of the source that made them."""

from __future__ import annotations

from pathlib import Path

from helpcentre.built._integrity import check_built_folder
from tests.sites import write_site

PAGE = '<html lang="zh">'


def check(folder: Path, sources: dict[str, str], pages: dict[str, str]) -> list[str]:
    root = write_site(folder / "sources", sources)
    built = write_site(folder / "built", {"index.html": PAGE, **pages})
    (built / "mkdocs.yml").unlink()
    return [
        f"{f.path}:{f.line}:{f.column} {f.rule} {', '.join(f.pages)}"
        for f in check_built_folder(built, root)
        if f.rule != "orphan-page"
    ]


def test_the_line_of_the_article_that_wrote_it(tmp_path: Path) -> None:
    article = (
        '# 甲 { #a }\n\n好[乙](b.md#gone)，[丙](../img/c%20d.png)。\n\n<a href="raw/?x&amp;y">'
    )
    pages = {
        "s/a/index.html": f'{PAGE}<a href="../b/#gone"></a><img src="../../img/c%20d.png">'
        '<a href="raw/?x&amp;y">',
        "s/b/index.html": PAGE,
    }
    found = check(tmp_path, {"docs/zh/s/a.md": article, "docs/zh/s/b.md": "# B\n"}, pages)
    assert found == [
        "docs/zh/s/a.md:3:6 broken-anchor s/a/index.html",
        "docs/zh/s/a.md:3:21 broken-link s/a/index.html",
        "docs/zh/s/a.md:5:10 broken-link s/a/index.html",
    ]


def test_one_cause_on_the_pages_of_all_languages(tmp_path: Path) -> None:
    sources = {"docs/zh/a.md": "[x](gone/)", "docs/zh/b.md": "", "docs/en/b.md": "[y](#z)"}
    pages = {
        "a/index.html": f'{PAGE}<a href="gone/"></a>',
        "en/a/index.html": f'{PAGE}<a href="gone/"></a>',
        "b/index.html": f'{PAGE}<i id="z">',
        "en/b/index.html": f'{PAGE}<a href="#z">',
    }
    assert check(tmp_path, sources, pages) == [
        "docs/en/b.md:1:5 broken-anchor en/b/index.html",
        "docs/zh/a.md:1:5 broken-link a/index.html, en/a/index.html",
    ]


def test_templates_settings_and_data(tmp_path: Path) -> None:
    config = (
        "site_name: x\ntheme: {name: material, custom_dir: looks}\n"
        "nav:\n  - a.md\n  - s/gone.md\nplugins: [search]\n"
    )
    sources = {
        "mkdocs.yml": config,
        "docs/a.md": "",
        "looks/partials/foot.html": "<footer>\n  <a href=\"{{ 'help/me/' | url }}\">\n</footer>",
        "data/news.yml": "one:\n  link: https://h.example/a/#none\n",
    }
    page = f'{PAGE}<a href="UP../s/gone/"></a><a href="UP../help/me/"></a>'
    news = '<a href="https://h.example/a/#none">'
    canonical = '<link rel="canonical" href="https://h.example/">'
    pages = {
        "index.html": PAGE + canonical,
        "a/index.html": page.replace("UP", "") + news,
        "b/c/index.html": page.replace("UP", "../"),
    }
    assert check(tmp_path, sources, pages) == [
        "data/news.yml:2:9 broken-anchor a/index.html",
        "looks/partials/foot.html:2:16 broken-link a/index.html, b/c/index.html",
        "mkdocs.yml:5:5 broken-link a/index.html, b/c/index.html",
    ]


def test_without_a_source_the_built_file_is_named(tmp_path: Path) -> None:
    pages = {"x/index.html": f'{PAGE}\n<a\n href="gone/">'}
    assert check(tmp_path, {"docs/zh/a.md": ""}, pages) == [
        "x/index.html:3:8 broken-link x/index.html"
    ]
    assert check_built_folder(tmp_path / "built", tmp_path / "nowhere")


def test_a_line_of_the_navigation_is_one_cause_in_all_languages(tmp_path: Path) -> None:
    sources = {
        "mkdocs.yml": "site_name: x\nnav: [a.md, s/gone.md]\nplugins:\n  i18n:\n"
        "    docs_structure: folder\n    languages:\n"
        "      - {locale: zh, name: 中文, default: true}\n      - {locale: en, name: English}\n",
        "docs/zh/a.md": "",
        "docs/en/a.md": "",
    }
    pages = {
        "a/index.html": f'{PAGE}<a href="../s/gone/"></a>',
        "en/a/index.html": f'{PAGE}<a href="../s/gone/"></a>',
        "en/index.html": f'{PAGE}<a href="s/gone/"></a>',
    }
    assert check(tmp_path, sources, pages) == [
        "mkdocs.yml:2:13 broken-link a/index.html, en/a/index.html, en/index.html"
    ]
