"""The interface in two pseudo-languages: nothing hard-coded, nothing clipped, all mirrored."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
import yaml
from filelock import FileLock
from playwright.sync_api import Browser, Page

from helpcentre._disk import load_site
from helpcentre.checks import check_site
from helpcentre.translation.states import read_states
from tests.browser.conftest import serve
from tests.conftest import build_once
from tests.pseudo import ACCENTED, LAGGING, MIRRORED, NAMES, PSEUDO, WARNING, Pseudo, make_project
from tests.sites import ROOT

FAULTS = (Path(__file__).parent / "faults.js").read_text("utf-8").split("\n({", 1)[1]
DATA = ROOT / "data"
LANGUAGES = [
    yaml.safe_load((DATA / f"strings/{locale}.yml").read_text("utf-8"))["language"]["name"]
    for locale in ("zh", "en")
]
CHANNELS: dict[str, dict[str, Any]] = yaml.safe_load((DATA / "channels.yml").read_text("utf-8"))
ADDRESSES = [channel["address"] for channel in CHANNELS.values() if channel["address"]]
# What may be shorter than its text: words for screen readers, and a title that is whole elsewhere.
MAY_CLIP = ".hc-hidden, .md-header__topic"
UNFOLD = "document.querySelectorAll('details').forEach(each => { each.open = true })"
STILL = "*, ::before, ::after { transition: none !important }"  # nothing moves
PAGES = {
    "home": "",
    "emergency": f"{WARNING}/",
    "checklist": "security/checklist/",
    "contact": "contact/",
    "card": "contact/email/",
    "search page": "search/",
    "triage": "what-happened/",
    "triage step": "what-happened/#deposit",
    "fallback": "get-started/install/",
    "lagging": f"{LAGGING}/",
    "status": "about/translation-status/",
    "error": "nowhere/",
}


def open_search(page: Page, query: str = "", shows: str = "") -> None:
    button = page.locator(".md-header [data-hc-search]")
    field = page.locator("input.hc-find__field")
    (button if button.is_visible() else field).click()
    field.wait_for(state="visible")
    if query:
        field.fill(query)
        page.locator(shows).first.wait_for()
        page.evaluate(UNFOLD)


def open_drawer(page: Page) -> None:
    page.locator(".md-header button[data-hc-press=__drawer]").click()


def open_languages(page: Page) -> None:
    page.locator(".md-header .md-select button").focus()


def show_results(page: Page, pseudo: Pseudo) -> None:
    open_search(page, pseudo.words("phrase"), ".hc-found__result")


def show_no_results(page: Page, pseudo: Pseudo) -> None:
    said = pseudo.words("Nothing found")
    open_search(page, "qqqq", f".hc-find__text:has-text('{said}')")


STATES: dict[str, tuple[str, Callable[[Page, Pseudo], None]]] = {
    **{name: (slug, lambda page, pseudo: None) for name, slug in PAGES.items()},
    "search": ("", lambda page, pseudo: open_search(page)),
    "results": ("", show_results),
    "no results": ("", show_no_results),
    "languages": (PAGES["fallback"], lambda page, pseudo: open_languages(page)),
    "drawer": ("", lambda page, pseudo: open_drawer(page)),
    "drawer of a section": (PAGES["emergency"], lambda page, pseudo: open_drawer(page)),
}
every_view = pytest.mark.parametrize(
    ("width", "state"),
    [(360, state) for state in STATES]
    # There, the navigation stands beside the article.
    + [(1280, state) for state in STATES if not state.startswith("drawer")],
)
every_width = pytest.mark.parametrize("width", [360, 1280])
every_language = pytest.mark.parametrize("pseudo", PSEUDO, ids=lambda pseudo: pseudo.locale)


@pytest.fixture(scope="session")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """This project with both pseudo-languages, made by the first test process that asks."""
    shared = tmp_path_factory.getbasetemp().parent
    folder = shared / "pseudo-project"
    with FileLock(shared / "pseudo-project.lock"):
        return folder if folder.exists() else make_project(shared / "half-made").rename(folder)


@pytest.fixture(scope="session")
def pseudo_address(project: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    repository = "https://code.example"
    site = build_once(tmp_path_factory, "pseudo-site", project, repository=repository)
    with serve(site) as found:
        yield found


@contextmanager
def shown(browser: Browser, address: str, pseudo: Pseudo, width: int, state: str) -> Iterator[Page]:
    """A page in a state, with everything unfolded that a reader may unfold."""
    slug, act = STATES[state]
    with browser.new_context(viewport={"width": width, "height": 800}) as context:
        page = context.new_page()
        page.goto(f"{address}/{pseudo.locale}/{slug}", wait_until="load")
        page.add_style_tag(content=STILL)
        page.evaluate(UNFOLD)
        act(page, pseudo)
        yield page


def find_faults(page: Page, pseudo: Pseudo) -> dict[str, list[str]]:
    names = sorted([*NAMES, *LANGUAGES, *ADDRESSES], key=len, reverse=True)
    options = {
        "alphabet": pseudo.letters,
        "names": [re.escape(name) for name in names],
        "direction": pseudo.direction,
        "mayClip": MAY_CLIP,
    }
    found: dict[str, list[str]] = page.evaluate("({" + FAULTS, options)
    return found


def test_only_words_are_changed() -> None:
    text = (
        "## Do it now { #now }\n\n1. Open [the app](a.md#x), then `code` and <b>2FA</b> {name}.\n\n"
        '[Never asks](promise:never-asks)\n\n!!! tip "Hint"\n    BitPie\n\n'
        "| A b | 7 |\n| --- | --- |"
    )
    assert ACCENTED.markdown(text) == (
        "## ⟦Đóó íţţ ñóóŵ⟧ { #now }\n\n1. ⟦Óƥƥéññ [ţĥĥé áƥƥƥ](a.md#x), ţĥĥéññ `code` áññđ "
        "<b>2FA</b> {name}.⟧\n\n[⟦Ñééṽééŕ áššķšš⟧](promise:never-asks)\n\n"
        '!!! tip "⟦Ĥííñţţ⟧"\n    ⟦BitPie⟧\n\n| ⟦Á ƀ⟧ | 7 |\n| --- | --- |'
    )


@every_language
def test_texts_are_some_forty_percent_longer(pseudo: Pseudo) -> None:
    texts = re.findall(r"(?m)^ +\S+: (.+)$", (DATA / "strings/en.yml").read_text("utf-8"))
    longer = sum(len(pseudo.text(text)) for text in texts) / sum(map(len, texts))
    assert 1.35 < longer < 1.5
    lower, upper = pseudo.letters[:26], pseudo.letters[26:]
    assert len(set(lower)) == 26
    assert upper.lower() == lower


def test_pseudo_languages_are_translations_like_any_other(project: Path) -> None:
    site = load_site(project)
    loud = [finding for finding in check_site(site) if finding.level in ("warn", "error")]
    # Letters with accents that no language puts there look damaged to the linter.
    assert not [finding for finding in loud if finding.rule != "markdown-style"]
    states = read_states(site)
    assert states[MIRRORED.locale].is_offered
    assert not states[ACCENTED.locale].is_offered, "so that its notice is seen"


@every_view
@every_language
def test_every_text_is_translated_and_fits(
    pseudo: Pseudo, width: int, state: str, browser: Browser, pseudo_address: str
) -> None:
    with shown(browser, pseudo_address, pseudo, width, state) as page:
        faults = find_faults(page, pseudo)
    assert faults["words"] == []
    assert faults["clipped"] == []
    assert faults["header"] == []
    assert faults["sides"] == []


@every_language
@every_width
def test_the_header_has_room_for_the_name_of_the_site(
    width: int, pseudo: Pseudo, browser: Browser, pseudo_address: str
) -> None:
    with shown(browser, pseudo_address, pseudo, width, "emergency") as page:
        site, article = page.locator(".md-header__topic .md-ellipsis").all()
        cut = "node => node.scrollWidth > node.clientWidth + 1 || node.scrollHeight > %s"
        assert not site.evaluate(cut % "node.clientHeight + 3")
        assert article.inner_text() == page.locator("h1").inner_text(), "whole there if cut here"


@every_width
def test_a_link_into_a_page_ends_below_the_header(
    width: int, browser: Browser, pseudo_address: str
) -> None:
    with shown(browser, pseudo_address, MIRRORED, width, "emergency") as page:
        page.goto(f"{page.url}#report")
        page.wait_for_function("scrollY > 0")
        assert find_faults(page, MIRRORED)["header"] == []


PLANTED: dict[str, tuple[str, str, str, str]] = {
    "a word in a template": ("home", "words", "<button>Send</button>", "is not translated: Send"),
    "a Chinese word": ("home", "words", "<p>发送</p>", "is not translated: 发送"),
    "a name for screen readers": ("home", "words", '<nav aria-label="Menu"></nav>', "Menu"),
    "a text put together": ("home", "words", "<p>⟦ƀƀ⟧ ƀƀ</p>", "has no brackets"),
    "a text cut by a script": ("home", "words", "<p>⟦ƀƀ…</p>", "never closed"),
    "a cut title": ("home", "words", '<p title="⟦ƀƀ…">⟦⟧</p>', "is cut"),
    "a fixed button": (
        "home",
        "clipped",
        "<style>.hc-search { width: 5rem !important; white-space: nowrap }</style>",
        "<a.hc-search> is too small",
    ),
    "a torn word": (
        "home",
        "clipped",
        "<style>.hc-card { flex: 0 0 5rem !important; overflow-wrap: anywhere }</style>",
        "tears",
    ),
    "a cut line": (
        "emergency",
        "clipped",
        "<style>.admonition-title { height: 1rem; overflow: hidden }</style>",
        "is too small",
    ),
    "a permalink in a line of its own": (
        "card",
        "clipped",
        "<style>.headerlink { position: static !important; width: 100% }</style>",
        "has an empty line",
    ),
    "a wide table": ("home", "clipped", '<p style="width: 2000px">⟦⟧</p>', "px wide"),
    "an arrow": (
        "card",
        "sides",
        "<style>.md-path__item::before { transform: none !important }</style>",
        "not mirrored",
    ),
    "a bar": (
        "home",
        "sides",
        "<style>.hc-announcement { border-width: 0 0 0 4px !important }</style>",
        "has its bar",
    ),
    "an icon": (
        "home",
        "sides",
        "<style>.admonition-title::before { inset: auto auto auto 0 !important }</style>",
        "has its icon",
    ),
    "a paragraph": (
        "home",
        "sides",
        "<style>article p { text-align: left !important }</style>",
        "does not start",
    ),
    "a search in the middle": (
        "home",
        "sides",
        "<style>.hc-search { text-align: center !important }</style>",
        "does not start",
    ),
    "a list of the other direction": (
        "fallback",
        "sides",
        "<style>[dir] [dir] :is(ul, ol, li) { margin: 0 !important }</style>",
        "no room",
    ),
    "a box to tick": (
        "checklist",
        "sides",
        "<style>.task-list-indicator::before { inset: auto auto auto -1em !important }</style>",
        "has its box",
    ),
    "a day": ("home", "sides", "<style>time { direction: rtl !important }</style>", "turns"),
    "a high header": (
        "home",
        "header",
        "<style>.md-main { margin-top: -3rem }</style>",
        "under the header",
    ),
    "a crowded header": (
        "home",
        "header",
        "<style>.md-header__title { margin: 0 -3rem !important }</style>",
        "lies over",
    ),
}


@pytest.mark.parametrize("planted", PLANTED)
def test_a_planted_fault_is_found(planted: str, browser: Browser, pseudo_address: str) -> None:
    state, kind, html, expected = PLANTED[planted]
    pseudo = ACCENTED if kind == "words" else MIRRORED
    with shown(browser, pseudo_address, pseudo, 360, state) as page:
        before: Any = find_faults(page, pseudo)[kind]
        page.evaluate(
            "html => document.querySelector('article').insertAdjacentHTML('beforeend', html)", html
        )
        after = find_faults(page, pseudo)[kind]
    assert before == []
    assert any(expected in fault for fault in after), after
