"""“What happened?” in a browser: the whole tree without scripts, one step at a time with them."""

from __future__ import annotations

import http.client
from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Locator, Page, Request, expect

from helpcentre._disk import load_site
from helpcentre.triage.faults import MOST_TAPS
from helpcentre.triage.trees import read_tree
from tests.browser.test_accessibility import AXE, TAGS
from tests.languages import LOCALES, home
from tests.sites import ROOT

TREE = read_tree(load_site(ROOT, {"zh"}))
assert TREE
FIRST, STOLEN = TREE.root, TREE.always
NODES, LEAVES = TREE.nodes, TREE.leaves
SHOWN = """async ids => {
  const own = step => step.querySelectorAll(
    ":scope > :not(ul), :scope > ul > li > a, :scope > ul > li > details > summary")
  const shown = step => [...own(step)].some(one => one.checkVisibility())
  const found = {}
  for (const id of ids) {
    await new Promise(resolve => {
      addEventListener("hashchange", () => setTimeout(resolve), { once: true })
      location.hash = id
    })
    const steps = [...document.querySelectorAll("[data-hc-step]")].filter(shown)
    found[id] = steps.map(step => step.id)
  }
  return found
}"""
"""For each step that is asked for, those of which a reader then sees anything of their own."""
WALK = """root => {
  const found = {}
  const links = step => [...step.querySelectorAll("a")].map(link => link.href)
  const walk = (step, taps) => {
    if (step.querySelector(":scope > .hc-triage__first")?.checkVisibility())
      found[step.id] = { taps, links: links(step) }
    for (const choice of step.querySelectorAll(":scope > ul > li > details")) {
      const summary = choice.querySelector("summary")
      if (!summary.checkVisibility()) throw new Error(`hidden: ${summary.textContent}`)
      summary.click()
      walk(choice.querySelector("[data-hc-step]"), taps + 1)
    }
  }
  walk(document.getElementById(root), 0)
  return found
}"""
"""Taps every choice in turn; the answers that are then seen, with their taps and links."""
AS_WITHOUT_SCRIPTS = """() => {
  delete document.querySelector("[data-hc-triage]").dataset.hcStepwise
  for (const one of document.querySelectorAll("details")) one.open = true
}"""
STORED = "JSON.stringify([{...localStorage}, {...sessionStorage}, document.cookie])"


@pytest.fixture
def still(browser: Browser) -> Iterator[Page]:
    """A small phone without scripts."""
    context = browser.new_context(java_script_enabled=False, viewport={"width": 360, "height": 640})
    yield context.new_page()
    context.close()


def open_triage(page: Page, address: str, locale: str = "en", step: str = "") -> Locator:
    """Open the page, or a step of it by its link; gives the heading."""
    page.goto(f"{address}/{home(locale)}what-happened/{f'#{step}' if step else ''}")
    expect(page.locator("[data-hc-stepwise]")).to_have_count(1)
    return page.locator("[data-hc-heading]")


def status_of(address: str) -> int:
    """What the server answers."""
    parts = urlsplit(address)
    connection = http.client.HTTPConnection(parts.netloc)
    connection.request("HEAD", parts.path)
    status = connection.getresponse().status
    connection.close()
    return status


@pytest.mark.parametrize("locale", ["zh", "en", "ar"])
def test_without_scripts_every_case_is_a_few_taps_away(
    locale: str, still: Page, address: str
) -> None:
    root = f"{address}/{home(locale)}"
    still.goto(f"{root}what-happened/")
    expect(still.locator(".hc-triage__first:visible")).to_have_count(0)
    still.locator("#start > ul > li > details > summary").first.click()
    expect(still.locator(".hc-triage__first:visible")).to_have_count(1)
    still.reload()
    found = still.evaluate(WALK, FIRST)
    assert found.keys() == LEAVES.keys()
    expect(still.locator("[data-hc-bar]")).to_be_hidden()
    stolen = root + LEAVES[STOLEN]["article"].replace("#", "/#")
    for name, leaf in found.items():
        links = leaf["links"]
        assert leaf["taps"] < MOST_TAPS, "the last tap is for the article"
        assert links[0] == root + LEAVES[name]["article"].replace("#", "/#").replace("index/", "")
        assert f"{root}contact/email/#report?kind={LEAVES[name]['report']}" in links
        assert stolen in links, f"{name} has no way to the article about stolen coins"
    known = {link.partition("#")[0] for leaf in found.values() for link in leaf["links"]}
    assert {link: status_of(link) for link in known} == dict.fromkeys(known, 200)


@pytest.mark.parametrize("locale", LOCALES)
def test_no_step_is_wider_than_a_phone(locale: str, phone: Page, address: str) -> None:
    open_triage(phone, address, locale)
    for shown in ("start", "stolen", "deposit"):
        phone.evaluate("id => { location.hash = id }", shown)
        assert phone.evaluate("document.documentElement.scrollWidth") <= 360
    phone.evaluate(AS_WITHOUT_SCRIPTS)
    assert phone.evaluate("document.documentElement.scrollWidth") <= 360


def test_one_step_is_shown_at_a_time_and_has_an_address(phone: Page, address: str) -> None:
    open_triage(phone, address)
    names = [*LEAVES, *NODES]
    assert phone.evaluate(SHOWN, names) == {name: [name] for name in names}
    for name in set(names) - {FIRST}:
        assert phone.locator(f"#{name} > .hc-triage__always").count() == 1


def test_a_link_to_a_step_opens_it_with_and_without_scripts(
    phone: Page, still: Page, address: str
) -> None:
    for page in (phone, still):
        page.goto(f"{address}/en/what-happened/#deposit")
        expect(page.locator("#deposit > .hc-triage__first")).to_be_in_viewport()
    heading = phone.locator("[data-hc-heading]")
    expect(heading).to_have_text("Somebody's wallet")
    expect(heading).to_be_in_viewport()
    phone.get_by_role("button", name="Back").click()  # nothing of ours is before it
    expect(heading).to_have_text("Somebody sent me coins, nothing arrived")


def test_the_keyboard_alone_leads_there_and_back(phone: Page, address: str) -> None:
    wrong: list[str] = []
    phone.on("request", lambda request: wrong.extend(outside(request, address)))
    heading = open_triage(phone, address)
    before = phone.evaluate(STORED)
    for words in ("Trouble sending or receiving", "I sent coins", "Failed, or it cannot be sent"):
        tab_to(phone, words)
        phone.keyboard.press("Enter")
        expect(heading).to_be_focused()
        expect(heading).to_have_text(words)
    assert phone.url.endswith("#failed")
    phone.keyboard.press("Tab")
    expect(phone.locator("#failed .hc-triage__article")).to_be_focused()
    phone.go_back()
    expect(heading).to_have_text("I sent coins")
    expect(heading).to_be_focused()
    phone.go_forward()
    expect(heading).to_have_text("Failed, or it cannot be sent")
    phone.keyboard.press("Shift+Tab")
    phone.keyboard.press("Shift+Tab")
    expect(phone.get_by_role("button", name="Back")).to_be_focused()
    phone.keyboard.press("Enter")
    expect(heading).to_have_text("I sent coins")
    phone.keyboard.press("Shift+Tab")
    expect(phone.get_by_role("button", name="Start again")).to_be_focused()
    phone.keyboard.press("Space")
    expect(heading).to_have_text("Tap what comes closest")
    expect(phone.locator("[data-hc-bar]")).to_be_hidden()
    assert phone.evaluate(STORED) == before
    assert not wrong


def outside(request: Request, address: str) -> list[str]:
    """The address of a request for anything but a file of our own."""
    own = request.method == "GET" and request.url.startswith(address)
    return [] if own else [request.url]


def tab_to(page: Page, words: str) -> None:
    """Press Tab until a choice with these words has the focus."""
    for _ in range(60):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.textContent.trim()") == words:
            return
    raise AssertionError(f"no Tab leads to {words!r}")


def test_a_choice_that_stands_elsewhere_leads_back_to_where_it_was_made(
    phone: Page, address: str
) -> None:
    open_triage(phone, address, step="transaction")
    phone.get_by_role("link", name="I did not start this transfer").click()
    expect(phone.locator("#stolen > .hc-triage__first")).to_be_visible()
    assert phone.url.endswith("#stolen")
    phone.get_by_role("button", name="Back").click()
    expect(phone.locator("#transaction > .hc-triage__question")).to_be_visible()
    phone.evaluate("location.hash = 'nowhere'")
    expect(phone.locator("#transaction > .hc-triage__question")).to_be_visible()


@pytest.mark.parametrize(("locale", "scheme"), [("zh", "dark"), ("ar", "light")])
def test_axe_finds_nothing(locale: str, scheme: str, browser: Browser, address: str) -> None:
    context = browser.new_context(
        viewport={"width": 360, "height": 740},
        color_scheme=scheme,  # type: ignore[arg-type]
    )
    page = context.new_page()
    open_triage(page, address, locale)
    page.evaluate(AXE)
    for name in ("scam", "pending", "all"):
        page.evaluate("id => { location.hash = id }", name)
        if name == "all":
            page.evaluate(AS_WITHOUT_SCRIPTS)
        run = f"tags => axe.run('{'main' if name == 'all' else 'body'}', {{ runOnly: tags }})"
        result = page.evaluate(run, TAGS)
        assert result["passes"], "axe looked at nothing"
        found = [(one["id"], one["nodes"][0]["html"][:200]) for one in result["violations"]]
        assert not found, f"{name}: {found}"
    context.close()


@pytest.mark.parametrize(
    ("path", "links"), [("", 2), ("contact/email/", 2), ("404.html", 2), ("search/", 1)]
)
def test_every_page_leads_here(path: str, links: int, still: Page, address: str) -> None:
    still.goto(f"{address}/en/{path}")
    found = still.locator("a").evaluate_all("links => links.map(link => link.href)")
    assert found.count(f"{address}/en/what-happened/") == links, "the bar, and most pages"


def test_the_language_switch_keeps_the_step(desktop: Page, address: str) -> None:
    open_triage(desktop, address, "zh", "pending")
    desktop.get_by_role("button", name="选择当前语言").hover()
    desktop.get_by_role("link", name="English").click()
    desktop.wait_for_url(f"{address}/en/what-happened/#pending")
    expect(desktop.locator("[data-hc-heading]")).to_contain_text("Pending or unfinished")
