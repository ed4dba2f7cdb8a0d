"""What pages and files say to machines: canonical addresses, sitemaps, pictures, languages."""

from __future__ import annotations

import json
import posixpath
from collections.abc import Iterator

from helpcentre.built.references import Built, Fault, check_anchor, missing
from helpcentre.built.resolver import Target, find_folders
from helpcentre.built.resources import BrokenFileError, Entry, find_addresses, list_entries

_NO_FRAGMENTS = (".css", ".webmanifest", ".txt")


def check_files(site: Built) -> Iterator[Fault]:
    """Faults of all addresses in style sheets, feeds, sitemaps, manifests and search indexes."""
    listed: set[str] = set()
    sitemaps = False
    for path in sorted(site.texts):
        try:
            entries = list(list_entries(path, site.texts[path], site.origin))
        except BrokenFileError as error:
            what, fix = f"{path} cannot be read ({error})", "build it anew, or mend what writes it"
            yield Fault(path, "", "broken-file", what, fix, line=error.line)
            continue
        is_sitemap = posixpath.basename(path).startswith("sitemap")
        sitemaps = sitemaps or is_sitemap
        for entry in entries:
            target = _resolve(site, entry)
            if fault := _check_entry(site, entry, target, is_sitemap=is_sitemap):
                yield fault
            if is_sitemap and entry.main and target and target.file:
                listed.add(target.file)
    if sitemaps and site.root:
        yield from _check_listed(site, listed)


def _resolve(site: Built, entry: Entry) -> Target | None:
    return site.resolver.resolve(entry.base, find_folders(entry.base), entry.reference)


def _check_entry(
    site: Built, entry: Entry, target: Target | None, *, is_sitemap: bool
) -> Fault | None:
    fault = None
    if target is None:
        if not (is_sitemap and site.root):
            return None
        what = f"`{entry.reference}` is no address of this site ({site.root})"
        fix = "build with the `site_url` that the site is published at"
        fault = Fault(entry.path, entry.reference, "wrong-sitemap", what, fix)
    elif target.file is None or target.climbs_out:
        fault = missing(site.resolver, entry.path, entry.reference, target)
    elif is_sitemap and (reason := _why_hidden(site, target.file)):
        what = f"`{entry.reference}` is listed, but {reason}"
        fix = "leave it out of the sitemap, or let search engines have it"
        fault = Fault(entry.path, entry.reference, "wrong-sitemap", what, fix, target)
    elif target.fragment and not entry.path.endswith(_NO_FRAGMENTS):
        fault = check_anchor(site.pages, entry.path, entry.reference, target)
    return fault


def _why_hidden(site: Built, path: str) -> str:
    page = site.pages.get(path)
    if page is None:
        return ""
    if page.head.hidden:
        return "the page asks search engines to leave it out"
    if page.head.refresh:
        return "the page only leads on to another one"
    canonical = _canonical(site, path)
    return f"the page names {canonical} as the true one" if canonical not in ("", path) else ""


def _canonical(site: Built, path: str) -> str:
    """The file that a page names as the true one; nothing if it names none of this site."""
    page = site.pages[path]
    address = page.head.canonical
    target = site.resolver.resolve(path, find_folders(path, page.base), address)
    return (target.file or "") if address and target else ""


def _check_listed(site: Built, listed: set[str]) -> Iterator[Fault]:
    """Pages that say that they are the true ones, but stand in no sitemap."""
    for path in sorted(set(site.pages) - listed):
        page = site.pages[path]
        if _canonical(site, path) == path and not page.head.hidden and not page.head.refresh:
            what = f"{path} stands in no sitemap"
            fix = "list it, or ask search engines to leave it out (`noindex`)"
            yield Fault(path, "", "wrong-sitemap", what, fix)


def check_heads(site: Built) -> Iterator[Fault]:
    """Faults of what pages say of themselves: canonical address, pictures, JSON-LD, language."""
    for path in sorted(site.pages):
        page = site.pages[path]
        if not page.language and not page.head.refresh:
            what = "`<html>` has no `lang`"
            fix = 'name the language of the page: `<html lang="…">`'
            yield Fault(path, "<html", "missing-language", what, fix)
        yield from _check_canonical(site, path)
        yield from _check_addresses(site, path)


def _check_canonical(site: Built, path: str) -> Iterator[Fault]:
    address = site.pages[path].head.canonical
    if not address or not site.root:
        return
    true = _canonical(site, path)
    resolve, folders = site.resolver.resolve, find_folders(path, site.pages[path].base)
    alternates = (resolve(path, folders, other) for _, other in site.pages[path].alternates)
    what = ""
    if not true and site.resolver.localize(address) is None:
        what = f"`{address}` is no address of this site ({site.root})"
    elif true and true in site.pages and _canonical(site, true) not in ("", true):
        what = f"`{address}` names {true}, which itself names another page as the true one"
    elif true and true not in site.pages:
        what = f"`{address}` is no page"
    elif true and true != path and any(path == other.file for other in alternates if other):
        what = f"`{address}` names {true}, but hreflang names this page"
    if what:
        fix = "name the page itself, or the page that it repeats, with the full address"
        yield Fault(path, address, "wrong-canonical", what, fix)


def _check_addresses(site: Built, path: str) -> Iterator[Fault]:
    head, scripts = site.pages[path].head, site.pages[path].scripts
    found = [address for address in (*head.shared, head.refresh) if address]
    for kind, text in scripts:
        try:
            value = json.loads(text)
        except (ValueError, RecursionError):
            what, fix = "JSON in the page cannot be read", "mend the template that writes it"
            yield Fault(path, text.strip()[:40], "broken-file", what, fix)
        else:
            starts = ("/", "./", "../") if kind == "importmap" else site.origin
            found += find_addresses(value, starts)
    folders = find_folders(path, site.pages[path].base)
    for address in dict.fromkeys(found):
        target = site.resolver.resolve(path, folders, address)
        if target and (target.file is None or target.climbs_out):
            yield missing(site.resolver, path, address, target)
        elif (
            target
            and target.fragment
            and (fault := check_anchor(site.pages, path, address, target))
        ):
            yield fault
