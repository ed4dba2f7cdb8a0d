"""The engine of the search in a real browser: its modules, and what it makes of our articles."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from playwright.sync_api import Browser, Page

from helpcentre._disk import load_site
from helpcentre.search.payloads import write_payloads
from tests.browser.conftest import serve
from tests.languages import LOCALES
from tests.searching import read_script
from tests.sites import ROOT

EMERGENCIES = yaml.safe_load((Path(__file__).parent / "emergencies.yml").read_text("utf-8"))
TONGUE = "makeTongue(%r, %s, '\\u8f49\\u8f6c')"


@pytest.fixture(scope="module")
def engine(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Page]:
    """A page in which `use(module, code)` runs code with a module, `engines` has all languages."""
    folder = tmp_path_factory.mktemp("engine")
    shutil.copytree(ROOT / "docs/assets/search", folder, dirs_exist_ok=True)
    (folder / "index.html").write_text("<title>engine</title>", "utf-8")
    site = load_site(ROOT)
    parts = {
        locale: [read_script(text) for text in write_payloads(site, locale)] for locale in LOCALES
    }
    with serve(folder) as address:
        page = browser.new_page()
        page.goto(address)
        page.evaluate(
            """async parts => {
                const { createEngine } = await import("./engine.js")
                globalThis.parts = parts
                globalThis.engines = {}
                globalThis.cores = {}
                for (const [locale, [core, more]] of Object.entries(parts)) {
                    cores[locale] = createEngine()
                    cores[locale].add(core)
                    engines[locale] = createEngine()
                    engines[locale].add(core)
                    engines[locale].add(more)
                }
            }""",
            parts,
        )
        yield page
        page.close()


def use(page: Page, module: str, code: str, *values: Any) -> Any:
    """What an expression gives that may use all that a module exports."""
    return page.evaluate(
        "async ([module, code, values]) => { const m = await import(`./${module}.js`);"
        " return new Function('m', 'values', `with (m) return ${code}`)(m, values) }",
        [module, code, list(values)],
    )


def search(page: Page, locale: str, query: str) -> dict[str, Any]:
    found: dict[str, Any] = page.evaluate(
        "([locale, query]) => engines[locale].search(query)", [locale, query]
    )
    return found


def first(page: Page, locale: str, query: str, count: int = 1) -> list[str]:
    return [result["url"] for result in search(page, locale, query)["results"][:count]]


def tokens(page: Page, text: str, language: str = "en", tonal: str = "false") -> list[str]:
    code = f"(() => {{ const t = {TONGUE % (language, tonal)};"
    code += " return runs(values[0], t).flatMap(r => tokensOf(r, t).map(x => x.text)) })()"
    found: list[str] = use(page, "tokens", code, text)
    return found


@pytest.mark.parametrize(
    ("text", "same", "language"),
    [
        ("ＵＳＤＴ Wallets", "usdt wallet", "en"),
        ("轉币", "转币", "zh"),
        ("ウォレット", "うおれつと", "ja"),
        ("café", "cafe", "en"),
        ("contraseñas", "contrasena", "es"),
        ("robaron", "robado", "es"),
        ("кошельками", "кошелька", "ru"),
        ("транзакции", "транзакция", "ru"),
        ("đăng nhập", "dang nhap", "vi"),
        ("المَحْفَظَة", "محفظه", "ar"),
        ("أموال", "اموال", "ar"),
        ("٢٤", "24", "ar"),
        ("don’t", "dont", "en"),
    ],
)
def test_what_readers_write_in_two_ways_is_one(
    engine: Page, text: str, same: str, language: str
) -> None:
    assert tokens(engine, text, language) == tokens(engine, same, language) != []


def test_scripts_without_blanks_are_pairs_and_mixed_scripts_fall_apart(engine: Page) -> None:
    assert tokens(engine, "助记词") == ["助记", "记词", "助", "记", "词"]
    assert tokens(engine, "비밀번호") == ["비밀", "밀번", "번호"]
    assert tokens(engine, "转u到okx") == ["转", "u", "到", "okx"]
    assert tokens(engine, "0x" + "a1" * 32) == []


def test_marks_refine_but_are_not_needed(engine: Page) -> None:
    assert tokens(engine, "ví", "vi", "true") == ["vi", "ví"]
    assert tokens(engine, "vi", "vi", "true") == ["vi"]


@pytest.mark.parametrize(
    ("word", "other", "most", "edits"),
    [
        ("walet", "wallet", 1, 1),
        ("wlalet", "wallet", 1, 1),
        ("abcd", "wxyz", 2, 3),
        ("a", "a", 0, 0),
    ],
)
def test_slips_are_counted(engine: Page, word: str, other: str, most: int, edits: int) -> None:
    assert use(engine, "edits", "distance(...values)", word, other, most) == edits


def test_the_longer_the_word_the_more_slips(engine: Page) -> None:
    assert use(engine, "edits", "values.map(allowance)", "gas", "send", "wallets", "recovery") == [
        0,
        1,
        1,
        2,
    ]


def test_words_that_are_passed_over_are_not_near(engine: Page) -> None:
    """Every word of the index with one slip: who looks only at candidates misses none."""
    code = """(() => {
      const all = values[0]
      const lengths = sortByLength(all)
      const slips = all.flatMap((word, n) => {
        const at = n % word.length
        const [before, after] = [word.slice(0, at), word.slice(at + 1)]
        return [before + after, `${before}x${after}`, `${before}x${word[at]}${after}`,
          before + after.slice(0, 1) + word[at] + after.slice(1)]
      })
      const near = (slip, known) => JSON.stringify(nearWords(slip, known))
      const lost = slips.filter(slip => (
        near(slip, all) !== near(slip, candidates(slip, lengths))
      ))
      return { lost, found: slips.filter(slip => nearWords(slip, all).length).length }
    })()"""
    words = sorted({w for q in EMERGENCIES["en"].values() for one in q for w in one.split()})
    found = use(engine, "edits", code, words)
    assert found["lost"] == []
    assert found["found"] > len(words)


@pytest.mark.parametrize(
    ("locale", "query", "slug"),
    [
        ("zh", "zhujici xielou", "emergency/recovery-phrase-leaked"),
        ("zh", "助计词泄漏", "emergency/recovery-phrase-leaked"),
        ("zh", "錢包被盜", "emergency/stolen-assets"),
        ("zh-Hant", "钱包被盗", "emergency/stolen-assets"),
        ("zh", "phishing", "security/phishing"),
        ("en", "recieve coins", "get-started/receive"),
        ("en", "phishng", "security/phishing"),
        ("en", "two-fac", "security/two-factor"),
        ("vi", "lua dao gia mao", "security/fake-support"),
        ("ko", "피싱 사이트", "security/phishing"),
        ("ja", "ふいっしんぐ", "security/phishing"),
    ],
)
def test_it_is_found_however_it_is_typed(engine: Page, locale: str, query: str, slug: str) -> None:
    assert f"{slug}/" in first(engine, locale, query, 3)


def test_words_of_one_meaning_find_the_same(engine: Page) -> None:
    seed, phrase = (
        first(engine, "en", f"{word} leaked") for word in ("mnemonic", "recovery phrase")
    )
    assert seed == phrase == ["emergency/recovery-phrase-leaked/"]


@pytest.mark.parametrize("locale", LOCALES)
def test_readers_in_danger_see_the_emergency_first(engine: Page, locale: str) -> None:
    for slug, queries in EMERGENCIES[locale].items():
        for query in queries:
            found = search(engine, locale, query)
            assert found["results"][0]["url"] == f"{slug}/", query
            assert found["answer"]["emergency"], query
            assert found["answer"]["url"].startswith(f"{slug}/")


def test_what_only_looks_like_an_emergency_is_none(engine: Page) -> None:
    for query in ("how to avoid being scammed", "how do I create a wallet", "change phone number"):
        found = search(engine, "en", query)
        assert not (found["answer"] or {}).get("emergency"), query


def test_off_topic_words_get_no_answer(engine: Page) -> None:
    for query in (
        "pizza recipe",
        "weather tomorrow",
        "flight to tokyo",
        "a",
        "",
        "   ",
        "?!",
        "🙂",
    ):
        assert search(engine, "en", query)["answer"] is None, query


@pytest.mark.parametrize("locale", LOCALES)
def test_nothing_that_is_typed_breaks_it(engine: Page, locale: str) -> None:
    hostile = [
        "\x00",
        "\ud800",
        "a" * 5000,
        "助" * 500,
        "<b>",
        "((((",
        "\\",
        "~zhu ji",
        "#1",
        "^zjc",
    ]
    for query in hostile:
        found = search(engine, locale, query)
        assert set(found) == {"query", "results", "answer", "questions", "good"}


def test_the_same_words_give_the_same_results(engine: Page) -> None:
    for query in ("wallet", "stuck transaction", "recov"):
        one = search(engine, "en", query)
        search(engine, "en", "something else")
        assert search(engine, "en", query) == one


def test_results_say_where_and_why(engine: Page) -> None:
    found = search(engine, "ja", "手数料が高い")
    result = next(one for one in found["results"] if one["url"] == "transactions/fees/")
    assert result["fallback"]
    assert result["locale"] != "ja"
    phishing = search(engine, "en", "phishing")["results"][0]
    assert phishing["terms"]
    assert all(one["url"].startswith("security/phishing/#") for one in phishing["sections"])


def test_answers_come_from_the_core_until_all_of_the_rest_is_ready(engine: Page) -> None:
    """Never from a part of it: what is found does not depend on when one asks."""
    found = engine.evaluate(
        """async () => {
          const { createEngine } = await import("./engine.js")
          const [core, more] = parts.en
          const own = createEngine()
          const ask = hurry => JSON.stringify(own.search("stuck transaction", { hurry }))
          own.add(core)
          const first = ask(true)
          own.add(more)
          const between = []
          do between.push(ask(true)); while (own.advance())
          return { first, between, last: ask(true), whole: ask(false) }
        }"""
    )
    assert len(found["between"]) > 10
    assert set(found["between"]) == {found["first"]}
    assert found["last"] == found["whole"] != found["first"]


def test_a_part_of_another_build_is_left_out(engine: Page) -> None:
    found = engine.evaluate(
        """async () => {
          const { createEngine } = await import("./engine.js")
          const [core, more] = parts.en
          const own = createEngine()
          own.add(core)
          own.add({ ...more, revision: "old" })
          return own.search("phishing").results[0]
        }"""
    )
    assert (found["url"], found["summary"]) == ("security/phishing/", "")


def test_the_core_alone_ranks_and_the_rest_refines(engine: Page) -> None:
    alone = engine.evaluate("() => cores.en.search('recovery phrase leaked')")
    assert alone["results"][0]["url"] == "emergency/recovery-phrase-leaked/"
    assert alone["results"][0]["summary"] == ""
    assert search(engine, "en", "recovery phrase leaked")["results"][0]["summary"]
