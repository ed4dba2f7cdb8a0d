"""The programs that a check of prose may ask, as functions that know neither disk nor process."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol


class Dictionary(Protocol):
    """Knows the words of a language."""

    def knows(self, word: str) -> bool:
        """Whether the word is written so."""

    def suggest(self, word: str) -> list[str]:
        """Words that may have been meant, the likeliest first."""


def _no_report() -> tuple[str, str]:
    return "[]", ""


def _as_it_is(text: str) -> str:
    return text


def _no_dictionary(_: str) -> Dictionary | None:
    return None


@dataclass(frozen=True)
class Tools:
    """What is asked only if a rule that needs it is on.

    `lint` gives the Markdown linter's JSON report, with paths below the docs folder, and why there
    is none or an empty text; `space` a text as it should be spaced; `load_dictionary` a dictionary
    by name (`en_US`), or nothing if this computer has it not.
    """

    lint: Callable[[], tuple[str, str]] = _no_report
    space: Callable[[str], str] = _as_it_is
    load_dictionary: Callable[[str], Dictionary | None] = _no_dictionary
