"""Titles of boxes are in the language of the page, and what an author wrote stays."""

from __future__ import annotations

from html import escape

import pytest

from helpcentre.boxes import title_admonitions

TITLES = {"warning": "Внимание <!>", "note": "Заметка"}
MADE_UP = '<div class="admonition {0}"><p class="admonition-title">{1}</p>'
DETAILS = '<details class="{0}"{2}><summary>{1}</summary>'


@pytest.mark.parametrize("html", [MADE_UP, DETAILS, DETAILS.replace("{2}", ' open="open"')])
def test_boxes_get_titles_in_the_language_of_the_page(html: str) -> None:
    for kind in ("warning", "note inline end"):
        name = kind.split()[0]
        made = title_admonitions(html.format(kind, name.capitalize(), ""), TITLES)
        wanted = TITLES[name].replace("<!>", "&lt;!&gt;")
        assert made == html.format(kind, wanted, "")


@pytest.mark.parametrize(
    "html",
    [
        MADE_UP.format("warning", "Never pay"),
        MADE_UP.format("warning", "Note"),
        MADE_UP.format("danger", "Danger"),
        f"<code>{escape(MADE_UP.format('note', 'Note'))}</code>",
        '<p class="admonition-title">Note</p>',
        '<div class="note"><p>Note</p></div>',
    ],
)  # fmt: skip
def test_titles_of_authors_unknown_types_and_code_stay(html: str) -> None:
    assert title_admonitions(html, TITLES) == html
