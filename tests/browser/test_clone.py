"""A page that stands at an address which is not ours says so; ours never does."""

from __future__ import annotations

import mimetypes
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, Route, expect

from helpcentre.trust.clones import hide_origin
from tests.sites import SITE_URL


def answer_from(site: Path, route: Route) -> None:
    """Serve the built site at whatever host is asked, as a copy of it would."""
    path = site / urlsplit(route.request.url).path.strip("/")
    path = path / "index.html" if path.is_dir() else path
    kind = mimetypes.guess_type(path.name)[0] or "text/html"
    route.fulfill(body=path.read_bytes(), content_type=kind)


@pytest.mark.parametrize(
    ("path", "language", "words"),
    [
        ("/", "zh-Hans", "不在官方地址上"),
        ("/en/contact/verify/", "en", "not at our official address"),
        ("/ar/emergency/stolen-assets/", "ar", "عنواننا الرسمي"),
        ("/en/search/", "en", "not at our official address"),
        ("/404.html", "zh-Hans", "不在官方地址上"),
    ],
)
def test_a_copy_says_so_first(
    site: Path, phone: Page, path: str, language: str, words: str
) -> None:
    phone.route("**/*", lambda route: answer_from(site, route))
    phone.goto(f"https://help.bitpie-centre.example{path}")
    box = phone.locator("body > :first-child")
    expect(box).to_have_class("hc-clone")
    expect(box).to_contain_text(words)
    expect(box).to_contain_text("help.bitpie-centre.example")
    expect(box).to_contain_text(urlsplit(SITE_URL).hostname or "")
    expect(box.locator("[lang]")).to_have_attribute("lang", language)
    phone.mouse.wheel(0, 1500)
    expect(box).to_be_in_viewport()
    assert phone.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_a_permanent_code_says_so_in_every_language(site: Path, phone: Page) -> None:
    code = next(path.name for path in sorted((site / "go").iterdir()) if path.is_dir())
    phone.route("**/*", lambda route: answer_from(site, route))
    phone.route("**/javascripts/go.js", lambda route: route.abort())  # which leads on at once
    phone.goto(f"https://copy.example/go/{code}/")
    assert phone.locator(".hc-clone [lang]").count() == 9
    expect(phone.locator(".hc-clone")).to_be_visible()


@pytest.mark.parametrize("root", [SITE_URL.rstrip("/"), "https://mirror.example"])
def test_our_own_addresses_are_silent(site: Path, phone: Page, root: str) -> None:
    known = hide_origin(SITE_URL.rstrip("/"))

    def answer(route: Route) -> None:  # as a build for this mirror
        text = (site / "en/index.html").read_text("utf-8")
        assert known in text
        route.fulfill(body=text.replace(known, f"{known} {hide_origin(root)}"))

    phone.route("**/*", lambda route: answer_from(site, route))
    phone.route("**/en/", answer)
    phone.goto(f"{root}/en/")
    expect(phone.locator("h1")).to_be_visible()
    expect(phone.locator(".hc-clone")).to_be_hidden()


def test_previews_and_saved_copies_are_silent(site: Path, address: str, phone: Page) -> None:
    phone.goto(f"{address}/en/")
    expect(phone.locator(".hc-clone")).to_be_hidden()
    phone.goto((site / "en/index.html").as_uri())
    expect(phone.locator(".hc-clone")).to_be_hidden()
