"""Spacing and punctuation where Chinese meets Latin letters and figures, by AutoCorrect."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import islice

from helpcentre.findings import Finding
from helpcentre.prose.settings import ProseSettings
from helpcentre.sites import Site
from helpcentre.text.passages import GAP, Words, read_words
from helpcentre.translation.language import script_of

Formatter = Callable[[str], str]
"""Gives a text as it should be written."""

_SPACED = ("Hans", "Hant")
"""Scripts that part Latin words with a blank. Measured: Japanese and Korean do not."""
_CJK = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_SIGNS = set("[](){}<>#*")
"""Beside these a fault is one of markup, which other rules tell, or a matter of taste."""
_AROUND = 4
_MOST = 20
"""So many faults of one paragraph are told."""


def check_spacing(site: Site, settings: ProseSettings, formatter: Formatter) -> Iterator[Finding]:
    """Missing and superfluous blanks, half-width punctuation and full-width letters."""
    for article in site.checked:
        usual = script_of(article.locale) in _SPACED
        if settings.of(article.locale).get("spacing", usual) is not True:
            continue
        for words in read_words(article):
            found = _differences(words, settings.names, formatter)
            for line, column, before, after in islice(found, _MOST):
                what = f"`{before}` is not spaced or punctuated as Chinese is"
                yield article.finding("spacing-punctuation", line, column, what, f"write `{after}`")


def _differences(
    words: Words, names: Sequence[str], formatter: Formatter
) -> Iterator[tuple[int, int, str, str]]:
    """Line, column, the few characters around a fault, and the same as they should be."""
    if not _CJK.search(words.text):
        return
    wanted = formatter(words.text)
    last = -_AROUND
    for here, there in compare(words.text, wanted) if wanted != words.text else ():
        beside = words.text[max(here - 1, 0) : here + 1]
        if set(beside) & _SIGNS or _within(words.text, here, names):
            continue
        if here - last >= _AROUND:
            last = here
            before = words.text[max(here - _AROUND, 0) : here + _AROUND]
            after = wanted[max(there - _AROUND, 0) : there + _AROUND + 1]
            yield *words.at(here), _show(before), _show(after)


def _show(text: str) -> str:
    return " ".join(text.replace(GAP, "…").split())


def _within(text: str, offset: int, names: Sequence[str]) -> bool:
    """Whether a fault lies inside a name, which is written as it is written."""
    starts = ((text.find(name, max(offset - len(name) + 1, 0)), name) for name in names)
    return any(0 <= start < offset < start + len(name) for start, name in starts)


def compare(old: str, new: str) -> Iterator[tuple[int, int]]:
    """Offsets in both texts where they part; they differ in blanks and single characters."""
    here = there = 0
    while here < len(old) and there < len(new):
        if old[here] == new[there]:
            here, there = here + 1, there + 1
            continue
        yield here, there
        if new[there] == " ":
            there += 1
        elif old[here] == " ":
            here += 1
        else:
            here, there = here + 1, there + 1
