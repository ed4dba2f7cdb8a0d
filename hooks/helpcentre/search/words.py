"""Words: synonyms, words that say nothing, emergencies, and tables of Chinese characters."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import Any

from opencc import OpenCC
from pypinyin import Style, lazy_pinyin

from helpcentre.records import parse_records
from helpcentre.sites import Site
from helpcentre.terms import terms_of

HAN = re.compile("[\u3400-\u9fff]")


def vocabulary(site: Site, locale: str) -> dict[str, Any]:
    """What data/search says of a locale; empty where there is nothing."""
    return parse_records(site.texts.get(f"data/search/{locale}.yml", ""))


def list_concepts(site: Site, locale: str) -> dict[str, tuple[list[str], list[str]]]:
    """Words of one meaning by ID: those of the termbase in the locale, and all others.

    The others are the `synonyms` of data/search, and what languages say that stand in for the
    locale, but no Chinese words where the locale has none: those find the index of Chinese. A
    word that ends in `*` is the beginning of words.
    """
    found: dict[str, tuple[list[str], list[str]]] = {}
    for name in site.chain(locale):
        for term in terms_of(site, name):
            words = [term.term, *term.synonyms, *(f"{form}*" for form in term.forms)]
            found.setdefault(term.id, ([], []))[name != locale].extend(words)
        groups: Mapping[str, Any] = vocabulary(site, name).get("synonyms") or {}
        for key, group in groups.items():
            found.setdefault(str(key), ([], []))[1].extend(map(str, group))
    if not HAN.search(site.texts.get(f"data/search/{locale}.yml", "")):
        for _, others in found.values():
            others[:] = [word for word in others if not HAN.search(word)]
    return {key: (_unique(first), _unique(last)) for key, (first, last) in found.items()}


def _unique(words: Iterable[Any]) -> list[str]:
    return list(dict.fromkeys(map(str, words)))


def list_topics(site: Site, locale: str) -> dict[str, tuple[str, ...]]:
    """What articles without a translation are about, by slug, in the words of the locale."""
    topics: Mapping[str, Any] = vocabulary(site, locale).get("topics") or {}
    return {str(slug): tuple(_unique(phrases)) for slug, phrases in topics.items()}


def list_ignored(site: Site, locale: str) -> list[str]:
    """Words of questions that do not tell what the reader asks about."""
    return _unique(vocabulary(site, locale).get("ignored") or ())


def list_emergencies(site: Site, locale: str) -> list[tuple[str, list[list[str]], list[str]]]:
    """Slug, groups of which the query must have a word each, and words that it may not have."""
    words = vocabulary(site, locale)
    rules: Mapping[str, Any] = words.get("emergencies") or {}
    groups: Mapping[str, Any] = words.get("groups") or {}

    def read(group: Any) -> list[str]:
        return _unique(groups[group] if isinstance(group, str) else group)

    return [
        (str(slug), [read(group) for group in entry["needs"]], read(entry.get("never") or ()))
        for slug, entries in rules.items()
        for entry in entries
    ]


def list_calm(site: Site, locale: str) -> list[str]:
    """Words of readers who ask about an emergency only to prevent it."""
    groups: Mapping[str, Any] = vocabulary(site, locale).get("groups") or {}
    return _unique(groups.get("calm") or ())


def fold_table(texts: Iterable[str]) -> str:
    """Traditional and simplified character in turn, for the simplified ones of some texts."""
    known = _characters(texts)
    return "".join(a + b for a, b in _simplifications() if b in known or a in known)


@lru_cache(maxsize=1)
def _simplifications() -> tuple[tuple[str, str], ...]:
    """Every character of the basic block that has a simplified form of its own."""
    every = [chr(code) for code in range(0x4E00, 0x9FA6)]
    simplified = OpenCC("t2s").convert("\n".join(every)).split("\n")
    return tuple((a, b) for a, b in zip(every, simplified, strict=True) if a != b and len(b) == 1)


def pinyin_table(texts: Iterable[str]) -> str:
    """Each syllable with the characters of some texts that sound so: `zhu助住`."""
    sounds: dict[str, list[str]] = {}
    for character in sorted(_characters(texts)):
        for sound in lazy_pinyin(character, style=Style.NORMAL, v_to_u=False):
            if sound.isascii() and sound.isalpha():
                sounds.setdefault(sound, []).append(character)
    return "".join(f"{sound}{''.join(found)}" for sound, found in sorted(sounds.items()))


def _characters(texts: Iterable[str]) -> set[str]:
    return set(_han(texts))


def _han(texts: Iterable[str]) -> Iterator[str]:
    for text in texts:
        yield from HAN.findall(text)
