"""A tenth language by one entry in mkdocs.yml, two files of words and one folder of articles.

Swahili: the theme has no words for it. Its entry stands before that of the source language, since
no order is prescribed. Titles and texts are the English ones after “sw”.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml
from typer.testing import CliRunner

from helpcentre.__main__ import app
from tests.conftest import build_once
from tests.languages import HOST, Page, Project, language_of, read_page, read_pages, text_of
from tests.searching import read_titles
from tests.sites import copy_project, replace_once

REPOSITORY = "https://git.example/bitpie/help"
LOCALES = ("sw", "zh", "en")
ENTRY = "      - locale: sw\n        name: Kiswahili\n"
LANGUAGE = {"tag": "sw", "name": "Kiswahili", "direction": "ltr", "fallback": ["en"]}
# What is in English here is no fault; nobody has told the terms of this language yet.
RELAXED = ("untranslated-text", "wrong-language")
NEWS = """\
news:
  severity: info
  show_from: 2026-01-10
  show_until: 2026-01-12
  title: {zh: 公告, en: News}
  text: {zh: 正文, en: Text}
"""
BOXES = """\
---
title: {title}
description: {text}
content_type: reference
owner: support
reviewed: 2026-11-23
questions:
  ["{title} e", "{title} a", "{title} b", "{title} c", "{title} d", "{title} f", "{title} g",
   "{title} h"]
summary: {summary}
answer: {{text: "{answer}", link: "#boxes"}}
{mark}---

## {title} {{ #boxes }}

{boxes}

!!! warning inline end

    {text}

??? tip

    {text}

???+ info

    {text}

!!! note "{title}"

    {text}

```text
!!! note
    !!! danger
```

1. {text}

    ```text
    ??? warning
    ```
"""
TYPES = (
    *("note", "abstract", "info", "tip", "success", "question"),
    *("warning", "failure", "danger", "bug", "example", "quote"),
)
FENCES = ["!!! note\n    !!! danger\n", "??? warning\n"]


def say(text: Any) -> Any:
    """The texts of a file of strings, as this language has them."""
    if isinstance(text, Mapping):
        return {key: say(value) for key, value in text.items()}
    return f"sw {text}"


def add_language(root: Path) -> None:
    """The language, with the safety floor, which nobody has accepted."""
    config = root / "mkdocs.yml"
    replace_once(config, "    languages:\n", f"    languages:\n{ENTRY}")
    for rule in RELAXED:
        replace_once(config, "  checks:\n", f"  checks:\n    {rule}: ignore\n")
    strings = yaml.safe_load((root / "data/strings/en.yml").read_text("utf-8"))
    own = {**say(strings), "language": {**strings["language"], **LANGUAGE}}
    text = yaml.safe_dump(own, allow_unicode=True, sort_keys=False)
    (root / "data/strings/sw.yml").write_text(text, "utf-8")
    words = say(yaml.safe_load((root / "data/triage/en.yml").read_text("utf-8")))
    text = yaml.safe_dump(words, allow_unicode=True, sort_keys=False)
    (root / "data/triage/sw.yml").write_text(text, "utf-8")
    for path in sorted((root / "docs/en").rglob("*.md")):
        text = path.read_text("utf-8")
        if "\nsafety: true\n" in text:
            copy = root / "docs/sw" / path.relative_to(root / "docs/en")
            copy.parent.mkdir(parents=True, exist_ok=True)
            copy.write_text(text.replace("\ntitle: ", "\ntitle: sw ", 1), "utf-8")


def add_boxes(root: Path) -> None:
    """An article with boxes in the two old languages."""
    languages = {
        "zh": ("框的标题", "每种框都有一个没有标题的例子，也有标题的例子。", ""),
        "en": ("Titles of boxes", "Each kind has an example without a title.", "machine"),
    }
    told = {
        "zh": {"summary": "没有标题的框会写什么。", "answer": "先看框的种类，再看它有没有标题。"},
        "en": {"summary": "What untitled ones say.", "answer": "Look at the kind, then above it."},
    }
    for locale, (title, text, made) in languages.items():
        boxes = "\n\n".join(f"!!! {name}\n\n    {text}" for name in TYPES)
        mark = f"translation: {made}\n" if made else ""
        article = BOXES.format(title=title, text=text, mark=mark, boxes=boxes, **told[locale])
        (root / f"docs/{locale}/about/boxes.md").write_text(article, "utf-8")
    nav = "      - about/roadmap.md\n"
    replace_once(root / "mkdocs.yml", nav, f"{nav}      - about/boxes.md\n")


@pytest.fixture(scope="session")
def project(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """This project with the language added, news, and an article with boxes."""
    root = copy_project(tmp_path_factory.mktemp("tenth"))
    add_language(root)
    add_boxes(root)
    (root / "data/announcements.yml").write_text(NEWS, "utf-8")
    return Project(root, LOCALES)


@pytest.fixture(scope="session")
def closed(project: Project, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site before anybody accepted the safety floor, with links to an editor."""
    return build_once(tmp_path_factory, "closed-site", project.root, repository=REPOSITORY)


@pytest.fixture(scope="session")
def opened(project: Project, closed: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site after that."""
    command = ["accept", "sw", "--by", "machine", "--site", str(project.root)]
    result = CliRunner().invoke(app, command)
    assert "accepted  sw/emergency/lost-phone#" in result.output
    assert "safety" not in result.output, result.output
    return build_once(tmp_path_factory, "opened-site", project.root)


def switch(page: Page) -> list[str]:
    return [str(n.attributes["hreflang"]) for n in page.tree.css("a.md-select__link")]


def old_pages(site: Path, project: Project) -> list[Page]:
    """The pages of the languages that were there before, with their error pages."""
    errors = [read_page(site, "zh", "", "404.html"), read_page(site, "en", "", "en/404.html")]
    return [page for page in read_pages(site, project) if page.locale != "sw"] + errors


def test_it_is_not_offered_before_its_safety_floor_is_accepted(
    closed: Path, project: Project
) -> None:
    """D20: what is half there must not be where readers are led."""
    for page in old_pages(closed, project):
        assert switch(page) == ["zh-Hans", "en"], page.url
        assert not page.tree.css("head link[hreflang=sw], [data-hc-suggest=sw]")
        shown = page.tree.css(".hc-languages li:not([hidden]) a")
        assert "sw" not in [n.attributes["hreflang"] for n in shown]
    for path in (closed / "go").rglob("*.html"):
        assert 'lang="sw"' not in path.read_text("utf-8")
    assert 'hreflang="sw"' not in (closed / "sitemap-zh.xml").read_text("utf-8")
    coverage = json.loads((closed / "coverage.json").read_text("utf-8"))
    assert coverage["locales"]["sw"]["offered"] is False


def test_who_is_there_all_the_same_is_told_and_can_leave(closed: Path, project: Project) -> None:
    for key in ("contact/email.md", "contact/social.md", "index.md"):
        page = read_page(closed, "sw", key, project.url("sw", key))
        words = project.strings("sw")["not_offered"]
        assert text_of(page.one(".hc-withdrawn summary")) == words["title"]
        link = page.one(".hc-withdrawn a")
        assert page.target(link.attributes["href"] or "") == project.url("zh", key)
        assert link.attributes["hreflang"] == "zh-Hans"
        assert switch(page) == ["zh-Hans", "sw", "en"]
        assert not page.tree.css("head link[hreflang]")


def test_it_is_offered_everywhere_once_accepted(opened: Path, project: Project) -> None:
    """D20."""
    for page in [*old_pages(opened, project), *read_pages(opened, project)]:
        assert switch(page) == ["zh-Hans", "sw", "en"], page.url
        assert not page.tree.css(".hc-withdrawn")
    for locale in LOCALES:
        page = read_page(opened, locale, "", project.url(locale, "contact/email.md"))
        links = {
            n.attributes["hreflang"]: n.attributes["href"] for n in page.tree.css("link[hreflang]")
        }
        assert links["sw"] == f"{HOST}sw/contact/email/"
        assert links["x-default"] == f"{HOST}contact/email/", "whatever stands first"
    offer = read_page(opened, "zh", "index.md", "").one("[data-hc-suggest=sw]")
    assert text_of(offer).startswith(project.strings("sw")["suggestion"]["text"])
    assert 'lang="sw"' in (opened / "go/STOLEN/index.html").read_text("utf-8")
    assert f'hreflang="sw" href="{HOST}sw/' in (opened / "sitemap-zh.xml").read_text("utf-8")


@pytest.mark.parametrize("name", ["closed", "opened"])
def test_it_has_all_that_a_language_has(
    name: str, project: Project, request: pytest.FixtureRequest
) -> None:
    """D16, D19, D25, D26: whether it is offered or not."""
    site: Path = request.getfixturevalue(name)
    words = project.strings("sw")
    error = read_page(site, "sw", "", "sw/404.html")
    assert text_of(error.one("h1")) == words["error_page"]["title"]
    assert error.one("html").attributes["lang"] == "sw"
    places = re.findall("<loc>(.+?)</loc>", (site / "sitemap-sw.xml").read_text("utf-8"))
    own = [key for locale, key in project.articles if locale == "sw"]
    assert sorted(places) == sorted(HOST + project.url("sw", key) for key in own)
    assert f"{HOST}sitemap-sw.xml" in (site / "sitemap.xml").read_text("utf-8")
    titles = read_titles(site, "sw")
    for key in project.keys:
        title = project.articles[project.shown("sw", key), key]["title"]
        assert titles[project.url("sw", key).removeprefix("sw/")] == title
    page = read_page(site, "sw", "index.md", "sw/")
    assert text_of(page.one("title")) == words["site"]["name"]
    names = [text_of(n) for n in page.tree.css(".md-nav--primary > ul > li > nav > label")]
    assert names[0] == words["sections"]["emergency"]
    assert len(names) == len(words["sections"])


def test_the_themes_words_are_those_of_the_fallback(closed: Path) -> None:
    """D20: without words of its own the theme does not build; a reader of sw gets English."""
    page = read_page(closed, "sw", "", "sw/contact/email/")
    assert page.one("[data-hc-press=__drawer]").attributes["aria-label"] == "Navigation"
    assert page.one("html").attributes["lang"] == "sw"


def test_what_stands_in_is_marked_on_the_home_page_too(closed: Path, project: Project) -> None:
    """D01, D02: titles, words and news of another language, with that language."""
    page = read_page(closed, "sw", "index.md", "sw/")
    notice = page.one(".hc-fallback .admonition-title")
    assert text_of(notice) == project.strings("sw")["fallback"]["title"]
    assert language_of(page.one("article h1 bdi"))[0] == "en"
    assert language_of(page.one("article .hc-promise")) == ("en", "ltr")
    news = page.one(".hc-announcement strong")
    assert (text_of(news), language_of(news)) == ("News", ("en", "auto"))
    zh = read_page(closed, "zh", "index.md", "").one(".hc-announcement p")
    assert "lang" not in zh.attributes


def test_its_words_do_not_leak(opened: Path, project: Project) -> None:
    """D04: it is built between the others; nothing of it is in them."""
    names = json.dumps(project.strings("sw")["site"])
    assert names.count("sw ") == 2
    for path in opened.rglob("*.html"):
        if path.relative_to(opened).parts[0] != "sw":
            text = path.read_text("utf-8")
            assert project.strings("sw")["site"]["name"] not in text, path
            assert project.strings("sw")["emergency_bar"]["text"] not in text, path


@pytest.mark.parametrize(("locale", "content"), [("zh", "zh"), ("en", "en"), ("sw", "en")])
def test_boxes_without_a_title_have_the_word_of_their_language(
    locale: str, content: str, closed: Path, project: Project
) -> None:
    """D28: in English for all, not where a box stands at the side, and into code as well."""
    page = read_page(closed, locale, "", project.url(locale, "about/boxes.md"))
    words = project.strings(content)["admonitions"]
    own = project.articles[content, "about/boxes.md"]["title"]
    boxes = page.tree.css("article .admonition:not([class*=hc-]) > .admonition-title")
    boxes += page.tree.css("article details[class]:not([class*=hc-]) > summary")
    expected = [words[name] for name in (*TYPES, "warning", "tip", "info")]
    assert sorted(map(text_of, boxes)) == sorted([*expected, own])
    assert [n.text() for n in page.tree.css("article pre code")] == FENCES


def edits(page: Page) -> list[tuple[str, str]]:
    links = page.tree.css(".hc-edit a, .hc-fallback a:not([hreflang])")
    return [(text_of(n), str(n.attributes["href"])) for n in links]


def test_a_reader_can_translate_what_is_missing(closed: Path, project: Project) -> None:
    """D31: the stack leads to the source only, as if it were the translation."""
    page = read_page(closed, "sw", "", "sw/contact/social/")
    words = project.strings("sw")["translate"]
    new = words["new"], f"{REPOSITORY}/new/main/docs/sw/contact?filename=social.md"
    # The original, which all translations follow, though the page shows the English one.
    source = words["source"], f"{REPOSITORY}/blob/main/docs/zh/contact/social.md"
    assert edits(page) == [new, new, source]


@pytest.mark.parametrize("locale", LOCALES)
def test_a_reader_can_improve_what_is_there(
    locale: str, closed: Path, opened: Path, project: Project
) -> None:
    """D31."""
    address = project.url(locale, "contact/email.md")
    link = f"{REPOSITORY}/edit/main/docs/{locale}/contact/email.md"
    words = project.strings(locale)["translate"]
    assert edits(read_page(closed, locale, "", address)) == [(words["edit"], link)]
    assert edits(read_page(opened, locale, "", address)) == [], "no repository, no link"
