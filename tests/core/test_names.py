"""Names of articles and sections as people type them."""

from __future__ import annotations

import pytest

from helpcentre.translation.names import Name, parse_name

LOCALES, SLUGS = ("zh", "en", "zh-Hant"), ("contact/email", "contact/index", "en")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("en", Name("en", "", "")),
        ("en/", Name("en", "", "")),
        ("en/contact/email", Name("en", "contact/email", "")),
        ("zh-Hant/contact/email#steps", Name("zh-Hant", "contact/email", "steps")),
        ("contact/email#steps", Name("", "contact/email", "steps")),
        ("docs/en/contact/email.md", Name("en", "contact/email", "")),
        ("./docs/en/contact/email.md#top", Name("en", "contact/email", "top")),
        ("docs\\en\\contact\\email.md", Name("en", "contact/email", "")),
        ("en/contact/emial", Name("en", "contact/emial", "", "contact/email")),
        ("fr/contact/email", Name("", "fr/contact/email", "", "contact/email")),
        ("#steps", Name("", "", "steps")),
        ("", Name("", "", "")),
        ("x", Name("", "x", "")),
    ],
)
def test_what_a_name_means(text: str, name: Name) -> None:
    assert parse_name(text, LOCALES, SLUGS) == name


def test_the_docs_folder_has_the_name_that_the_site_gives_it() -> None:
    name = Name("en", "contact/email", "")
    assert parse_name("content/en/contact/email.md", LOCALES, SLUGS, "content") == name
