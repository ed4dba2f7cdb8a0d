"""Pages of a built site in several languages, held against each other."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from helpcentre.built.mirrors import check_mirrors
from helpcentre.built.pages import read_page
from helpcentre.built.references import Built

ROOT = "https://help.example/"
ALTERNATES = {"zh-Hans": "a/", "en": "en/a/", "x-default": "a/"}
BODY = (
    '<p>48 小时 <a href="https://chain.example/x">查</a> <a href="mailto:s@ours.example">信</a></p>'
)


def page(body: str, alternates: Mapping[str, str] = ALTERNATES, language: str = "") -> str:
    links = "".join(
        f'<link rel="alternate " hreflang="{tag}" href="{ROOT}{path}">'
        for tag, path in alternates.items()
    )
    return (
        f'<html lang="{language}"><head>{links}</head><body><article>{body}</article></body></html>'
    )


def check(zh: str, en: str, root: str = ROOT, **others: str) -> list[str]:
    html = {"a/index.html": zh, "en/a/index.html": en, **others}
    pages = {path: read_page(text) for path, text in html.items()}
    site = Built(pages, frozenset(pages), root)
    return [f"{f.page} {f.rule} {f.what}" for f in check_mirrors(site)]


def test_equal_pages_that_name_each_other_are_silent() -> None:
    assert check(page(BODY), page(BODY.replace("小时", "hours"))) == []
    assert check(page(BODY), page("")) == [], "what is missing, the sources tell better"


@pytest.mark.parametrize(
    ("added", "rule"),
    [
        ('<a href="https://ours.example.evil.example/">x</a>', "added-host"),
        ('<img src="//evil.example/p.png">', "added-host"),
        ('<form action="https://evil.example/"></form>', "added-host"),
        ('<a href="MAILTO:s@evil.example?subject=x">x</a>', "added-email"),
        ('<a href="tel:+8613800138000">x</a>', "added-phone"),
        ("<p>0x52908400098527886E0F7030069857D2E4169EE7</p>", "added-wallet-address"),
    ],
)
def test_what_only_the_translation_has_is_found(added: str, rule: str) -> None:
    (found,) = check(page(BODY), page(BODY + added))
    assert found.startswith(f"en/a/index.html {rule} ")
    assert check(page(BODY + added), page(BODY + added)) == []


def test_alternates_must_be_built_absolute_and_mutual() -> None:
    gone = {**ALTERNATES, "ja": "ja/a/"}
    (found,) = check(page(BODY, gone), page(BODY))
    assert found.endswith("hreflang `ja` leads to a page that does not exist")
    alone = {"zh-Hans": "a/", "x-default": "a/"}
    (found,) = check(page(BODY), page(BODY, alone))
    assert found.startswith("en/a/index.html broken-alternate the page names other languages")
    (found,) = check(page(BODY), page(BODY, {"en": "en/a/"}))
    assert found.startswith("a/index.html broken-alternate hreflang `en` leads to a page that does")
    relative = page(BODY).replace(f'href="{ROOT}en/a/"', 'href="../en/a/"')
    (found,) = check(relative, page(BODY))
    assert found.endswith("the addresses of hreflang are not complete")


def test_hreflang_names_the_language_of_the_page() -> None:
    right = page(BODY, language="zh-CN"), page(BODY, language="en-GB")
    assert check(*right) == []
    wrong = page(BODY, language="ja")
    assert check(right[0], wrong) == [
        f"{path} broken-alternate hreflang `en` leads to a page in `ja`"
        for path in ("a/index.html", "en/a/index.html")
    ]


def test_links_stay_in_the_language_of_the_page() -> None:
    away = '<a href="../../a/">x</a>'
    (found,) = check(page(away), page(away))
    assert (
        found
        == "en/a/index.html link-leaves-locale `../../a/` leads out of the language of the page"
    )
    said = (
        '<a href="../../a/" hreflang="zh">中文</a><a href="#x">x</a><a href="../../only-zh/">y</a>'
    )
    assert check(page(""), page(said), **{"only-zh/index.html": page("", {"zh": "only-zh/"})}) == []


def test_a_page_without_alternates_or_a_site_without_address_is_left_alone() -> None:
    odd = '<a href="https://[x">x</a><a>y</a>'
    assert check(page(odd, {}), page(odd, {})) == []
    assert check(page(BODY), page(""), root="") == []
