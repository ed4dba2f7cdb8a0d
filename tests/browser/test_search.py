"""The interface of search as readers meet it, with an engine whose answers the tests know."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser.conftest import StaticHost, serve
from tests.browser.test_accessibility import AXE, TAGS

ENGINE = Path(__file__).with_name("engine.js")
POLICY = "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data:"
NOTE_VIOLATIONS = """addEventListener("securitypolicyviolation", event => {
  const { violatedDirective, blockedURI, sourceFile } = event;
  (window.broken ??= []).push(`${violatedDirective} ${blockedURI} ${sourceFile}`)
})"""
PHRASE = "legal winner thank year wave sausage worth useful legal winner thank yellow"


class KnownEngine(StaticHost):
    """The built site with the tests' engine in the place of ours."""

    def translate_path(self, path: str) -> str:
        if path.startswith("/assets/search/engine."):
            return str(ENGINE)
        return super().translate_path(path)


class StrictHost(KnownEngine):
    """The same under a strict Content-Security-Policy."""

    def end_headers(self) -> None:
        self.send_header("Content-Security-Policy", POLICY)
        super().end_headers()


@pytest.fixture(scope="module")
def known(site: Path) -> Iterator[str]:
    with serve(site, KnownEngine) as address:
        yield address


@pytest.fixture(params=[360, 1280])
def page(request: pytest.FixtureRequest, browser: Browser) -> Iterator[Page]:
    """A phone and a laptop; nothing may be said on the console."""
    context = browser.new_context(viewport={"width": request.param, "height": 740})
    page = context.new_page()
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    yield page
    context.close()
    assert not said


def open_search(page: Page, address: str) -> Locator:
    """Open a page and its search; gives the field."""
    page.goto(address, wait_until="networkidle")
    opener = page.locator(".md-header [data-hc-search]")
    field = page.get_by_role("combobox")
    (opener if opener.is_visible() else field).click()
    expect(field).to_be_focused()
    return field


def options(page: Page) -> Locator:
    return page.locator("#hc-options [role=option]")


def chosen(page: Page) -> str:
    """The text of the option that the field names as active."""
    name = page.get_by_role("combobox").get_attribute("aria-activedescendant")
    return page.locator(f"#{name}").inner_text() if name else ""


def test_nothing_is_fetched_before_search_is_touched(page: Page, known: str) -> None:
    seen: list[str] = []
    page.on("request", lambda request: seen.append(request.url))
    page.goto(f"{known}/en/", wait_until="networkidle")
    assert not [url for url in seen if "/assets/search/" in url or "search_index" in url]
    open_search(page, f"{known}/en/").fill("fees")
    expect(page.locator(".hc-found__result").first).to_be_visible()
    page.wait_for_load_state("networkidle")
    fetched = [url.rsplit("/", 1)[1].split(".")[:2] for url in seen if "/assets/search/" in url]
    kinds = [name[0] if name[0] == "engine" else name[1] for name in fetched]
    assert list(dict.fromkeys(kinds)) == ["engine", "core", "more"]


def test_typing_shows_articles_with_their_sections_and_contact_last(page: Page, known: str) -> None:
    open_search(page, f"{known}/en/security/phishing/").press_sequentially("title fees")
    expect(options(page).nth(0)).to_have_text(
        "Title of transactions/pendingSummary of transactions/pending"
    )
    expect(options(page).nth(0)).to_have_attribute(
        "href", f"{known}/en/transactions/pending/?h=title+fees"
    )
    expect(options(page).nth(1)).to_have_attribute(
        "href", f"{known}/en/transactions/pending/?h=title+fees#next"
    )
    expect(options(page).nth(2).locator("mark").all()[0]).to_have_text("Title")
    expect(options(page)).to_have_count(10)
    expect(options(page).nth(8)).to_have_attribute("href", f"{known}/en/search/?q=title+fees")
    expect(options(page).nth(9)).to_have_attribute("href", f"{known}/en/contact/")


def test_an_input_method_is_searched_when_it_commits(page: Page, known: str) -> None:
    field = open_search(page, f"{known}/")
    client = page.context.new_cdp_session(page)
    for text in ("s", "sh", "shou"):
        client.send(
            "Input.imeSetComposition",
            {"text": text, "selectionStart": len(text), "selectionEnd": len(text)},
        )
    page.wait_for_timeout(300)
    expect(field).to_have_value("shou")
    assert not page.locator("#hc-options .hc-found__result").count(), "searched while composing"
    client.send("Input.insertText", {"text": "手续费"})
    expect(field).to_have_value("手续费")
    expect(page.locator("#hc-options .hc-found__all")).to_have_attribute(
        "href", f"{known}/search/?q=%E6%89%8B%E7%BB%AD%E8%B4%B9"
    )


def test_pasted_and_dictated_words_are_searched(page: Page, known: str) -> None:
    field = open_search(page, f"{known}/en/")
    page.keyboard.insert_text("fees please")  # no key event, as from dictation
    expect(page.locator(".hc-found__all")).to_have_attribute("href", re.compile("q=fees"))
    page.keyboard.press("Control+A")
    page.keyboard.press("Control+X")
    expect(page.locator(".hc-found__all")).to_have_count(0)
    page.keyboard.press("Control+V")
    expect(field).to_have_value("fees please")
    expect(page.locator(".hc-found__all")).to_have_attribute("href", re.compile("q=fees"))


def test_the_last_words_win(page: Page, known: str) -> None:
    field = open_search(page, f"{known}/en/")
    for words in ("unsure", "stolen", "mixed", "fees"):
        field.fill(words)
    expect(page.locator(".hc-found__all")).to_have_attribute("href", re.compile(r"q=fees$"))
    assert page.locator(".hc-answer").count() == 0


def test_arrows_move_and_enter_opens(page: Page, known: str) -> None:
    field = open_search(page, f"{known}/en/")
    field.fill("fees")
    expect(page.locator(".hc-found__result").first).to_be_visible()
    page.wait_for_load_state("networkidle")
    expect(field).to_have_attribute("aria-expanded", "true")
    page.keyboard.press("ArrowUp")
    assert "contact" in chosen(page).lower()
    page.keyboard.press("ArrowDown")
    assert chosen(page) == ""
    page.keyboard.press("ArrowDown")
    assert "transactions/pending" in chosen(page)
    expect(page.locator("[aria-selected=true]")).to_have_count(1)
    expect(field).to_be_focused()
    page.keyboard.press("Enter")
    page.wait_for_url(f"{known}/en/transactions/pending/**")


def test_enter_without_a_choice_goes_to_the_search_page(page: Page, known: str) -> None:
    open_search(page, f"{known}/en/").fill("fees")
    page.keyboard.press("Enter")
    page.wait_for_url(f"{known}/en/search/?q=fees")
    expect(page.locator("main ol.hc-results > li")).to_have_count(4)


def test_a_shortcut_opens_escape_closes_and_then_clears(page: Page, known: str) -> None:
    page.goto(f"{known}/en/", wait_until="networkidle")
    page.keyboard.press("Control+k")
    field = page.get_by_role("combobox")
    expect(field).to_be_focused()
    expect(field).to_have_value("")
    field.fill("fees")
    expect(page.locator(".hc-found__result").first).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator(".hc-find__panel")).to_be_hidden()
    expect(page.locator(".hc-find__field")).to_have_value("fees")
    if field.is_visible():
        expect(field).to_have_attribute("aria-expanded", "false")
        page.keyboard.press("Escape")
        expect(field).to_have_value("")


def test_tab_leaves(page: Page, known: str) -> None:
    field = open_search(page, f"{known}/en/contact/")
    field.fill("fees")
    expect(page.locator(".hc-found__result").first).to_be_visible()
    page.keyboard.press("Tab")
    expect(field).not_to_be_focused()
    assert page.evaluate("!document.activeElement.matches('[role=option]')")
    if page.viewport_size and page.viewport_size["width"] > 1000:
        expect(page.locator(".hc-find__panel")).to_be_hidden()


def test_the_button_clears(page: Page, known: str) -> None:
    field = open_search(page, f"{known}/en/")
    clear = page.locator("[data-hc-clear]")
    expect(clear).to_be_hidden()
    field.fill("fees")
    clear.click()
    expect(field).to_have_value("")
    expect(field).to_be_focused()
    expect(page.locator(".hc-found__result")).to_have_count(0)


def test_a_screen_reader_hears_what_is_there(page: Page, known: str) -> None:
    open_search(page, f"{known}/en/").fill("unsure")
    status = page.locator(".hc-find [role=status]")
    expect(status).to_have_text("Results: 4")
    expect(page.locator(".hc-find")).to_match_aria_snapshot(
        """
        - search "Search the help centre":
          - combobox "Search the help centre" [expanded]: unsure
        - listbox "Search results":
          - group "Did you mean":
            - option "How long?"
          - option "Title of transactions/pending Summary of transactions/pending"
          - option "Section of transactions/pending"
        - status: "Results: 4"
        """
    )
    assert status.evaluate("node => node.ariaLive ?? 'polite'") == "polite"


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("words", ["stolen", "unsure", "mixed", "foreign", "nowhere", PHRASE])
def test_axe_finds_nothing(
    words: str, width: int, scheme: str, browser: Browser, known: str
) -> None:
    context = browser.new_context(
        viewport={"width": width, "height": 740},
        color_scheme=scheme,  # type: ignore[arg-type]
    )
    page = context.new_page()
    open_search(page, f"{known}/ar/").fill(words)
    expect(page.locator(".hc-find__panel")).to_be_visible()
    page.wait_for_load_state("networkidle")
    page.keyboard.press("ArrowDown")
    assert faults(page, "[data-hc-find]") == []
    page.goto(f"{known}/en/search/?q={words}", wait_until="networkidle")
    assert faults(page, "main") == []
    context.close()


def faults(page: Page, part: str) -> list[str]:
    """What axe finds in a part; test_accessibility.py looks at whole pages."""
    page.evaluate(AXE)
    result = page.evaluate("([part, tags]) => axe.run(part, { runOnly: tags })", [part, TAGS])
    assert result["passes"], "axe looked at nothing"
    found = result["violations"]
    return [f"{own['id']}: {node['html'][:200]}" for own in found for node in own["nodes"]]


def test_a_secret_is_neither_searched_nor_kept_nor_sent(page: Page, known: str) -> None:
    field = open_search(page, f"{known}/en/")
    page.keyboard.insert_text(PHRASE)
    warning = page.get_by_role("alert")
    expect(warning).to_contain_text("recovery phrase")
    expect(options(page)).to_have_count(0)
    expect(warning.get_by_role("link")).to_have_attribute(
        "href", f"{known}/en/emergency/recovery-phrase-leaked/"
    )
    seen: list[str] = []
    page.on("request", lambda request: seen.append(request.url))
    field.press("Enter")
    page.wait_for_timeout(200)
    assert page.url == f"{known}/en/"
    assert not [url for url in seen if "legal" in url]
    assert "legal" not in page.evaluate("JSON.stringify(localStorage)")
    warning.get_by_role("button").click()
    expect(field).to_have_value("")
    expect(page.get_by_role("alert")).to_have_count(0)


def test_an_emergency_has_its_first_step_on_top(page: Page, known: str) -> None:
    open_search(page, f"{known}/en/").fill("stolen")
    card = options(page).first
    expect(card).to_have_class(re.compile("hc-answer--emergency"))
    expect(card).to_contain_text("First step")
    expect(card).to_contain_text("Stolen")
    expect(card.locator("time")).to_have_attribute("datetime", "2026-01-02")
    expect(card).to_have_attribute("href", f"{known}/en/emergency/stolen-assets/#first")


def test_other_languages_say_what_they_are(page: Page, known: str) -> None:
    field = open_search(page, f"{known}/ar/")
    field.fill("mixed")
    title = options(page).first.locator(".hc-found__title")
    expect(title).to_have_attribute("lang", "zh-Hans")
    expect(title).to_have_attribute("dir", "ltr")
    expect(options(page).first.locator(".hc-found__note [lang=zh-Hans]")).to_have_text("简体中文")
    field.fill("foreign")
    group = page.locator("#hc-options [role=group]")
    expect(group.locator(".hc-found__result")).to_have_count(4)
    expect(group.locator(".hc-found__result").first).to_have_attribute(
        "href", f"{known}/transactions/pending/?h=foreign"
    )


def test_recent_searches_stay_on_the_device_and_can_be_deleted(page: Page, known: str) -> None:
    field = open_search(page, f"{known}/en/")
    field.fill("fees")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search/?q=fees")
    open_search(page, f"{known}/en/")
    expect(page.locator(".hc-found__recent")).to_have_text("fees")
    page.locator("[data-hc-forget] button").click()
    expect(page.locator(".hc-found__recent")).to_have_count(0)
    assert page.evaluate("localStorage.getItem('searches')") is None


def test_the_search_of_the_home_page_opens_the_same(page: Page, known: str) -> None:
    page.goto(f"{known}/", wait_until="networkidle")
    page.locator(".hc-search").click()
    expect(page.get_by_role("combobox")).to_be_focused()


def test_a_phone_has_a_layer_over_the_whole_page(phone: Page, known: str) -> None:
    phone.goto(f"{known}/en/contact/", wait_until="networkidle")
    before = phone.evaluate("document.querySelector('h1').getBoundingClientRect().top")
    opener = phone.locator(".md-header [data-hc-search]")
    opener.click()
    layer = phone.get_by_role("dialog")
    box = layer.bounding_box()
    assert box == {"x": 0, "y": 0, "width": 360, "height": 640}
    assert before == phone.evaluate("document.querySelector('h1').getBoundingClientRect().top")
    assert phone.evaluate("document.querySelector('main').closest('[inert]') !== null")
    phone.locator("[data-hc-close]").click()
    expect(layer).to_have_count(0)
    expect(opener).to_be_focused()
    assert not phone.locator("[inert]").count()


def test_arabic_is_mirrored_and_nothing_is_wider_than_the_screen(page: Page, known: str) -> None:
    open_search(page, f"{known}/ar/").fill("mixed")
    expect(page.locator(".hc-found__result").first).to_be_visible()
    assert page.evaluate("getComputedStyle(document.querySelector('.hc-find')).direction") == "rtl"
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    panel = page.locator(".hc-find__panel").bounding_box()
    assert panel
    assert panel["x"] >= 0


def test_the_search_page_lists_best_first_and_keeps_the_words(desktop: Page, known: str) -> None:
    desktop.goto(f"{known}/en/search/?q=title", wait_until="networkidle")
    links = desktop.locator("main ol.hc-results > li > a")
    expect(links).to_have_count(4)
    expect(links.first).to_have_attribute("href", f"{known}/en/transactions/pending/?h=title")
    expect(desktop).to_have_title(re.compile("^title - Search - "))
    expect(desktop.locator("meta[name=robots]")).to_have_attribute("content", "noindex")
    expect(desktop.locator("[data-hc-page-all]")).to_be_hidden()
    other = desktop.locator("a[data-hc-locale=zh-Hans]")
    expect(other).to_have_attribute("href", re.compile(r"/search/\?q=title$"))
    field = desktop.get_by_role("searchbox")
    field.fill("stolen")
    expect(desktop.locator("main .hc-answer--emergency")).to_be_visible()
    assert desktop.url == f"{known}/en/search/?q=stolen"
    desktop.goto(f"{known}/en/search/?q={PHRASE}", wait_until="networkidle")
    expect(desktop.get_by_role("alert")).to_be_visible()
    assert desktop.url == f"{known}/en/search/"


@pytest.mark.parametrize("root", ["/", "/en/", "/ar/"])
def test_without_scripts_the_search_page_lists_all_articles(
    root: str, browser: Browser, known: str
) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{known}{root}")
    expect(page.get_by_role("combobox")).to_be_hidden()
    page.locator(".md-header [data-hc-search]").click()
    page.wait_for_url(f"{known}{root}search/")
    articles = page.locator("[data-hc-page-all] > ul > li > a")
    assert articles.count() > 50
    assert page.locator("[data-hc-page-all] .hc-asked li").count() > 8 * 50
    expect(page.get_by_role("searchbox")).to_be_hidden()
    context.close()


def test_an_article_shows_the_words_until_the_reader_has_enough(
    desktop: Page, address: str
) -> None:
    desktop.goto(f"{address}/en/transactions/fees/?h=network#scams", wait_until="networkidle")
    marks = desktop.locator("article mark")
    assert marks.count() > 3
    assert {text.lower() for text in marks.all_inner_texts()} == {"network"}
    assert "?" not in desktop.url
    text = desktop.locator("article").inner_text()
    button = desktop.locator(".hc-unmark")
    label = button.inner_text()
    button.click()
    expect(marks).to_have_count(0)
    assert desktop.locator("article").inner_text().strip() == text.removesuffix(label).strip()


def test_a_strict_policy_lets_search_work(site: Path, browser: Browser) -> None:
    page = browser.new_page()
    with serve(site, StrictHost) as address:
        page.add_init_script(NOTE_VIOLATIONS)
        open_search(page, f"{address}/en/").fill("stolen")
        expect(page.locator(".hc-answer")).to_be_visible()
        check_violations(page)
        page.goto(f"{address}/en/search/?q=stolen", wait_until="networkidle")
        expect(page.locator("main .hc-answer")).to_be_visible()
        check_violations(page)
    page.close()


def check_violations(page: Page) -> None:
    """Only the theme has scripts within its pages; of ours, nothing may be refused."""
    broken = page.evaluate("window.broken ?? []")
    assert not [one for one in broken if not one.startswith("script-src-elem inline")]


@pytest.mark.parametrize(
    ("root", "query", "slug"),
    [("", "钓鱼", "security/phishing"), ("en/", "phishing", "security/phishing")],
)
def test_it_works_from_files(root: str, query: str, slug: str, site: Path, desktop: Page) -> None:
    page = desktop
    open_search(page, f"file://{site}/{root}contact/index.html").fill(query)
    expect(page.locator(".hc-found__result").first).to_be_visible()
    page.keyboard.press("Enter")
    page.wait_for_url("**/search/index.html?q=**")
    first = page.locator("main ol.hc-results > li > a").first
    expect(first).to_have_attribute("href", re.compile(f"/{slug}/index.html"))
    first.click()
    page.wait_for_url(f"**/{slug}/index.html*")
    expect(page.get_by_role("heading", level=1)).to_be_visible()


def search(page: Page, query: str) -> list[str]:
    """Type a query into our own engine; the addresses of the articles found, best first."""
    opener = page.locator(".md-header [data-hc-search]")
    field = page.get_by_role("combobox")
    (opener if opener.is_visible() else field).click()
    field.fill(query)
    results = page.locator("#hc-options .hc-found__result")
    results.first.wait_for(state="visible")
    page.wait_for_load_state("networkidle")
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
