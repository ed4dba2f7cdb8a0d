"""Payloads: what the browser gets of a locale, in two parts; the first is enough to search.

A document of the first part (`core`) is a list: address, title, its first questions, priority, day
of its review, number of the language it is shown in, numbers of its terms. The second part (`more`)
has for each: summary, titles in other languages, answer as [text, link] or 0, its other questions,
and its sections as [heading ID, heading, text]. Large sites have fewer questions in the first part,
and keywords instead of texts. `concepts` are words of one meaning, the rarer ones
in `more`; `emergencies` are [document, groups of words, words that must not be there], `calm` words
that none of them may have; `fold` and `pinyin` are tables of Chinese characters.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Sequence
from typing import Any

from helpcentre.search.documents import Document, list_documents
from helpcentre.search.keywords import list_keywords
from helpcentre.search.words import (
    fold_table,
    list_calm,
    list_concepts,
    list_emergencies,
    list_ignored,
    pinyin_table,
    vocabulary,
)
from helpcentre.sites import Site

Payload = dict[str, Any]
_WHOLE = 200  # documents up to which the second part has their texts, beyond that keywords
_BEGINNING = 80  # characters of a section in another language: readers rather know its title
_FIRST = 4  # questions of a document in the first part; of one in another language none
_QUESTIONS = 320  # in the first part, where so many documents leave fewer to each, but one


def write_payloads(site: Site, locale: str) -> tuple[str, str]:
    """The two parts of a locale as classic scripts."""
    documents = list_documents(site, locale)
    core = make_core(site, locale, documents)
    core["revision"] = _digest(json.dumps(core, ensure_ascii=False))
    return _script(core), _script(make_more(site, locale, documents, core))


def make_core(site: Site, locale: str, documents: Sequence[Document]) -> Payload:
    """The first part: what is needed to find the right article."""
    shown = [locale, *(name for name in site.chain(locale) if name != locale)]
    concepts = list_concepts(site, locale)
    numbers = {name: number for number, name in enumerate(concepts)}
    own = [words for words, _ in concepts.values()]
    places = {document.slug: number for number, document in enumerate(documents)}
    first = _count_first(documents)
    return {
        "part": "core",
        "locale": locale,
        "root": "" if locale == site.settings.languages.default else f"{locale}/",
        "tonal": vocabulary(site, locale).get("tonal") is True,
        "shown": shown,
        "docs": [_core_of(document, shown, numbers, first) for document in documents],
        "concepts": own,
        "ignored": list_ignored(site, locale),
        "calm": list_calm(site, locale),
        "emergencies": [
            [places[slug], needs, never]
            for slug, needs, never in list_emergencies(site, locale)
            if slug in places
        ],
    }


def _core_of(
    document: Document, shown: list[str], numbers: dict[str, int], first: int
) -> list[Any]:
    return [
        document.url,
        document.title,
        _split(document, first)[0],
        document.priority,
        document.reviewed,
        shown.index(document.locale),
        [numbers[name] for name in document.terms if name in numbers],
    ]


def _count_first(documents: Sequence[Document]) -> int:
    return max(1, min(_FIRST, _QUESTIONS // max(1, len(documents))))


def _split(document: Document, most: int) -> tuple[list[str], list[str]]:
    first = [*document.topics, *document.questions[: most if document.own else 0]]
    return first, [question for question in document.questions if question not in first]


def make_more(site: Site, locale: str, documents: Sequence[Document], core: Payload) -> Payload:
    """The second part: what is shown of a document, and what only its text says."""
    first, parts = _count_first(documents), _parts(documents)
    texts = _texts(documents, site, locale) if vocabulary(site, locale).get("chinese") else ()
    return {
        "part": "more",
        "locale": locale,
        "revision": core["revision"],
        "docs": [
            [
                document.summary,
                document.alternate,
                [document.answer, document.link] if document.answer else 0,
                _split(document, first)[1],
                own,
            ]
            for document, own in zip(documents, parts, strict=True)
        ],
        "concepts": [others for _, others in list_concepts(site, locale).values()],
        "fold": fold_table(texts),
        "pinyin": pinyin_table(texts),
    }


def _parts(documents: Sequence[Document]) -> list[list[list[str]]]:
    """What is sent of the sections of each document: [heading ID, heading, text]."""
    if len(documents) < _WHOLE:
        texts = [[p.text[: None if d.own else _BEGINNING] for p in d.parts] for d in documents]
    else:
        texts = list_keywords(documents)
    return [
        [[part.id, part.title, text] for part, text in zip(document.parts, own, strict=True)]
        for document, own in zip(documents, texts, strict=True)
    ]


def _texts(documents: Iterable[Document], site: Site, locale: str) -> list[str]:
    """All in which Chinese characters can be found."""
    texts = [word for words, _ in list_concepts(site, locale).values() for word in words]
    texts += [word for _, groups, _ in list_emergencies(site, locale) for g in groups for word in g]
    for document in documents:
        texts += [document.title, *document.questions, *(part.title for part in document.parts)]
        texts += [document.summary, document.answer, *(part.text for part in document.parts)]
    return texts


def _script(payload: Payload) -> str:
    text = json.dumps(payload, ensure_ascii=False, separators=(",", ":"))
    return f"helpcentreSearch.add({text})\n"


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:10]
