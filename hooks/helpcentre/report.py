"""The report builder (`tool:report`): its data, read and checked, and what its template needs."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from helpcentre.findings import Finding
from helpcentre.records import locate, parse_records
from helpcentre.register import Channel
from helpcentre.sites import Site
from helpcentre.text.front_matter import load_node

PATH = "data/report.yml"
CODED = ("kinds", "chains", "statuses", "systems", "registered", "shapes", "channels")
"""The lists of codes in the data, each of which has a text in the strings."""

Data = Mapping[str, Any]
Pages = Mapping[str, Mapping[str, str]]


def describe_report(data: Data, pages: Pages, channels: Mapping[str, Channel]) -> dict[str, Any]:
    """What the form of one language needs, as plain data.

    `pages` has title, url and locale of the articles that its readers get, by slug. `mail` is
    the address to write to, empty while it is a sample. What cannot be read is left out; the
    checks tell it.
    """
    shapes, ways = _group(data, "shapes"), _group(data, "channels")
    email = channels.get("email")
    return {
        "support_language": str(data.get("support_language") or ""),
        "leaked": pages.get(str(data.get("leaked"))),
        "kinds": [_describe_kind(*kind, pages, ways) for kind in _entries(data, "kinds")],
        "chains": [_describe_chain(*chain, shapes) for chain in _entries(data, "chains")],
        "addresses": _join(_codes(data, "addresses")),
        "keys": _join(_codes(data, "keys")),
        "mail": email.address if email and not email.sample else "",
        **{name: _codes(data, name) for name in ("statuses", "systems", "registered", "offsets")},
    }


def _describe_kind(code: str, entry: Data, pages: Pages, ways: Data) -> dict[str, Any]:
    channel = str(entry.get("channel"))
    return {
        "code": code,
        "urgent": entry.get("urgent") is True,
        "fields": " ".join(_codes(entry, "fields")),
        "article": pages.get(str(entry.get("article"))),
        "channel": channel,
        "way": pages.get(str(ways.get(channel))),
    }


def _describe_chain(code: str, entry: Data, shapes: Data) -> dict[str, str]:
    shape = str(entry.get("shape"))
    pattern, address = str(shapes.get(shape) or ""), str(entry.get("address") or "")
    return {"code": code, "shape": shape, "hash": pattern, "address": address}


def check_report(site: Site) -> Iterator[Finding]:
    """Report what the form would show wrongly or not at all: texts, articles, channels, patterns.

    Only the source language's texts are asked for; where a translation lacks one,
    `missing-string` tells it.
    """
    data = parse_records(site.texts.get(PATH, ""))
    if not data:
        return
    faults = [*_wrong_texts(site, data), *_wrong_targets(site, data), *_wrong_patterns(data)]
    node, _ = load_node(site.texts[PATH])
    for places, what, fix in faults:
        yield Finding(PATH, *locate(node, places), "wrong-report", what, fix)


_Faults = Iterator[tuple[list[str], str, str]]
"""Where in the data, what is wrong there, how to mend it."""


def _wrong_texts(site: Site, data: Data) -> _Faults:
    default = site.settings.languages.default
    texts = _group(site.strings.get(default, {}), "report")
    for name in CODED:
        listed, known = _codes(data, name), _group(texts, name)
        for code in listed:
            if not isinstance(known.get(code), str):
                fix = f"add `report.{name}.{code}` to data/strings/{default}.yml"
                yield [name, code], f"`{code}` has no text", fix
        for code in sorted(known.keys() - set(listed)):
            fix = f"add it here, or remove its text `report.{name}.{code}` from data/strings/"
            yield [name], f"`{code}` has a text and is not asked for", fix
    if (language := data.get("support_language")) not in _locales(site):
        fix = f"languages are {', '.join(_locales(site))}"
        yield ["support_language"], f"`{language}` is no language of this site", fix


def _locales(site: Site) -> list[str]:
    languages = site.settings.languages
    return list(dict.fromkeys([languages.default, *languages.locales]))


def _wrong_targets(site: Site, data: Data) -> _Faults:
    articles = [key.removesuffix(".md") for key in site.keys_of(site.settings.languages.default)]
    ways, shapes = _group(data, "channels"), _group(data, "shapes")
    yield from _unknown(["leaked"], str(data.get("leaked")), articles, "article")
    for channel, slug in ways.items():
        yield from _unknown(["channels", str(channel)], str(slug), articles, "article")
        if site.register:
            known = site.register.channels
            yield from _unknown(["channels", str(channel)], str(channel), known, "channel")
    for code, entry in _entries(data, "kinds"):
        place = ["kinds", code]
        yield from _unknown([*place, "article"], str(entry.get("article")), articles, "article")
        yield from _unknown([*place, "channel"], str(entry.get("channel")), ways, "channel")
    for code, entry in _entries(data, "chains"):
        yield from _unknown(["chains", code], str(entry.get("shape")), shapes, "shape")


def _unknown(places: list[str], name: str, known: Iterable[str], noun: str) -> _Faults:
    names = sorted(map(str, known))
    if name not in names:
        near = difflib.get_close_matches(name, names, 1)
        fix = f"did you mean `{near[0]}`?" if near else f"name a known {noun}"
        yield places, f"`{name}` is no {noun} that readers can reach", fix


def _wrong_patterns(data: Data) -> _Faults:
    patterns = [
        *((["shapes", str(name)], one) for name, one in _group(data, "shapes").items()),
        *((["chains", code], one.get("address", "")) for code, one in _entries(data, "chains")),
        *(
            ([name, str(n)], one)
            for name in ("addresses", "keys")
            for n, one in _numbered(data, name)
        ),
    ]
    for places, pattern in patterns:
        try:
            re.compile(str(pattern))
        except re.error as error:
            fix = "write a pattern that Python and JavaScript read the same way"
            yield places, f"the pattern cannot be read ({error})", fix


def _numbered(data: Data, name: str) -> Iterator[tuple[int, str]]:
    return enumerate(_codes(data, name))


def _join(patterns: list[str]) -> str:
    """One pattern for several."""
    return "|".join(patterns)


def _codes(data: Data, name: str) -> list[str]:
    """The codes of a list, or of a group by their names."""
    found = data.get(name)
    return [str(code) for code in found] if isinstance(found, list | Mapping) else []


def _group(data: Data, name: str) -> Mapping[str, Any]:
    found = data.get(name)
    return found if isinstance(found, Mapping) else {}


def _entries(data: Data, name: str) -> list[tuple[str, Data]]:
    """The records of a group by their codes."""
    return [(str(c), one) for c, one in _group(data, name).items() if isinstance(one, Mapping)]
