"""Is it official? The verifier in a browser answers as Python does, and sends nothing."""

from __future__ import annotations

import json
import random
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from playwright.sync_api import Browser, Page, expect

from helpcentre._disk import load_site
from helpcentre.channel_list import write_list
from helpcentre.signing import fingerprint
from helpcentre.trust.known import Known
from helpcentre.trust.lookalikes import Brands
from helpcentre.trust.published import write_known
from helpcentre.trust.verdicts import judge
from tests.browser.conftest import serve
from tests.browser.test_accessibility import AXE, TAGS
from tests.core.test_verdicts import ALL, KNOWN
from tests.imitations import BRANDS, permute
from tests.sites import ROOT

PHRASE = "legal winner thank year wave sausage worth useful legal winner thank yellow"
NAMES = ("bitpie", "b1tpie", "вitpie", "bitpie-help", "evil", "bit.pie", "BitPie", "bitpei")
ENDINGS = (".example", ".com", ".co.uk", ".vercel.app", ".网址", ".example.evil.com", "/bitpie")
AROUND = ("{}", "https://{}/x", "看{}吧", "a@{}", "@{}", "https://{}@evil.com", "t.me/{}")
BETWEEN = (*" \n，。,", "", " dot com ", "[.]com ", "\u200b", "微信：", "**", " (", "%2e", "hxxps:")
FIELDS = ("kind", "what", "value", "channel", "imitated", "trick", "detail")


@pytest.fixture(scope="module")
def module(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Page]:
    """A page with the module that judges."""
    folder = tmp_path_factory.mktemp("verify")
    shutil.copytree(ROOT / "docs/assets/javascripts/verify", folder, dirs_exist_ok=True)
    (folder / "index.html").write_text("<title>verify</title>", "utf-8")
    with serve(folder) as address:
        page = browser.new_page()
        page.goto(address)
        yield page
        page.close()


def judge_there(page: Page, texts: list[str], known: Known) -> list[list[list[str]]]:
    """What the browser answers, each answer as the fields of Python's."""
    data = json.loads(write_known(known)[1].removeprefix("helpcentreVerify(").removesuffix(")\n"))
    found: list[list[list[str]]] = page.evaluate(
        """async ([data, texts, fields]) => {
            const { createJudge } = await import("./verdicts.js")
            const judge = createJudge(data)
            return texts.map(text => judge(text).map(one => fields.map(field => one[field])))
        }""",
        [data, texts, FIELDS],
    )
    return found


def assert_agree(page: Page, texts: list[str], known: Known) -> None:
    there = judge_there(page, texts, known)
    here = [[list(answer) for answer in judge(text, known)] for text in texts]
    differ = [t for t in zip(texts, here, there, strict=True) if t[1] != t[2]]
    assert differ[:5] == []
    assert any(there)


def test_every_vector_has_the_same_answer(module: Page) -> None:
    assert_agree(module, [text for text, _ in ALL], KNOWN)


@pytest.mark.parametrize("domain", BRANDS)
def test_permutations_of_names_have_the_same_answer(module: Page, domain: str) -> None:
    brands = Brands(frozenset({domain}), (domain.partition(".")[0],), declared=True)
    hosts = permute(domain)
    chosen = hosts[:: max(1, len(hosts) // 1500)]
    shown = [host.encode().decode("idna") for host in chosen[::2]]
    assert_agree(module, [*chosen, *shown], Known(brands, KNOWN.channels, KNOWN.home))


def test_messages_put_together_by_chance_have_the_same_answers(module: Page) -> None:
    chance = random.Random(7)  # noqa: S311 - the same ones every time

    def piece() -> str:
        name = chance.choice(NAMES) + chance.choice(ENDINGS)
        around, after = str(chance.choice(AROUND)), str(chance.choice(BETWEEN))
        return around.format(name) + after

    texts = ["".join(piece() for _ in range(chance.randint(1, 4))) for _ in range(1500)]
    assert_agree(module, texts, KNOWN)


def test_articles_have_the_same_answers(module: Page) -> None:
    texts = [path.read_text("utf-8") for path in sorted((ROOT / "docs").glob("*/contact/*.md"))]
    assert_agree(module, texts, KNOWN)


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 360, "height": 740})
    yield context.new_page()
    context.close()


def watch(page: Page) -> tuple[list[str], list[str]]:
    """What the page requests, and its errors, from now on."""
    requested: list[str] = []
    errors: list[str] = []
    page.on("request", lambda request: requested.append(request.url))
    page.on("pageerror", lambda error: errors.append(str(error)))
    return requested, errors


@pytest.mark.parametrize("locale", ["zh", "en", "ar"])
def test_a_reader_pastes_a_message(locale: str, page: Page, address: str) -> None:
    root = "" if locale == "zh" else f"{locale}/"
    words: dict[str, Any] = yaml.safe_load((ROOT / f"data/strings/{locale}.yml").read_text("utf-8"))
    page.goto(f"{address}/{root}contact/verify/", wait_until="networkidle")
    requested, errors = watch(page)
    field = page.locator("[data-hc-verify] textarea")
    field.focus()
    page.keyboard.insert_text("https://bitpie.example@evil.com/ support@bitpie.example t.me/other")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    answers = page.locator(".hc-verify__answer")
    expect(answers).to_have_count(3)
    texts = words["verify"]
    expect(answers.nth(0)).to_contain_text(
        texts["imitation"].replace("{imitated}", "bitpie.example")
    )
    expect(answers.nth(0)).to_contain_text(
        texts["tricks"]["user-info"].replace("{detail}", "evil.com")
    )
    expect(answers.nth(1)).to_contain_text(texts["unlisted"])
    listed = texts["listed"].replace("{channel}", texts["channels"]["email"])
    for text in (listed, texts["sample"], words["channels"]["email"]["purpose"]):
        expect(answers.nth(2)).to_contain_text(text)
    expect(answers.nth(2)).to_contain_text(words["promises"]["never-asks"]["text"])
    page.locator(".hc-verify__list summary").click()
    expect(page.locator(".hc-verify__list")).to_contain_text(texts["list"]["copy"])
    expect(page.locator(".hc-verify__list")).to_contain_text(texts["list"]["unsigned"])
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    own = [url for url in requested if not url.startswith(f"{address}/assets/")]
    assert (own, errors) == ([], [])
    assert sum("/assets/tools/verify." in url for url in requested) == 1
    page.evaluate(AXE)
    result = page.evaluate("tags => axe.run('[data-hc-verify]', { runOnly: tags })", TAGS)
    assert [fault["id"] for fault in result["violations"]] == []
    page.locator("[data-hc-erase]").click()
    expect(answers).to_have_count(0)
    expect(field).to_have_value("")
    expect(field).to_be_focused()


def test_a_secret_is_not_judged(page: Page, address: str) -> None:
    page.goto(f"{address}/en/contact/verify/", wait_until="networkidle")
    page.locator("[data-hc-verify] textarea").fill(f"bitpie.com {PHRASE}")
    page.locator("[data-hc-verify] [type=submit]").click()
    expect(page.locator("[data-hc-verify] textarea")).to_have_attribute("data-hc-secret", "phrase")
    page.wait_for_timeout(300)
    expect(page.locator(".hc-verify__answer")).to_have_count(0)


def test_it_fetches_nothing_before_a_reader_uses_it_and_says_when_it_cannot(
    page: Page, address: str
) -> None:
    page.route("**/assets/tools/*", lambda route: route.abort())
    requested, _ = watch(page)
    page.goto(f"{address}/en/contact/verify/", wait_until="networkidle")
    assert not [url for url in requested if "/assets/tools/" in url]
    words = yaml.safe_load((ROOT / "data/strings/en.yml").read_text("utf-8"))["verify"]
    page.locator("[data-hc-verify] textarea").fill("bitpie.com")
    page.locator("[data-hc-verify] [type=submit]").click()
    expect(page.locator("[data-hc-answers]")).to_have_text(words["failed"])
    page.unroute("**/assets/tools/*")
    page.locator("[data-hc-verify] [type=submit]").click()
    expect(page.locator(".hc-verify__answer--imitation")).to_have_count(1)


def test_the_page_shows_the_fingerprint_of_the_published_list(site: Path) -> None:
    html = (site / "ar/contact/verify/index.html").read_text("utf-8")
    published = (site / "channels.json").read_bytes()
    assert f">{fingerprint(published)}</code>" in html
    assert published.decode() == write_list(load_site(ROOT))


def test_it_runs_from_files(page: Page, site: Path) -> None:
    page.goto(f"file://{site}/en/contact/verify/index.html")
    page.locator("[data-hc-verify] textarea").fill("nothing to see")
    page.locator("[data-hc-verify] [type=submit]").click()
    words = yaml.safe_load((ROOT / "data/strings/en.yml").read_text("utf-8"))["verify"]
    expect(page.locator("[data-hc-answers]")).to_have_text(words["none"])


def test_without_scripts_the_steps_stay(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}/en/contact/verify/")
    expect(page.locator("[data-hc-verify] textarea")).to_be_hidden()
    expect(page.locator("#steps")).to_be_visible()
    expect(page.locator(".hc-verify__list summary")).to_be_visible()
    context.close()
