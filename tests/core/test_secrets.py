"""The word lists as a browser gets them."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from mnemonic import Mnemonic

from helpcentre._disk import load_site
from helpcentre.secrets import (
    FOLDER,
    LANGUAGES,
    list_labels,
    name_lists,
    pack_han,
    pack_words,
    read_words,
    write_lists,
)
from helpcentre.sites import Site
from tests.sites import ROOT


@pytest.fixture(scope="module")
def site() -> Site:
    return load_site(ROOT)


def unpack(packed: str) -> Iterator[str]:
    last = ""
    for shared, rest in re.findall(r"(\d)(\D*)", packed):
        last = last[: int(shared)] + rest
        yield last


def payload(text: str) -> Any:
    found = re.fullmatch(r"helpcentreGuard\.add\((.*)\)\n", text, re.DOTALL)
    assert found, text[:80]
    return json.loads(f"[{found[1]}]")


@pytest.mark.parametrize("language", LANGUAGES)
def test_lists_are_whole_and_without_accents(language: str) -> None:
    words = read_words(language)
    assert len(set(words)) == 2048
    assert len(Mnemonic(language).wordlist) == 2048
    assert not [word for word in words if re.search("[\u0300-\u036f\u00c0-\u017f]", word)]
    assert list(unpack(pack_words(words))) == words


def test_accents_are_left_out_but_sounds_stay() -> None:
    assert read_words("spanish")[0] == "abaco"
    assert "あけがた" in read_words("japanese")
    assert read_words("korean")[0] == "가격"


def test_packing_says_what_is_shared() -> None:
    assert pack_words(["abandon", "ability", "able"]) == "0abandon2ility2le"
    assert pack_words(["", "a", "a"]) == "00a1"


def test_both_chinese_lists_are_one_with_the_pairs_of_our_articles() -> None:
    simplified = read_words("chinese_simplified")
    signs, traditional, pairs = pack_han(simplified, [("的", "一"), ("一", "的"), ("的", "x")])
    assert list(signs) == simplified
    restored = list(simplified)
    number = 0
    for part in re.findall(r"\d+|\D", traditional):
        if part.isdigit():
            number += int(part)
        else:
            restored[number] = part
            number += 1
    assert restored == read_words("chinese_traditional")
    assert pairs == "B__B", "1, and 2047 more: two full digits of five bits and a one"
    assert pack_han(simplified, [])[2] == ""


def test_labels_are_those_of_all_languages(site: Site) -> None:
    labels = list_labels(site)
    assert set(labels) == {"phrase", "key", "hash", "code"}
    assert {"助记词", "助記詞", "recovery phrase"} <= set(labels["phrase"])
    assert {"私钥", "private key", "приватный ключ", "المفتاح الخاص"} <= set(labels["key"])
    assert {"验证码", "otp", "인증번호", "認証コード"} <= set(labels["code"])
    assert "code" not in labels["code"], "an error has a code, too"
    assert "tx hash" not in labels["hash"], "it is found as `hash`"
    for words in labels.values():
        assert all(word == word.lower() for word in words)


def test_addresses_change_with_the_content_alone(site: Site) -> None:
    lists = write_lists(site)
    assert lists == write_lists(site)
    assert name_lists(site) == {payload(text)[0]: address for address, text in lists.items()}
    for address, text in lists.items():
        assert re.fullmatch(rf"{FOLDER}/[a-z]+\.[0-9a-f]{{10}}\.js", address)
        assert len(payload(text)) == 2
    other = {**site.texts, "data/terms/en.yml": ""}
    changed = write_lists(replace(site, texts=other))
    assert {name for name in lists if name not in changed} == {name_lists(site)["labels"]}


def test_a_site_without_articles_and_terms_has_lists(site: Site) -> None:
    bare = Site(site.settings, {}, frozenset())
    found = dict(map(payload, write_lists(bare).values()))
    assert found["labels"] == {"phrase": [], "key": [], "hash": [], "code": []}
    assert found["han"][2] == ""
