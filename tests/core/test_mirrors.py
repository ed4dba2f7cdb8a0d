"""Pages of a built site in several languages, held against each other."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from helpcentre.built import read_page
from helpcentre.mirrors import check_mirrors

ROOT = "https://help.example/"
ALTERNATES = {"zh-Hans": "a/", "en": "en/a/", "x-default": "a/"}
BODY = (
    '<p>48 小时 <a href="https://chain.example/x">查</a> <a href="mailto:s@ours.example">信</a></p>'
)


def page(body: str, alternates: Mapping[str, str] = ALTERNATES) -> str:
    links = "".join(
        f'<link rel="alternate " hreflang="{tag}" href="{ROOT}{path}">'
        for tag, path in alternates.items()
    )
    return f'<html lang="x"><head>{links}</head><body><article>{body}</article></body></html>'


def check(zh: str, en: str, root: str = ROOT) -> list[str]:
    pages = {"a/index.html": read_page(zh), "en/a/index.html": read_page(en)}
    return [f"{f.path} {f.rule} {f.what}" for f in check_mirrors(pages, root)]


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
    assert check(page(BODY, gone), page(BODY))[0].startswith("a/index.html broken-alternate")
    alone = {"zh-Hans": "a/", "x-default": "a/"}
    assert check(page(BODY), page(BODY, alone))[0].startswith("en/a/index.html broken-alternate")
    relative = page(BODY).replace(f'href="{ROOT}en/a/"', 'href="../en/a/"')
    assert check(relative, page(BODY)) != []


def test_a_page_without_alternates_or_a_site_without_address_is_left_alone() -> None:
    odd = '<a href="https://[x">x</a><a>y</a>'
    assert check(page(odd, {}), page(odd, {})) == []
    assert check(page(BODY), page(""), root="") == []
