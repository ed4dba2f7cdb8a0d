"""The whole report on a built site: all faults, one finding for each cause, at its source."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from helpcentre.built.departures import check_departures
from helpcentre.built.fields import check_fields
from helpcentre.built.graph import check_reachable, check_redirects
from helpcentre.built.metadata import check_files, check_heads
from helpcentre.built.mirrors import check_mirrors
from helpcentre.built.origins import Origin, Origins
from helpcentre.built.references import Built, Fault, check_ids, check_references
from helpcentre.findings import Finding
from helpcentre.text.positions import find_place
from helpcentre.trust.policy import Policy

Read = Callable[[str], str]
"""Gives the text of a built file, empty if it cannot be read."""
Sources = Callable[[], Origins | None]
"""Gives the sources of the site, if there are any; asked only if there is a fault."""


def check_built(
    site: Built,
    policy: Policy,
    sources: Sources = lambda: None,
    read: Read = lambda _: "",
) -> Iterator[Finding]:
    """Check everything that was built, against each other and what was truly written.

    With sources each finding stands at the line that caused it; without, or where no source has
    it, at the line of the built file.
    """
    faults = sorted(list_faults(site, policy), key=lambda fault: fault[:5])
    origins = sources() if faults else None
    yield from _report(faults, origins, read)


def _report(faults: list[Fault], origins: Origins | None, read: Read) -> Iterator[Finding]:
    """One finding for each cause: a place in the sources, or the same fault on many pages."""
    causes: dict[tuple[str, str, int, int], list[Fault]] = {}
    places: dict[tuple[str, str, int, int], Origin] = {}
    for fault in faults:
        origin = origins.find(fault.page, fault.reference, fault.target) if origins else None
        cause = (fault.rule, *(origin[:3] if origin else (_matter(fault), 0, 0)))
        causes.setdefault(cause, []).append(fault)
        if origin:
            places[cause] = origin
    for cause, same in causes.items():
        first = same[0]
        pages = tuple(dict.fromkeys(fault.page for fault in same))
        origin = places.get(cause) or _in_built(first, origins, read)
        yield Finding(*origin[:3], first.rule, first.what, first.fix, origin.locale, pages=pages)


def _matter(fault: Fault) -> str:
    """What is the same on all pages that show one fault: where it leads, however it is written."""
    target = fault.target
    return f"{target.wanted}#{target.fragment}" if target else fault.what


def list_faults(site: Built, policy: Policy) -> Iterator[Fault]:
    """All faults of addresses, page by page and file by file."""
    yield from check_mirrors(site)
    yield from check_references(site)
    yield from check_ids(site)
    yield from check_files(site)
    yield from check_heads(site)
    yield from check_redirects(site)
    yield from check_reachable(site)
    yield from check_departures(site, policy)
    yield from check_fields(site)


def _in_built(fault: Fault, origins: Origins | None, read: Read) -> Origin:
    """The place in the built file itself, or in the source that it is a copy of."""
    copied = origins.copies.get(fault.page) if origins else None
    literal = fault.reference
    place = fault.line, 1
    if not fault.line:
        place = find_place(read(fault.page), literal) if literal else (1, 1)
    return Origin(copied.path if copied else fault.page, *place, copied.locale if copied else "")


def merge(sources: Iterable[Finding], built: Iterable[Finding]) -> list[Finding]:
    """One report: what both saw is one finding, of the source with the pages that show it."""
    found = {(one.path, one.line, one.column): one for one in sources}
    merged = dict.fromkeys(found.values())
    for one in built:
        same = found.get((one.path, one.line, one.column))
        if same is None:
            merged[one] = None
        elif same in merged:
            del merged[same]
            merged[replace(same, pages=one.pages)] = None
    return list(merged)
