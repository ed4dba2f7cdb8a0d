"""Spelling: words that a dictionary does not know and nobody has accepted."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from helpcentre.findings import Finding
from helpcentre.prose.settings import PATH, ProseSettings
from helpcentre.prose.tools import Dictionary
from helpcentre.sites import Site
from helpcentre.terms import terms_of
from helpcentre.text.passages import Words, read_words
from helpcentre.translation.language import script_of

Load = Callable[[str], Dictionary | None]
"""Gives a dictionary by name, or none if this computer has it not."""

_MARKS = "\u0300-\u036f\u064b-\u0655\u0670"
_WORD = re.compile(rf"[^\W\d_](?:[^\W\d_]|[{_MARKS}]|['’](?=[^\W\d_]))*")
_LATIN = re.compile("[A-Za-z\u00c0-\u024f\u1e00-\u1eff]")
_DENSE = re.compile("[\u3040-\u30ff\u3400-\u9fff]")
_RUN = re.compile(r"\S+")
_CODE_LIKE = re.compile(r"[\d_/\\@=<>]|\w[.:]\w")
"""File names, versions, hashes and the like are no words."""
_LONGEST = 60
_SUGGESTED = 10
"""So many words of a language get a suggestion; each takes as long as hundreds of look-ups."""


def check_spelling(site: Site, settings: ProseSettings, load: Load) -> Iterator[Finding]:
    """Report each unknown word at the first place in each article."""
    lacking = set()
    for locale in sorted({article.locale for article in site.checked}):
        if name := settings.dictionary(locale):
            dictionary = load(name)
            if dictionary is None:
                lacking.add(name)
            else:
                yield from _check_locale(site, locale, settings, dictionary)
    for name in sorted(lacking):
        what = f"this computer has no dictionary `{name}`, so that spelling was not checked"
        fix = f"install it (Debian: hunspell-{name.partition('_')[0]}), or leave it to CI"
        yield Finding(PATH, 1, 1, "check-not-run", what, fix)


def _check_locale(
    site: Site, locale: str, settings: ProseSettings, dictionary: Dictionary
) -> Iterator[Finding]:
    texts = {
        article: [(words, _plain(words.text)) for words in read_words(article)]
        for article in site.checked
        if article.locale == locale
    }
    used = {word for found in texts.values() for _, text in found for word in _WORD.findall(text)}
    accepted = _accepted(site, locale, settings)
    latin = script_of(locale) == "Latn"
    checked = {word for word in used if _is_checked(word, latin)}
    unknown = [word for word in sorted(checked) if word.lower() not in accepted]
    unknown = [word for word in unknown if not dictionary.knows(word)]
    for number, word in enumerate(unknown):
        near = dictionary.suggest(word)[:1] if number < _SUGGESTED else []
        accept = f"if it is right, add it to `words:` of {locale} in {PATH}"
        fix = f"did you mean `{near[0]}`? Else, {accept}" if near else f"correct it; {accept}"
        what = f"`{word}` is not in the dictionary"
        for article, found in texts.items():
            if place := _first(word, found):
                yield article.finding("misspelled-word", *place, what, fix)


def _plain(text: str) -> str:
    return _RUN.sub(_without_code, text).replace("’", "'")


def _without_code(run: re.Match[str]) -> str:
    return " " * len(run[0]) if _CODE_LIKE.search(run[0]) else run[0]


def _first(word: str, texts: list[tuple[Words, str]]) -> tuple[int, int] | None:
    """Line and column of a word in an article, where it stands first."""
    for words, text in texts:
        if word in text:
            for match in _WORD.finditer(text):
                if match[0] == word:
                    return words.at(match.start())
    return None


def _is_checked(word: str, latin: bool) -> bool:
    """Not initials, capitals, CamelCase, nor words in another script than the language's."""
    if not 1 < len(word) <= _LONGEST or word[1:] != word[1:].lower():
        return False
    return bool(_LATIN.search(word)) == latin and not _DENSE.search(word)


def _accepted(site: Site, locale: str, settings: ProseSettings) -> frozenset[str]:
    """The accepted words and those of names and of the termbase, in small letters."""
    texts = [*settings.names, *settings.words(locale)]
    for term in terms_of(site, locale):
        texts += [term.term, *term.synonyms, *term.forms]
    return frozenset(word.lower() for text in texts for word in _WORD.findall(text))
