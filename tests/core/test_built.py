"""Checks of a built site: pages, and whatever else was written."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from helpcentre.built.integrity import check_built
from helpcentre.built.pages import find_root, read_page
from helpcentre.built.references import Built
from helpcentre.findings import Finding
from helpcentre.trust.policy import read_policy

ROOT = "https://host.example/"


def find(files: Mapping[str, str], root: str = "") -> list[Finding]:
    pages = {name: read_page(html) for name, html in files.items() if name.endswith(".html")}
    texts = {name: text for name, text in files.items() if name not in pages}
    site = Built(pages, frozenset(files), root, texts)
    policy = read_policy(None, None, root)
    return list(check_built(site, policy, read=lambda path: files[path]))


def check(files: Mapping[str, str], root: str = "") -> list[str]:
    quiet = {"orphan-page", "missing-language"}
    return [f"{f.path} {f.rule} {f.what}" for f in find(files, root) if f.rule not in quiet]


CLEAN = {
    "index.html": '<a href="a/">a</a><a href="a/#x">x</a><a href="./a/index.html#%E7%94%B2">y</a>'
    '<img src="p.png" srcset="p.png 1x, q.png 2x"><a href="#top">top</a><a href="#__search">s</a>'
    '<a href="https://other.example/zz">o</a><a href="mailto:a@b.example">m</a><a href="">self</a>'
    '<a href="a/#:~:text=y">words</a><a href="p.png#t=3">no page</a>'
    '<style>a { background: url("p.png") } /* url(gone.png) */</style><div style="--x: url(q.png)">'
    '<img src="data:image/png;base64,AA=="><svg><use xlink:href="#i"/><g id="i"/></svg>',
    "a/index.html": '<h2 id="x">x</h2><h2 id="甲">y</h2><a name="old"></a><a href="../">up</a>'
    '<a href="..">up</a><a href="../a/#old">old</a><a href="/">root</a><a href="?q=1#x">q</a>'
    '<a id="both" name="both" href="\n../a/?a=1&amp;b=2#x ">odd</a><!-- <a href="gone"> -->'
    '<a href="..\\a\\">as browsers do</a><script>"<a href=gone>"</script>',
    "p.png": "",
    "q.png": "",
}


def test_a_correct_site_is_silent() -> None:
    assert check(CLEAN) == []
    assert check(CLEAN, ROOT) == []


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ('<a href="b/">b</a>', "broken-link `b/` leads to b/, which was not built"),
        ('<a href="a/#y">y</a>', "broken-anchor `#y` is no element of a/index.html"),
        ('<a href="#y">y</a>', "broken-anchor `#y` is no element of new.html"),
        ('<img src="gone.png">', "broken-link `gone.png` leads to gone.png, which was not built"),
        ('<img srcset="p.png 1x, r.png 2x">', "broken-link `r.png` leads to r.png, which"),
        ('<link imagesrcset="r.png 1x" rel="preload">', "broken-link `r.png` leads to r.png"),
        ('<video poster="v.jpg"></video>', "broken-link `v.jpg`"),
        ('<a href="A/">case</a>', "wrong-case `A/` leads to A/, which is written a/index.html"),
        ('<a href="../../x">up</a>', "broken-link `../../x` climbs above the root"),
        ('<a href="a.md">left over</a>', "broken-link `a.md`"),
        ('<form action="send"></form>', "broken-link `send`"),
        ('<object data="o.svg"></object>', "broken-link `o.svg`"),
        ('<p style="background:url(b.png)">', "broken-link `b.png`"),
        ("<style>@import 'c.css';</style>", "broken-link `c.css`"),
        ('<svg><use href="i.svg#x"/></svg>', "broken-link `i.svg#x`"),
        ('<a href="channel:email">x</a>', "unknown-reference `channel:email`"),
        ('<a href="/p.png/">x</a>', "broken-link `/p.png/`"),
        (f'<a href="{ROOT}gone/">x</a>', f"broken-link `{ROOT}gone/`"),
        ('<i id="x"></i><b id="x"></b>', "duplicate-id the ID `x`"),
        ('<link rel="canonical" href="https://else.example/new">', "wrong-canonical `https://else"),
        (f'<link rel="canonical" href="{ROOT}p.png">', f"wrong-canonical `{ROOT}p.png` is no page"),
        (f'<meta property="og:image" content="{ROOT}o.png">', f"broken-link `{ROOT}o.png`"),
        ('<meta http-equiv="Refresh" content="0; URL=gone/">', "broken-link `gone/`"),
        (f'<meta property="og:url" content="{ROOT}gone/">', f"broken-link `{ROOT}gone/`"),
        ('<label for="z">l</label>', "broken-anchor `#z`"),
        ('<b aria-describedby="x z" id="x">', "broken-anchor `#z`"),
        ('<img data-src="l.png">', "broken-link `l.png`"),
        (
            '<script type="importmap">{"imports": {"x": "./m.js", "y": "z"}}</script>',
            "broken-link `./m.js`",
        ),
        (
            '<script type="application/ld+json">{"logo": "https://host.example/l.png"}</script>',
            f"broken-link `{ROOT}l.png`",
        ),
        ('<a href="javascript:x()">', "script-link `javascript:x()`"),
        ('<a href="https://host.example@evil.test/">x</a>', "credentials-in-link"),
        ('<script src="http://cdn.test/x.js"></script>', "plain-http `http://cdn.test/x.js`"),
        ('<a href="https://a.test" target=_blank>x</a>', "unsafe-target `https://a.test`"),
        ('<a href="https://a.test">host.example</a>', "misleading-text"),
        ('<script type="application/ld+json">{"a": </script>', "broken-file JSON in the page"),
    ],
)
def test_faults_are_found(html: str, expected: str) -> None:
    (found,) = check({**CLEAN, "new.html": html}, ROOT)
    assert found.startswith(f"new.html {expected}")


def test_a_fault_on_many_pages_is_one_finding_with_their_names() -> None:
    pages = {f"p{n}.html": '<html lang="x"><a href="gone/">x</a>' for n in range(5)}
    (found,) = find(pages)
    assert found.pages == tuple(pages)
    assert "seen on p1.html and 3 more" in str(found)


def test_a_finding_stands_at_the_line_of_the_built_file() -> None:
    (found,) = find({"p.html": '<html lang="x">\n\n <a href="gone/?a=1&amp;b">x</a>'})
    assert (found.line, found.column) == (3, 11)


def test_own_address_and_path_are_internal() -> None:
    root = "https://host.example/docs/"
    html = f'<link rel="canonical" href="{root}"><a href="/docs/a/">a</a><a href="/other/">o</a>'
    pages = {**CLEAN, "index.html": f'{html}<a href="{root}a/#x">x</a>'}
    pages["a/index.html"] = '<h2 id="x"></h2><a href="../../neighbour/">n</a><a href="/docs">h</a>'
    assert find_root(pages["index.html"]) == root
    assert check(pages, root) == []
    broken = {**pages, "new.html": f'<a href="{root}gone/">x</a><a href="/docs/away/">x</a>'}
    assert len(check(broken, root)) == 2


def test_base_moves_relative_addresses() -> None:
    pages = {**CLEAN, "b/c.html": '<base href="../a/"><a href="#x">x</a><img src="../p.png">'}
    assert check(pages)[0].startswith("b/c.html broken-anchor `#x`"), "a fragment stays on its page"
    pages["b/c.html"] = '<base href="../a/"><a href="index.html#x">x</a><img src="../p.png">'
    assert check(pages) == []


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        ("s/a.css", 'a { background: url("../gone.png") }', "broken-link `../gone.png`"),
        ("s/a.css", "@import 'b.css';", "broken-link `b.css`"),
        ("site.webmanifest", '{"icons": [{"src": "i.png"}]}', "broken-link `i.png`"),
        ("site.webmanifest", '{"start_url": "gone/"}', "broken-link `gone/`"),
        ("site.webmanifest", '{"start_url": ', "broken-file site.webmanifest cannot be read"),
        ("search/search_index.json", '{"docs": [{"location": "gone/"}]}', "broken-link `gone/`"),
        ("search/search_index.json", '{"docs": [{"location": "a/#z"}]}', "broken-anchor `#z`"),
        ("search/search_index.json", "{", "broken-file search/search_index.json"),
        (
            "assets/search/zh.core.js",
            'helpcentreSearch.add({"part": "core", "root": "", "docs": [["gone/", "t"]]})',
            "broken-link `gone/`",
        ),
        ("assets/search/zh.core.js", "helpcentreSearch.add({", "broken-file assets/search/zh.core"),
        ("robots.txt", f"User-agent: *\nSitemap: {ROOT}map.xml", f"broken-link `{ROOT}map.xml`"),
        ("data.json", f'{{"deep": [{{"any": "{ROOT}gone/"}}]}}', f"broken-link `{ROOT}gone/`"),
        ("feed.xml", "<rss><channel><link>gone/</link></channel></rss>", "broken-link `gone/`"),
        ("feed.xml", '<feed><link href="gone/"/></feed>', "broken-link `gone/`"),
        ("s/d.svg", '<svg><image href="../gone.png"/></svg>', "broken-link `../gone.png`"),
        ("s/m.js", "import {a} from './gone.js';", "broken-link `./gone.js`"),
        ("s/m.js", "let a; import('../gone.js')", "broken-link `../gone.js`"),
        (
            "feed.xml",
            f"<rss><description>&lt;a href='{ROOT}gone/'&gt;</description></rss>",
            f"broken-link `{ROOT}gone/`",
        ),
        ("feed.xml", "<rss><channel><link>a/</link></rss>", "broken-file feed.xml"),
        ("feed.xml", "<!DOCTYPE a [<!ENTITY b 'c'>]><rss>&b;</rss>", "broken-file feed.xml"),
        ("sitemap.xml", f"<urlset><url><loc>{ROOT}x/</loc></url></urlset>", "broken-link `"),
        (
            "sitemap.xml",
            "<urlset><url><loc>https://old.example/a/</loc></url></urlset>",
            "wrong-sitemap `https://old.example/a/` is no address",
        ),
    ],
)
def test_other_files_are_held_against_what_was_written(name: str, text: str, expected: str) -> None:
    (found,) = check({**CLEAN, name: text}, ROOT)
    assert found.startswith(f"{name} {expected}")


def test_correct_files_are_silent() -> None:
    files = {
        "s/a.css": 'a { background: url(../p.png), url(data:x), url("#i"), url(//c.example/x) }',
        "site.webmanifest": '{"icons": [{"src": "./p.png"}], "start_url": ".", "name": "gone/"}',
        "search/search_index.json": '{"docs": [{"location": "", "text": "gone/"},'
        ' {"location": "a/#x"}, {"location": 5}, 7]}',
        "robots.txt": f"Sitemap: {ROOT}sitemap.xml",
        "data.json": f'["{ROOT}a/", "{ROOT}{{x}}", "https://host.example.evil/", 1e400]',
        "feed.xml": f"<rss><channel><link>{ROOT}</link><item><link>{ROOT}a/#x</link></item>"
        "<description>gone/</description></channel></rss>",
        "sitemap.xml": f"<urlset><url><loc>{ROOT}a/</loc></url></urlset>",
        "s/d.svg": '<svg><image href="../p.png"/><use href="#i"/><g id="i"/></svg>',
        "s/m.js": "import a from './n.js'; // import './gone.js'\nconst b = \"from './gone.js'\"",
        "s/n.js": "",
        "assets/search/zh.core.js": 'helpcentreSearch.add({"part": "core", "root": "", "docs": '
        '[["a/"], [""], [5], 7]})',
        "assets/search/zh.more.js": 'helpcentreSearch.add({"part": "more", "docs": [["gone/"]]})',
        "other.xml": f'<o:search xmlns:o="{ROOT}ns"><u t="{ROOT}?q={{q}}"/></o:search>',
    }
    assert check({**CLEAN, **files}, ROOT) == []


def canonical(path: str) -> str:
    return f'<link rel="canonical" href="{ROOT}{path}">'


def test_a_sitemap_lists_exactly_what_readers_should_find() -> None:
    listed = "".join(f"<url><loc>{ROOT}{name}</loc></url>" for name in ("", "b/", "c/", "d/"))
    files = {
        "index.html": canonical(""),
        "a/index.html": canonical("a/"),
        "b/index.html": canonical("") + '<meta name="robots" content="NOINDEX, follow">',
        "c/index.html": '<meta http-equiv="refresh" content="0; url=../a/">',
        "d/index.html": canonical("a/"),
        "plain.html": "no word about itself",
        "sitemap.xml": f"<urlset>{listed}</urlset>",
    }
    found = [found.removeprefix("sitemap.xml wrong-sitemap ") for found in check(files, ROOT)]
    assert sorted(found) == [
        f"`{ROOT}b/` is listed, but the page asks search engines to leave it out",
        f"`{ROOT}c/` is listed, but the page only leads on to another one",
        f"`{ROOT}d/` is listed, but the page names a/index.html as the true one",
        "a/index.html wrong-sitemap a/index.html stands in no sitemap",
    ]


def test_a_page_in_several_languages_is_a_true_one() -> None:
    alternate = f'<link rel="alternate" hreflang="en" href="{ROOT}a.html">'
    html = {"index.html": canonical(""), "a.html": canonical("") + alternate}
    (found,) = check(html, ROOT)
    assert found.startswith("a.html wrong-canonical")
    assert check({**html, "a.html": canonical("a.html") + alternate}, ROOT) == []


def test_canonical_addresses_lead_to_the_end() -> None:
    pages = {"a.html": canonical("b.html"), "b.html": canonical("c.html"), "c.html": ""}
    (found,) = check({"index.html": canonical(""), **pages}, ROOT)
    assert found.startswith("a.html wrong-canonical")


def refresh(path: str) -> str:
    return f'<html lang="x"><meta http-equiv="refresh" content="0;url={path}">'


def test_redirects_in_circles_and_chains() -> None:
    end = {"index.html": '<html lang="x">'}
    assert check({**end, "a.html": refresh("./")}) == []
    chain = check({**end, "a.html": refresh("b.html"), "b.html": refresh("./")})
    assert chain == ["a.html redirect-chain `b.html` leads on twice: a.html → b.html → index.html"]
    circle = check({**end, "a.html": refresh("b.html"), "b.html": refresh("a.html")})
    assert [found.split(" `")[0] for found in circle] == [
        "a.html redirect-loop",
        "b.html redirect-loop",
    ]


def test_pages_that_nothing_leads_to() -> None:
    html = '<html lang="x">'
    files = {
        "index.html": f'{html}<a href="a/">a</a>',
        "a/index.html": f'{html}<a href="../b/">b</a>',
        "b/index.html": html,
        "404.html": html,
        "en/404.html": html,
        "old.html": refresh("a/"),
        "draft.html": f'{html}<meta name="robots" content="noindex">',
    }
    assert find(files) == []
    files |= {"x/index.html": f'{html}<a href="../y/">y</a>', "y/index.html": html}
    (found,) = find(files)
    assert str(found).startswith("x/index.html:1:1: no link leads from the home page to x/index")
    assert "nor to 1 pages that it leads to" in found.what
    assert [f.rule for f in find({"index.html": "<p>"})] == ["missing-language"]
