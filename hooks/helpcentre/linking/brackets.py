"""Brackets that the reader sees: references without definition, links that were never closed."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator
from typing import NamedTuple

from markdown_it.common.utils import normalizeReference
from markdown_it.token import Token

from helpcentre.findings import Finding
from helpcentre.sites import Site
from helpcentre.text.articles import Article
from helpcentre.text.definitions import Definition, list_definitions
from helpcentre.text.places import Passage, Places
from helpcentre.text.syntax import Tree, hide_math, read_tree
from helpcentre.text.targets import reference_label

_TARGET = r"(?:https?://[^\s()\[\]]+|(?:\.{1,2}/)*[^\s()\[\]]+\.md(?:#[^\s()\[\]]*)?|\.{1,2}/[^\s()\[\]]+)"
_FULL = re.compile(r"(?<![\w\])}\\])!?\[(?P<text>[^\[\]]+)\]\[(?P<label>[^\[\]\n]*)\](?![\[(:])")
_NOTE = re.compile(r"\[\^(?P<label>[^\[\]\s^]+)\]")
_RAW = re.compile(
    rf"\((?P<words>[^()\[\]\n]+)\)\[(?P<reversed>{_TARGET})\]"
    rf"|\[[^\[\]\n]+\]\s+\((?P<apart>{_TARGET})\)"
    rf"|\[[^\[\]\n]+\]\(\s*<?(?P<open>{_TARGET})"
)
_WIKI = re.compile(r"(?<!\[)\[\[(?=[^\[\]\n]*[^\W\d_])[^\[\]\n,;=]+\]\](?!\])")
_LITERAL = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\\[!-/:-@\[-`{-~]")
_MASK = "\ufffc"
_RESOLVERS = ("autorefs", "mkdocstrings", "roamlinks", "ezlinks", "ezglossary", "wikilinks")
"""Plugins that give a meaning to brackets that Markdown itself leaves alone."""


class Fault(NamedTuple):
    """A fault in the parsed lines: rule, line and column from 1, and the words of a finding."""

    rule: str
    line: int
    column: int
    what: str
    fix: str


def check_brackets(site: Site, article: Article) -> Iterator[Finding]:
    """Report links and footnotes that stay text, and definitions that are twice or for nothing."""
    build = site.settings.build
    expansion = site.expand(article)
    body = expansion.text if expansion else article.body
    if "[" not in body or article.fields.get("generated"):
        return
    tree = read_tree(hide_math(body) if build.has_math and not expansion else body)
    for fault in _list_faults(site, tree):
        path, line, shift = article.path, fault.line, 0
        if expansion:
            path, line, shift = expansion.origins[line - 1]
        if path != article.path and fault.rule == "unused-definition":
            continue  # a file of definitions that many articles share
        place = path, line, max(fault.column - shift, 1)
        yield Finding(*place, fault.rule, fault.what, fault.fix, article.locale)


def _list_faults(site: Site, tree: Tree) -> Iterator[Fault]:
    places = Places(tree.lines, tree.flat)
    notes = site.settings.build.has_footnotes
    resolved = not site.settings.build.has_plugin(*_RESOLVERS)
    everything = site.settings.levels.get("visible-markup", "ignore") == "ignore"
    used: set[str] = set()
    for token in tree.tokens:
        if token.type == "inline" and token.map is not None and "[" in token.content:
            passage = places.enter(token.map[0], token.content)
            used |= _labels(token) if tree.definitions else set()
            if _is_all_links(token):
                continue
            text = _mask(token)
            yield from _check_raw(text, passage, everything)
            if resolved:
                yield from _check_wiki(text, passage)
                yield from _check_labels(text, passage, tree)
            if notes:
                yield from _check_notes(text, passage, tree)
                used |= {f"^{found['label']}" for found in _NOTE.finditer(text)}
    yield from _check_definitions(places, tree, used, notes)


def _is_all_links(token: Token) -> bool:
    """Whether every bracket belongs to a link that Markdown understood, as it nearly always is."""
    children = token.children or []
    links = sum(child.type in ("link_open", "image") and not child.info for child in children)
    return links == token.content.count("](") == token.content.count("[")


def _mask(token: Token) -> str:
    """The content with everything blanked out that Markdown made something of."""
    text = list(token.content)
    for child in token.children or []:
        start, end = child.meta.get("span", (0, 0))
        text[start:end] = _MASK * (end - start)
    return _LITERAL.sub(lambda found: _MASK * len(found[0]), "".join(text))


def _labels(token: Token) -> set[str]:
    found = set()
    for child in token.children or []:
        if child.type in ("link_open", "image"):
            found.add(reference_label(child, token.content))
        if child.type == "link_open" and "label" in child.meta:  # a picture in a link
            found |= set(re.findall(r"\[([^\[\]]+)\]", token.content[slice(*child.meta["span"])]))
    return {normalizeReference(label) for label in found}


def _check_raw(text: str, passage: Passage, everything: bool) -> Iterator[Fault]:
    """Misplaced brackets; only those that `visible-markup` cannot see where that rule is on."""
    for found in _RAW.finditer(text):
        group = str(found.lastgroup)
        if group != "reversed" and not everything:
            continue
        target = found[group]
        what = f"the reader sees the brackets of the link to `{target}`"
        fix = f"write `[words]({target})`, without a blank between the brackets"
        yield Fault("raw-markdown", *passage.at(found.start(group)), what, fix)


def _check_wiki(text: str, passage: Passage) -> Iterator[Fault]:
    """Links as wikis write them, which Markdown leaves alone."""
    for found in _WIKI.finditer(text):
        what = f"the reader sees the brackets of `{found[0]}`"
        fix = "write `[words](path/to/article.md)`"
        yield Fault("raw-markdown", *passage.at(found.start()), what, fix)


def _check_labels(text: str, passage: Passage, tree: Tree) -> Iterator[Fault]:
    for found in _FULL.finditer(text):
        label = found["label"] or found["text"]
        numbers = found["text"].strip().isdigit() and label.strip().isdigit()
        if _MASK in found["label"] or label.startswith("^") or numbers:
            continue
        known = tree.definitions
        near = difflib.get_close_matches(normalizeReference(label)[:200], known, 1)
        what = f"the reference `[{label}]` is defined nowhere, so the reader sees brackets"
        fix = f"did you mean `[{near[0].lower()}]`?" if near else f"add a line `[{label}]: target`"
        group = "label" if found["label"] else "text"
        yield Fault("unresolved-reference", *passage.at(found.start(group)), what, fix)


def _check_notes(text: str, passage: Passage, tree: Tree) -> Iterator[Fault]:
    for found in _NOTE.finditer(text):
        label = found["label"]
        if label not in tree.footnotes and _MASK not in label:
            near = difflib.get_close_matches(label, tree.footnotes, 1)
            what = f"the footnote `[^{label}]` is defined nowhere, so the reader sees brackets"
            fix = f"did you mean `[^{near[0]}]`?" if near else f"add a line `[^{label}]: text`"
            yield Fault("unresolved-reference", *passage.at(found.start("label")), what, fix)


def _check_definitions(places: Places, tree: Tree, used: set[str], notes: bool) -> Iterator[Fault]:
    code = _code_lines(tree)
    first: dict[str, Definition] = {}
    for one in list_definitions(tree.flat):
        if one.line in code or (one.is_footnote and not notes):
            continue
        label = f"^{one.label}" if one.is_footnote else one.label
        shown = label if one.is_footnote else label.lower()
        place = places.source(one.line, one.column)
        earlier = first.setdefault(label, one)
        if earlier is not one and (one.is_footnote or earlier.target != one.target):
            what = f"`[{shown}]` is already defined in line {earlier.line + 1}"
            fix = "give one of the two another name"
            yield Fault("duplicate-definition", *place, what, fix)
        elif earlier is one and label not in used:
            what = f"nothing refers to `[{shown}]`"
            yield Fault("unused-definition", *place, what, "refer to it, or remove the line")


def _code_lines(tree: Tree) -> set[int]:
    blocks = (token.map for token in tree.tokens if token.type in ("fence", "code_block"))
    return {line for block in blocks if block for line in range(*block)}
