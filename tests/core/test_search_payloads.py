"""What the browser gets of a language for search: documents, words, parts, names of files."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from helpcentre._disk import load_site
from helpcentre.search.bundles import write_engine, write_locale
from helpcentre.search.documents import list_documents
from helpcentre.search.keywords import list_keywords
from helpcentre.search.payloads import make_core, make_more, write_payloads
from helpcentre.search.words import (
    fold_table,
    list_concepts,
    list_emergencies,
    pinyin_table,
    vocabulary,
)
from helpcentre.sites import Site
from tests.languages import LOCALES
from tests.searching import read_script
from tests.sites import ROOT, write_site

ARTICLE = """\
---
title: {title}
description: {title} 的说明，写得长一些。
reviewed: 2026-11-23
questions: [问题一, 问题二]
{more}---

开头的话。

## 步骤 {{ #steps }}

先做[这一步](b.md)，再做 `那一步`。
"""


@pytest.fixture
def site(tmp_path: Path) -> Site:
    answer = 'summary: 一句话\nanswer: {text: 先别动, link: "#steps"}\n'
    files = {
        "docs/zh/a.md": ARTICLE.format(title="甲", more=answer),
        "docs/zh/b.md": ARTICLE.format(title="乙", more=""),
        "docs/en/a.md": ARTICLE.format(title="Alpha", more=""),
        "data/terms.yml": "coin: {article: a}\n",
        "data/terms/zh.yml": "coin: {term: 币, definition: 钱。, synonyms: [代币]}\n",
        "data/terms/en.yml": (
            "coin: {term: coin, definition: Money., synonyms: [token], forms: [coin]}\n"
        ),
        "data/search/en.yml": (
            "ignored: [how]\nsynonyms: {coin: [crypto]}\ntopics: {a: [no], b: [second letter]}\n"
            "groups: {calm: [avoid], away: [lost]}\n"
            "emergencies: {a: [{needs: [away, [coin]], never: [find]}], gone: [{needs: [away]}]}\n"
        ),
    }
    return load_site(write_site(tmp_path, files))


def test_a_document_is_what_the_reader_gets(site: Site) -> None:
    first, second = list_documents(site, "en")
    assert (first.title, first.url, first.own, first.terms) == ("Alpha", "a/", True, ("coin",))
    assert first.alternate == "甲"
    assert first.topics == ()
    assert (second.title, second.locale, second.own) == ("乙", "zh", False)
    assert second.topics == ("second letter",)
    assert [(part.id, part.title, part.text) for part in second.parts] == [
        ("", "", "开头的话。"),
        ("steps", "步骤", "先做这一步，再做 那一步。"),
    ]


def test_summary_and_answer_are_the_articles_own_or_its_description(site: Site) -> None:
    first, second = list_documents(site, "zh")
    assert (first.summary, first.answer, first.link) == ("一句话", "先别动", "#steps")
    assert (second.summary, second.answer) == ("乙 的说明，写得长一些。", "")


def test_words_of_one_meaning_meet_across_languages(site: Site) -> None:
    """But for Chinese words, unless the language has some itself."""
    assert list_concepts(site, "en") == {"coin": (["coin", "token", "coin*"], ["crypto"])}
    path = "data/search/en.yml"
    words = site.texts[path].replace("[crypto]", "[crypto, 币圈]")
    mixed = replace(site, texts={**site.texts, path: words})
    assert list_concepts(mixed, "en")["coin"][1] == ["crypto", "币圈", "币", "代币"]


def test_rules_of_emergencies_name_groups_or_words(site: Site) -> None:
    assert list_emergencies(site, "en") == [
        ("a", [["lost"], ["coin"]], ["find"]),
        ("gone", [["lost"]], []),
    ]


def test_the_parts_fit_together(site: Site) -> None:
    core, more = map(read_script, write_payloads(site, "en"))
    assert core["revision"] == more["revision"]
    assert len(core["docs"]) == len(more["docs"]) == 2
    assert len(core["concepts"]) == len(more["concepts"])
    assert [rule[0] for rule in core["emergencies"]] == [0], "an article that does not exist"
    assert core["docs"][1][2] == ["second letter"]
    assert more["docs"][1][3] == ["问题一", "问题二"]


def test_the_same_sources_give_the_same_bytes_and_names(site: Site) -> None:
    files = write_locale(site, "zh")
    assert files == write_locale(site, "zh")
    changed = write_locale(site, "en")
    assert not set(files) & set(changed)


def test_tables_hold_what_occurs_and_nothing_else() -> None:
    assert fold_table(["盗币"]) == "\u5e63币\u76dc盗"
    assert pinyin_table(["盗币道 a"]) == "bi币dao盗道"
    assert fold_table([]) == pinyin_table([]) == ""


def test_the_engine_is_one_script_named_by_its_content() -> None:
    worker = 'import { a } from "./a.js"\na()\n'
    modules = {"worker.js": worker, "a.js": "export const a = () => 1\n"}
    (name, text), *others = write_engine(modules).items()
    assert not others
    assert name.startswith("assets/search/engine.")
    assert "import" not in text
    assert write_engine(modules) != write_engine({**modules, "a.js": "export const a = () => 2\n"})


@pytest.mark.parametrize("locale", LOCALES)
def test_our_vocabulary_names_what_exists(locale: str) -> None:
    ours = load_site(ROOT, [locale])
    words = vocabulary(ours, locale)
    slugs = {key.removesuffix(".md") for key in ours.keys_of(locale)}
    assert set(words["emergencies"]) | set(words.get("topics", ())) <= slugs
    groups = [rule["needs"] for rules in words["emergencies"].values() for rule in rules]
    named = {name for needs in groups for name in needs if isinstance(name, str)}
    assert named <= set(words["groups"])
    assert len(words["emergencies"]) == 5
    json.dumps(list_emergencies(ours, locale))


def test_keywords_are_what_few_documents_say_in_the_sections_where_it_stands(site: Site) -> None:
    first, second = list_documents(site, "zh")
    texts = [replace(first.parts[0], text="The wallet, the wallet and 硬件钱包 don\u2019t a")]
    texts.append(replace(first.parts[1], text="The wallet of others"))
    others = [replace(part, text="the usual") for part in second.parts]
    ours, theirs = replace(first, parts=tuple(texts)), replace(second, parts=tuple(others))
    assert list_keywords([ours, theirs]) == [
        ["the wallet and 硬件 件钱 钱包 don\u2019t", "of others"],
        ["the usual", ""],
    ]
    long = replace(texts[0], text=" ".join(["the"] + [f"word{n} word{n}" for n in range(60)]))
    ((chosen,), _) = list_keywords([replace(ours, parts=(long,)), theirs])
    assert len(chosen.split()) == 48
    assert "the" not in chosen.split()


def test_a_large_site_sends_fewer_questions_first_and_keywords(site: Site) -> None:
    article, *_ = list_documents(site, "zh")
    questions = tuple(f"问题{n}" for n in range(6))
    for count, first in ((80, 4), (160, 2), (500, 1)):
        documents = [replace(article, slug=f"{n}", questions=questions) for n in range(count)]
        core = make_core(site, "zh", documents)
        more = make_more(site, "zh", documents, {"revision": ""})
        assert len(core["docs"][0][2]) == first
        assert len(more["docs"][0][3]) == 6 - first
        text = more["docs"][0][4][1][2]
        assert (text == article.parts[1].text) == (count < 200)
