"""The report builder's data: what the form of a language needs, whatever stands in the file."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
import yaml

from helpcentre._disk import load_data, load_site
from helpcentre.records import check_records
from helpcentre.register import Channel
from helpcentre.report import CODED, PATH, check_report, describe_report
from tests.languages import LOCALES
from tests.sites import ROOT

TEXT = (ROOT / PATH).read_text("utf-8")
DATA = yaml.safe_load(TEXT)
SCHEMA = json.loads((ROOT / "data/schemas/report.json").read_text("utf-8"))
PAGES = {"contact/email": {"title": "E-mail", "url": "en/contact/email/", "locale": "en"}}


def email(*, sample: bool) -> dict[str, Channel]:
    return {"email": Channel("email", "email", "a@bitpie.example", sample, (), "", 0)}


def strings(locale: str) -> dict[str, Any]:
    found: dict[str, Any] = load_data(ROOT / f"data/strings/{locale}.yml")["report"]
    return found


def test_our_data_has_no_fault() -> None:
    assert not list(check_records(PATH, TEXT, SCHEMA))
    assert not list(check_report(load_site(ROOT)))


@pytest.mark.parametrize("locale", LOCALES)
def test_every_code_has_a_text_of_its_own_in_every_language(locale: str) -> None:
    report = strings(locale)
    for name in CODED:
        texts = [report[name][code] for code in DATA[name]]
        assert len(set(texts)) == len(texts), f"two codes of {name} have the same text"


def test_a_sample_address_is_never_written_to() -> None:
    assert describe_report(DATA, PAGES, email(sample=True))["mail"] == ""
    assert describe_report(DATA, PAGES, email(sample=False))["mail"] == "a@bitpie.example"
    assert describe_report(DATA, PAGES, {})["mail"] == ""


def test_a_kind_knows_its_article_and_its_way() -> None:
    kinds = {kind["code"]: kind for kind in describe_report(DATA, PAGES, {})["kinds"]}
    assert kinds["pending"]["way"] == PAGES["contact/email"]
    assert kinds["pending"]["article"] is None  # not among the pages of this test
    assert kinds["pending"]["fields"] == "status chain amount hash"
    assert kinds["stolen"]["urgent"]
    assert not kinds["pending"]["urgent"]


def test_a_chain_has_the_pattern_of_its_shape() -> None:
    chains = {chain["code"]: chain for chain in describe_report(DATA, PAGES, {})["chains"]}
    assert chains["ethereum"]["hash"] == DATA["shapes"]["prefixed"]
    assert chains["solana"]["address"]
    assert not chains["bitcoin"]["address"]


@pytest.mark.parametrize(
    "odd",
    [{}, {"kinds": []}, {"kinds": {"a": 3}}, {"chains": {"a": {}}}, {"offsets": 3}, {"keys": {}}],
)
def test_odd_data_gives_a_poorer_form_and_no_traceback(odd: dict[str, Any]) -> None:
    made = describe_report({**DATA, **odd} if odd else {}, PAGES, {})
    assert set(made) == set(describe_report(DATA, PAGES, {}))


def test_offsets_stand_in_order_and_hold_the_common_ones() -> None:
    def minutes(offset: str) -> int:
        sign, hours, rest = re.fullmatch(r"([+-])(\d\d):(\d\d)", offset).groups()  # type: ignore[union-attr]
        return (-1 if sign == "-" else 1) * (int(hours) * 60 + int(rest))

    offsets = DATA["offsets"]
    assert sorted(offsets, key=minutes) == offsets
    assert {"+08:00", "+00:00", "-05:00", "+05:45", "+03:00"} <= set(offsets)
