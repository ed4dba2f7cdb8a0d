"""What the stack gets wrong about languages, and this build gets right, on every built page.

The numbers (D01 …) are those of the stack's defects, of MkDocs with Material and static-i18n, as
they were measured before this site was built.
"""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path
from xml.etree import ElementTree

import pytest
from selectolax.lexbor import LexborHTMLParser, LexborNode

from helpcentre._disk import load_site
from helpcentre.translation.states import offered_locales
from tests.conftest import run_build
from tests.languages import (
    CONFIG,
    DEFAULT,
    HOST,
    LOCALES,
    Page,
    Project,
    home,
    language_of,
    read_page,
    read_pages,
    text_of,
)
from tests.searching import read_part, read_titles, search_file
from tests.sites import ROOT, copy_project, replace_once

OURS = Project()
SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
# What a browser loads by itself, and what only tells addresses.
LOADED = "script, link, img, source, iframe, video, audio, track, embed, object, use, image, input"
TOLD = ("canonical", "alternate", "next", "prev")


@pytest.fixture(scope="session")
def pages(site: Path) -> list[Page]:
    """Every article in every language."""
    found = read_pages(site, OURS)
    assert len(found) == len(LOCALES) * len(OURS.keys) > 400
    return found


@pytest.fixture(scope="session")
def offered() -> list[str]:
    """The languages that readers are led to."""
    return offered_locales(load_site(ROOT))


def fallbacks(pages: list[Page]) -> list[tuple[Page, str]]:
    """Pages without an article of their own, each with the language that stands in."""
    found = [(page, OURS.shown(page.locale, page.key)) for page in pages]
    found = [(page, shown) for page, shown in found if shown != page.locale]
    assert found, "no page is a fallback: this test proves nothing"
    return found


def test_a_fallback_says_so_in_the_readers_language(pages: list[Page]) -> None:
    """D01: the stack shows another language without a word."""
    for page, shown in fallbacks(pages):
        words, notice = OURS.strings(page.locale)["fallback"], page.one(".hc-fallback")
        title = notice.css_first(".admonition-title")
        assert title is not None
        assert text_of(title) == words["title"]
        assert OURS.strings(shown)["language"]["name"] in text_of(notice)
        assert language_of(title) == (OURS.tag(page.locale), OURS.direction(page.locale))
        link = page.one(".hc-fallback a[hreflang]")
        assert page.target(link.attributes["href"] or "") == OURS.url(shown, page.key)
        assert link.attributes["hreflang"] == OURS.tag(shown)


def test_a_translation_is_not_called_a_fallback(pages: list[Page]) -> None:
    """D01."""
    for page in pages:
        if OURS.shown(page.locale, page.key) == page.locale:
            assert not page.tree.css(".hc-fallback"), page.url


def test_every_page_has_its_language_and_its_content_that_of_its_words(pages: list[Page]) -> None:
    """D02: the stack gives Chinese words the language and the direction of an Arabic page."""
    for page in pages:
        own, shown = page.locale, OURS.shown(page.locale, page.key)
        assert page.one("html").attributes["lang"] == OURS.tag(own)
        assert page.one("body").attributes["dir"] == OURS.direction(own)
        expected = OURS.tag(shown), OURS.direction(shown)
        for node in page.tree.css("article h1, article h2[id]:has(.headerlink)"):
            assert language_of(node) == expected, f"{page.url}: {text_of(node)}"


def labels(page: Page) -> Iterator[tuple[LexborNode, str]]:
    """Links that carry a title, each with the address of the article that is titled so."""
    parts = (
        ".md-nav",
        ".hc-topics",
        ".hc-related",
        ".hc-steps",
        ".hc-feedback ol",
        ".hc-status th",
    )
    for part in parts:
        for node in page.tree.css(f"{part} a:not(.md-logo, .md-nav__container > a)"):
            yield node, page.target(node.attributes.get("href") or "")
    for node in page.tree.css("[data-md-component=header-topic] .md-ellipsis"):
        yield node, page.url


def test_every_title_in_another_language_is_marked(pages: list[Page]) -> None:
    """D02: navigation, table of contents and related articles say their language as well."""
    shown = {
        OURS.url(locale, key): OURS.shown(locale, key) for locale in LOCALES for key in OURS.keys
    }
    marked = 0
    for page in pages:
        for node, address in labels(page):
            other = shown.get(address, page.locale)
            language, direction = language_of(node.css_first("[lang]") or node)
            own = language == OURS.tag(other)
            assert own or not text_of(node), f"{page.url}: {text_of(node)} is called {language}"
            if other != page.locale:
                marked += 1
                assert direction in ("auto", OURS.direction(other))
    assert marked > 10_000


def test_name_and_description_are_those_of_the_language(site: Path, pages: list[Page]) -> None:
    """D04: what one language sets leaks into all that are built after it."""
    names = {locale: OURS.strings(locale)["site"]["name"] for locale in LOCALES}
    assert len(set(names.values())) > 5
    for page in pages:
        own = names[page.locale]
        assert page.one(".md-header .md-logo").attributes["title"] == own
        title = text_of(page.one("title"))
        assert title == own or title.endswith(f" - {own}")
    for locale in LOCALES:
        page = read_page(site, locale, "", f"{home(locale)}404.html")
        description = page.one("meta[name=description]").attributes["content"]
        assert description == OURS.strings(locale)["site"]["description"]


def test_pages_outside_the_languages_are_named_in_the_source_language(site: Path) -> None:
    """D04: after the last language, the settings are those of that language."""
    codes = sorted((site / "go").rglob("*.html"))
    assert codes
    for path in codes:
        tree = LexborHTMLParser(path.read_text("utf-8"))
        title = tree.css_first("title")
        assert title is not None
        assert text_of(title).endswith(f" - {OURS.strings(DEFAULT)['site']['name']}")
        assert language_of(title)[0] == OURS.tag(DEFAULT)


def test_the_themes_words_are_in_the_language(pages: list[Page]) -> None:
    """D20: the theme has no words for some locales, and then does not build at all."""
    folder = files("material") / "templates/partials/languages"
    for page in pages:
        if page.key == "index.md":
            text = (folder / f"{page.locale}.html").read_text("utf-8")
            word = re.search(r'"nav": "(.+?)"', text)
            assert word is not None
            assert page.one("[data-hc-press=__drawer]").attributes["aria-label"] == word[1]


def test_every_language_has_its_own_error_page(site: Path) -> None:
    """D16: the last language wins, in English words, with links to relative places."""
    for locale in LOCALES:
        page = read_page(site, locale, "", f"{home(locale)}404.html")
        words = OURS.strings(locale)["error_page"]
        assert page.one("html").attributes["lang"] == OURS.tag(locale)
        assert page.one("body").attributes["dir"] == OURS.direction(locale)
        assert text_of(page.one("h1")) == words["title"]
        assert text_of(page.one("title")).startswith(words["title"])
        assert page.one("meta[name=robots]").attributes["content"] == "noindex"
        assert not page.tree.css("link[rel=canonical], link[hreflang]")
        back = page.one("article a.md-button").attributes["href"] or ""
        assert page.target(back) == home(locale)
        for node in page.tree.css("[href], [src]"):
            reference = node.attributes.get("href") or node.attributes.get("src") or ""
            assert reference.startswith(("/", "#")), f"{reference} depends on where it is shown"


def head_links(page: Page) -> dict[str, str]:
    """The addresses of a page in other languages, by language tag, as its head tells them."""
    links = page.tree.css("head link[hreflang]")
    found = {n.attributes["hreflang"] or "": n.attributes["href"] or "" for n in links}
    assert len(found) == len(links), f"{page.url} names a language twice"
    return found


def equals(key: str, offered: list[str]) -> dict[str, str]:
    """What the head of an article's page must tell."""
    real = [locale for locale in OURS.translations(key) if locale in offered]
    found = {OURS.tag(locale): HOST + OURS.url(locale, key) for locale in real}
    return {**found, "x-default": HOST + OURS.url(DEFAULT, key)}


def test_the_canonical_address_is_that_of_the_article_shown(pages: list[Page]) -> None:
    """D23: the stack calls a fallback the original of itself."""
    for page in pages:
        shown = OURS.shown(page.locale, page.key)
        found = page.one("head link[rel=canonical]").attributes["href"]
        assert found == HOST + OURS.url(shown, page.key)


def test_hreflang_names_real_and_offered_translations_only(
    pages: list[Page], offered: list[str]
) -> None:
    """D24: the stack's are relative, name fallbacks, and lack the page itself or a default."""
    for page in pages:
        own = OURS.shown(page.locale, page.key) == page.locale and page.locale in offered
        expected = equals(page.key, offered) if own else {}
        assert head_links(page) == expected, page.url


def test_hreflang_is_reciprocal_and_leads_to_originals(pages: list[Page]) -> None:
    """D24: as a search engine reads it, from the built pages alone."""
    by_address = {HOST + page.url: page for page in pages}
    for page in pages:
        links = head_links(page)
        for address in links.values():
            other = by_address[address]
            assert head_links(other) == links, f"{other.url} does not answer {page.url}"
            assert other.one("link[rel=canonical]").attributes["href"] == address


def test_the_theme_finds_no_alternate_to_request(site: Path) -> None:
    """D13: for each `link[rel=alternate]` the theme's script requests a sitemap, mostly a 404."""
    for path in site.rglob("*.html"):
        tree = LexborHTMLParser(path.read_text("utf-8"))
        assert not tree.css('link[rel="alternate"]'), path
        for node in tree.css("link[hreflang]"):
            assert (node.attributes["rel"] or "").split() == ["alternate"]


def read_sitemap(path: Path) -> ElementTree.Element:
    return ElementTree.fromstring(path.read_text("utf-8"))  # noqa: S314 - we wrote it


def test_every_language_has_a_sitemap_of_its_real_pages(site: Path, offered: list[str]) -> None:
    """D25: the stack lists fallbacks, and the day of the build as that of the change."""
    for locale in LOCALES:
        root = read_sitemap(site / f"sitemap-{locale}.xml")
        found = {}
        for entry in root.iter(f"{SITEMAP}url"):
            links = entry.iterfind("{http://www.w3.org/1999/xhtml}link")
            alternates = {link.attrib["hreflang"]: link.attrib["href"] for link in links}
            address, day = entry.findtext(f"{SITEMAP}loc"), entry.findtext(f"{SITEMAP}lastmod")
            assert address not in found
            found[address] = (day, alternates)
        assert found == {
            HOST + OURS.url(locale, key): (
                fields["reviewed"],
                equals(key, offered) if locale in offered else {},
            )
            for (own, key), fields in OURS.articles.items()
            if own == locale
        }


def test_an_index_names_all_sitemaps_and_nothing_else_is_left(site: Path) -> None:
    """D25."""
    root = read_sitemap(site / "sitemap.xml")
    found = [node.text for node in root.iter(f"{SITEMAP}loc")]
    assert found == [f"{HOST}sitemap-{locale}.xml" for locale in LOCALES]
    assert not list(site.rglob("*.gz"))
    assert sorted(path.name for path in site.rglob("sitemap*")) == sorted(
        ["sitemap.xml", *(f"sitemap-{locale}.xml" for locale in LOCALES)]
    )


def test_search_finds_each_page_in_its_language_and_no_other(site: Path) -> None:
    """D03, D10, D11: one index for all, stemmed for one of them, sixteen times as large."""
    for locale in LOCALES:
        expected = {
            OURS.url(locale, key).removeprefix(home(locale)): OURS.articles[
                OURS.shown(locale, key), key
            ]["title"]
            for key in OURS.keys
        }
        assert read_titles(site, locale) == expected
        core = read_part(site, locale, "core")
        shown = {document[0]: core["shown"][document[5]] for document in core["docs"]}
        assert shown == {
            OURS.url(locale, key).removeprefix(home(locale)): OURS.shown(locale, key)
            for key in OURS.keys
        }


def test_what_a_reader_loads_for_search_is_small(site: Path) -> None:
    """D11: gzip as hosts send it; what is needed for the first result, and all of it."""
    engine = len(gzip.compress(search_file(site, "engine").read_bytes()))
    for locale in LOCALES:
        core, more = (
            len(gzip.compress(search_file(site, f"{locale}.{part}").read_bytes()))
            for part in ("core", "more")
        )
        assert engine + core <= 25 * 1024, locale
        assert engine + core + more <= 100 * 1024, locale


def test_every_page_names_the_search_files_of_its_language(site: Path, pages: list[Page]) -> None:
    """D10: and of the languages that stand in for it; nothing else is published there."""
    errors = [read_page(site, locale, "", f"{home(locale)}404.html") for locale in LOCALES]
    named = set()
    for page in [*pages, *errors]:
        for part in ("engine", "core", "more"):
            name = part if part == "engine" else f"{page.locale}.{part}"
            path = search_file(site, name)
            address = page.one("[data-hc-find]").attributes[f"data-{part}"] or ""
            assert page.target(address) == path.relative_to(site).as_posix()
            named.add(path)
    assert named == set((site / "assets/search").iterdir())


def test_chinese_is_found_as_readers_type_it(site: Path) -> None:
    """D12: both scripts and the sounds of what is in the index."""
    for locale, characters in (("zh", "\u76dc\u76d7"), ("zh-Hant", "\u76dc\u76d7")):
        more = read_part(site, locale, "more")
        assert characters in more["fold"]
        assert re.search("dao[^a-z]*[\u76d7\u76dc]", more["pinyin"])
    assert read_part(site, "en", "more")["fold"] == read_part(site, "ja", "more")["pinyin"] == ""


def test_the_home_page_of_every_language_is_titled_by_the_site(pages: list[Page]) -> None:
    """D26: only the default language's home page is one to the stack."""
    for page in pages:
        if page.key == "index.md":
            assert text_of(page.one("title")) == OURS.strings(page.locale)["site"]["name"]
            assert page.tree.css(".hc-cards"), "it looks like a home page too"


def test_navigation_has_the_sections_and_the_order_of_mkdocs_yml(pages: list[Page]) -> None:
    """D19, D27: sorted by name, doubled, or left in the words of another language."""
    nav = CONFIG["nav"]
    keys = [nav[0]]
    for section in nav[1:]:
        keys += next(iter(section.values()))
    for page in pages:
        names = OURS.strings(page.locale)["sections"]
        own = [text_of(n) for n in page.tree.css(".md-nav--primary > ul > li > nav > label")]
        assert own == [names[next(iter(section))] for section in nav[1:]]
        links = page.tree.css(".md-nav--primary a:not(.md-logo, [href^='#'])")
        found = list(dict.fromkeys(page.target(n.attributes["href"] or "") for n in links))
        assert found == [OURS.url(page.locale, key) for key in keys], page.url


def test_the_switch_leads_to_this_page_in_every_language(
    pages: list[Page], offered: list[str]
) -> None:
    """D15, D24, D29: the stack leads to home pages, by addresses of the root of the host."""
    for page in pages:
        links = page.tree.css("a.md-select__link")
        found = {n.attributes["hreflang"]: n for n in links}
        assert list(found) == [OURS.tag(loc) for loc in LOCALES if loc in (*offered, page.locale)]
        for locale in offered:
            link = found[OURS.tag(locale)]
            href = link.attributes["href"] or ""
            assert not href.startswith("/")
            assert page.target(href) == OURS.url(locale, page.key)
            mark = OURS.strings(page.locale)["switcher"]["untranslated"]
            real = locale in OURS.translations(page.key)
            assert (mark in text_of(link)) != real, f"{page.url}: {locale}"


def test_no_address_but_our_own_is_loaded(site: Path) -> None:
    """D32: the stack's theme asks GitHub, Google and unpkg."""
    for path in site.rglob("*.html"):
        tree = LexborHTMLParser(path.read_text("utf-8"))
        for node in tree.css(LOADED):
            if (node.attributes.get("rel") or "").strip() in TOLD:
                continue
            for name in ("src", "href", "srcset", "data", "poster", "xlink:href"):
                reference = node.attributes.get(name) or ""
                assert not re.match(r"\w+:|//", reference), f"{path}: {reference}"
        assert not tree.css("[style], form[action*=':'], form[action^='//'], a[ping], base")
    for path in site.rglob("*.css"):
        text = path.read_text("utf-8")
        assert not re.findall(r"""(?:url\(|@import)\s*["']?(?:https?:)?//""", text), path


def test_what_knows_only_one_language_is_off() -> None:
    """D14, D15, D18, D21, D22, D30: instant loading, blog, tags, offline, social cards."""
    assert set(CONFIG["plugins"]) == {"i18n"}
    assert not [name for name in CONFIG["theme"]["features"] if "instant" in name]


def test_a_page_without_a_repository_has_no_link_to_its_editor(pages: list[Page]) -> None:
    """D31, where the publisher names no repository."""
    for page in pages:
        assert not page.tree.css(".hc-edit")


BROKEN = {"zh": "docs/zh/contact/index.md", "en": "docs/en/contact/email.md"}
BROKEN["ar"] = "docs/ar/contact/email.md"
LEAK = "      - locale: en\n        name: English\n"


@pytest.fixture(scope="session")
def told(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """What one build says of a project with faults in several languages."""
    project = copy_project(tmp_path_factory.mktemp("faulty"), ("zh", "en", "ar"))
    for name in BROKEN.values():
        replace_once(project / name, "](prepare.md", "](prepar.md")
    replace_once(project / "mkdocs.yml", LEAK, f"{LEAK}        extra: {{promo: English only}}\n")
    (project / "docs/js").mkdir()
    (project / "docs/js/notes.md").write_text("# Notes\n", "utf-8")
    email = project / "docs/en/contact/email"
    email.mkdir()
    (email / "index.md").write_text("# E-mail\n", "utf-8")
    (project / "docs/snippets/zh").mkdir(parents=True)
    (project / "docs/snippets/zh/fees.md").write_text("手续费由网络收取。\n", "utf-8")
    replace_once(project / "docs/en/contact/verify.md", "\n## ", '\n--8<-- "zh/fees.md"\n\n## ')
    result = run_build(project, project / "site")
    assert result.returncode != 0
    assert not (project / "site").exists()
    return [line for line in result.stderr.split("\n") if line.startswith(("WARNING", "ERROR"))]


def test_one_run_tells_the_faults_of_all_languages_with_their_files(told: list[str]) -> None:
    """D08, D09: the stack stops at the first language, and does not say which one it is."""
    for name in BROKEN.values():
        assert [line for line in told if f"{name}:" in line and "[broken-link]" in line], name
    assert all(re.search(r" (docs|data)/|mkdocs\.yml:", line) for line in told), told


@pytest.mark.parametrize(
    ("rule", "words"),
    [
        ("address-collision", "docs/en/contact/email"),  # D06: one of both is lost
        ("dropped-folder", "`js` looks like a language"),  # D07: its files are dropped
        ("language-override", "the language en sets `extra`"),  # D04: it leaks into ar
        ("foreign-snippet", "docs/en/contact/verify.md"),  # D05: it is not localised
    ],
)
def test_what_the_stack_would_lose_or_leak_stops_the_build(
    rule: str, words: str, told: list[str]
) -> None:
    found = [line for line in told if line.endswith(f"[{rule}]")]
    assert found, "\n".join(told)
    assert words in found[0]
    assert "; fix: " in found[0]
