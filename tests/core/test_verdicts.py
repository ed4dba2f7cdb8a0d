"""Is it official? Every address gets its answer, in Python and, by test_verify.py, in browsers."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from helpcentre._disk import load_site
from helpcentre.register import make_register
from helpcentre.trust.known import Known
from helpcentre.trust.letters import fold, list_letters
from helpcentre.trust.lookalikes import TRICKS, Brands, find_lookalike
from helpcentre.trust.published import known_of, write_known
from helpcentre.trust.verdicts import Answer, judge
from tests.imitations import BRANDS, permute
from tests.sites import ROOT

VECTORS = yaml.safe_load(Path(__file__).with_name("verdicts.yml").read_text("utf-8"))


def make_known() -> Known:
    """The register of the vectors."""
    known = VECTORS["known"]
    register = make_register(known["channels"], {})
    brands = Brands(frozenset({"bitpie.example"}), ("bitpie",), declared=True)
    channels = tuple(register.channels.values())
    return Known(brands, channels, known["home"], frozenset(known["shorteners"]))


def list_vectors() -> Iterator[tuple[str, list[str]]]:
    """Each text with its answers, as `kind what channel` or `kind what trick`."""
    for answer, texts in VECTORS["addresses"].items():
        single = texts.strip().split("\n") if answer.split()[1] in LINED else texts.split()
        yield from ((text, [answer]) for text in single)
    yield from ((one["text"], one["answers"]) for one in VECTORS["messages"])


def list_tricks() -> set[str]:
    """The IDs of all tricks of the vectors."""
    others = (answer for _, answers in ALL for answer in answers if not answer.startswith("listed"))
    return {answer.split()[2] for answer in others if answer.count(" ") > 1}


LINED = ("account", "wallet", "phone")
ALL = list(list_vectors())
KNOWN = make_known()


def shorten(answer: Answer) -> str:
    """An answer as the vectors write it."""
    return " ".join(filter(None, (answer.kind, answer.what, answer.channel or answer.trick)))


@pytest.mark.parametrize(("text", "answers"), ALL)
def test_an_address_gets_its_answer(text: str, answers: list[str]) -> None:
    found = judge(text, KNOWN)
    assert [shorten(answer) for answer in found] == answers
    for answer in found:
        named = answer.kind == "imitation" and answer.trick != "mixed-scripts"
        assert answer.imitated == ("bitpie.example" if named else "")


def test_there_are_enough_vectors() -> None:
    assert len({text for text, _ in ALL}) >= 300
    tricks = {
        answer.split()[2] for _, answers in ALL for answer in answers if answer.count(" ") > 1
    }
    assert set(TRICKS) - {"two-slips"} <= tricks


def test_every_answer_has_its_words_in_every_language() -> None:
    for path in (ROOT / "data/strings").glob("*.yml"):
        words: dict[str, Any] = yaml.safe_load(path.read_text("utf-8"))["verify"]
        assert set(TRICKS) | list_tricks() == set(words["tricks"]), path.name
        kinds = {channel.kind for channel in KNOWN.channels} | {"site"}
        assert kinds == set(words["channels"]), path.name


@pytest.mark.parametrize("domain", BRANDS)
def test_almost_every_permutation_is_an_imitation(domain: str) -> None:
    brands = Brands(frozenset({domain}), (domain.partition(".")[0],), declared=True)
    known = Known(brands, (), "https://help.example/")
    hosts = permute(domain)
    found = [judge(f"https://{host}/", known)[0] for host in hosts]
    flagged = [answer for answer in found if answer.imitated == domain]
    assert len(hosts) > 2000
    assert len(flagged) >= 0.97 * len(hosts)


def test_long_names_may_have_two_slips_and_short_ones_one() -> None:
    long = Brands(frozenset({"metamask.io"}), ("metamask",), declared=True)
    assert "two letters wrong" in str(find_lookalike("matamesk.io", long))
    assert find_lookalike("matames.com", long) is None
    short = Brands(frozenset({"bitpie.com"}), ("bitpie",), declared=True)
    assert find_lookalike("vitpoe.com", short) is None


def test_our_own_channels_are_never_flagged() -> None:
    known = known_of(load_site(ROOT))
    for channel in known.channels:
        if channel.address:
            assert [answer.channel for answer in judge(channel.address, known)] == [channel.id]
    assert judge(known.home, known)[0].channel == "site"


def test_the_table_of_letters_folds_as_python_does() -> None:
    table = {letter: looks for looks, letters in list_letters().items() for letter in letters}
    assert {"і", "а", "0", "1", "ɱ", "ᴍ"} <= set(table)
    assert all(fold(letter) == looks for letter, looks in table.items())


def test_what_the_page_loads_is_small_and_always_the_same() -> None:
    known = known_of(load_site(ROOT))
    address, script = write_known(known)
    assert (address, script) == write_known(known)
    assert len(script.encode()) < 16_000
    data = json.loads(script.removeprefix("helpcentreVerify(").removesuffix(")\n"))
    assert data["domains"] == ["bitpie.example"]
    assert data["names"] == {"bitpie": "bitpie.example"}


@pytest.mark.parametrize(
    "text",
    [
        *(
            "\x00",
            "\ud800",
            "@",
            "@@@",
            "://",
            "http://",
            "http://[",
            "a@",
            "@a.b",
            "%",
            "%zz",
            "&#;",
        ),
        *("https://" + "a." * 3000 + "com", "a@" * 3000, "1" * 6000, "0x" * 3000, "." * 6000),
        *("https://x/" + "a" * 20_000, "微信" * 3000, "https://xn--/", "https://xn--\udcff.com"),
        *("&#1114112; &#x110000; \\ud800", "-" * 5000 + ".com", " at dot " * 900, "(at)" * 1500),
        *("a" * 5000 + "@" + "b" * 5000, "[" * 5000, "tg://" + "?" * 3000, "https://a/%ff%fe?%80"),
    ],
)
def test_no_text_is_too_odd(text: str) -> None:
    for answer in judge(text, KNOWN):
        assert answer.kind in ("listed", "unlisted", "imitation")
