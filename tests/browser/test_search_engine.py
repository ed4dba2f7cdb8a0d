"""The engine of the search in a real browser: its modules, and what it makes of our articles."""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from mnemonic import Mnemonic
from playwright.sync_api import Browser, Page

from helpcentre._disk import load_site
from helpcentre.queries import parse_queries
from helpcentre.search.payloads import write_payloads
from tests.browser.conftest import serve
from tests.languages import LOCALES
from tests.searching import read_script
from tests.sites import ROOT

EMERGENCIES = yaml.safe_load((Path(__file__).parent / "emergencies.yml").read_text("utf-8"))
TONGUE = "({ language: %r, tonal: %s, fold: new Map([['\\u8f49', '\\u8f6c']]) })"


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


def secret(page: Page, locale: str, text: str) -> str | None:
    found = search(page, locale, text)
    assert not (found["secret"] and found["results"])
    return found["secret"] and str(found["secret"]["kind"])


@pytest.mark.parametrize(
    "language", ["english", "chinese_simplified", "chinese_traditional", "japanese"]
)
def test_recovery_phrases_are_never_searched(engine: Page, language: str) -> None:
    for number, size in enumerate((16, 20, 24, 28, 32) * 4):
        entropy = hashlib.sha512(f"{language}{number}".encode()).digest()[:size]
        words = Mnemonic(language).to_mnemonic(entropy).split()
        assert secret(engine, "zh", " ".join(words)) == "phrase"
        numbered = "\n".join(f"{n}. {word}" for n, word in enumerate(words, 1))
        assert secret(engine, "zh", f"my words:\n{numbered}") == "phrase"
        if language == "english":
            slipped = [words[0][:-1] + "x", *words[1:6], words[6] + "s", *words[7:]]
            assert secret(engine, "en", " ".join(slipped).upper()) == "phrase"


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("key", "5HueCGU8rMjxEXxiPuD5BDku4MkFqeZyd4dZ1jvhTVqvbTLvyTJ"),
        ("key", "my key: L1aW4aubDFB7yfras2S1mN3bqg9nwySY8nkoLmJebSLD5BWv3ENZ"),
        ("key", "xprv" + "9" * 107),
        ("key", ", ".join(str(n) for n in range(64))),
        ("hex", "0x" + "a1" * 32),
        ("keystore", '{"crypto": {"ciphertext": "00"}}'),
        ("phrase", "abandon " * 11 + "about"),
    ],
)
def test_keys_are_never_searched(engine: Page, kind: str, text: str) -> None:
    assert secret(engine, "en", text) == kind


def test_honest_words_are_no_secret(engine: Page) -> None:
    """Every query that we have, every summary, and all questions of every language."""
    texts = {locale: set[str]() for locale in LOCALES}
    for locale in LOCALES:
        known = parse_queries((ROOT / f"data/queries/{locale}.yml").read_text("utf-8"))
        texts[locale] |= {query.text for query in known}
    for article in load_site(ROOT).articles.values():
        texts[article.locale] |= {*map(str, article.fields["questions"]), article.fields["title"]}
        texts[article.locale].add(str(article.fields["description"]))
    assert sum(len(text) > 40 for found in texts.values() for text in found) > 200
    for locale, found in texts.items():
        flagged = engine.evaluate(
            "([locale, texts]) => texts.filter(text => engines[locale].findSecret(text)"
            " || engines[locale].search(text).secret || cores[locale].search(text).secret)",
            [locale, sorted(found)],
        )
        assert flagged == []


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
        assert set(found) == {"query", "secret", "results", "answer", "questions", "good"}


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


def test_the_core_alone_ranks_and_the_rest_refines(engine: Page) -> None:
    alone = engine.evaluate("() => cores.en.search('recovery phrase leaked')")
    assert alone["results"][0]["url"] == "emergency/recovery-phrase-leaked/"
    assert alone["results"][0]["summary"] == ""
    assert search(engine, "en", "recovery phrase leaked")["results"][0]["summary"]
