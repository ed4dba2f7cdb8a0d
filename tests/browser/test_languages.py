"""Every language as its readers meet it: direction, search, switch, errors, the first visit.

The numbers (D01 …) are those of the stack's defects, as in tests/hooks/test_languages.py.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser.conftest import StaticHost, serve
from tests.browser.test_search import search
from tests.languages import DEFAULT, LOCALES, Project, home

OURS = Project()
LOST_PHONE = "emergency/lost-phone.md"
# A word of the title of that article, as readers type it.
WORDS = {
    "zh": "手机", "en": "phone", "zh-Hant": "手機", "ja": "スマホ", "ko": "휴대폰",
    "es": "teléfono", "ru": "телефон", "vi": "điện thoại", "ar": "الهاتف",
}  # fmt: skip
# An article that only the first two languages have.
UPDATES = "features/updates.md"
INCOMPLETE = [locale for locale in LOCALES if OURS.shown(locale, UPDATES) != locale]
# The place of every character, from left to right.
PLACES = """node => [...node.textContent].map((_, index) => {
  const range = document.createRange()
  range.setStart(node.firstChild, index)
  range.setEnd(node.firstChild, index + 1)
  const { x, width } = range.getBoundingClientRect()
  return x + width / 2
})"""


class OnePageHost(StaticHost):
    """A host that knows one error page for all addresses, that of the root."""

    def find_error_page(self) -> Path:
        return Path(self.directory) / "404.html"


@pytest.fixture(scope="session")
def one_page_address(site: Path) -> Iterator[str]:
    with serve(site, OnePageHost) as found:
        yield found


def url(address: str, locale: str, key: str) -> str:
    return f"{address}/{OURS.url(locale, key)}"


def expect_language(page: Page, locale: str) -> None:
    expect(page.locator("html")).to_have_attribute("lang", OURS.tag(locale))
    assert style(page.locator("body"), "direction") == OURS.direction(locale)


def style(node: Locator, name: str) -> str:
    return str(node.evaluate("(node, name) => getComputedStyle(node)[name]", name))


@pytest.mark.parametrize("locale", LOCALES)
def test_search_leads_to_an_article_in_the_readers_language(
    locale: str, phone: Page, address: str
) -> None:
    """D03, D10, D12: by a word of its title, from another page of the language."""
    title = OURS.articles[locale, LOST_PHONE]["title"]
    assert WORDS[locale].lower() in title.lower()
    phone.goto(url(address, locale, "about/glossary.md"), wait_until="networkidle")
    expect_language(phone, locale)
    found = search(phone, WORDS[locale])
    root = f"{address}/{home(locale)}"
    assert all(one.startswith(root) for one in found)
    if locale == DEFAULT:
        assert not [one for one in found if one.removeprefix(root).split("/")[0] in LOCALES]
    phone.locator(f"#hc-options [href^='{url(address, locale, LOST_PHONE)}']").first.click()
    phone.wait_for_url(f"{url(address, locale, LOST_PHONE)}*")
    expect(phone.get_by_role("heading", level=1)).to_have_text(title)
    expect_language(phone, locale)


@pytest.mark.parametrize("locale", LOCALES)
def test_an_unknown_address_is_told_in_the_readers_language(
    locale: str, phone: Page, address: str
) -> None:
    """D16, D10: search works there as well, whatever the depth of the address."""
    phone.goto(f"{address}/{home(locale)}nowhere/at/all/", wait_until="networkidle")
    title = OURS.strings(locale)["error_page"]["title"]
    expect(phone.get_by_role("heading", level=1)).to_have_text(title)
    expect_language(phone, locale)
    found = search(phone, WORDS[locale])
    assert url(address, locale, LOST_PHONE) in [one.split("?")[0] for one in found]


@pytest.mark.parametrize("locale", LOCALES)
def test_a_host_with_one_error_page_leads_to_that_of_the_language(
    locale: str, phone: Page, one_page_address: str
) -> None:
    """D16: GitHub Pages shows the root's for every address."""
    phone.goto(f"{one_page_address}/{home(locale)}nowhere/")
    if locale != DEFAULT:
        phone.wait_for_url(f"{one_page_address}/{locale}/404.html")
    title = OURS.strings(locale)["error_page"]["title"]
    expect(phone.get_by_role("heading", level=1)).to_have_text(title)
    expect_language(phone, locale)
    phone.locator("article a.md-button").click()
    expect(phone).to_have_url(f"{one_page_address}/{home(locale)}")


def test_an_address_that_only_looks_like_a_language_stays(
    phone: Page, one_page_address: str
) -> None:
    for path in ("/english/", "/e", "/zh-hant/", "/arabic"):
        phone.goto(f"{one_page_address}{path}", wait_until="networkidle")
        assert phone.url == f"{one_page_address}{path}"


@pytest.mark.parametrize("locale", INCOMPLETE)
def test_a_fallback_is_told_before_its_words(locale: str, phone: Page, address: str) -> None:
    """D01, D02: in the reader's language and direction; the words keep theirs."""
    shown = OURS.shown(locale, UPDATES)
    phone.goto(url(address, locale, UPDATES))
    notice, heading = phone.locator(".hc-fallback"), phone.get_by_role("heading", level=1)
    expect(notice).to_be_in_viewport()
    expect(notice).to_contain_text(OURS.strings(locale)["fallback"]["title"])
    expect(heading).to_have_text(OURS.articles[shown, UPDATES]["title"])
    for node, own in ((notice, locale), (heading, shown)):
        assert node.evaluate("node => node.closest('[lang]').lang") == OURS.tag(own)
        assert style(node, "direction") == OURS.direction(own)
    notice.get_by_role("link").click()
    phone.wait_for_url(url(address, shown, UPDATES))
    expect(phone.locator(".hc-fallback")).to_have_count(0)


@pytest.mark.parametrize("locale", LOCALES)
def test_the_switch_keeps_the_place_and_remembers_the_choice(
    locale: str, desktop: Page, address: str
) -> None:
    """D15, D24, D29: to the same heading, with a word where there is no translation."""
    desktop.goto(f"{url(address, locale, UPDATES)}#steps")
    desktop.locator(".md-select button").hover()
    links = desktop.locator(".md-select__link")
    expect(links.first).to_be_visible()
    mark = OURS.strings(locale)["switcher"]["untranslated"]
    untranslated = [text for text in links.all_inner_texts() if f"({mark})" in text]
    assert len(untranslated) == len(INCOMPLETE)
    other = LOCALES[(LOCALES.index(locale) + 1) % len(LOCALES)]
    desktop.locator(f".md-select__link[hreflang={OURS.tag(other)}]").click()
    desktop.wait_for_url(f"{url(address, other, UPDATES)}#steps")
    expect_language(desktop, other)
    expect(desktop.locator("h2#steps")).to_be_in_viewport()
    desktop.goto(f"{address}/")
    offers = desktop.locator(".hc-suggestion:visible")
    expect(offers).to_have_count(0 if other == DEFAULT else 1)
    if other != DEFAULT:
        expect(offers).to_have_attribute("lang", OURS.tag(other))


@pytest.mark.parametrize("locale", LOCALES)
def test_no_request_of_a_page_fails_or_leaves_the_site(
    locale: str, desktop: Page, address: str
) -> None:
    """D13, D32: no sitemap per language, no font, no other host."""
    wrong: list[str] = []
    seen: list[str] = []

    def note(target: str, status: int) -> None:
        seen.append(target)
        if status >= 400 or not target.startswith(address):
            wrong.append(f"{status} {target}")

    desktop.on("request", lambda r: note(r.url, 0))
    desktop.on("response", lambda r: note(r.url, r.status))
    desktop.on("pageerror", lambda error: wrong.append(str(error)))
    for key in ("index.md", LOST_PHONE, UPDATES, "about/translation-status.md"):
        desktop.goto(url(address, locale, key), wait_until="networkidle")
    assert not wrong
    assert not [target for target in seen if "/search/" in target.replace("javascripts/search", "")]
    assert not [target for target in seen if "sitemap" in target]


VISITORS = {
    "ja-JP": "ja", "ar-EG": "ar", "zh-TW": "zh-Hant", "zh-HK": "zh-Hant", "en-GB": "en",
    "es-MX": "es", "ko-KR": "ko", "ru-RU": "ru", "vi-VN": "vi",
}  # fmt: skip


@pytest.mark.parametrize(("visitor", "locale"), VISITORS.items())
def test_a_first_visitor_is_offered_the_own_language_and_may_refuse(
    visitor: str, locale: str, browser: Browser, address: str
) -> None:
    context = browser.new_context(locale=visitor)
    page = context.new_page()
    page.goto(f"{address}/", wait_until="networkidle")
    assert page.url == f"{address}/", "a reader is never sent anywhere"
    expect_language(page, DEFAULT)
    offer = page.locator(".hc-suggestion:visible")
    words = OURS.strings(locale)["suggestion"]
    expect(offer).to_have_count(1)
    expect(offer).to_contain_text(words["text"])
    expect(offer).to_have_attribute("lang", OURS.tag(locale))
    assert style(offer, "direction") == OURS.direction(locale)
    link = offer.get_by_role("link", name=words["accept"])
    expect(link).to_have_attribute("href", f"{locale}/")
    offer.get_by_role("button", name=words["dismiss"]).click()
    expect(offer).to_have_count(0)
    page.reload()
    expect(page.locator(".hc-cards")).to_be_visible()
    expect(offer).to_have_count(0)
    later = context.new_page()
    later.goto(f"{address}/")
    expect(later.locator(".hc-cards")).to_be_visible()
    expect(later.locator(".hc-suggestion:visible")).to_have_count(0)
    context.close()


@pytest.mark.parametrize("visitor", ["zh-CN", "zh-SG", "pt-BR", "fr-FR"])
def test_who_reads_chinese_or_none_of_ours_is_offered_nothing(
    visitor: str, browser: Browser, address: str
) -> None:
    context = browser.new_context(locale=visitor)
    page = context.new_page()
    page.goto(f"{address}/", wait_until="networkidle")
    assert page.url == f"{address}/"
    expect(page.locator(".hc-suggestion")).to_have_count(len(LOCALES))
    expect(page.locator(".hc-suggestion:visible")).to_have_count(0)
    context.close()


def test_the_first_of_ours_among_the_readers_languages_counts(phone: Page, address: str) -> None:
    script = "Object.defineProperty(navigator, 'languages', { get: () => ['pt-BR', 'es', 'en'] })"
    phone.add_init_script(script)
    phone.goto(f"{address}/")
    expect(phone.locator(".hc-suggestion:visible")).to_have_attribute("lang", "es")


def test_an_accepted_offer_leads_home_in_that_language(browser: Browser, address: str) -> None:
    context = browser.new_context(locale="ar-EG")
    page = context.new_page()
    page.goto(f"{address}/")
    page.locator(".hc-suggestion:visible").get_by_role("link").click()
    page.wait_for_url(f"{address}/ar/")
    expect_language(page, "ar")
    expect(page.locator(".hc-suggestion")).to_have_count(0)
    context.close()


@pytest.mark.parametrize(
    ("key", "selector"),
    [
        ("contact/email.md", ".hc-address"),
        ("contact/index.md", ".hc-address"),
        ("contact/email.md", ".hc-reviewed time"),
        (UPDATES, ".hc-address"),
    ],
)
def test_addresses_and_dates_run_from_left_to_right_in_arabic(
    key: str, selector: str, desktop: Page, address: str
) -> None:
    """D02: otherwise 2026-11-23 is shown as 23-11-2026, and an address with its end first."""
    desktop.goto(url(address, "ar", key))
    nodes = desktop.locator(f"article {selector}").all()
    assert nodes
    for node in nodes:
        places = node.evaluate(PLACES)
        assert len(places) > 8
        assert places == sorted(places), node.inner_text()


def test_steps_are_numbered_at_the_right_in_arabic_and_at_the_left_in_english(
    desktop: Page, address: str
) -> None:
    """D02: where the reader's eye begins, also in the English words of an Arabic page."""
    for key, side in ((LOST_PHONE, "right"), (UPDATES, "left")):
        desktop.goto(url(address, "ar", key))
        steps = desktop.locator("article ol").first.bounding_box()
        step = desktop.locator("article ol > li").first.bounding_box()
        assert steps
        assert step
        left = step["x"] - steps["x"]
        right = steps["x"] + steps["width"] - step["x"] - step["width"]
        assert (right if side == "right" else left) > 10
        assert (left if side == "right" else right) < 2


def test_code_keeps_its_own_direction_in_arabic(desktop: Page, address: str) -> None:
    """D02."""
    desktop.goto(url(address, "ar", "contact/email.md"))
    code = desktop.locator("article pre code").first
    assert style(code, "unicodeBidi") == "plaintext"
    code.evaluate("node => { node.textContent = 'ETH-0x1a: 3 / 4' }")
    places = code.evaluate(PLACES)
    assert places == sorted(places)


def test_titles_of_another_language_keep_their_order_in_arabic(desktop: Page, address: str) -> None:
    """D02: in navigation and contents, a title stands in its own direction."""
    desktop.goto(url(address, "ar", UPDATES))
    for part in (".md-sidebar--primary", ".md-sidebar--secondary", ".hc-related"):
        title = desktop.locator(f"{part} bdi[lang=en]").last
        assert style(title, "unicodeBidi") == "isolate"
        title.evaluate("node => { node.textContent = 'Is it (not) safe?' }")
        places = title.evaluate(PLACES)
        assert places == sorted(places)
