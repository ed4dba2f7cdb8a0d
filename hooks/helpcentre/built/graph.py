"""How pages lead to each other: redirects in circles, pages that nothing leads to."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator

from helpcentre.built.references import Built, Fault
from helpcentre.built.resolver import find_folders

_HOME = "index.html"
_SERVED = ("404.html", "offline.html")
"""Pages that a host shows by itself."""


def check_redirects(site: Built) -> Iterator[Fault]:
    """Pages that lead on to a page that leads on again, or back."""
    leads = dict(_redirects(site))
    for path in sorted(leads):
        seen = [path]
        while seen[-1] in leads and leads[seen[-1]] not in seen:
            seen.append(leads[seen[-1]])
        reference = site.pages[path].head.refresh
        if seen[-1] in leads:
            way = " → ".join((*seen, leads[seen[-1]]))
            what, fix = f"`{reference}` runs in a circle: {way}", "lead to a page with an answer"
            yield Fault(path, reference, "redirect-loop", what, fix)
        elif len(seen) > 2:
            what, fix = f"`{reference}` leads on twice: {' → '.join(seen)}", f"lead to {seen[-1]}"
            yield Fault(path, reference, "redirect-chain", what, fix)


def _redirects(site: Built) -> Iterator[tuple[str, str]]:
    for path, page in site.pages.items():
        if page.head.refresh:
            folders = find_folders(path, page.base)
            target = site.resolver.resolve(path, folders, page.head.refresh)
            if target and target.file:
                yield path, target.file


def check_reachable(site: Built) -> Iterator[Fault]:
    """Pages that no way of links leads to from the home page."""
    if _HOME not in site.pages:
        return
    reached = _reach(site, [_HOME], set())
    for path in sorted(set(site.pages) - reached, key=lambda path: (path.count("/"), path)):
        head = site.pages[path].head
        served = posixpath.basename(path) in _SERVED
        if path not in reached and not (head.refresh or head.hidden or served):
            others = len(reached)
            reached |= _reach(site, [path], reached)
            others = len(reached) - others - 1
            more = f", nor to {others} pages that it leads to" if others else ""
            what = f"no link leads from the home page to {path}{more}"
            fix = "link it from an article or add it to `nav`, or delete it"
            yield Fault(path, "", "orphan-page", what, fix)


def _reach(site: Built, waiting: list[str], known: set[str]) -> set[str]:
    """The pages that links lead to besides those known; neighbours' addresses are followed once."""
    reached = set(known)
    followed: dict[str, set[str]] = {}
    while waiting:
        path = waiting.pop()
        page = site.pages.get(path)
        if path in reached or page is None:
            continue
        reached.add(path)
        folders = find_folders(path, page.base)
        shared = followed.setdefault("/".join(folders[:-1]), set())
        for reference in page.references - shared:
            target = site.resolver.resolve(path, folders, reference)
            if target is None or target.climbs:
                shared.add(reference)
            if target and target.file and target.file not in reached:
                waiting.append(target.file)
    return reached
