"""What a reader meets: pages that fit, stay on this origin, and speak the right language."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.sites import ROOT

SLUGS = sorted(
    path.relative_to(ROOT / "docs/zh").with_suffix("").as_posix().removesuffix("index")
    for path in (ROOT / "docs/zh").rglob("*.md")
)
EMERGENCIES = [slug for slug in SLUGS if slug.startswith("emergency/")]
LOCALES = [path.stem for path in sorted((ROOT / "data/strings").glob("*.yml"))]
ROOTS = [f"/{locale}/".replace("/zh/", "/") for locale in LOCALES]
SAMPLE = ["", "emergency/stolen-assets/", "security/checklist/", "contact/", "contact/email/"]


def page_of(slug: str) -> str:
    return slug if not slug or slug.endswith("/") else f"{slug}/"


def own_pages(root: str) -> list[str]:
    """Slugs of the articles that a language has, besides those of its fallback."""
    folder = ROOT / "docs" / (root.strip("/") or "zh")
    return [slug for slug in SLUGS if (folder / f"{page_file(slug)}.md").is_file()]


def page_file(slug: str) -> str:
    return f"{slug}index" if not slug or slug.endswith("/") else slug


@pytest.mark.parametrize("root", ROOTS)
def test_no_page_is_wider_than_a_phone(root: str, browser: Browser, address: str) -> None:
    pages = (True, SAMPLE), (False, own_pages(root))  # scripts off is several times faster
    for script, slugs in pages:
        context = browser.new_context(
            java_script_enabled=script, viewport={"width": 360, "height": 640}
        )
        page = context.new_page()
        for slug in slugs:
            page.goto(f"{address}{root}{page_of(slug)}")
            width = page.evaluate("document.documentElement.scrollWidth")
            assert width <= 360, f"{root}{slug} is {width} px wide"
        context.close()


@pytest.mark.parametrize("root", ["/", "/en/"])
def test_no_request_leaves_the_site_or_fails(root: str, phone: Page, address: str) -> None:
    wrong: list[str] = []

    def note_failure(url: str, status: int) -> None:
        if status >= 400:
            wrong.append(f"{status} {url}")

    phone.on("request", lambda r: None if r.url.startswith(address) else wrong.append(r.url))
    phone.on("response", lambda r: note_failure(r.url, r.status))
    phone.on("pageerror", lambda error: wrong.append(str(error)))
    phone.on("console", lambda m: wrong.append(m.text) if m.type == "error" else None)
    for slug in SAMPLE:
        phone.goto(f"{address}{root}{slug}", wait_until="networkidle")
    assert not wrong


@pytest.mark.parametrize("root", ROOTS)
@pytest.mark.parametrize("slug", EMERGENCIES)
def test_the_first_step_is_seen_without_scrolling(
    slug: str, root: str, phone: Page, address: str
) -> None:
    phone.goto(f"{address}{root}{slug}/")
    step = phone.locator("article ol > li").first.bounding_box()
    assert step is not None
    assert step["y"] + step["height"] <= 640


def test_home_leads_to_the_emergency_article(phone: Page, address: str) -> None:
    phone.goto(f"{address}/")
    phone.get_by_role("link", name="币被盗了", exact=True).click()
    expect(phone.get_by_role("heading", level=1)).to_contain_text("被盗")


def test_emergency_help_is_one_tap_from_every_page(phone: Page, address: str) -> None:
    phone.goto(f"{address}/en/contact/email/")
    phone.get_by_role("link", name="First steps").click()
    expect(phone.get_by_text("Coins have left, and I did not send them")).to_be_in_viewport()
    assert phone.url == f"{address}/en/what-happened/"


def test_switching_language_keeps_the_page(desktop: Page, address: str) -> None:
    desktop.goto(f"{address}/emergency/lost-phone/")
    desktop.get_by_role("button", name="选择当前语言").hover()
    desktop.get_by_role("link", name="English").click()
    desktop.wait_for_url(f"{address}/en/emergency/lost-phone/")
    assert desktop.locator("html").get_attribute("lang") == "en"
    desktop.get_by_role("button", name="Select language").hover()
    desktop.get_by_role("link", name="简体中文").click()
    desktop.wait_for_url(f"{address}/emergency/lost-phone/")


def test_a_missing_translation_says_so(desktop: Page, gappy_address: str) -> None:
    desktop.goto(f"{gappy_address}/contact/social/")
    desktop.get_by_role("button", name="选择当前语言").hover()
    link = desktop.get_by_role("link", name="English")
    expect(link).to_contain_text("未翻译")
    link.click()
    desktop.wait_for_url(f"{gappy_address}/en/contact/social/")
    notice = desktop.locator(".hc-fallback")
    expect(notice).to_contain_text("has not been translated into English yet")
    expect(desktop.locator("article [lang=zh-Hans][dir=ltr] h1")).to_contain_text("社交")
    assert notice.evaluate("node => node.closest('[lang]').lang") == "en"


def test_a_machine_translation_says_so(phone: Page, address: str) -> None:
    phone.goto(f"{address}/en/security/phishing/")
    expect(phone.get_by_text("not yet reviewed by a native speaker")).to_be_visible()
    phone.get_by_role("link", name="Read the original").click()
    phone.wait_for_url(f"{address}/security/phishing/")


@pytest.mark.parametrize(
    ("path", "words"), [("/nowhere/", "找不到这个页面"), ("/en/nowhere/x/", "Page not found")]
)
def test_an_unknown_address_gets_help_in_its_language(
    path: str, words: str, phone: Page, address: str
) -> None:
    phone.goto(f"{address}{path}")
    expect(phone.get_by_role("heading", level=1)).to_have_text(words)
    phone.locator("article a.md-button").click()
    expect(phone.locator(".hc-cards")).to_be_visible()


def test_dark_mode_follows_the_system(browser: Browser, address: str) -> None:
    for scheme, expected in (("dark", "slate"), ("light", "default")):
        context = browser.new_context(color_scheme=scheme)  # type: ignore[arg-type]
        page = context.new_page()
        page.goto(f"{address}/en/")
        assert page.locator("body").get_attribute("data-md-color-scheme") == expected
        context.close()


def test_print_leaves_the_article_only(desktop: Page, address: str) -> None:
    desktop.goto(f"{address}/security/checklist/")
    desktop.emulate_media(media="print")
    for part in (".md-header", ".md-sidebar--primary", ".md-banner"):
        expect(desktop.locator(part)).to_be_hidden()
    expect(desktop.locator("article")).to_be_visible()


def test_everything_can_be_read_without_javascript(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False, viewport={"width": 360, "height": 640})
    page = context.new_page()
    page.goto(f"{address}/")
    expect(page.locator(".hc-search")).to_have_attribute("href", "search/")
    page.get_by_role("link", name="币被盗了", exact=True).click()
    expect(page.locator("article ol > li").first).to_be_visible()
    context.close()


def test_sample_addresses_cannot_be_opened(phone: Page, address: str, site: Path) -> None:
    phone.goto(f"{address}/contact/")
    expect(phone.locator(".hc-sample").first).to_have_text("示例地址")
    assert phone.locator("a[href*='bitpie.example']").count() == 0
