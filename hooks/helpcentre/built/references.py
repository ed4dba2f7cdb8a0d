"""References of a built site: every address on every page against what was truly written."""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple
from urllib.parse import unquote

from helpcentre.built.pages import Page
from helpcentre.built.resolver import Resolver, Target, find_folders
from helpcentre.register import SCHEMES

# Ids of the theme's own machinery, toggled by labels: not anchors that a reader follows.
_INTERNAL = "__"


@dataclass(frozen=True)
class Built:
    """A built site: pages and texts (style sheets, feeds, indexes …) by path below its folder.

    `root` is the address that it is published at (`https://host/path/`), if known.
    """

    pages: Mapping[str, Page]
    files: frozenset[str]
    root: str = ""
    texts: Mapping[str, str] = field(default_factory=dict)

    @cached_property
    def resolver(self) -> Resolver:
        """Finds the file behind an address."""
        return Resolver(self.files, self.root)

    @property
    def origin(self) -> str:
        """The address of the site with a slash at its end, or nothing."""
        return f"{self.root.rstrip('/')}/" if self.root else ""


class Fault(NamedTuple):
    """A fault of one address on one page or in one text; `target` is where it leads, if within.

    `line` is that in the built file, from 1; 0 if it has to be looked for.
    """

    page: str
    reference: str
    rule: str
    what: str
    fix: str
    target: Target | None = None
    line: int = 0


def check_references(site: Built) -> Iterator[Fault]:
    """Faults of all addresses that pages name: missing files, missing anchors, letter case.

    What starts with `../` means the same on all pages of neighbouring folders, so that each
    such address is looked up only once for all of them.
    """
    proven: dict[str, set[str]] = {}
    for path in sorted(site.pages):
        page = site.pages[path]
        folders = find_folders(path, page.base)
        shared = proven.setdefault("/".join(folders[:-1]), set())
        for reference in page.references - shared:
            target = site.resolver.resolve(path, folders, reference)
            fault = _check(site, path, reference, target)
            if fault:
                yield fault
            elif target is None or target.climbs:
                shared.add(reference)


def _check(site: Built, path: str, reference: str, target: Target | None) -> Fault | None:
    if target is None:
        return _unknown(path, reference) if reference.startswith(SCHEMES) else None
    if target.file is None or target.climbs_out:
        return missing(site.resolver, path, reference, target)
    return check_anchor(site.pages, path, reference, target) if target.fragment else None


def _unknown(path: str, reference: str) -> Fault:
    what, fix = f"`{reference}` was not replaced", "use an ID of the register in data/"
    return Fault(path, reference, "unknown-reference", what, fix)


def missing(resolver: Resolver, path: str, reference: str, target: Target) -> Fault:
    """The fault of an address that no file answers, or that climbs above the site's root."""
    wanted = target.wanted or "the root"
    if target.climbs_out:
        what = f"`{reference}` climbs above the root of the site"
        fix = "take away one `../`; it works by chance at best, and not in the offline copy"
        return Fault(path, reference, "broken-link", what, fix, target)
    if other := resolver.other_case(target.wanted):
        what = f"`{reference}` leads to {wanted}, which is written {other}"
        fix = "use the same upper and lower case letters as the file's name"
        return Fault(path, reference, "wrong-case", what, fix, target)
    near = resolver.nearest(target.wanted)
    fix = f"did you mean {near}?" if near else "correct it in the article or template behind"
    what = f"`{reference}` leads to {wanted}, which was not built"
    return Fault(path, reference, "broken-link", what, fix, target)


def check_anchor(
    pages: Mapping[str, Page], path: str, reference: str, target: Target
) -> Fault | None:
    """The fault of an address whose fragment names nothing on its target, or nothing."""
    page = pages.get(target.file or "")
    if page is None or target.fragment in page.ids:
        return None
    anchor = unquote(target.fragment).partition(":~:")[0]
    if anchor in page.ids or anchor in ("", "top") or anchor.startswith(_INTERNAL):
        return None
    near = difflib.get_close_matches(anchor, sorted(page.ids), 1, 0.6)
    fix = f"did you mean `#{near[0]}`?" if near else "use an ID that the target has"
    what = f"`#{target.fragment}` is no element of {target.file}"
    return Fault(path, reference, "broken-anchor", what, fix, target)


def check_ids(site: Built) -> Iterator[Fault]:
    """Ids that several elements of a page share."""
    for path in sorted(site.pages):
        for name in sorted(site.pages[path].repeated):
            what = f"the ID `{name}` is given to several elements of the page"
            fix = "give each element an ID of its own"
            yield Fault(path, f'id="{name}"', "duplicate-id", what, fix)
