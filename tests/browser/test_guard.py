"""The guard of our fields: what it shows, and that no secret leaves the field."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect

from tests.browser.test_search import faults, open_search
from tests.secrets import CHINESE, phrases

PHRASE = "legal winner thank year wave sausage worth useful legal winner thank yellow"
HASH = "a1b2c3d4" * 8
FORM = """place => {
    const form = document.createElement("form")
    form.id = "probe"
    form.innerHTML = "<label>Story <textarea></textarea></label><button>Go</button>"
    form.querySelector("textarea").dataset.hcGuard = place
    document.querySelector("article").prepend(form)
    globalThis.seen = []
    const note = ({ type, detail }) => seen.push([type, detail?.kind ?? null])
    for (const name of ["hc:secret", "hc:harmless"]) document.addEventListener(name, note)
    form.addEventListener("submit", event => event.preventDefault())
    form.addEventListener("submit", note)
}"""
# What a page could keep or tell; fields are emptied for the moment of looking.
KEPT = """async () => {
    const fields = [...document.querySelectorAll("input, textarea")]
    const values = fields.map(field => field.value)
    for (const field of fields) field.value = ""
    const kept = {
        local: JSON.stringify(localStorage), session: JSON.stringify(sessionStorage),
        cookies: document.cookie, url: location.href, title: document.title,
        state: JSON.stringify(history.state), page: document.documentElement.outerHTML,
        databases: JSON.stringify(await indexedDB.databases()),
        caches: JSON.stringify(await caches.keys()),
        clipboard: await navigator.clipboard.readText(),
        selected: String(getSelection()),
    }
    fields.forEach((field, n) => { field.value = values[n] })
    return kept
}"""


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    own = browser.new_context(viewport={"width": 1280, "height": 800})
    yield own
    own.close()


@pytest.fixture
def page(context: BrowserContext) -> Page:
    return context.new_page()


def add_form(page: Page, address: str, *, place: str = "") -> Locator:
    """A page with a form as a tool has it; what it does is noted in `seen`."""
    page.goto(f"{address}/en/transactions/fees/", wait_until="networkidle")
    page.evaluate(FORM, place)
    return page.locator("#probe textarea")


def seen(page: Page) -> list[list[str | None]]:
    found: list[list[str | None]] = page.evaluate("seen")
    return found


def test_a_field_warns_holds_its_form_back_and_is_erased(page: Page, address: str) -> None:
    field = add_form(page, address)
    field.focus()
    page.keyboard.insert_text(f"please help: {PHRASE}")
    warning = page.get_by_role("alert")
    expect(warning).to_contain_text("This looks like a recovery phrase")
    expect(warning.get_by_role("listitem")).to_have_count(3)
    expect(warning.get_by_role("link")).to_have_attribute(
        "href", f"{address}/en/emergency/recovery-phrase-leaked/"
    )
    expect(field).to_be_focused()
    expect(field).to_have_attribute("data-hc-secret", "phrase")
    expect(field).to_have_attribute("aria-invalid", "true")
    page.get_by_role("button", name="Go", exact=True).click()
    page.wait_for_timeout(100)
    assert seen(page) == [["hc:secret", "phrase"]]
    warning.get_by_role("button", name="Erase it now").click()
    expect(warning).to_have_count(0)
    expect(field).to_have_value("")
    expect(field).to_be_focused()
    expect(field).not_to_have_attribute("aria-invalid", "true")
    field.fill("my transfer is stuck")
    page.get_by_role("button", name="Go", exact=True).click()
    assert seen(page) == [["hc:secret", "phrase"], ["hc:harmless", None], ["submit", None]]


def test_a_form_waits_until_the_words_are_known(page: Page, address: str) -> None:
    field = add_form(page, address)
    harmless = "I have sent some coins from another wallet and they never reached this one today"
    page.evaluate(
        """([secret, harmless]) => {
            const field = document.querySelector("#probe textarea")
            for (const text of [secret, harmless]) {
                field.value = text
                field.form.requestSubmit()
            }
        }""",
        [PHRASE, harmless],
    )
    page.wait_for_function("seen.some(one => one[0] === 'submit')")
    expect(field).to_have_value(harmless)
    field.fill(PHRASE)
    field.evaluate("field => field.form.requestSubmit()")
    expect(page.get_by_role("alert")).to_be_visible()
    assert seen(page)[-1] == ["hc:secret", "phrase"]


def test_a_number_is_a_question(page: Page, address: str) -> None:
    field = add_form(page, address)
    field.fill(f"I sent {HASH}")
    warning = page.get_by_role("alert")
    expect(warning).to_contain_text("transaction hash or a private key")
    warning.get_by_role("button", name="It is a transaction hash").click()
    expect(warning).to_have_count(0)
    expect(field).to_have_value(f"I sent {HASH}")
    field.fill(f"I sent 0x{HASH[::-1]}")
    warning.get_by_role("button", name="It is a private key").click()
    expect(warning).to_contain_text("This looks like a private key")
    expect(field).to_have_attribute("data-hc-secret", "key")
    assert page.evaluate("text => helpcentreGuard.check(text)", f"{HASH} again") is None


def test_without_the_lists_nothing_is_promised(page: Page, address: str) -> None:
    field = add_form(page, address)
    page.route("**/assets/secrets/*", lambda route: route.abort())
    field.fill(PHRASE)
    warning = page.get_by_role("alert")
    expect(warning).to_contain_text("cannot be checked just now")
    assert page.evaluate("text => helpcentreGuard.check(text)", PHRASE) == {"kind": "unchecked"}
    assert page.evaluate("text => helpcentreGuard.check(text)", "fees") is None
    page.unroute("**/assets/secrets/*")
    warning.get_by_role("button", name="Try again").click()
    expect(warning).to_contain_text("This looks like a recovery phrase")


def test_pasted_dropped_composed_and_editable_texts_are_seen(page: Page, address: str) -> None:
    field = add_form(page, address, place="hc-probe-place")
    page.evaluate(
        """() => {
            const place = document.createElement("div")
            place.id = "hc-probe-place"
            const free = document.createElement("p")
            free.dataset.hcGuard = ""
            free.contentEditable = "true"
            free.id = "free"
            document.querySelector("#probe").after(place, free)
        }"""
    )
    for name in ("paste", "drop"):  # scripts of others put texts into fields without a word
        field.evaluate(
            """(field, [name, text]) => {
                field.dispatchEvent(new Event(name, { bubbles: true }))
                field.value = text
            }""",
            [name, PHRASE],
        )
        expect(page.locator("#hc-probe-place").get_by_role("alert")).to_be_visible()
        field.fill("")
        expect(page.get_by_role("alert")).to_have_count(0)
    words = "".join(next(phrases(CHINESE[0], 12, 1)))
    field.focus()
    client = page.context.new_cdp_session(page)
    client.send("Input.imeSetComposition", {"text": words, "selectionStart": 1, "selectionEnd": 1})
    client.send("Input.insertText", {"text": words})
    expect(page.locator("#hc-probe-place").get_by_role("alert")).to_be_visible()
    field.fill("")
    page.locator("#free").click()
    page.keyboard.insert_text(PHRASE)
    expect(page.locator("#free + .hc-secret")).to_be_visible()
    page.locator("#free + .hc-secret").get_by_role("button").click()
    expect(page.locator("#free")).to_have_text("")


def test_a_page_read_from_a_file_is_guarded(page: Page, site: Path) -> None:
    page.goto((site / "contact/email/index.html").as_uri())
    assert page.evaluate("text => helpcentreGuard.check(text)", PHRASE) == {"kind": "phrase"}
    assert page.evaluate("text => helpcentreGuard.check(text)", "手续费") is None


@pytest.mark.parametrize(("scheme", "text"), [("light", HASH), ("dark", PHRASE)])
def test_the_warning_is_accessible(scheme: str, text: str, browser: Browser, address: str) -> None:
    context = browser.new_context(viewport={"width": 360, "height": 740}, color_scheme=scheme)  # type: ignore[arg-type]
    page = context.new_page()
    field = add_form(page, address)
    field.fill(text)
    expect(page.get_by_role("alert")).to_be_visible()
    assert faults(page, "form") == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    context.close()


@pytest.mark.parametrize("root", ["/", "/en/", "/ar/"])
@pytest.mark.parametrize("place", ["header", "page"])
def test_search_keeps_and_tells_nothing_of_a_secret(
    root: str, place: str, context: BrowserContext, page: Page, address: str
) -> None:
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    requests: list[str] = []
    page.on("request", lambda request: requests.append(f"{request.url} {request.post_data or ''}"))
    if place == "header":
        field = open_search(page, f"{address}{root}")
    else:
        page.goto(f"{address}{root}search/", wait_until="networkidle")
        field = page.get_by_role("searchbox")
        field.click()
    before = page.url
    titled = page.title()
    page.evaluate("navigator.clipboard.writeText('mine')")
    page.keyboard.insert_text(PHRASE)
    warning = page.get_by_role("alert")
    expect(warning).to_be_visible()
    field.press("Enter")
    page.wait_for_timeout(300)
    expect(field).to_be_focused()
    kept: dict[str, Any] = page.evaluate(KEPT)
    assert not re.search("winner|sausage|yellow", str(kept))
    assert kept["clipboard"] == "mine"
    assert (page.url, page.title()) == (before, titled)
    assert not [one for one in requests if "winner" in one or not one.startswith(address)]
    warning.get_by_role("button").click()
    expect(field).to_have_value("")
    expect(warning).to_have_count(0)
    words = {"/": "手续费", "/en/": "network fees", "/ar/": "رسوم"}[root]
    field.fill(words)
    found = page.locator(".hc-found__result" if place == "header" else "main ol.hc-results > li")
    expect(found.first).to_be_visible()
    assert not [one for one in requests if not one.startswith(address)]


def test_an_address_with_a_secret_loses_it(page: Page, address: str) -> None:
    page.goto(f"{address}/en/search/?q={PHRASE}", wait_until="networkidle")
    expect(page.get_by_role("alert")).to_be_visible()
    assert page.url == f"{address}/en/search/"
    assert "winner" not in page.title()
    kept = page.evaluate("JSON.stringify([localStorage, sessionStorage, history.state])")
    assert "winner" not in kept


def test_without_the_guard_nothing_is_searched(page: Page, address: str) -> None:
    page.route("**/assets/javascripts/guard.js", lambda route: route.abort())
    field = open_search(page, f"{address}/en/")
    field.fill(PHRASE)
    expect(page.locator(".hc-find__panel")).to_be_visible()
    expect(page.locator(".hc-found__result")).to_have_count(0)
    field.press("Enter")
    page.wait_for_timeout(200)
    assert page.evaluate("localStorage.getItem('searches')") is None
    assert "winner" not in page.url
