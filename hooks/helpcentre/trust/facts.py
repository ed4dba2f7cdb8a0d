"""Facts that a scammer could plant: hosts, e-mail addresses, phones, accounts, wallets."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter

from markdown_it import MarkdownIt

from helpcentre.text.front_matter import split_front_matter
from helpcentre.text.places import flatten
from helpcentre.trust.disguises import Plain, fold_letters, undisguise
from helpcentre.trust.handles import find_ids, find_links, find_names
from helpcentre.trust.hosts import find_emails, find_hosts, find_urls
from helpcentre.trust.phones import find_phones
from helpcentre.trust.wallets import find_wallets

# No fact is without one of these, and most lines of prose are.
_SIGN = re.compile(r"[@_:\d/.](?:(?<!\.)|(?=\w))")
_NAMESPACE = re.compile(r"""xmlns(?::\w+)?\s*=\s*["']http://www\.w3\.org/[^"']*["']""")
_INLINE_CODE = re.compile(r"(?<!`)(`+)(?!`)(.+?)(?<!`)\1(?!`)")
# Nobody registers an endless path, so that one counts as none.
_PATH_LETTER = r"[^\s?#\"<>`)\]|\u2010-\u206f\u3000-\u303f\uff00-\uffef]"
_PATH = re.compile(rf"(?::\d{{0,5}})?([/\\]{_PATH_LETTER}{{0,300}}+)(?!{_PATH_LETTER})")
_SENTENCE_END = re.compile(r"(?<=\w)[.,;:!'*]+$")


@dataclass(frozen=True)
class Fact:
    """Something by which a reader could be led to somebody; places count from 1.

    `kind` is host, email, phone, handle or wallet; `value` is what the source says there. Of a
    host it is the whole name as a browser sees it, and `path` what follows up to `?` or `#`.
    """

    kind: str
    value: str
    line: int
    column: int
    in_code: bool
    path: str = ""


@dataclass(frozen=True)
class _Part:
    """A part of a line without disguises; what is not `sure` counts only outside of code."""

    kind: str
    start: int
    end: int
    sure: bool = True


def find_facts(text: str) -> list[Fact]:
    """Find every fact of Markdown, YAML or SVG, sorted by place, one per place."""
    lines = fold_letters(text).split("\n")
    found: list[tuple[int, Plain, _Part]] = []
    for index, line in enumerate(lines):
        plain = undisguise(line)
        if _SIGN.search(plain.text):
            following = lines[index + 1] if index + 1 < len(lines) else ""
            found += ((index, plain, part) for part in _parts(plain.text, following))
    return _keep(text, found) if found else []


def _parts(line: str, following: str) -> list[_Part]:
    """The facts of one line, none inside another: the first one that claims a place wins."""
    line = _without(line, [match.span() for match in _NAMESPACE.finditer(line)])
    urls = list(find_urls(line))
    taken: list[_Part] = []
    places = bytearray(len(line))
    for part in _candidates(line, following, urls):
        if places.find(1, part.start, part.end) < 0:
            taken.append(part)
            places[part.start : part.end] = b"\1" * (part.end - part.start)
    covered = [(part.start, part.end) for part in taken] + [url[2:] for url in urls]
    for start, end in find_phones(_without(line, covered)):
        taken.append(_Part("phone", start, end))
    return sorted(taken, key=lambda part: part.start)


def _candidates(
    line: str, following: str, urls: list[tuple[int, int, int, int]]
) -> Iterator[_Part]:
    """Possible facts, the most certain kinds first; phones come last and elsewhere."""
    yield from (_Part("wallet", *span) for span in find_wallets(line))
    yield from (_Part("handle", *span) for span in find_links(line))
    yield from (_Part("host", *url[:2]) for url in urls)
    # What stands in a URL's path or before its @ belongs to that URL.
    line = _without(line, [url[2:] for url in urls])
    yield from (_Part("email", *span) for span in find_emails(line))
    yield from (_Part("host", *span) for span in find_hosts(line))
    yield from (_Part("handle", *span) for span in find_names(line, following))
    yield from (_Part("handle", *span) for span in find_ids(line))


def _without(line: str, spans: list[tuple[int, int]]) -> str:
    kept, done = [], 0
    for start, end in sorted(spans):
        if end > done:
            kept += [line[done:start], "|" * (end - max(start, done))]
            done = end
    return "".join((*kept, line[done:]))


def _keep(text: str, found: list[tuple[int, Plain, _Part]]) -> list[Fact]:
    """Facts with their place in the source, without those that are only code."""
    lines, blocks = text.split("\n"), _code_lines(text)
    facts: list[Fact] = []
    for index, of_line in groupby(found, key=itemgetter(0)):
        code = [match.span() for match in _INLINE_CODE.finditer(lines[index])]
        for _, plain, part in of_line:
            start, end = plain.source(part.start, part.end)
            before = bisect_right(code, (start, len(lines[index])))
            in_code = index in blocks or (before > 0 and start < code[before - 1][1])
            if part.sure or not in_code:
                value, path = lines[index][start:end], ""
                if part.kind == "host":
                    value, path = plain.text[part.start : part.end].lower(), _path(plain, part)
                facts.append(Fact(part.kind, value, index + 1, start + 1, in_code, path))
    return facts


def _path(plain: Plain, part: _Part) -> str:
    """What follows a host, as a browser reads it and without the end of a sentence."""
    path = _PATH.match(plain.text, part.end)
    return _SENTENCE_END.sub("", path[1]).replace("\\", "/") if path else ""


def _code_lines(text: str) -> frozenset[int]:
    """Lines (from 0) of fenced and indented code."""
    if text.lstrip("\ufeff \n").startswith(("<?xml", "<svg")):
        return frozenset()
    _, body = split_front_matter(text)
    tokens = MarkdownIt("commonmark").disable("inline").parse("\n".join(flatten(body.split("\n"))))
    blocks = [token.map for token in tokens if token.type in ("fence", "code_block")]
    return frozenset(line for block in blocks if block for line in range(*block))
