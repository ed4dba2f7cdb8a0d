"""Keywords: what is left of the texts of a large site, so that all of them can be sent."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterator, Sequence

from helpcentre.search.documents import Document

_MOST = 48  # of a document; more of them find hardly more
_WIDE = "\u3005\u3041-\u3096\u30a1-\u30fc\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3"
_RUN = re.compile(rf"[{_WIDE}]+|[^\W_{_WIDE}]+(?:['\u2019][^\W_{_WIDE}]+)*")
_PAIR = 2


def list_keywords(documents: Sequence[Document]) -> list[list[str]]:
    """For each section of each document, its words that few other documents have, in their order.

    Words are those that the engine looks for: pairs of characters where words are not divided.
    """
    texts = [[list(_words(part.text)) for part in document.parts] for document in documents]
    known = Counter(word for parts in texts for word in {w for words in parts for w in words})
    return [_choose(parts, known, len(documents)) for parts in texts]


def _words(text: str) -> Iterator[str]:
    for found in _RUN.findall(text.lower()):
        if re.match(f"[{_WIDE}]", found):
            yield from (found[n : n + _PAIR] for n in range(len(found) - 1))
        elif len(found) >= _PAIR:
            yield found


def _choose(parts: list[list[str]], known: Counter[str], count: int) -> list[str]:
    """The words of each section that are among the best of all; a word stands in the first one."""
    here = Counter(word for words in parts for word in words)

    def weight(word: str) -> float:
        return (1 + math.log(here[word])) * math.log(1 + count / known[word])

    left = set(sorted(here, key=lambda word: (-weight(word), word))[:_MOST])
    chosen = []
    for words in parts:
        own = [word for word in dict.fromkeys(words) if word in left]
        left -= set(own)
        chosen.append(" ".join(own))
    return chosen
