"""The ways through the site: codes, related articles, feedback, checklists, announcements."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Request, expect

from tests.browser.conftest import serve
from tests.conftest import build_once
from tests.languages import LOCALES, home
from tests.sites import copy_project, replace_once

ANNOUNCEMENTS = """\
now:
  severity: warning
  show_from: 2026-01-10
  show_until: 2026-01-12
  title: {zh: 现在的公告, en: News of today}
  text: {zh: 正文, en: Text}
later:
  severity: info
  show_from: 2026-01-12
  show_until: 2026-01-20
  title: {zh: 以后的公告, en: News of later}
  text: {zh: 正文, en: Text}
section:
  severity: danger
  show_from: 2026-01-10
  show_until: 2026-01-12
  sections: [transactions]
  title: {zh: 交易公告, en: News on transactions}
  text: {zh: 正文, en: Text}
past:
  severity: danger
  show_from: 2026-01-01
  show_until: 2026-01-09
  title: {zh: 过去的公告, en: News of the past}
  text: {zh: 正文, en: Text}
"""


@pytest.fixture(scope="session")
def news_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site as built on 2026-01-10, with announcements and a feedback endpoint."""
    project = copy_project(tmp_path_factory.mktemp("news"))
    (project / "data/announcements.yml").write_text(ANNOUNCEMENTS, "utf-8")
    config = project / "mkdocs.yml"
    replace_once(config, 'build_day: !ENV [HELPCENTRE_TODAY, ""]', 'build_day: "2026-01-10"')
    replace_once(config, 'feedback_endpoint: ""', "feedback_endpoint: /feedback")
    return build_once(tmp_path_factory, "news-site", project)


@pytest.fixture(scope="session")
def news_address(news_site: Path) -> Iterator[str]:
    with serve(news_site) as found:
        yield found


def visible_news(browser: Browser, url: str, day: str, *, script: bool = True) -> list[str]:
    context = browser.new_context(java_script_enabled=script)
    page = context.new_page()
    page.clock.install(time=f"{day}T08:00:00Z")
    page.goto(url)
    found = page.locator(".hc-announcement:visible strong").all_inner_texts()
    context.close()
    return found


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        ("2026-01-09", []),
        ("2026-01-11", ["现在的公告"]),
        ("2026-01-12", ["现在的公告", "以后的公告"]),
        ("2026-01-13", ["以后的公告"]),
        ("2026-01-21", []),
    ],
)
def test_announcements_come_and_go_without_a_new_build(
    day: str, expected: list[str], browser: Browser, news_address: str
) -> None:
    assert visible_news(browser, f"{news_address}/contact/", day) == expected


def test_announcements_know_their_section_and_language(browser: Browser, news_address: str) -> None:
    url = f"{news_address}/en/transactions/pending/"
    assert visible_news(browser, url, "2026-01-11") == ["News on transactions", "News of today"]


def test_without_javascript_the_day_of_the_build_counts(
    browser: Browser, news_address: str, news_site: Path
) -> None:
    url = f"{news_address}/contact/"
    assert visible_news(browser, url, "2026-01-11", script=False) == ["现在的公告"]
    assert "过去的公告" not in (news_site / "contact/index.html").read_text("utf-8")


@pytest.mark.parametrize(
    ("locale", "tag", "path"),
    [
        ("zh-CN", "zh-Hans", "/emergency/stolen-assets/"),
        ("en-GB", "en", "/en/emergency/stolen-assets/"),
        ("zh-TW", "zh-Hant", "/zh-Hant/emergency/stolen-assets/"),
        ("ar-EG", "ar", "/ar/emergency/stolen-assets/"),
    ],
)
def test_a_code_opens_the_article_in_the_readers_language(
    locale: str, tag: str, path: str, browser: Browser, address: str
) -> None:
    context = browser.new_context(locale=locale)
    page = context.new_page()
    page.goto(f"{address}/go/STOLEN/")
    page.wait_for_url(f"{address}{path}")
    expect(page.locator("html")).to_have_attribute("lang", tag)
    context.close()


def test_a_code_lets_the_reader_choose_where_no_language_fits(
    browser: Browser, address: str
) -> None:
    for options in ({"locale": "fr-FR"}, {"java_script_enabled": False}):
        context = browser.new_context(**options)
        page = context.new_page()
        page.goto(f"{address}/go/PENDING/", wait_until="networkidle")
        expect(page.get_by_role("link")).to_have_count(len(LOCALES))
        page.get_by_role("link", name="transaction").click()
        page.wait_for_url(f"{address}/en/transactions/pending/")
        context.close()


def test_codes_are_exported(site: Path) -> None:
    codes = json.loads((site / "go.json").read_text("utf-8"))
    assert codes["STOLEN"] == {
        locale: f"{home(locale)}emergency/stolen-assets/" for locale in LOCALES
    }


def test_ticks_stay_on_the_device(phone: Page, address: str) -> None:
    phone.goto(f"{address}/security/checklist/")
    box = phone.locator("article input[type=checkbox]").nth(1)
    expect(box).to_be_enabled()
    phone.locator("article .task-list-item").nth(1).click()
    phone.reload()
    expect(box).to_be_checked()
    expect(phone.locator("article input[type=checkbox]").first).not_to_be_checked()
    phone.goto(f"{address}/en/security/checklist/")
    expect(phone.locator("article input[type=checkbox]").nth(1)).not_to_be_checked()


def is_own_file(request: Request) -> bool:
    return request.method == "GET" and "?" not in request.url and "/assets/" in request.url


def test_an_unsolved_problem_leads_on(phone: Page, address: str) -> None:
    sent: list[str] = []
    phone.goto(f"{address}/transactions/pending/", wait_until="networkidle")
    # The theme may still fetch its own files; anything else would carry the answer away.
    phone.on("request", lambda r: None if is_own_file(r) else sent.append(f"{r.method} {r.url}"))
    phone.get_by_text("没有解决，下一步怎么办").click()
    ways = phone.locator(".hc-feedback ol a")
    expect(ways).to_have_count(3)
    phone.locator("[data-hc-helped]").click()
    expect(phone.get_by_role("status").filter(has_text="谢谢")).to_be_visible()
    expect(phone.locator("[data-hc-helped]")).to_be_hidden()
    assert sent == []
    expect(phone.locator(".hc-related a")).to_have_count(3)


def test_feedback_goes_only_where_the_site_says(phone: Page, news_address: str) -> None:
    phone.goto(f"{news_address}/en/contact/email/", wait_until="networkidle")
    with phone.expect_request("**/feedback") as request:
        phone.locator("[data-hc-helped]").click()
    assert request.value.post_data_json == {"page": "contact/email.md", "helped": True}


def test_articles_in_order_lead_to_the_next(phone: Page, address: str) -> None:
    phone.goto(f"{address}/get-started/install/")
    expect(phone.locator(".hc-steps a[rel=next]")).to_have_attribute("href", "../create-wallet/")
    phone.goto(f"{address}/transactions/pending/")
    expect(phone.locator(".hc-steps")).to_have_count(0)


def test_the_keyboard_reaches_the_drawer_and_the_search(phone: Page, address: str) -> None:
    phone.goto(f"{address}/en/contact/email/", wait_until="networkidle")
    drawer = phone.locator(".md-sidebar--primary")
    expect(drawer).to_be_hidden()
    phone.get_by_role("button", name="Navigation").focus()
    phone.keyboard.press("Enter")
    expect(drawer).to_be_visible()
    phone.keyboard.press("Enter")
    expect(drawer).to_be_hidden()
    phone.get_by_role("button", name="Search").focus()
    phone.keyboard.press("Enter")
    expect(phone.locator(".hc-find__field")).to_be_focused()


def test_breadcrumbs_name_the_section(phone: Page, address: str) -> None:
    phone.goto(f"{address}/en/security/phishing/")
    expect(phone.locator(".md-path")).to_contain_text("Security")


def test_a_word_leads_to_its_explanation(phone: Page, address: str) -> None:
    phone.goto(f"{address}/transactions/pending/")
    term = phone.locator("a.hc-term").first
    href = str(term.get_attribute("href"))
    term.click()
    anchor = href.partition("#")[2]
    phone.wait_for_url(f"{address}/about/glossary/#{anchor}")
    expect(phone.locator(f"h2#{anchor}")).to_be_in_viewport()


def test_translation_status_shows_every_language(phone: Page, gappy_address: str) -> None:
    phone.goto(f"{gappy_address}/en/about/translation-status/")
    expect(phone.locator(".hc-status--overview")).to_contain_text("English")
    missing = phone.locator(".hc-status--matrix tr:has(.hc-state--missing) a")
    expect(missing).to_have_count(1)
    expect(missing).to_have_attribute("href", "../../contact/social/")
