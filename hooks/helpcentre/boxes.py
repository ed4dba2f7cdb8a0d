"""Boxes: titles of admonitions and details in the reader's language."""

from __future__ import annotations

import re
from collections.abc import Mapping
from html import escape

# What the extensions write where the author gave no title: the type with a capital letter.
_TITLE = re.compile(
    r'(<(?:div class="admonition|details class=")[ "]?(?P<type>[a-z]+)[^>]*>\s*'
    r"<(?:p class=\"admonition-title\"|summary)>)(?P<title>[A-Z][a-z]+)(?=</)"
)


def title_admonitions(html: str, titles: Mapping[str, str]) -> str:
    """The HTML with the titles that the extensions made up, in the words of `titles` by type."""

    def title(match: re.Match[str]) -> str:
        own = titles.get(match["type"])
        if own is None or match["title"] != match["type"].capitalize():
            return match[0]
        return match[1] + escape(own)

    return _TITLE.sub(title, html)
