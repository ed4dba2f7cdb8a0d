"""Language: is a text written in the language, script and variant that it claims?"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from babel.core import get_global

from helpcentre.text.blocks import Block
from helpcentre.text.front_matter import Fault

if TYPE_CHECKING:
    from opencc import OpenCC

_HAN = "CJK"
_SCRIPTS = {
    "Hans": {_HAN}, "Hant": {_HAN}, "Jpan": {_HAN, "HIRAGANA", "KATAKANA"},
    "Kore": {"HANGUL"}, "Latn": {"LATIN"}, "Cyrl": {"CYRILLIC"}, "Arab": {"ARABIC"},
    "Hebr": {"HEBREW"}, "Deva": {"DEVANAGARI"}, "Thai": {"THAI"}, "Grek": {"GREEK"},
}  # fmt: skip
_KANA = {"HIRAGANA", "KATAKANA"}
_DENSE = {_HAN, "HANGUL", *_KANA}
"""Scripts in which a character says about as much as three letters."""
# Fewer letters may be a name or a word that languages share.
_FEW_LETTERS, _FEW_WORDS, _FEW_HAN = 12, 6, 8
_BIG5_FREQUENT = (0xA440, 0xC6FF)


def check_language(
    block: Block, source: str, tag: str, rivals: tuple[str, ...], names: Sequence[str]
) -> Iterator[Fault]:
    """Faults of a translated block; `source` is what the source says there, or empty.

    `tag` is the language it should be in, `rivals` the other languages of the site.
    """
    at = block.line, block.column
    text = _without_names(block.prose, names)
    if fault := _untranslated(text, _without_names(source, names), tag):
        yield Fault("untranslated-text", *at, fault, "translate it")
    elif fault := _wrong_script(text, tag):
        yield Fault("wrong-script", *at, fault, f"write it in the language {tag}")
    elif fault := _wrong_language(text, tag, rivals):
        yield Fault("wrong-language", *at, fault, f"write it in the language {tag}")
    varies = script_of(tag) in ("Hans", "Hant", "Jpan")
    foreign = [letter for letter in text if is_foreign_han(letter, tag)] if varies else []
    if foreign:
        what = f"“{''.join(dict.fromkeys(foreign))}” is not written so in {tag}"
        yield Fault("mixed-chinese", *at, what, "use the characters of this language")


def _without_names(text: str, names: Sequence[str]) -> str:
    for name in names:
        text = text.replace(name, " ")
    return text


def _untranslated(text: str, source: str, tag: str) -> str:
    """Chinese variants may share a short sentence to the letter, other scripts hardly a word."""
    if not source or " ".join(text.split()) != " ".join(source.split()):
        return ""
    least = 20 if script_of(tag) in ("Hans", "Hant") else _FEW_HAN
    letters = [_script(letter) for letter in text if letter.isalpha()]
    known = _SCRIPTS.get(script_of(tag), set(letters)) | {"LATIN"}
    if len(letters) < least and sum(script not in known for script in letters) < 2:
        return ""
    return "the words are those of the source"


def _wrong_script(text: str, tag: str) -> str:
    expected = _SCRIPTS.get(script_of(tag))
    if text.isascii() and expected == {"LATIN"}:
        return ""
    found = Counter(_script(letter) for letter in text if letter.isalpha())
    total = sum(found.values())
    if not expected or total < _FEW_LETTERS:
        return ""
    if script_of(tag) == "Jpan" and found[_HAN] >= _FEW_HAN and not _KANA & set(found):
        return "there is no kana in a Japanese sentence"
    said = Counter({n: count * (3 if n in _DENSE else 1) for n, count in found.items()})
    if sum(said[name] for name in expected) >= 0.4 * said.total():
        return ""
    return f"most letters are {said.most_common(1)[0][0].lower()}"


def _wrong_language(text: str, tag: str, rivals: tuple[str, ...]) -> str:
    """Told apart are only languages of one script, by a model; short texts are left alone."""
    own, script = tag.partition("-")[0], script_of(tag)
    others = {rival.partition("-")[0] for rival in rivals if script_of(rival) == script} - {own}
    if not others or script in ("Hans", "Hant") or len(text.split()) < _FEW_WORDS:
        return ""
    found = _identify(text, tuple(sorted({own, *others})))
    return "" if found == own else f"it reads as {found}"


@lru_cache(maxsize=8192)
def _identify(text: str, languages: tuple[str, ...]) -> str:
    return str(_model(languages).classify(text)[0])


@lru_cache(maxsize=8)
def _model(languages: tuple[str, ...]) -> Any:
    """The model that ships with py3langid; imported late, since it brings NumPy along."""
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    identifier = LanguageIdentifier.from_model_file(MODEL_FILE)
    identifier.set_languages([name for name in languages if name in identifier.labels])
    return identifier


@lru_cache(maxsize=64)
def script_of(tag: str) -> str:
    """The script of a language tag (`Hant`, `Latn` …), as Unicode's CLDR knows it."""
    for part in tag.split("-")[1:]:
        if len(part) == 4 and part.istitle():
            return part
    likely = get_global("likely_subtags")
    full = likely.get(tag.replace("-", "_")) or likely.get(tag.partition("-")[0]) or ""
    return next((part for part in full.split("_") if len(part) == 4), "")


@lru_cache(maxsize=65536)
def _script(letter: str) -> str:
    return re.split("[ -]", unicodedata.name(letter, ""), maxsplit=1)[0]


@lru_cache(maxsize=65536)
def is_foreign_han(letter: str, tag: str) -> bool:
    """Whether a character is of the other Chinese script, or, in Japanese, only Chinese.

    A character is simplified only if OpenCC writes it otherwise in traditional text and it is
    not among the frequent ones of Big5; traditional only if OpenCC simplifies it and GB 2312,
    the set of simplified Chinese, lacks it; Chinese only if JIS (code page 932) lacks it.
    """
    if not "\u3400" <= letter <= "\u9fff":
        return False
    script = script_of(tag)
    if script == "Hant":
        return _converter("s2t").convert(letter) != letter and not _is_frequent(letter)
    if script == "Hans":
        return _converter("t2s").convert(letter) != letter and not _encodes(letter, "gb2312")
    return script == "Jpan" and not _encodes(letter, "cp932")


def _is_frequent(letter: str) -> bool:
    low, high = _BIG5_FREQUENT
    return low <= int.from_bytes(letter.encode("big5", "ignore"), "big") <= high


def _encodes(letter: str, codec: str) -> bool:
    return bool(letter.encode(codec, "ignore"))


@lru_cache(maxsize=4)
def _converter(name: str) -> OpenCC:
    from opencc import OpenCC

    return OpenCC(name)
