"""Look-alikes: host names that a reader takes for one of ours, and by which trick."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import NamedTuple

from helpcentre.trust.domains import Domain, is_below, show_host, split_host
from helpcentre.trust.letters import fold
from helpcentre.trust.slip import find_slip

_SHORTEST = 5
"""Names shorter than this stand in too many honest names."""


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


class Trick(NamedTuple):
    """How a host deceives: an ID, what it imitates, what it truly is.

    Of `mixed-scripts`, nobody knows what it imitates; its detail is the word.
    """

    id: str
    imitated: str = ""
    detail: str = ""


TRICKS = {
    "front-part": "which is only the front part of `{}`",
    "other-ending": "the same name with the ending .{}",
    "other-site": "our name on the site `{}` of somebody else",
    "split-name": "our name cut by a dot",
    "hyphen": "a hyphen added or left out",
    "similar-letters": "digits or letters that look like others",
    "foreign-letters": "foreign letters",
    "swapped-letters": "two letters swapped",
    "replaced-letter": "one letter replaced",
    "added-letter": "one letter added",
    "missing-letter": "one letter left out",
    "two-slips": "two letters wrong",
    "added-words": "our name joined with other words",
    "slip-and-words": "a slip of our name joined with other words",
}
"""Every trick of a host with a name of ours in it, and how the checker puts it."""


def describe(trick: Trick) -> str:
    """A trick in words, as the checker puts it."""
    if trick.id == "mixed-scripts":
        others = " and ".join(sorted(set(_list_scripts(trick.detail)) - {"Latin"}))
        return f"mixes Latin and {others} letters in `{trick.detail}`"
    return f"imitates `{trick.imitated}` ({TRICKS[trick.id].format(trick.detail)})"


def find_lookalike(host: str, brands: Brands) -> str | None:
    """What a host imitates and by which trick, in words; nothing if it is honest or ours."""
    trick = find_trick(host, brands)
    return describe(trick) if trick else None


@lru_cache(maxsize=65536)
def find_trick(
    host: str, brands: Brands, split: Callable[[str], Domain] = split_host, *, strict: bool = False
) -> Trick | None:
    """The trick of a host; nothing if it is honest or ours.

    `host` is in lower case, as a browser sees it: names of other scripts as `xn--…`. `strict` is
    for a host of which somebody asks whether it is ours: then our bare name on a site of others,
    where it mostly stands honestly, counts too. `split` takes hosts apart.
    """
    if brands.owns(host) or not brands.labels:
        return _find_mixture(host)
    shown = split(show_host(host))
    front = f"{shown.before}.{shown.label}".replace("-", ".")
    for domain in sorted(brands.domains):
        if f".{domain}." in f".{front}.":
            return Trick("front-part", domain, shown.name)
    for brand in brands.labels:
        if found := _find_name(shown, brand, brands, strict=strict):
            return Trick(found[0], brands.domain_of(brand), found[1])
    return _find_mixture(host)


def _find_name(
    shown: Domain, brand: str, brands: Brands, *, strict: bool
) -> tuple[str, str] | None:
    """By which trick one of our names, or what looks like it, stands in a host; with its detail."""
    declared = brands.declared
    if trick := imitate(shown.label, brand, declared=declared):
        return trick, ""
    if shown.label == brand and declared:
        if not shown.shared:
            return "other-ending", shown.ending
        if strict:
            return "other-site", shown.ending
    labels = [label for label in shown.before.split(".") if label]
    for label in labels:
        if strict and label == brand:
            return "other-site", shown.name
        if trick := imitate(label, brand, declared=declared, main=False):
            return trick, ""
    return ("split-name", "") if declared and _is_split([*labels, shown.label], brand) else None


def _is_split(labels: list[str], brand: str) -> bool:
    """Whether the last labels together make a name."""
    joined = ("".join(labels[start:]).replace("-", "") for start in range(len(labels) - 1))
    return any(fold(one) == fold(brand) for one in joined)


def imitate(label: str, brand: str, *, declared: bool = True, main: bool = True) -> str:
    """The ID of the trick by which a label imitates a name, or nothing.

    `main` is the registered label, not one before it.
    """
    if label == brand or len(brand) < _SHORTEST:
        return ""
    bare, wanted = label.replace("-", ""), brand.replace("-", "")
    if fold(bare) == fold(wanted):
        return "hyphen" if bare == wanted else _name_letters(label)
    if trick := find_slip(bare, wanted, ends=main and declared and len(brand) > _SHORTEST):
        return trick
    return _find_joined(label, brand) if declared else ""


def _name_letters(label: str) -> str:
    return "similar-letters" if label.isascii() else "foreign-letters"


def _find_joined(label: str, brand: str) -> str:
    """Our name, or a slip of it, joined with other words."""
    folded, wanted = fold(label), fold(brand.replace("-", ""))
    if wanted in folded.split("-"):
        return "added-words"
    if len(brand) > _SHORTEST and wanted in folded.replace("-", ""):
        return "added-words"
    parts = label.split("-")
    slips = (part for part in parts if len(parts) > 1 and find_slip(part, brand, ends=False))
    return "slip-and-words" if any(slips) else ""


def _find_mixture(host: str) -> Trick | None:
    """Whether a word of a host mixes scripts that no honest word mixes.

    UTS #39 (moderately restrictive): Cyrillic and Greek letters are too much like Latin ones.
    """
    if "xn--" not in host:
        return None
    for word in show_host(host).replace("-", ".").split("."):
        scripts = set(_list_scripts(word))
        if "Latin" in scripts and len(scripts) > 1:
            return Trick("mixed-scripts", detail=word)
    return None


def _list_scripts(word: str) -> Iterator[str]:
    """Which of the three scripts whose letters look alike a word has letters of."""
    for sign in word:
        script = unicodedata.name(sign, "").partition(" ")[0].title()
        if script in ("Latin", "Cyrillic", "Greek") and sign.isalpha():
            yield script
