"""Facts that a scammer could plant: hosts, e-mail addresses, phones, accounts, wallets."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from markdown_it import MarkdownIt

from helpcentre.disguises import Plain, fold_letters, undisguise
from helpcentre.front_matter import split_front_matter
from helpcentre.handles import find_ids, find_links, find_names
from helpcentre.hosts import find_emails, find_hosts, find_urls
from helpcentre.phones import find_phones
from helpcentre.places import flatten
from helpcentre.wallets import find_wallets

# No fact is without one of these, and most lines of prose are.
_SIGN = re.compile(r"[@_:\d/.](?:(?<!\.)|(?=\w))")
_NAMESPACE = re.compile(r"""xmlns(?::\w+)?\s*=\s*["']http://www\.w3\.org/[^"']*["']""")
_INLINE_CODE = re.compile(r"(?<!`)(`+)(?!`)(.+?)(?<!`)\1(?!`)")


@dataclass(frozen=True)
class Fact:
    """Something by which a reader could be led to somebody; places count from 1.

    `kind` is host, email, phone, handle or wallet; `value` is what the source says there, of a
    host its registrable name in small letters.
    """

    kind: str
    value: str
    line: int
    column: int
    in_code: bool


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
    for part in _candidates(line, following, urls):
        if not any(part.start < other.end and other.start < part.end for other in taken):
            taken.append(part)
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
    for start, end in spans:
        line = line[:start] + "|" * (end - start) + line[end:]
    return line


def _keep(text: str, found: list[tuple[int, Plain, _Part]]) -> list[Fact]:
    """Facts with their place in the source, without those that are only code."""
    lines, blocks = text.split("\n"), _code_lines(text)
    facts: list[Fact] = []
    for index, plain, part in found:
        start, end = plain.source(part.start, part.end)
        in_code = index in blocks or _in_inline_code(lines[index], start)
        if part.sure or not in_code:
            value = lines[index][start:end]
            value = value.lower() if part.kind == "host" else value
            facts.append(Fact(part.kind, value, index + 1, start + 1, in_code))
    return facts


def _code_lines(text: str) -> frozenset[int]:
    """Lines (from 0) of fenced and indented code."""
    if text.lstrip("\ufeff \n").startswith(("<?xml", "<svg")):
        return frozenset()
    _, body = split_front_matter(text)
    tokens = MarkdownIt("commonmark").parse("\n".join(flatten(body.split("\n"))))
    blocks = [token.map for token in tokens if token.type in ("fence", "code_block")]
    return frozenset(line for block in blocks if block for line in range(*block))


def _in_inline_code(line: str, place: int) -> bool:
    return any(code.start() <= place < code.end() for code in _INLINE_CODE.finditer(line))
