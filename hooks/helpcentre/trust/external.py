"""Links that leave the site, in every source: what the policy says of each, at its place."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from selectolax.lexbor import LexborHTMLParser

from helpcentre.findings import Finding
from helpcentre.linking.gather import Mention, list_mentions
from helpcentre.sites import Site
from helpcentre.text.targets import Link
from helpcentre.trust.decisions import PATH
from helpcentre.trust.facts import Fact
from helpcentre.trust.official import list_rogue
from helpcentre.trust.policy import Policy, Verdict, judge_address, judge_opening, policy_of

_ABSOLUTE = re.compile(r"\s*(?:[A-Za-z][A-Za-z0-9+.\s-]*:|[\\/]\s*[\\/])")
_OPENING = re.compile(r"<(?:a|area|form)\s", re.IGNORECASE)
_LIST = re.compile(r"[^)\n]{0,2000}\)\{:?([^}\n]*)\}")
_LINES, _LETTERS = 3, 1000
"""How far a tag may reach from the address in it, in lines and in letters of each."""


def check_external(site: Site) -> Iterator[Finding]:
    """Judge every address that leaves the site.

    Where `check_official` already refuses a host at the same place, nothing is added.
    """
    policy = policy_of(site)
    texts = dict(site.snippets.values()) | dict(site.texts)
    texts |= {article.path: article.text for article in site.checked}
    rogues: dict[str, list[Fact]] = {}
    told = site.settings.levels.get("rogue-domain") != "ignore"
    for mention in list_mentions(site):
        if mention.path == PATH or not _ABSOLUTE.match(mention.link.target):
            continue
        text = texts.get(mention.path, "")
        for verdict in _judge(policy, mention.link, text):
            if mention.path not in rogues:
                rogues[mention.path] = list(list_rogue(site, text)) if told else []
            if not any(_stands_in(fact, mention.link) for fact in rogues[mention.path]):
                yield _finding(mention, verdict)


def _stands_in(fact: Fact, link: Link) -> bool:
    """Whether a fact is part of a link's target."""
    inside = link.column <= fact.column < link.column + len(link.target)
    return fact.line == link.line and (inside or fact.value.lower() in link.target.lower())


def _judge(policy: Policy, link: Link, text: str) -> Iterator[Verdict]:
    words, window, rel = link.text, None, None
    if link.html and not link.image:
        words, window, rel = _read_tag(link, text)
    elif "_blank" in text:
        window, rel = _read_list(link, text)
    yield from judge_address(policy, link.target, text=words, image=link.image)
    if opening := judge_opening(link.target, window, rel):
        yield opening


def _read_tag(link: Link, text: str) -> tuple[str, str | None, str | None]:
    """The words and the attributes `target` and `rel` of the tag in which an address stands."""
    before, after = _around(link, text)
    html = before[max(before.rfind("<"), 0) :] + after
    node = LexborHTMLParser(html).css_first("a, area, form") if _OPENING.match(html) else None
    if not node:
        return "", None, None
    return node.text(), node.attributes.get("target"), node.attributes.get("rel")


def _read_list(link: Link, text: str) -> tuple[str | None, str | None]:
    """The attributes `target` and `rel` of `[…](…){target=_blank}`."""
    found = _LIST.match(_around(link, text)[1])
    node = LexborHTMLParser(f"<a {found[1]}>").css_first("a") if found else None
    return (node.attributes.get("target"), node.attributes.get("rel")) if node else (None, None)


def _around(link: Link, text: str) -> tuple[str, str]:
    """A little of the source before a target, and from it on."""
    lines = _lines(text)
    index, column = link.line - 1, link.column - 1
    first = max(index - _LINES, 0)
    here = lines[index] if index < len(lines) else ""
    before = [
        *(line[-_LETTERS:] for line in lines[first:index]),
        here[max(column - _LETTERS, 0) : column],
    ]
    after = [
        here[column : column + _LETTERS],
        *(line[:_LETTERS] for line in lines[index + 1 : index + 1 + _LINES]),
    ]
    return "\n".join(before), "\n".join(after)


@lru_cache(maxsize=16)
def _lines(text: str) -> list[str]:
    return text.split("\n")


def _finding(mention: Mention, verdict: Verdict) -> Finding:
    place = mention.path, mention.link.line, mention.link.column
    return Finding(*place, *verdict, locale=mention.locale)
