"""What would leave a reader of “What happened?” without a way on, or with a long or wrong one."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator, Mapping

from helpcentre.findings import Finding
from helpcentre.records import locate, parse_records
from helpcentre.sites import Site
from helpcentre.text.front_matter import load_node
from helpcentre.triage.trees import (
    FOLDER,
    PARTS,
    PATH,
    REPORT,
    Tree,
    needed_texts,
    read_tree,
    read_words,
)

MOST_TAPS = 4
_Fault = tuple[str, list[str], str, str]
"""The rule, the keys of the place in the data, what is wrong, how to mend it."""


def check_triage(site: Site) -> Iterator[Finding]:
    """Report faults of the tree and of its words; nothing where a site has none."""
    tree = read_tree(site)
    if tree is None:
        return
    node, _ = load_node(site.texts[PATH])
    for rule, keys, what, fix in (*_ways(tree), *_far(tree), *_parts(tree), *_targets(site, tree)):
        yield Finding(PATH, *locate(node, keys), rule, what, fix)
    yield from _check_words(site, tree)


def _ways(tree: Tree) -> Iterator[_Fault]:
    """Steps that nothing leads to, ways that run in circles or are too long."""
    if tree.root not in tree.nodes:  # told by `_parts`; without it, nothing is reached
        return
    for group, names in (("nodes", tree.nodes), ("leaves", tree.leaves)):
        for name in names:
            if name not in tree.places:
                fix = "name it in the choices of a node, or remove it"
                yield "triage-orphan", [group, name], f"no choice leads to `{name}`", fix
    for node, name in tree.circles.items():
        keys = ["nodes", node, str(tree.nodes[node].index(name))]
        what = f"`{node}` leads back to `{name}`"
        yield "triage-circle", keys, what, "remove the choice; every page has a way back"
    for name, taps in tree.taps.items():
        if taps > MOST_TAPS and name in tree.leaves:
            what = f"the longest way to `{name}` takes {taps} taps of {MOST_TAPS}"
            yield "triage-too-long", ["leaves", name], what, "ask less, or move it nearer"


def _far(tree: Tree) -> Iterator[_Fault]:
    name, first = tree.always, tree.nodes.get(tree.root)
    if name not in tree.leaves:
        what = f"`always` names `{name}`, which is no leaf"
        fix = "name the leaf of stolen coins; every step links to its article"
        yield "triage-stolen-far", ["always"], what, fix
    elif first is not None and name not in first:
        what = f"`{name}` is no choice of the first step"
        yield "triage-stolen-far", ["nodes", tree.root], what, f"add `{name}` to its choices"


def _parts(tree: Tree) -> Iterator[_Fault]:
    """Questions without answers, choices that lead nowhere, leaves that lack a part."""
    rule = "triage-dead-end"
    if tree.root not in tree.nodes:
        fix = "name the node that asks first"
        yield rule, ["root"], f"`root` names `{tree.root}`, which is no node", fix
    for node, choices in tree.nodes.items():
        if not choices:
            yield rule, ["nodes", node], f"`{node}` has no choices", "add some, or make it a leaf"
        for place, name in enumerate(choices):
            if not tree.knows(name):
                fix = _suggest(name, [*tree.nodes, *tree.leaves], "a node or leaf")
                yield rule, ["nodes", node, str(place)], f"`{name}` leads nowhere", fix
    for name, leaf in tree.leaves.items():
        if name in tree.nodes:
            yield rule, ["leaves", name], f"`{name}` is a node as well", "rename one of them"
        for part in PARTS:
            if part not in leaf:
                yield rule, ["leaves", name], f"`{name}` has no `{part}`", f"add `{part}: …`"


def _targets(site: Site, tree: Tree) -> Iterator[_Fault]:
    """Articles, headings, channels and kinds of report that do not exist."""
    channels = list(site.register.channels) if site.register else list(tree.contacts)
    kinds = parse_records(site.texts.get(REPORT, "")).get("kinds")
    for name, leaf in tree.leaves.items():
        keys = ["leaves", name]
        yield from _article(site, leaf.get("article", ""), [*keys, "article"])
        channel = leaf.get("channel")
        if channel in channels:
            yield from _known(channel, tree.contacts, "contact", [*keys, "channel"])
        else:
            yield from _known(channel, channels, "channel", [*keys, "channel"])
        if isinstance(kinds, dict):
            yield from _known(leaf.get("report"), kinds, "kind of report", [*keys, "report"])
    for channel, slug in tree.contacts.items():
        yield from _known(channel, channels, "channel", ["contacts", channel])
        yield from _article(site, slug, ["contacts", channel])


def _article(site: Site, reference: str, keys: list[str]) -> Iterator[_Fault]:
    slug, _, anchor = reference.partition("#")
    default = site.settings.languages.default
    article = site.find(default, f"{slug}.md")
    if article is None:
        slugs = (key.removesuffix(".md") for key in site.keys_of(default))
        yield from _known(slug, slugs, "article", keys)
    elif anchor:
        document = site.document(article)
        yield from _known(anchor, document.ids if document.complete else [anchor], "ID", keys)


def _known(name: str | None, names: Iterable[str], noun: str, keys: list[str]) -> Iterator[_Fault]:
    known = sorted(map(str, names))
    if name and name not in known:
        fix = _suggest(name, known, f"a known {noun}")
        yield "triage-unknown-target", keys, f"there is no {noun} `{name}`", fix


def _suggest(name: str, names: list[str], usual: str) -> str:
    near = difflib.get_close_matches(name, names, 1)
    return f"did you mean `{near[0]}`?" if near else f"name {usual}"


def _check_words(site: Site, tree: Tree) -> Iterator[Finding]:
    """Words that a language lacks, and those that nothing shows (a misspelt key)."""
    languages = site.settings.languages
    needed = {".".join(key): key for key in needed_texts(tree)}
    for locale in dict.fromkeys((languages.default, *languages.locales)):
        path = f"{FOLDER}/{locale}.yml"
        given = {".".join(key): key for key in read_words(site, locale)}
        for what, keys, fix in _compare(needed, given, languages.default):
            text = site.texts.get(path, "")
            place = locate(load_node(text)[0], keys) if given else (1, 1)
            yield Finding(path, *place, "triage-missing-text", what, fix, locale)


def _compare(
    needed: Mapping[str, tuple[str, ...]], given: Mapping[str, tuple[str, ...]], default: str
) -> Iterator[tuple[str, list[str], str]]:
    """What is wrong, where, and how to mend it; one for all where a language has nothing."""
    fix = f"add it; {FOLDER}/{default}.yml has the source text"
    missing = sorted(needed.keys() - given.keys())
    if not given:
        yield "the words of “What happened?” are missing", [], f"translate {FOLDER}/{default}.yml"
        return
    for name in missing:
        yield f"`{name}` is missing", list(needed[name]), fix
    for name in sorted(given.keys() - needed.keys()):
        near = _suggest(name, missing, "what the tree has")
        yield f"`{name}` is not in the tree", list(given[name]), near
