"""The detector of secrets in a real browser: what it knows, and what it lets through."""

from __future__ import annotations

import hashlib
import random
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml
from playwright.sync_api import Browser, Page

from helpcentre._disk import load_site
from helpcentre.queries import parse_queries
from helpcentre.secrets import LANGUAGES, read_words
from tests.secrets import (
    CHINESE,
    LAYOUTS,
    LISTS,
    SIZES,
    UNSPACED,
    detect,
    load_detector,
    phrases,
)
from tests.sites import ROOT

HASH = "a1b2c3d4" * 8
VECTORS = yaml.safe_load(Path(__file__).with_name("secrets.yml").read_text("utf-8"))


@pytest.fixture(scope="module")
def detector(browser: Browser) -> Iterator[Page]:
    page = browser.new_page()
    load_detector(page)
    yield page
    page.close()


@pytest.mark.parametrize("language", LISTS)
def test_every_phrase_is_known(detector: Page, language: str) -> None:
    layouts = [*LAYOUTS.values(), *(UNSPACED.values() if language in CHINESE else ())]
    known = [words for size in SIZES for words in phrases(language, size, 4)]
    texts = [layout(words) for words in known for layout in layouts]
    found = detect(detector, texts)
    assert [text for text, kind in zip(texts, found, strict=True) if kind != "phrase"] == []


@pytest.mark.parametrize("language", LISTS)
def test_a_phrase_with_one_fault_is_known(detector: Page, language: str) -> None:
    chance = random.Random(language)  # noqa: S311 - no secret, the same texts every day
    texts = []
    for words in (words for size in SIZES for words in phrases(language, size, 4)):
        place = chance.randrange(len(words))
        wrong = [*words[:place], "qwxq", *words[place + 1 :]]
        missing = [*words[:place], *words[place + 1 :]]
        for name in ("blanks", "numbered"):
            texts += [LAYOUTS[name](wrong), LAYOUTS[name](missing)]
    found = detect(detector, texts)
    assert [text for text, kind in zip(texts, found, strict=True) if kind != "phrase"] == []


def test_two_slips_are_still_a_phrase(detector: Page) -> None:
    slipped = [
        [f"{words[0][:-1]}x", *words[1:6], f"{words[6]}s", *words[7:]]
        for words in phrases("english", 12, 20)
    ]
    assert detect(detector, [" ".join(words) for words in slipped]) == ["phrase"] * 20


@pytest.mark.parametrize("kind", [kind for kind in VECTORS if kind != "silent"])
def test_each_kind_is_known(detector: Page, kind: str) -> None:
    texts = VECTORS[kind]
    assert dict(zip(texts, detect(detector, texts), strict=True)) == dict.fromkeys(texts, kind)


def test_what_only_looks_like_a_secret_is_none(detector: Page) -> None:
    texts = VECTORS["silent"]
    assert dict(zip(texts, detect(detector, texts), strict=True)) == dict.fromkeys(texts)


def test_our_own_texts_and_what_readers_ask_are_no_secret(detector: Page) -> None:
    texts: set[str] = set()
    for path in sorted((ROOT / "data/queries").glob("*.yml")):
        texts |= {query.text for query in parse_queries(path.read_text("utf-8"))}
    for article in load_site(ROOT).articles.values():
        texts |= {article.text, *article.text.split("\n"), *map(str, article.fields["questions"])}
    listed = sorted(texts)
    assert len(listed) > 10_000
    found = detect(detector, listed)
    assert [text for text, kind in zip(listed, found, strict=True) if kind] == []


def test_a_reader_s_answer_settles_what_a_number_is(detector: Page) -> None:
    code = "([text, meaning]) => probe.detect(text, probe.lists, () => meaning)?.kind"
    assert detector.evaluate(code, [HASH, "hash"]) is None
    assert detector.evaluate(code, [HASH, "key"]) == "key"


def test_hashes_and_checksums_agree_with_python(detector: Page) -> None:
    messages = [hashlib.sha512(bytes([n])).digest()[: n % 64] * (n % 5) for n in range(120)]
    digests = detector.evaluate(
        "all => all.map(bytes => [...probe.sha256(Uint8Array.from(bytes))])",
        [list(message) for message in messages],
    )
    assert [bytes(one) for one in digests] == [hashlib.sha256(one).digest() for one in messages]


def test_lists_arrive_as_they_are(detector: Page) -> None:
    code = "name => [...(probe.lists[name].index ?? probe.lists[name]).keys()]"
    for language in LANGUAGES:
        assert detector.evaluate(code, language) == read_words(language)
    numbers = detector.evaluate("() => [...probe.lists.han.index]")
    for language in CHINESE:
        own = {word: number for number, word in enumerate(read_words(language))}
        assert own.items() <= dict(numbers).items()


def needed(page: Page, text: str, *there: str) -> set[str]:
    code = (
        "([text, names]) => probe.listsNeeded(text,"
        " Object.fromEntries(names.map(name => [name, probe.lists[name]])))"
    )
    return set(page.evaluate(code, [text, list(there)]))


def test_lists_are_asked_for_only_when_they_matter(detector: Page) -> None:
    for text in (
        "",
        "transfer stuck",
        "转账一直没到账怎么办",
        "my usdt transfer is stuck since monday",
    ):
        assert needed(detector, text) == set(), text
    assert needed(detector, "验证码 482913") == {"labels"}
    for language in LISTS:
        for words in phrases(language, 12, 3):
            name = "han" if language in CHINESE else language
            assert name in needed(detector, " ".join(words)), words
            assert name in needed(detector, " ".join(words[1:])), words
            assert name not in needed(detector, " ".join(words), name)
    unspaced = UNSPACED["in a sentence"](next(phrases(CHINESE[0], 12, 1)))
    assert needed(detector, unspaced) == {"labels"}
    assert needed(detector, unspaced, "labels") == {"han"}


def test_a_long_message_is_judged_at_once(detector: Page) -> None:
    message = (load_site(ROOT).articles["en/emergency/stolen-assets.md"].text * 3)[:2000]
    code = """text => {
        const begin = performance.now()
        for (let n = 0; n < 20; n++) probe.detect(text, probe.lists)
        return (performance.now() - begin) / 20
    }"""
    assert min(detector.evaluate(code, message) for _ in range(5)) <= 5
