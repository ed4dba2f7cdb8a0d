"""Anchors: whether the part of a link behind `#` is an id of the page that the reader gets."""

from __future__ import annotations

import difflib
from urllib.parse import unquote

from helpcentre.sites import Site
from helpcentre.text.articles import Article
from helpcentre.text.syntax import Document

_GENERATED = ("__", "fn:", "fnref", ":~:")
"""Beginnings of ids that the theme and extensions write: tabs, code lines, footnotes."""


def find_fault(
    site: Site, article: Article, target: Article, fragment: str
) -> tuple[str, str] | None:
    """What is wrong with an anchor on the page of `target`, and how to mend it; or nothing."""
    anchor = unquote(fragment).partition(":~:")[0]
    if not anchor or anchor == "top":
        return None
    if _is_known(site, target, anchor, fragment):
        return None
    if target is not article and _lost_in_translation(site, target, anchor):
        return None
    ids = site.document(target).ids
    what = f"`#{fragment[:200]}` is not a heading of {target.path}"
    if target.locale != article.locale:
        what += f", which stands in for the missing {article.locale} article"
    return what, _propose(anchor, ids)


def _is_known(site: Site, target: Article, anchor: str, fragment: str) -> bool:
    document = site.document(target)
    if {anchor, fragment} & document.ids or not document.complete:
        return True
    if anchor.startswith(("fn:", "fnref")):
        return _has_footnote(document, anchor)
    return anchor.startswith(_GENERATED)


def _has_footnote(document: Document, anchor: str) -> bool:
    return not document.footnotes or anchor.partition(":")[2] in document.footnotes


def is_lost(site: Site, locale: str, target: Article, fragment: str) -> bool:
    """Whether an anchor of an article is missing in its translation into a locale.

    A translated heading's ID does not count: `heading-id-mismatch` reports it once.
    """
    anchor = unquote(fragment).partition(":~:")[0]
    own = site.by_key.get((locale, target.key))
    if own is None or own is target or not _is_known(site, target, anchor, fragment):
        return False
    known = not anchor or anchor == "top" or _is_known(site, own, anchor, fragment)
    return not known and not _lost_in_translation(site, own, anchor)


def _propose(anchor: str, ids: frozenset[str]) -> str:
    same = [known for known in sorted(ids) if known.casefold() == anchor.casefold()]
    near = same or difflib.get_close_matches(anchor[:200], sorted(ids), 1, 0.5)
    return f"did you mean `#{near[0]}`?" if near else f"IDs there: {_some(ids)}"


def _lost_in_translation(site: Site, target: Article, anchor: str) -> bool:
    """Whether the cause is a translated heading's ID, which `heading-id-mismatch` reports once."""
    source = site.by_key.get((site.settings.languages.default, target.key))
    if source is None or source is target:
        return False
    explicit = {heading.id for heading in source.document.headings}
    return anchor in explicit and anchor not in target.document.ids


def _some(ids: frozenset[str]) -> str:
    return ", ".join(f"#{name}" for name in sorted(ids)[:8]) or "none"
