"""The tree itself, from data/triage.yml, and its words in each locale, from data/triage/."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from helpcentre.records import parse_records
from helpcentre.sites import Site

PATH = "data/triage.yml"
FOLDER = "data/triage"
REPORT = "data/report.yml"
PARTS = ("article", "channel", "report", "limit")
"""What every leaf names."""


@dataclass(frozen=True)
class Tree:
    """Nodes with their choices, and leaves with their parts; a choice is the ID of either.

    `always` is the leaf that every step leads to, `urgent` are choices that stand out,
    `contacts` the article of each channel. What is odd in the data is left out.
    """

    root: str
    always: str
    urgent: tuple[str, ...]
    nodes: Mapping[str, tuple[str, ...]]
    leaves: Mapping[str, Mapping[str, str]]
    contacts: Mapping[str, str]

    def knows(self, name: str) -> bool:
        """Whether a choice leads somewhere."""
        return name in self.nodes or name in self.leaves

    @cached_property
    def places(self) -> dict[str, str]:
        """For everything that is reached, the node below which it stands: the nearest to the root.

        Choices elsewhere only lead to it, so that a page has each step once.
        """
        found = {self.root: ""}
        waiting = [self.root]
        for node in waiting:
            for name in self.nodes.get(node, ()):
                if name not in found and self.knows(name):
                    found[name] = node
                    waiting.append(name)
        return found

    @cached_property
    def circles(self) -> dict[str, str]:
        """Choices that lead back, by the last node of each circle that begins at the root."""
        found: dict[str, str] = {}
        self._follow(self.root, (), set(), found)
        return found

    def _follow(
        self, node: str, above: tuple[str, ...], done: set[str], found: dict[str, str]
    ) -> None:
        way = (*above, node)
        for name in self.nodes.get(node, ()):
            if name in way:
                found.setdefault(node, name)
            elif name in self.nodes and name not in done:
                self._follow(name, way, done, found)
        done.add(node)

    @cached_property
    def taps(self) -> dict[str, int]:
        """How many taps the longest way to each step takes; nothing where ways run in circles."""
        found = {self.root: 0}
        waiting = [] if self.circles else [self.root]
        for node in waiting:
            for name in self.nodes.get(node, ()):
                if found[node] + 1 > found.get(name, 0):
                    found[name] = found[node] + 1
                    waiting.append(name)
        return found


def read_tree(site: Site) -> Tree | None:
    """The tree of a site, if it has one."""
    data = parse_records(site.texts.get(PATH, ""))
    if not data:
        return None
    urgent = data.get("urgent")
    return Tree(
        root=str(data.get("root") or ""),
        always=str(data.get("always") or ""),
        urgent=tuple(map(str, urgent)) if isinstance(urgent, list) else (),
        nodes={
            name: tuple(map(str, choices))
            for name, choices in _entries(data, "nodes")
            if isinstance(choices, list)
        },
        leaves={
            name: {part: str(leaf[part]) for part in PARTS if leaf.get(part)}
            for name, leaf in _entries(data, "leaves")
            if isinstance(leaf, Mapping)
        },
        contacts={name: str(slug) for name, slug in _entries(data, "contacts")},
    )


def _entries(data: Mapping[str, Any], group: str) -> Iterator[tuple[str, Any]]:
    found = data.get(group)
    for name, value in found.items() if isinstance(found, Mapping) else ():
        yield str(name), value


def needed_texts(tree: Tree) -> list[tuple[str, ...]]:
    """The keys of all words that the tree shows, in its own order."""
    keys: list[tuple[str, ...]] = []
    for node, choices in tree.nodes.items():
        keys.append(("nodes", node, "question"))
        keys += [("nodes", node, "choices", name) for name in choices]
    limits = dict.fromkeys(leaf.get("limit", "") for leaf in tree.leaves.values())
    keys += [("leaves", name) for name in tree.leaves]
    keys += [("limits", name) for name in limits if name]
    return keys + [("contacts", name) for name in tree.contacts]


def read_words(site: Site, locale: str) -> dict[tuple[str, ...], str]:
    """The words of one locale by their keys."""
    content = parse_records(site.texts.get(f"{FOLDER}/{locale}.yml", ""))
    return dict(_flatten(content, ()))


def _flatten(
    group: Mapping[Any, Any], above: tuple[str, ...]
) -> Iterator[tuple[tuple[str, ...], str]]:
    for key, value in group.items():
        if isinstance(value, Mapping):
            yield from _flatten(value, (*above, str(key)))
        elif value:
            yield (*above, str(key)), str(value)
