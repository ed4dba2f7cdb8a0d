"""Search in the theme's dialog: the right article first, in the reader's language only."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect


def search(page: Page, query: str) -> list[str]:
    """Type a query and return the addresses of the results, best first."""
    page.locator(".md-header [data-hc-press=__search]").click()
    field = page.locator("input.md-search__input")
    field.wait_for(state="visible")
    field.press_sequentially(query)
    results = page.locator(".md-search-result__item > a")
    results.first.wait_for(state="visible")
    return [str(link.get_attribute("href")) for link in results.all()]


@pytest.mark.parametrize(
    ("root", "query", "slug"),
    [
        ("/", "被盗", "emergency/stolen-assets"),
        ("/en/", "stolen", "emergency/stolen-assets"),
        ("/", "钓鱼", "security/phishing"),
        ("/en/", "phishing", "security/phishing"),
    ],
)
def test_the_right_article_comes_first(
    root: str, query: str, slug: str, phone: Page, address: str
) -> None:
    phone.goto(f"{address}{root}", wait_until="networkidle")
    first = search(phone, query)[0].split("?")[0].split("#")[0]
    assert first == f"{address}{root}{slug}/"


def test_english_search_finds_no_chinese(phone: Page, address: str) -> None:
    phone.goto(f"{address}/en/contact/email/", wait_until="networkidle")
    assert all(url.startswith(f"{address}/en/") for url in search(phone, "wallet"))


def test_a_result_leads_to_its_article(phone: Page, address: str) -> None:
    phone.goto(f"{address}/contact/email/", wait_until="networkidle")
    search(phone, "钓鱼")
    phone.locator(".md-search-result__item > a").first.click()
    phone.wait_for_url(f"{address}/security/phishing/**")
    expect(phone.get_by_role("heading", level=1)).to_contain_text("钓鱼")


def test_the_search_of_the_home_page_opens_the_dialog(phone: Page, address: str) -> None:
    phone.goto(f"{address}/", wait_until="networkidle")
    phone.locator(".hc-search").click()
    expect(phone.locator("input.md-search__input")).to_be_focused()


def test_words_from_an_input_method_or_the_clipboard_are_searched(
    phone: Page, address: str
) -> None:
    phone.goto(f"{address}/", wait_until="networkidle")
    phone.locator(".hc-search").click()
    phone.keyboard.insert_text("助记词")  # no key event, as from an input method
    expect(phone.locator(".md-search-result__item > a").first).to_be_visible()
