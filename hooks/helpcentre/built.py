"""Links of a built site: every reference of every page against what was truly written."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

from selectolax.lexbor import LexborHTMLParser

from helpcentre.findings import Finding
from helpcentre.mirrors import read_languages

_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")
_SELECTOR = "[href], [src], [srcset], [poster], [id], a[name]"
# Ids of the theme's own machinery, toggled by labels: not anchors that a reader follows.
_INTERNAL = "__"


@dataclass(frozen=True)
class Page:
    """The references that a page makes, the ids that it offers, and what concerns languages.

    `alternates` are the language tags and addresses of its hreflang links; `facts` kinds and
    values of what leads a reader of its article to somebody.
    """

    references: frozenset[str]
    ids: frozenset[str]
    base: str = ""
    language: str = ""
    alternates: tuple[tuple[str, str], ...] = ()
    facts: frozenset[tuple[str, str]] = frozenset()


def read_page(html: str) -> Page:
    """References and ids of one HTML file."""
    references: set[str] = set()
    ids: set[str] = set()
    tree = LexborHTMLParser(html)
    for node in tree.css(_SELECTOR):
        attributes = node.attributes
        ids.add(attributes.get("id") or "")
        if node.tag == "a":
            ids.add(attributes.get("name") or "")
        references.update(attributes.get(name) or "" for name in ("href", "src", "poster"))
        for candidate in (attributes.get("srcset") or "").split(","):
            references.update(candidate.split()[:1])
    base = tree.css_first("base[href]")
    found_base = (base.attributes.get("href") or "") if base else ""
    names = frozenset(references - {""}), frozenset(ids - {""}), found_base
    return Page(*names, *read_languages(tree))


def find_root(html: str) -> str:
    """The site's address as its home page's canonical link gives it, or nothing."""
    canonical = LexborHTMLParser(html).css_first("link[rel=canonical]")
    return (canonical.attributes.get("href") or "") if canonical else ""


def check_built(
    pages: Mapping[str, Page], files: Iterable[str], root: str = ""
) -> Iterator[Finding]:
    """Check pages (by path below the site folder) against each other and all written files.

    `root` is the address that the site is published at (`https://host/path/`), if known. A
    fault that a template repeats on many pages is one finding, with their number.
    """
    known = frozenset(files)
    causes: dict[Fault, list[str]] = {}
    for path in sorted(pages):
        for reference in sorted(pages[path].references):
            if fault := _check(path, pages, known, reference, root):
                causes.setdefault(fault, []).append(path)
    for fault, paths in causes.items():
        others = f" (and {len(paths) - 1} more pages)" if len(paths) > 1 else ""
        yield Finding(paths[0], 1, 1, fault.rule, fault.what + others, fault.fix)


@dataclass(frozen=True)
class Fault:
    """What is wrong with a reference, in the same words on every page that repeats it."""

    rule: str
    what: str
    fix: str


def _check(
    path: str, pages: Mapping[str, Page], files: frozenset[str], reference: str, root: str
) -> Fault | None:
    if reference.startswith(("channel:", "promise:")):
        what = f"`{reference}` was not replaced"
        return Fault("unknown-reference", what, "use an ID of the register in data/")
    local = _localize(reference.strip(), root)
    if local is None:
        return None
    address, _, fragment = local.partition("#")
    address = unquote(address.partition("?")[0])
    wanted = _join(path, pages[path].base, address)
    target = _find(wanted, files)
    if target is None:
        what = f"`{reference}` leads to {wanted or 'the root'}, which was not built"
        fix = "correct the link in the article or template behind this page"
        return Fault("broken-link", what, fix)
    anchor = unquote(fragment).partition(":~:")[0]
    if target not in pages or not anchor or anchor == "top" or anchor.startswith(_INTERNAL):
        return None
    if {anchor, fragment} & pages[target].ids:
        return None
    what = f"`#{fragment}` is no element of {target}"
    return Fault("broken-anchor", what, "use an ID that the target has")


def _localize(reference: str, root: str) -> str | None:
    """The reference without the site's own host and path; nothing if it leads elsewhere."""
    try:
        site = urlsplit(root)
    except ValueError:  # the canonical link is no address
        site = urlsplit("")
    if site.netloc and reference.startswith(
        (f"{site.scheme}://{site.netloc}/", f"//{site.netloc}/")
    ):
        reference = "/" + reference.split(site.netloc + "/", 1)[1]
    elif reference.startswith("//") or _SCHEME.match(reference):
        return None
    prefix = site.path.rstrip("/")
    if prefix and reference.startswith("/"):
        return reference.removeprefix(prefix) if reference.startswith(f"{prefix}/") else None
    return reference


def _join(path: str, base: str, address: str) -> str:
    """The path below the site folder that an address on a page means."""
    if not address:
        return path
    if address.startswith("/"):
        joined = address.lstrip("/")
    else:
        folder = posixpath.join(posixpath.dirname(path), "" if _SCHEME.match(base) else base)
        joined = posixpath.join(folder, address)
    wanted = posixpath.normpath(joined)
    return "" if wanted == "." else wanted


def _find(wanted: str, files: frozenset[str]) -> str | None:
    """The written file that answers a path, or nothing."""
    candidates = (wanted, f"{wanted}/index.html".lstrip("/"), f"{wanted}.html")
    return next((name for name in candidates if name in files), None)
