"""Imitations of a name are found by every trick; honest hosts and near words are left alone."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from helpcentre.trust.decisions import Policy, read_policy
from helpcentre.trust.domains import split_host, to_ascii
from helpcentre.trust.letters import fold
from helpcentre.trust.lookalikes import Brands, find_lookalike
from helpcentre.trust.policy import judge_address, judge_opening

OURS = Brands(frozenset({"bitpie.com"}), ("bitpie",), declared=True)
EXAMPLES = yaml.safe_load(Path(__file__).with_name("lookalikes.yml").read_text("utf-8"))
IMITATIONS = [(h, trick) for trick, hosts in EXAMPLES["imitations"].items() for h in hosts.split()]
HONEST = EXAMPLES["honest"].split()


@pytest.mark.parametrize(("host", "trick"), IMITATIONS)
def test_an_imitation_is_found_and_explained(host: str, trick: str) -> None:
    found = find_lookalike(to_ascii(host), OURS)
    assert found is not None
    assert trick in found


def test_there_are_enough_examples() -> None:
    assert len(IMITATIONS) >= 60
    assert len(set(HONEST)) >= 100


@pytest.mark.parametrize("host", HONEST)
def test_an_honest_host_is_left_alone(host: str) -> None:
    assert find_lookalike(to_ascii(host), OURS) is None


def test_where_only_the_address_of_the_site_is_known_less_counts() -> None:
    python = Brands(frozenset({"python.org"}), ("python",), declared=False)
    for honest in ("ipython.org", "cython.org", "realpython.com", "python.net"):
        assert find_lookalike(honest, python) is None
    for bad in (
        "pyhton.org",
        "pythonn.org".replace("nn", "nm"),
        "pytthon.org",
        "python.org.evil.com",
    ):
        assert (find_lookalike(bad, python) is None) is (bad == "pythonm.org")


def test_a_short_name_is_no_brand() -> None:
    policy = read_policy(None, None, "https://docs.abcd.com/")
    assert policy.brands.labels == ()
    assert judge_address(policy, "https://abcde.com/") == ()


@pytest.mark.parametrize(
    ("host", "domain"),
    [
        ("a.b.co.uk", ("a", "b", "co.uk", False)),
        ("x.brand.github.io", ("x", "brand", "github.io", True)),
        ("help.brand.example", ("help", "brand", "example", False)),
        ("localhost", ("", "localhost", "", False)),
    ],
)
def test_hosts_are_taken_apart(host: str, domain: tuple[str, str, str, bool]) -> None:
    assert tuple(split_host(host)) == domain


def test_folding_makes_what_looks_alike_equal() -> None:
    assert fold("b1tple") == fold("bitpie") == fold("вітріе")
    assert fold("rnetamask") == fold("metamask")
    assert fold("bitpay") != fold("bitpie")


def test_names_that_are_not_in_our_domains_are_not_ours() -> None:
    policy = read_policy(None, None, "https://help.bitpie.example/", ["BitPie", "Ethereum", "USDT"])
    assert policy.brands == Brands(frozenset({"bitpie.example"}), ("bitpie",), declared=True)


@pytest.mark.parametrize(
    "target",
    [
        *(
            "",
            "#",
            "?",
            "//",
            "///",
            "\\\\",
            "https:",
            "https://",
            "http://[",
            "https://[::1",
            "data:",
        ),
        *(
            "mailto:",
            "mailto:@",
            "mailto:a@",
            "https://\x00",
            "https://a\ud800b.com/",
            "\x00",
            "::",
        ),
        *("https://" + "a." * 5000 + "com", "https://x.com/" + "a" * 1_000_000, "https://%ff%fe/"),
        *(
            "https://xn--",
            "https://xn--\udcff.com",
            "https://x.com/?" + "&".join(["u=//a.b"] * 9000),
        ),
        *("https://1.2.3.4.5/", "https://0x/", "https://x.com:99999/", "https://\u202egro.live/"),
    ],
)
def test_no_address_is_too_odd(target: str) -> None:
    strict = read_policy(
        {"ours": {"domains": ["bitpie.com"]}, "hosts": {"x.com": None}}, None, "http://["
    )
    for policy in (Policy(), strict):
        for text in ("", target[:5000], "https://" + "a." * 500, "a@" * 500):
            for verdict in judge_address(policy, target, text=text):
                assert verdict.what
                assert verdict.fix


@pytest.mark.parametrize(
    "data", [{"ours": 3}, {"ours": {"domains": [None, 3]}}, {"hosts": {3: "x"}}]
)
def test_no_data_is_too_odd(data: dict[str, object]) -> None:
    assert (
        judge_address(read_policy(data, None, ""), "https://a.example/")[0].rule == "unlisted-host"
    )


def test_a_new_window_must_not_take_over_this_one() -> None:
    assert judge_opening("https://a.example/", "_blank", None)
    assert judge_opening("//a.example/", "_BLANK", "nofollow")
    assert not judge_opening("https://a.example/", "_blank", "NOREFERRER nofollow")
    assert not judge_opening("https://a.example/", None, None)
    assert not judge_opening("../a/", "_blank", None)
