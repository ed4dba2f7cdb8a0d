"""Secrets: the word lists by which a browser knows a recovery phrase, small enough to be fetched.

Words are in their order, each as how many letters it shares with the one before, and the rest.
Chinese is one list: simplified characters, traditional ones where they differ (between them, how
many are the same), and which pairs of characters our articles use, since the list is so common
that every sentence is full of it. `labels` are the words that stand beside a secret: those of the
termbase, in all languages.
"""

from __future__ import annotations

import hashlib
import json
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Any

from mnemonic import Mnemonic

from helpcentre.sites import Site
from helpcentre.terms import Term, terms_of

FOLDER = "assets/secrets"
LANGUAGES = (
    "english",
    "french",
    "italian",
    "spanish",
    "czech",
    "portuguese",
    "japanese",
    "korean",
)
TERMS = {
    "phrase": "recovery-phrase",
    "key": "private-key",
    "hash": "transaction-hash",
    "code": "one-time-code",
}
_HAN = re.compile("[\u3400-\u9fff]+")
_DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
_OFTEN = 4  # how often our articles must have a pair of characters


def write_lists(site: Site) -> dict[str, str]:
    """Every list as a classic script, by its address; the address changes with the content."""
    payloads: dict[str, Any] = {name: pack_words(read_words(name)) for name in LANGUAGES}
    payloads["han"] = pack_han(read_words("chinese_simplified"), _chinese_pairs(site))
    payloads["labels"] = list_labels(site)
    return dict(_script(name, payload) for name, payload in payloads.items())


def name_lists(site: Site) -> dict[str, str]:
    """The addresses by the names of the lists."""
    return {address.split("/")[-1].split(".")[0]: address for address in write_lists(site)}


def _script(name: str, payload: Any) -> tuple[str, str]:
    content = json.dumps([name, payload], ensure_ascii=False, separators=(",", ":"))
    text = f"helpcentreGuard.add({content[1:-1]})\n"
    return f"{FOLDER}/{name}.{hashlib.sha256(text.encode()).hexdigest()[:10]}.js", text


def read_words(language: str) -> list[str]:
    """The 2,048 words of a language, without accents, which readers leave out."""
    return [_fold(word) for word in Mnemonic(language).wordlist]


def _fold(word: str) -> str:
    letters = unicodedata.normalize("NFKD", word)
    return unicodedata.normalize("NFC", re.sub("[\u0300-\u036f]", "", letters))


def pack_words(words: Iterable[str]) -> str:
    """Words in less than half of their length."""
    parts, last = [], ""
    for word in words:
        shared = next(
            (n for n, (a, b) in enumerate(zip(word, last, strict=False)) if a != b),
            min(len(word), len(last)),
        )
        parts.append(f"{shared}{word[shared:]}")
        last = word
    return "".join(parts)


def pack_han(simplified: Sequence[str], pairs: Iterable[tuple[str, str]]) -> list[str]:
    """Both Chinese lists, which have one order, and pairs of their characters as numbers."""
    traditional = read_words("chinese_traditional")
    signs = "".join(b if a != b else "." for a, b in zip(simplified, traditional, strict=True))
    numbers = {sign: n for n, sign in enumerate(simplified)}
    numbers |= {sign: n for n, sign in enumerate(traditional)}
    known = {numbers[a] * 2048 + numbers[b] for a, b in pairs if a in numbers and b in numbers}
    counted = re.sub(r"\.+", lambda found: str(len(found[0])), signs)
    return ["".join(simplified), counted, _pack_numbers(sorted(known))]


def _pack_numbers(numbers: Iterable[int]) -> str:
    """Rising numbers, each as how much it is more than the last, in digits of five bits."""
    text, last = "", 0
    for number in numbers:
        more, last = number - last, number
        while more >= 32:
            text += _DIGITS[32 + (more & 31)]
            more >>= 5
        text += _DIGITS[more]
    return text


def _chinese_pairs(site: Site) -> list[tuple[str, str]]:
    """Characters that stand side by side in articles again and again."""
    pairs: Counter[tuple[str, str]] = Counter()
    for article in site.articles.values():
        for run in _HAN.findall(article.text) if article.locale.startswith("zh") else ():
            pairs.update(pairwise(run))
    return sorted(pair for pair, count in pairs.items() if count >= _OFTEN)


def list_labels(site: Site) -> dict[str, list[str]]:
    """What readers of all languages call a secret, by its kind."""
    found: dict[str, set[str]] = {kind: set() for kind in TERMS}
    for locale in site.settings.languages.locales:
        terms = {term.id: term for term in terms_of(site, locale)}
        for kind, name in TERMS.items():
            if term := terms.get(name):
                found[kind].update(map(_plain, _words(term)))
    return {kind: _shortest(words) for kind, words in found.items()}


def _words(term: Term) -> Iterator[str]:
    """A single word that is but a form may be anything: a `code` is also that of an error."""
    yield from (term.term, *term.synonyms)
    yield from (form for form in term.forms if " " in form)


def _plain(word: str) -> str:
    return unicodedata.normalize("NFKC", word).lower()


def _shortest(words: Iterable[str]) -> list[str]:
    """Without those in which another one is found: a `tx hash` is a `hash`."""
    kept: list[str] = []
    for word in sorted(words, key=lambda word: (len(word), word)):
        if not any(_has_word(word, other) for other in kept):
            kept.append(word)
    return kept


def _has_word(text: str, word: str) -> bool:
    """Whether a browser finds a word in a text: a Latin one where no letter touches it."""
    latin = re.search("[a-z]", word)
    return bool(
        re.search(f"(?<![a-z]){re.escape(word)}(?![a-z])" if latin else re.escape(word), text)
    )
