"""Hidden characters: what nobody sees, but what can turn, split or hide a text."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from helpcentre.findings import Finding
from helpcentre.sites import Site
from helpcentre.translation.language import script_of

_HIDDEN = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b\u200e\u200f\u2028-\u202e"
    "\u2060-\u2064\u2066-\u206f\u2800\u3164\ufeff\uffa0\ufff9-\ufffb\U000e0000-\U000e007f]"
)
_JOINERS = re.compile("[\u200c\u200d]")
_JOINING_SCRIPTS = ("Arab", "Deva", "Beng", "Khmr", "Mlym", "Sinh", "Knda", "Telu")
"""Scripts that need joiners; elsewhere only pictures (emoji) do."""


def check_hidden(site: Site) -> Iterator[Finding]:
    """Report hidden characters in articles and in every other text that readers may see."""
    for article in site.checked:
        for place in _find(article.text, article.locale):
            yield _finding(article.path, article.locale, *place)
    for path, text in site.texts.items() if site.is_main else ():
        if path not in site.article_paths:
            stem = path.rpartition("/")[2].partition(".")[0]
            for place in _find(text, stem):
                yield _finding(path, "", *place)


def _find(text: str, locale: str) -> Iterator[tuple[int, int, str]]:
    """Line, column and name of each hidden character."""
    if text.isascii():
        return
    joins = script_of(locale) in _JOINING_SCRIPTS
    for number, line in enumerate(text.split("\n"), 1):
        if line.isascii():
            continue
        for match in _HIDDEN.finditer(line):
            yield number, match.start() + 1, _name(match[0])
        for match in _JOINERS.finditer("" if joins else line):
            if unicodedata.category(line[max(match.start() - 1, 0)]) not in ("So", "Sk", "Mn"):
                yield number, match.start() + 1, _name(match[0])


def _name(letter: str) -> str:
    return f"U+{ord(letter):04X} ({unicodedata.name(letter, 'unnamed').lower()})"


def _finding(path: str, locale: str, line: int, column: int, name: str) -> Finding:
    what = f"there is an invisible character, {name}"
    fix = "delete it; retype the word around it instead of pasting it"
    return Finding(path, line, column, "invisible-character", what, fix, locale)
