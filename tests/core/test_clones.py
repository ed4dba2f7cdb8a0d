"""Where the site stands honestly, and what is told where it does not."""

from __future__ import annotations

from urllib.parse import unquote

import pytest

from helpcentre.trust.clones import check_mirrors, hide_origin, list_origins


def test_the_site_comes_first_and_each_origin_once() -> None:
    mirrors = ["https://mirror.example", "https://help.example", "https://two.example:8443"]
    wanted = ["https://help.example", "https://mirror.example", "https://two.example:8443"]
    assert list_origins("https://help.example/centre/", mirrors) == wanted
    assert list_origins("", []) == []
    assert list_origins("no address", ["nothing", "javascript:alert(1)"]) == []


def test_a_server_that_replaces_our_host_does_not_find_it() -> None:
    hidden = hide_origin("https://help.example")
    assert "help" not in hidden
    assert unquote(hidden) == "https://help.example"


@pytest.mark.parametrize(
    "mirror",
    [
        *("mirror.example", "http://mirror.example", "https://mirror.example/"),
        *("https://mirror.example/help", "https://me@mirror.example", "https://", "*"),
    ],
)
def test_what_is_no_mirror_is_told(mirror: str) -> None:
    (found,) = check_mirrors([mirror])
    assert found.rule == "wrong-mirror"
    assert f"`{mirror}`" in found.what


def test_honest_mirrors_are_silent() -> None:
    assert not list(check_mirrors(["https://Mirror.example", "https://two.example:8443"]))
