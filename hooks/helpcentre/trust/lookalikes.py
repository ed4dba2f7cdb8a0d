"""Look-alikes: host names that a reader takes for one of ours."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from itertools import takewhile
from typing import NamedTuple

from helpcentre.trust.domains import is_below, show_host, split_host

_SHORTEST = 5
"""Names shorter than this stand in too many honest names."""
_NEVER_WITH_LATIN = frozenset({"CYRILLIC", "GREEK"})
"""UTS #39 (moderately restrictive): their letters are too much like Latin ones."""


class Brands(NamedTuple):
    """Our names, hashable: `domains` and all below them are ours, `labels` are our names.

    `declared` tells that somebody wrote down what is ours. Where only the site's address is
    known, names beside it are mostly other people's honest ones, so less counts as a trick.
    """

    domains: frozenset[str] = frozenset()
    labels: tuple[str, ...] = ()
    declared: bool = False

    def owns(self, host: str) -> bool:
        """Whether a host is one of our domains or below one."""
        return any(is_below(host, domain) for domain in self.domains)

    def domain_of(self, label: str) -> str:
        """The domain that a name stands for; the name itself if there is none."""
        fitting = sorted(d for d in self.domains if split_host(d).label == label)
        return min(fitting, key=len) if fitting else label


NOBODY = Brands()


@lru_cache(maxsize=65536)
def find_lookalike(host: str, brands: Brands) -> str | None:
    """What a host imitates and by which trick, in words; nothing if it is honest or ours.

    `host` is in lower case, as a browser sees it: names of other scripts as `xn--…`.
    """
    if brands.owns(host) or not brands.labels:
        return _mixture(host)
    shown = split_host(show_host(host))
    front = f"{shown.before}.{shown.label}".replace("-", ".")
    for domain in sorted(brands.domains):
        if f".{domain}." in f".{front}.":
            return f"imitates `{domain}` (which is only the front part of `{shown.name}`)"
    for brand in brands.labels:
        if trick := _imitate(shown.label, brand, brands.declared) or _ending(host, brand, brands):
            return f"imitates `{brands.domain_of(brand)}` ({trick})"
        for label in filter(None, shown.before.split(".")):
            if trick := _imitate(label, brand, brands.declared, main=False):
                return f"imitates `{brands.domain_of(brand)}` ({trick})"
    return _mixture(host)


def _ending(host: str, brand: str, brands: Brands) -> str:
    """Our very name under an ending that is not ours; on a shared host many bear it honestly."""
    found = split_host(host)
    same = found.label == brand and not found.shared and brands.declared
    return f"the same name with the ending .{found.ending}" if same else ""


def _imitate(label: str, brand: str, declared: bool, *, main: bool = True) -> str:
    """By which trick a label imitates a name, or nothing; `main` is the registered label."""
    if label == brand or len(brand) < _SHORTEST:
        return ""
    if fold(label).replace("-", "") == fold(brand).replace("-", ""):
        return _describe_letters(label, brand)
    ends = main and declared and len(brand) > _SHORTEST
    if trick := _find_slip(label.replace("-", ""), brand.replace("-", ""), ends=ends):
        return trick
    return _find_joined(label, brand) if declared else ""


def _describe_letters(label: str, brand: str) -> str:
    if label.replace("-", "") == brand.replace("-", ""):
        return "a hyphen added or left out"
    return "digits or letters that look like others" if label.isascii() else "foreign letters"


def _find_slip(label: str, brand: str, *, ends: bool) -> str:
    """The one slip of a finger between two names, at first and last letters only if asked."""
    if not (label.isascii() and label.isalpha()):  # digits and foreign letters hide a slip
        label, brand = fold(label), fold(brand)
    if abs(len(label) - len(brand)) > 1:
        return ""
    head = _count_common(label, brand)
    tail = _count_common(label[head:][::-1], brand[head:][::-1])
    found, lost = label[head : len(label) - tail], brand[head : len(brand) - tail]
    if len(found) == 2 and found == lost[::-1]:
        return "two letters swapped"
    if len(found) > 1 or len(lost) > 1 or not (ends or (head and tail)):
        return ""
    if found and lost:
        return "one letter replaced"
    return "one letter added" if found else "one letter left out"


def _count_common(one: str, other: str) -> int:
    """How many letters two words begin with in common."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))


def _find_joined(label: str, brand: str) -> str:
    """Our name, or a slip of it, joined with other words."""
    folded, wanted = fold(label), fold(brand).replace("-", "")
    if wanted in folded.split("-"):
        return "our name joined with other words"
    if len(brand) > _SHORTEST and wanted in folded.replace("-", ""):
        return "our name joined with other words"
    parts = label.split("-")
    slips = (part for part in parts if len(parts) > 1 and _find_slip(part, brand, ends=False))
    return "a slip of our name joined with other words" if any(slips) else ""


def _mixture(host: str) -> str | None:
    """Whether a word of a host mixes scripts that no honest word mixes."""
    if "xn--" not in host:
        return None
    from confusable_homoglyphs.categories import unique_aliases

    for word in show_host(host).replace("-", ".").split("."):
        scripts = unique_aliases(word)
        if "LATIN" in scripts and (others := scripts & _NEVER_WITH_LATIN):
            return f"mixes Latin and {' and '.join(sorted(others)).title()} letters in `{word}`"
    return None


@lru_cache(maxsize=65536)
def fold(label: str) -> str:
    """What a label looks like at a glance, by the confusables of UTS #39; compare only folded."""
    return "".join(_fold_letters("".join(_fold_letters(_bare(label)))))


def _fold_letters(letters: str) -> Iterator[str]:
    from confusable_homoglyphs.confusables import confusables_data

    for letter in letters:
        for form in (letter, letter.upper()):  # people and browsers write hosts in both
            alike = confusables_data.get(form, ())
            if len(alike) == 1 and _bare(alike[0]["c"]).isascii():
                yield _bare(alike[0]["c"])
                break
        else:
            yield letter


def _bare(text: str) -> str:
    """Lower case without accents."""
    apart = unicodedata.normalize("NFKD", text.casefold())
    return "".join(sign for sign in apart if not unicodedata.combining(sign))
