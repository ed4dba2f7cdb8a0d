"""Search: which entries of the theme's mixed index belong to which language, and Chinese words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from itertools import accumulate, pairwise
from typing import Any

import rjieba
from opencc import OpenCC

_HAN = re.compile(r"[\u3400-\u9fff]{2,}")


def split_entries(
    entries: Iterable[Mapping[str, Any]], default: str, locales: Sequence[str]
) -> dict[str, list[dict[str, Any]]]:
    """Entries by locale, each with its `location` relative to the root of its locale."""
    split: dict[str, list[dict[str, Any]]] = {locale: [] for locale in locales}
    for entry in entries:
        first, _, rest = str(entry["location"]).partition("/")
        own = first in split and first != default
        location = rest if own else str(entry["location"])
        words = {name: mark_words(str(entry[name])) for name in ("title", "text")}
        split[first if own else default].append({**entry, **words, "location": location})
    return split


# Readers in an emergency come first; pages about the site itself last.
_BOOSTS = {"emergency": 2.0, "about": 0.3}
_QUESTION_BOOST = 200.0


def add_questions(
    entries: Iterable[dict[str, Any]], questions: Mapping[str, Iterable[str]]
) -> list[dict[str, Any]]:
    """Entries with the questions that readers ask, as a field of their own.

    `questions` are by the location of a page; sections of a page get none.
    """
    return [
        {
            **entry,
            "questions": mark_words(" ".join(questions.get(entry["location"], ()))),
            "boost": _BOOSTS.get(entry["location"].split("/")[0], 1.0),
        }
        for entry in entries
    ]


def add_field(options: Mapping[str, Any]) -> dict[str, Any]:
    """The index's options with the field of questions, which counts less than the title."""
    fields = {**options["fields"], "questions": {"boost": _QUESTION_BOOST}}
    return {**options, "fields": fields}


def mark_words(text: str) -> str:
    """Put invisible blanks (U+200B) around Chinese words, where the theme's search cuts."""
    cut = _HAN.sub(lambda run: "\u200b".join(["", *_cut(run[0]), ""]), text)
    return cut.strip("\u200b")


@lru_cache(maxsize=65536)
def _cut(run: str) -> tuple[str, ...]:
    """The words of a run, cut where its simplified form is: the dictionary knows no other."""
    simplified = _simplifier().convert(run)
    known = simplified if len(simplified) == len(run) else run
    ends = accumulate(map(len, rjieba.cut(known)))
    return tuple(run[start:end] for start, end in pairwise([0, *ends]))


@lru_cache(maxsize=1)
def _simplifier() -> OpenCC:
    return OpenCC("t2s")
