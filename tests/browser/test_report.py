"""The report builder: what it makes of answers, what it refuses, that it keeps nothing."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from jinja2 import Environment, FileSystemLoader
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect

from helpcentre._disk import load_data
from helpcentre.register import Channel
from helpcentre.report import describe_report
from helpcentre.scripts import bundle_modules
from tests.browser.conftest import serve
from tests.browser.test_accessibility import AXE, TAGS
from tests.sites import ROOT

HERE = Path(__file__).parent
DATA = load_data(ROOT / "data/report.yml")
HEX = "4a5e1e4baab89f3a32518a88c31bc87f618f76673e2cc77ab2127b7afdeda33b"
SIGNS = {"H": HEX, "B": "5" * 40 + "zQ" * 24, "B44": "Zm9v" * 10 + "+/8="}
PHRASE = "legal winner thank year wave sausage worth useful legal winner thank yellow"
GUARD = "globalThis.helpcentreGuard = { check: async () => null }"
WORDS: dict[str, Any] = {
    "labels": {
        name: {"own": f"{name}-own", "support": f"{name}-support"}
        for name in ("kind", "hash", "happened", "tried")
    },
    "title": {"own": "Report", "support": "报告"},
    "subject": {"own": "{kind}, {day}", "support": "{kind}，{day}"},
    "line": {"own": "{label}: {value}", "support": "{label}：{value}"},
    "quoted": {"own": "above", "support": "见上"},
}


@pytest.fixture(scope="module")
def modules(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Page]:
    """A page in which `use(module, code)` runs code with a module."""
    folder = tmp_path_factory.mktemp("report")
    shutil.copytree(ROOT / "docs/assets/javascripts/report", folder, dirs_exist_ok=True)
    (folder / "index.html").write_text("<title>report</title>", "utf-8")
    with serve(folder) as address:
        page = browser.new_page()
        page.goto(address)
        yield page
        page.close()


def use(page: Page, module: str, code: str, *values: Any) -> Any:
    """What an expression gives that may use all that a module exports."""
    return page.evaluate(
        "async ([module, code, values]) => { const m = await import(`./${module}.js`);"
        " return new Function('m', 'values', `with (m) return ${code}`)(m, values) }",
        [module, code, list(values)],
    )


def test_hashes_of_every_network_are_told_from_addresses_and_keys(modules: Page) -> None:
    form = describe_report(DATA, {}, {})
    chains = {chain["code"]: chain for chain in form["chains"]}
    rows = yaml.safe_load((HERE / "hashes.yml").read_text("utf-8"))
    assert {row[0] for row in rows} == set(chains), "every network has rows"

    def spell(text: str) -> str:
        sign = r"(?<![A-Za-z0-9])([0\uff10][xX]|a)?(H|B44|B)(?![A-Za-z0-9])"
        return re.sub(sign, lambda found: (found[1] or "") + SIGNS[found[2]], text)

    cases = [[spell(text), chains[chain], form] for chain, text, _ in rows]
    found = use(modules, "hashes", "values[0].map(case_ => judgeHash(...case_))", cases)
    told = [[*row[:2], one["fault"]] for row, one in zip(rows, found, strict=True)]
    assert told == rows
    taken = [one["hash"] for one in found if not one["fault"]]
    assert all(re.fullmatch(r"[0-9A-Za-z+/=.@]+", hash_) for hash_ in taken), taken


def test_a_report_has_every_fact_in_both_languages_and_quotes_the_reader(modules: Page) -> None:
    kind = {"name": "kind", "code": "pending", "text": {"own": "Unfinished", "support": "未完成"}}
    fact = {"name": "hash", "text": {"own": HEX, "support": HEX}}
    told = "first\r\nhash-own: forged\n\u202egnp.exe\u2066 <b>&amp;\ud800"
    report = {"facts": [kind, fact], "stories": [{"name": "happened", "text": told}]}
    assert use(modules, "text", "buildText(...values)", report, WORDS).split("\n") == [
        "Report",
        "",
        "kind-own: Unfinished",
        f"hash-own: {HEX}",
        "",
        "happened-own:",
        "> first",
        "> hash-own: forged",
        "> gnp.exe <b>&amp;\ufffd",
        "",
        "--------",
        "",
        "报告",
        "",
        "kind-support：未完成 [pending]",
        f"hash-support：{HEX}",
        "happened-support：见上",
        "",
    ]
    alone = {name: {"own": text.get("own")} for name, text in WORDS.items()}
    words = {**alone, "labels": WORDS["labels"]}
    once = use(modules, "text", "buildText(...values)", report, words)
    assert once.endswith("&amp;\ufffd\n")
    assert "support" not in once


@pytest.mark.parametrize(
    ("local", "offset", "text"),
    [
        ("2026-11-20T10:30", "+08:00", "UTC+08:00 2026-11-20 10:30 = UTC 2026-11-20 02:30"),
        ("2026-01-01T00:15", "+05:45", "UTC+05:45 2026-01-01 00:15 = UTC 2025-12-31 18:30"),
        ("2026-12-31T23:59", "-09:30", "UTC-09:30 2026-12-31 23:59 = UTC 2027-01-01 09:29"),
        ("", "+08:00", None),
        ("2026-11-20", "+08:00", None),
    ],
)
def test_a_time_is_told_with_its_zone_and_in_utc(
    modules: Page, local: str, offset: str, text: str | None
) -> None:
    assert use(modules, "text", "momentOf(...values)?.text ?? null", local, offset) == text


def test_a_mail_that_is_too_long_is_opened_without_the_text(modules: Page) -> None:
    made = use(modules, "text", "mailLink(...values)", "a+b@x.example", "转账 & more", "a&b=c\n?d")
    assert made == {
        "link": "mailto:a%2Bb@x.example?subject=%E8%BD%AC%E8%B4%A6%20%26%20more"
        "&body=a%26b%3Dc%0D%0A%3Fd",
        "whole": True,
    }
    for text in ("x" * 1800, "转" * 200):
        made = use(modules, "text", "mailLink(...values)", "a@x.example", "s", text)
        assert made == {"link": "mailto:a@x.example?subject=s", "whole": False}
    subject = use(modules, "text", "subjectOf(...values)", WORDS["title"], "2026-11-20", WORDS)
    assert subject == "Report, 2026-11-20 / 报告，2026-11-20"


@pytest.mark.parametrize(
    ("fragment", "codes"),
    [
        ("#report?kind=pending&chain=bitcoin", {"kind": "pending", "chain": "bitcoin"}),
        ("#report?kind=pending&happened=x&hash=y", {"kind": "pending"}),
        ("#report?kind=<b>&chain=Bitcoin", {}),
        ("#report?kind=%70ending", {"kind": "pending"}),
        ("#report?kind=", {}),
        ("#report", {}),
        ("#other?kind=pending", {}),
        ("#report?kind=__proto__&chain=constructor", {}),
        ("#report?kind=%E0%A4%A", {}),
    ],
)
def test_a_link_chooses_codes_and_nothing_else(
    modules: Page, fragment: str, codes: dict[str, str]
) -> None:
    known = {"kind": ["pending", "failed"], "chain": ["bitcoin"]}
    assert use(modules, "draft", "readCodes(...values)", fragment, known) == codes


def test_a_draft_of_somebody_else_is_no_draft(modules: Page) -> None:
    for kept, read in (("{", None), ("3", None), ("null", None), ('{"a":1,"b":"x"}', {"b": "x"})):
        code = "(localStorage.setItem('report', values[0]), readDraft())"
        assert use(modules, "draft", code, kept) == read
    assert use(modules, "draft", "(eraseDraft(), localStorage.length)") == 0


class Reader:
    """Somebody with the form open; every request but for our own files is noted."""

    def __init__(self, context: BrowserContext, address: str, path: str) -> None:
        self.page = context.new_page()
        self.foreign: list[str] = []
        self.said: list[str] = []
        self.page.on("request", lambda one: self.note(one.url, one.method, address))
        self.page.on("console", lambda message: self.said.append(message.text))
        self.page.on("pageerror", lambda error: self.said.append(str(error)))
        self.page.goto(f"{address}{path}", wait_until="networkidle")

    def note(self, url: str, method: str, address: str) -> None:
        if method != "GET" or not url.startswith((f"{address}/", "blob:", "data:")):
            self.foreign.append(f"{method} {url}")

    def field(self, name: str) -> Locator:
        return self.page.locator(f"#hc-report-{name}")

    def error(self, name: str) -> Locator:
        return self.page.locator(f"[data-hc-error={name}]")

    def fill(self, **answers: str) -> None:
        for name, value in answers.items():
            if name == "origin":
                self.page.locator(f"[name=origin][value={value}]").check()
            elif name in ("kind", "chain", "status", "system", "registered", "offset"):
                self.field(name).select_option(value)
            else:
                self.field(name).fill(value)

    def build(self) -> None:
        self.page.locator("[data-hc-report] [type=submit]").click()

    @property
    def made(self) -> Locator:
        return self.page.locator("[data-hc-text]")

    def kept(self) -> dict[str, str]:
        found: dict[str, str] = self.page.evaluate(
            "() => ({ ...localStorage, ...sessionStorage, cookie: document.cookie })"
        )
        return {name: value for name, value in found.items() if value and "__palette" not in name}


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    made = browser.new_context(
        viewport={"width": 360, "height": 740},
        timezone_id="Asia/Kathmandu",
        permissions=["clipboard-read", "clipboard-write"],
    )
    made.set_default_timeout(8000)
    yield made
    made.close()


def violations(page: Page) -> list[str]:
    """What axe finds in the form as it is now."""
    page.evaluate(AXE)
    run = "tags => axe.run('[data-hc-report]', { runOnly: tags })"
    found = page.evaluate(run, TAGS)["violations"]
    return [f"{one['id']}: {one['nodes'][0]['html'][:200]}" for one in found]


LANGUAGES = {
    "zh": ("/", "交易一直未完成", "交易哈希", None),
    "en": ("/en/", "Transaction stays unfinished", "Transaction hash", "交易一直未完成 [pending]"),
    "ar": ("/ar/", "معاملة لا تكتمل", "معرّف المعاملة", "交易一直未完成 [pending]"),
}


@pytest.mark.parametrize("locale", LANGUAGES)
def test_a_reader_builds_copies_and_saves_a_report(
    locale: str, context: BrowserContext, address: str
) -> None:
    root, kind, label, support = LANGUAGES[locale]
    reader = Reader(context, address, f"{root}contact/email/#report?kind=pending&chain=bitcoin")
    page = reader.page
    expect(page.locator("#hc-report-title")).to_be_focused()
    expect(page.locator("[data-hc-report] .hc-never")).to_be_visible()
    expect(page.locator("[data-hc-kind=pending] a").first).to_have_attribute(
        "href", re.compile("transactions/pending/$")
    )
    expect(reader.field("offset")).to_have_value("+05:45")
    expect(page.locator("[data-hc-field=origin]")).to_be_hidden()
    reader.fill(happened="<b>one</b>\ntwo", tried="waited", when="2026-11-20T10:30", hash=HEX)
    reader.fill(origin="history", system="android", version="5.0.1", status="pending")
    reader.build()
    expect(page.locator("#hc-report-made")).to_be_focused()
    expect(reader.field("hash")).not_to_have_attribute("aria-invalid", "true")
    text = "\n".join(reader.made.locator("div").all_inner_texts()).replace("\n\n\n", "\n\n")
    for part in (kind, label, HEX, "> <b>one</b>\n> two", "> waited", "5.0.1", support or kind):
        assert part in text
    assert "UTC+05:45 2026-11-20 10:30 = UTC 2026-11-20 04:45" in text
    assert text.count(HEX) == (2 if support else 1)
    page.locator("[data-hc-act=copy]").click()
    expect(page.locator("[data-hc-report] [data-hc-status]")).not_to_be_empty()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.split() == text.split()
    with page.expect_download() as download:
        page.locator("[data-hc-act=save]").click()
    assert download.value.suggested_filename == "report-2026-11-20.txt"
    assert download.value.path().read_text("utf-8") == copied
    expect(page.locator("[data-hc-act=mail]")).to_have_count(0)  # the address is a sample
    expect(page.locator("[data-hc-made] .hc-sample")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    reader.field("tried").fill("waited longer")
    expect(page.locator("[data-hc-made]")).to_be_hidden()  # it is not what stands in the form
    assert (reader.foreign, reader.said, reader.kept()) == ([], [], {})


def test_what_is_wrong_is_said_beside_the_field(context: BrowserContext, address: str) -> None:
    reader = Reader(context, address, "/en/contact/email/")
    reader.build()
    expect(reader.field("kind")).to_be_focused()
    expect(reader.error("kind")).to_have_text("Choose what the problem is.")
    expect(reader.field("happened")).to_have_attribute("aria-invalid", "true")
    described = str(reader.field("happened").get_attribute("aria-describedby"))
    assert "hc-report-happened-error" in described
    expect(reader.field("hash")).to_be_hidden()
    reader.fill(kind="deposit-missing", happened="x", chain="ethereum", when="2999-01-01T00:00")
    reader.fill(hash="0x000000000000000000000000000000000000dEaD")
    reader.build()
    expect(reader.error("hash")).to_contain_text("This is a wallet address")
    expect(reader.error("when")).to_contain_text("has not come yet")
    expect(reader.error("happened")).to_be_hidden()
    expect(reader.field("when")).to_be_focused()
    reader.fill(hash=HEX, when="2026-01-02T03:04")
    reader.build()
    expect(reader.error("hash")).to_contain_text("may be a private key")
    reader.fill(chain="tron")
    expect(reader.error("hash")).to_be_hidden()
    reader.build()
    expect(reader.page.locator("[name=origin]").first).to_be_focused()
    expect(reader.error("origin")).to_be_visible()
    expect(reader.page.locator("[data-hc-made]")).to_be_hidden()
    assert not violations(reader.page)
    reader.fill(kind="sign-in")
    reader.build()
    expect(reader.made).to_contain_text("Cannot sign in")
    assert HEX not in reader.made.inner_text(), "what is not asked for is not told"
    assert not violations(reader.page)


def test_a_private_key_is_refused_and_can_be_removed(context: BrowserContext, address: str) -> None:
    reader = Reader(context, address, "/en/contact/email/#report?kind=pending&chain=bitcoin")
    reader.fill(happened="x", hash=HEX, origin="private")
    expect(reader.error("hash")).to_contain_text("must never go into a report")
    expect(reader.error("hash").locator("a")).to_have_attribute(
        "href", re.compile("emergency/recovery-phrase-leaked/$")
    )
    reader.build()
    expect(reader.field("hash")).to_be_focused()
    expect(reader.page.locator("[data-hc-made]")).to_be_hidden()
    reader.error("hash").get_by_role("button").click()
    expect(reader.field("hash")).to_have_value("")
    expect(reader.field("hash")).to_be_focused()
    reader.build()
    expect(reader.made).to_contain_text("Transaction stays unfinished")
    assert not reader.kept()


def test_a_recovery_phrase_is_refused_in_every_field(context: BrowserContext, address: str) -> None:
    reader = Reader(context, address, "/en/contact/email/#report?kind=pending")
    reader.page.locator("[data-hc-keep]").check()
    for name in ("happened", "tried", "amount", "version", "hash"):
        reader.fill(happened="x")
        field = reader.field(name)
        field.evaluate("own => { own.maxLength = 200 }")  # short fields cut it, which is as well
        field.fill(PHRASE)
        reader.build()
        expect(reader.error(name)).to_be_visible()
        expect(field).to_be_focused()
        expect(reader.page.locator("[data-hc-made]")).to_be_hidden()
        reader.page.wait_for_timeout(400)
        assert "winner" not in str(reader.kept()), name
        assert '"kind":"pending"' in str(reader.kept()), "the rest is kept as was wished"
        field.fill("")
    assert "winner" not in reader.page.url
    assert not reader.foreign


def test_a_phrase_over_two_fields_and_a_missing_guard_are_refused(
    context: BrowserContext, address: str
) -> None:
    reader = Reader(context, address, "/en/contact/email/#report?kind=app")
    words = PHRASE.split()
    reader.fill(happened=" ".join(words[:6]), tried=" ".join(words[6:]))
    reader.build()
    expect(reader.error("form")).to_contain_text("There is a secret")
    expect(reader.error("form")).to_be_focused()
    context.route("**/guard.js", lambda route: route.abort())
    reader = Reader(context, address, "/en/contact/email/#report?kind=app")
    reader.fill(happened="x")
    reader.build()
    expect(reader.error("form")).to_contain_text("The check for secrets did not load")
    expect(reader.page.locator("[data-hc-made]")).to_be_hidden()


def test_a_draft_is_kept_on_request_and_erased_at_once(
    context: BrowserContext, address: str
) -> None:
    reader = Reader(context, address, "/en/contact/email/")
    page = reader.page
    reader.fill(kind="pending", happened="one")
    page.wait_for_timeout(500)
    assert not reader.kept(), "nothing is kept without a wish"
    page.locator("[data-hc-keep]").check()
    page.wait_for_function("localStorage.report?.includes('one')")
    reader.fill(hash=HEX, tried="two", offset="+08:00")
    page.wait_for_function("localStorage.report?.includes('two')")
    assert HEX not in str(reader.kept()), "nobody has said what it is"
    reader.fill(chain="bitcoin", origin="history")
    page.wait_for_function("hex => localStorage.report.includes(hex)", arg=HEX)
    page.reload(wait_until="networkidle")
    for name, value in {"happened": "one", "tried": "two", "hash": HEX, "chain": "bitcoin"}.items():
        expect(reader.field(name)).to_have_value(value)
    expect(page.locator("[name=origin][value=history]")).to_be_checked()
    page.locator("[data-hc-erase]").click()
    assert not reader.kept()
    expect(reader.field("happened")).to_have_value("")
    expect(page.locator("[data-hc-keep]")).not_to_be_checked()
    status = page.locator("[data-hc-report] [data-hc-status]")
    expect(status).to_have_text("Form and draft are erased.")
    page.wait_for_timeout(500)
    assert not reader.kept(), "no late answer brings it back"
    page.locator("[data-hc-keep]").check()
    page.wait_for_function("localStorage.report")
    page.locator("[data-hc-keep]").uncheck()
    assert not reader.kept()


def test_a_report_is_built_by_keyboard_alone(context: BrowserContext, address: str) -> None:
    reader = Reader(context, address, "/en/contact/email/#report?kind=other")
    keyboard = reader.page.keyboard

    def reach(selector: str) -> None:
        for _ in range(12):
            keyboard.press("Tab")
            if reader.page.evaluate("one => document.activeElement.matches(one)", selector):
                return
        raise AssertionError(f"{selector} cannot be reached")

    reach("#hc-report-kind")
    keyboard.type("Transaction st")
    reach("#hc-report-happened")
    keyboard.type("stuck")
    reach("#hc-report-chain")
    keyboard.type("Bitcoin")
    reach("#hc-report-hash")
    keyboard.type(HEX)
    reach("[name=origin]")
    keyboard.press("Space")
    reach("#hc-report-version")
    keyboard.type("5")
    keyboard.press("Enter")
    expect(reader.page.locator("#hc-report-made")).to_be_focused()
    expect(reader.made).to_contain_text("Network: Bitcoin")
    reach("[data-hc-act=copy]")
    keyboard.press("Enter")
    expect(reader.page.locator("[data-hc-report] [data-hc-status]")).to_have_text("Copied.")


def test_without_scripts_the_article_says_how(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}/en/contact/email/#report?kind=pending")
    expect(page.locator("[data-hc-report] form")).to_be_hidden()
    expect(page.locator("[data-hc-plain]")).to_be_visible()
    expect(page.locator("article code").first).to_contain_text("Subject:")
    assert page.locator("#report").evaluate("own => own.getBoundingClientRect().top < innerHeight")
    context.close()


def test_a_site_read_from_files_builds_and_copies(context: BrowserContext, site: Path) -> None:
    context.clear_permissions()
    page = context.new_page()
    page.goto(f"file://{site}/en/contact/email/index.html#report?kind=app")
    page.locator("#hc-report-happened").fill("it stops")
    page.locator("[data-hc-report] [type=submit]").click()
    expect(page.locator("[data-hc-text]")).to_contain_text("> it stops")


@pytest.fixture(scope="module")
def real_mail(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The form in English with a real address of support, and a guard that finds nothing."""
    strings = load_data(ROOT / "data/strings/en.yml")
    email = Channel("email", "email", "help@real.example", False, (), "", 0)
    environment = Environment(loader=FileSystemLoader(ROOT / "overrides"), autoescape=True)
    environment.filters["url"] = str
    html = environment.get_template("partials/tools/report.html").render(
        strings=strings,
        support_words=load_data(ROOT / "data/strings/zh.yml")["report"],
        report=describe_report(DATA, {}, {"email": email}),
        language_tags={"en": "en"},
        locale="en",
        locale_root="en/",
    )
    folder = tmp_path_factory.mktemp("mail")
    docs = ROOT / "docs"
    paths = (docs / "assets/javascripts").rglob("*.js")
    modules = {path.relative_to(docs).as_posix(): path.read_text("utf-8") for path in paths}
    script = folder / "assets/javascripts/report.js"
    script.parent.mkdir(parents=True)
    script.write_text(bundle_modules(modules, "assets/javascripts/report.js"), "utf-8")
    (folder / "guard.js").write_text(GUARD, "utf-8")
    head = '<meta charset="utf-8"><title>t</title><script src="guard.js"></script>'
    (folder / "index.html").write_text(f"<!doctype html>{head}{html}", "utf-8")
    with serve(folder) as address:
        yield address


def test_the_mail_program_gets_the_report_or_the_reader_is_told(
    real_mail: str, context: BrowserContext
) -> None:
    reader = Reader(context, real_mail, "/#report?kind=app")
    page = reader.page
    page.evaluate(
        """() => document.addEventListener("click", event => {
          if (!event.target.href?.startsWith("mailto:")) return
          event.preventDefault()
          globalThis.mailed = event.target.href
        }, true)"""
    )
    reader.fill(happened="it stops")
    reader.build()
    expect(page.locator("[data-hc-made] .hc-address")).to_have_text("help@real.example")
    expect(page.locator("[data-hc-made] .hc-sample")).to_have_count(0)
    page.locator("[data-hc-act=mail]").click()
    mailed = page.evaluate("decodeURIComponent(mailed)")
    assert mailed.startswith("mailto:help@real.example?subject=The app has a problem, 20")
    assert "&body=Report for BitPie support\r\n" in mailed
    assert "> it stops" in mailed
    expect(page.locator("[data-hc-status]")).to_contain_text("handed to your mail program")
    reader.fill(happened="it stops " * 200)
    reader.build()
    page.locator("[data-hc-act=mail]").click()
    expect(page.locator("[data-hc-status]")).to_contain_text("copied instead")
    assert "body=" not in page.evaluate("mailed")
    assert page.evaluate("navigator.clipboard.readText()").count("it stops") == 200
