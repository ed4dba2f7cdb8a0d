"""Checks of a built site."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from helpcentre.built import check_built, find_root, read_page


def check(files: Mapping[str, str], root: str = "") -> list[str]:
    pages = {name: read_page(html) for name, html in files.items() if name.endswith(".html")}
    return [f"{f.path} {f.rule} {f.what}" for f in check_built(pages, files, root)]


CLEAN = {
    "index.html": '<a href="a/">a</a><a href="a/#x">x</a><a href="./a/index.html#%E7%94%B2">y</a>'
    '<img src="p.png" srcset="p.png 1x, q.png 2x"><a href="#top">top</a><a href="#__search">s</a>'
    '<a href="https://other.example/zz">o</a><a href="mailto:a@b.example">m</a><a href="">self</a>',
    "a/index.html": '<h2 id="x">x</h2><h2 id="甲">y</h2><a name="old"></a><a href="../">up</a>'
    '<a href="..">up</a><a href="../a/#old">old</a><a href="/">root</a><a href="?q=1#x">q</a>',
    "p.png": "",
    "q.png": "",
}


def test_a_correct_site_is_silent() -> None:
    assert check(CLEAN) == []


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ('<a href="b/">b</a>', "broken-link `b/` leads to b, which was not built"),
        ('<a href="a/#y">y</a>', "broken-anchor `#y` is no element of a/index.html"),
        ('<a href="#y">y</a>', "broken-anchor `#y` is no element of new.html"),
        ('<img src="gone.png">', "broken-link `gone.png` leads to gone.png, which was not built"),
        ('<img srcset="p.png 1x, r.png 2x">', "broken-link `r.png` leads to r.png, which"),
        ('<video poster="v.jpg"></video>', "broken-link `v.jpg`"),
        ('<a href="A/">case</a>', "broken-link `A/`"),
        ('<a href="../../x">up</a>', "broken-link `../../x`"),
        ('<a href="a.md">left over</a>', "broken-link `a.md`"),
    ],
)
def test_faults_are_found(html: str, expected: str) -> None:
    found = check({**CLEAN, "new.html": html})
    assert len(found) == 1
    assert found[0].startswith(f"new.html {expected}")


def test_a_fault_on_many_pages_is_one_finding() -> None:
    pages = {f"p{n}.html": '<a href="gone/">x</a>' for n in range(5)}
    assert check(pages) == [
        "p0.html broken-link `gone/` leads to gone, which was not built (and 4 more pages)"
    ]


def test_own_address_and_path_are_internal() -> None:
    root = "https://host.example/docs/"
    html = f'<link rel="canonical" href="{root}"><a href="/docs/a/">a</a><a href="/other/">o</a>'
    pages = {**CLEAN, "index.html": f'{html}<a href="{root}a/#x">x</a>'}
    assert find_root(pages["index.html"]) == root
    assert check(pages, root) == []
    broken = {**pages, "new.html": f'<a href="{root}gone/">x</a><a href="/docs/away/">x</a>'}
    assert len(check(broken, root)) == 2
