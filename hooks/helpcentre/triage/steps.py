"""The tree as a page shows it to readers of one locale: steps within steps, as plain data."""

from __future__ import annotations

from typing import Any

from helpcentre.sites import Site, page_addresses
from helpcentre.triage.trees import REPORT, Tree, read_tree, read_words

Text = dict[str, str]
"""Words, and the locale that they are in: `text`, `locale`."""


def make_triage(site: Site, locale: str) -> dict[str, Any] | None:
    """The first step, and the article that every step leads to; nothing without a tree.

    Words that a locale lacks come from the locales that stand in for it; a choice without any,
    or that leads nowhere, is left out, and the checks tell it.
    """
    tree = read_tree(site)
    if tree is None or tree.root not in tree.nodes:
        return None
    made = _Maker(site, locale, tree)
    leaf = tree.leaves.get(tree.always, {})
    return {"first": made.step(tree.root), "always": made.article(leaf.get("article", ""))}


class _Maker:
    """Makes the steps of one locale."""

    def __init__(self, site: Site, locale: str, tree: Tree) -> None:
        self.site, self.locale, self.tree = site, locale, tree
        self.chain = dict.fromkeys((*site.chain(locale), site.settings.languages.default))
        self.reports = REPORT in site.texts  # else nothing answers the link
        self.words = {name: read_words(site, name) for name in self.chain}

    def text(self, *key: str) -> Text | None:
        """Words in the best locale that has them."""
        known = (name for name in self.chain if key in self.words[name])
        name = next(known, None)
        return {"text": self.words[name][key], "locale": name} if name else None

    def article(self, reference: str) -> Text | None:
        """Title, locale and address (from the root of the site) of an article that exists."""
        slug, _, anchor = reference.partition("#")
        article = self.site.find(self.locale, f"{slug}.md")
        if article is None:
            return None
        languages, settings = self.site.settings.languages, self.site.settings
        root = "" if self.locale == languages.default else f"{self.locale}/"
        page = page_addresses(article.key, settings.directory_urls)[0]
        url = f"{root}{page}#{anchor}" if anchor else f"{root}{page}"
        return {"text": article.title, "locale": article.locale, "url": url}

    def step(self, name: str) -> dict[str, Any]:
        """A question with its choices, or what to do."""
        question = self.text("nodes", name, "question")
        choices = [self.choice(name, other) for other in self.tree.nodes.get(name, ())]
        shown = [choice for choice in choices if choice]
        return {"id": name, "question": question, "choices": shown, "leaf": self.leaf(name)}

    def choice(self, node: str, name: str) -> dict[str, Any] | None:
        """What a reader can tap; `step` is what it opens, nothing where that stands elsewhere."""
        text = self.text("nodes", node, "choices", name)
        if not text or not self.tree.knows(name):
            return None
        here = self.tree.places.get(name) == node
        urgent = name in self.tree.urgent
        return {
            "id": name,
            "text": text,
            "urgent": urgent,
            "step": self.step(name) if here else None,
        }

    def leaf(self, name: str) -> dict[str, Any] | None:
        """The first thing to do, the article, what support can not do, and how to reach it."""
        leaf = self.tree.leaves.get(name)
        if leaf is None:
            return None
        channel = leaf.get("channel", "")
        return {
            "first": self.text("leaves", name),
            "article": self.article(leaf.get("article", "")),
            "limit": self.text("limits", leaf.get("limit", "")),
            "channel": channel,
            "contact": self.text("contacts", channel),
            "contact_page": self.article(self.tree.contacts.get(channel, "")),
            "report": leaf.get("report", "") if self.reports else "",
        }
