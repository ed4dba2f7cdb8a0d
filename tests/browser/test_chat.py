"""Live chat: nothing foreign before the reader asks, a cage for what then comes, a way without."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from tests.conftest import CHAT

BASE = CHAT
KEPT = "[{ ...localStorage }, { ...sessionStorage }, document.cookie]"
# Speaks the public protocol of Chatwoot's widget, and tells what it hears.
STAND_IN = """<!doctype html><title>chat</title><ol></ol><script>
addEventListener("message", ({ data }) => {
  const item = document.createElement("li")
  item.textContent = data
  document.querySelector("ol").append(item)
})
const tell = event => parent.postMessage(`chatwoot-widget:${JSON.stringify(event)}`, "*")
globalThis.tell = tell
tell({ event: "loaded", config: { authToken: "x", channelConfig: {} } })
tell({ event: "setUnreadMode", unreadMessageCount: 2 })
</script>"""


class Visit:
    """A reader on the page of the live chat, and what their browser asked of others."""

    def __init__(self, page: Page, address: str) -> None:
        self.page, self.asked = page, list[str]()
        page.on("request", lambda request: self.note(request.url, address))
        self.answer: str | None = STAND_IN
        page.route(f"{BASE}/**", self.reply)
        page.goto(f"{address}/en/contact/live-chat/")

    def note(self, url: str, address: str) -> None:
        if not url.startswith((address, "data:")):
            self.asked.append(url)

    def reply(self, route: Route) -> None:
        assert "referer" not in route.request.headers
        if self.answer is not None:
            route.fulfill(body=self.answer, content_type="text/html")

    @property
    def state(self) -> str | None:
        return self.page.locator("[data-hc-chat]").get_attribute("data-state")


@pytest.fixture
def visit(browser: Browser, gappy_address: str) -> Iterator[Visit]:
    context = browser.new_context(viewport={"width": 360, "height": 640})
    yield Visit(context.new_page(), gappy_address)
    context.close()


def test_nothing_is_loaded_before_the_reader_asks(visit: Visit) -> None:
    tool = visit.page.locator(".hc-chat")
    expect(tool).to_contain_text("talk.bitpie.example")
    expect(tool.locator(".hc-never")).to_be_visible()
    expect(tool.get_by_role("link", name="write an e-mail")).to_be_visible()
    visit.page.wait_for_load_state("networkidle")
    assert not visit.asked
    assert visit.page.locator("iframe").count() == 0


def test_the_chat_runs_in_a_cage_and_leaves_without_trace(visit: Visit) -> None:
    page = visit.page
    before = page.evaluate(KEPT)
    page.get_by_role("button", name="Open chat").press("Enter")
    page.wait_for_selector("[data-hc-chat][data-state=ready]")
    assert visit.asked == [f"{BASE}/widget?website_token=abcdefgh12345678"]
    frame = page.locator("iframe")
    expect(frame).to_have_attribute("sandbox", "allow-scripts allow-same-origin allow-forms")
    expect(frame).to_have_attribute("allow", "")
    expect(frame).to_have_attribute("title", "Chat window of live support")
    heard = page.frame_locator("iframe").locator("li")
    expect(heard.first).to_contain_text('chatwoot-widget:{"event":"config-set","locale":"en"')
    expect(heard.last).to_contain_text("widget-visible")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.get_by_role("button", name="Close chat").press("Enter")
    assert page.locator("iframe").count() == 0
    expect(page.get_by_role("button", name="Open chat")).to_be_focused()
    assert page.evaluate(KEPT) == before


def test_the_chat_can_close_itself_and_others_cannot_speak_for_it(visit: Visit) -> None:
    page = visit.page
    page.get_by_role("button", name="Open chat").click()
    page.wait_for_selector("[data-hc-chat][data-state=ready]")
    page.evaluate("postMessage('chatwoot-widget:{\"event\":\"closeWindow\"}', '*')")
    message = 'chatwoot-widget:{"event":"closeWindow"}'
    close = f"<script>parent.postMessage('{message}', '*')</script>"
    page.evaluate(
        "html => document.body.append(Object.assign(document.createElement('iframe'),"
        " { srcdoc: html }))",
        close,
    )
    page.wait_for_timeout(300)
    assert visit.state == "ready"
    chat = next(frame for frame in page.frames if frame.url.startswith(BASE))
    chat.evaluate(
        "parent.postMessage('chatwoot-widget:{broken', '*'); tell({ event: 'closeWindow' })"
    )
    page.wait_for_selector("[data-hc-chat][data-state=closed]")
    assert page.locator(".hc-chat iframe").count() == 0


def test_a_chat_that_does_not_answer_gives_way(visit: Visit) -> None:
    page = visit.page
    page.clock.install()
    page.reload()
    visit.answer = None
    page.get_by_role("button", name="Open chat").click()
    assert visit.state == "loading"
    page.clock.run_for(15100)
    page.wait_for_selector("[data-hc-chat][data-state=failed]")
    expect(page.locator("[data-hc-state]")).to_contain_text("nothing of yours was sent")
    assert page.locator("iframe").count() == 0


def test_a_sample_has_no_chat(address: str, phone: Page) -> None:
    phone.goto(f"{address}/contact/live-chat/")
    expect(phone.locator(".hc-chat")).to_contain_text("还没有接入聊天窗口")
    assert phone.locator(".hc-chat button, .hc-chat ~ script").count() == 0
