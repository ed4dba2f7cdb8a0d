"""Addresses in what a site writes besides pages: style sheets, feeds, sitemaps, indexes, JSON."""

from __future__ import annotations

import json
import posixpath
import re
from collections.abc import Container, Iterable, Iterator, Mapping
from typing import Any, NamedTuple
from xml.parsers import expat

from helpcentre.built.pages import find_css_addresses, read_page

_ROBOTS = re.compile(r"(?im)^\s*sitemap\s*:\s*(\S+)")
# Modules of our own; those of a bundle have no path.
_IMPORT = re.compile(
    r"""(?m)^(?:[^/\n]*?[\s;}])?(?:import|from)\s*(\(?\s*["'])(\.{1,2}/[^"'\n?]+)["']"""
)
_SEARCH = "helpcentreSearch.add("
_FEEDS = ("rss", "feed", "rdf:RDF")
_SITEMAPS = ("urlset", "sitemapindex")
_ADDRESSES = ("src", "url", "start_url", "@id", "image", "logo", "contentUrl", "item", "icon")


class Entry(NamedTuple):
    """An address in a file; relative ones start from `base`.

    Of a sitemap, `main` tells the pages that it lists from their alternates.
    """

    path: str
    base: str
    reference: str
    main: bool = True


class BrokenFileError(Exception):
    """A file cannot be read; what is wrong, and the line."""

    def __init__(self, problem: str, line: int = 1) -> None:
        super().__init__(problem)
        self.line = line


def list_entries(path: str, text: str, origin: str) -> Iterator[Entry]:
    """The addresses in one file. `origin` (`https://host/`) is the site's own, or empty.

    Raises `BrokenFileError` if the file is not what its ending says.
    """
    name = posixpath.basename(path)
    if path.endswith(".css"):
        yield from _entries(path, find_css_addresses(text))
    elif name == "robots.txt":
        yield from _entries(path, _ROBOTS.findall(text))
    elif name == "search_index.json":
        base = posixpath.join(posixpath.dirname(posixpath.dirname(path)), "")
        yield from _entries(path, _locations(_load(text)), base)
    elif path.endswith((".xml", ".rss", ".atom")):
        listed: dict[str, bool] = {}
        for address, main in _read_xml(text, origin):
            listed[address] = main or listed.get(address, False)
        yield from (Entry(path, path, address, main) for address, main in listed.items())
    elif path.endswith((".webmanifest", "manifest.json")):
        yield from _entries(path, find_addresses(_load(text), origin, _ADDRESSES))
    elif path.endswith(".svg"):
        yield from _entries(path, read_page(text).references)
    elif path.endswith((".js", ".mjs")):
        yield from _script_entries(path, text)
    elif path.endswith(".json"):
        yield from _entries(path, find_addresses(_load(text), origin))


def _entries(path: str, found: Iterable[str], base: str | None = None) -> Iterator[Entry]:
    for reference in dict.fromkeys(found):
        yield Entry(path, path if base is None else base, reference)


def _load(text: str) -> Any:
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        raise BrokenFileError(error.msg, error.lineno) from error
    except (ValueError, RecursionError) as error:
        raise BrokenFileError("too deep, or a number too long") from error


def _locations(index: Any) -> Iterator[str]:
    """Where the entries of the theme's search index lead, relative to the root of its language."""
    documents = index.get("docs") if isinstance(index, Mapping) else None
    for document in documents if isinstance(documents, list) else ():
        location = document.get("location") if isinstance(document, Mapping) else None
        if isinstance(location, str):
            yield location or "./"


def _script_entries(path: str, text: str) -> Iterator[Entry]:
    """The modules that a script imports, or the documents that it gives to our search."""
    if not text.startswith(_SEARCH):
        yield from _entries(path, (match[2] for match in _IMPORT.finditer(text)))
        return
    part = _load(text.strip().removeprefix(_SEARCH).removesuffix(")"))
    if isinstance(part, Mapping) and part.get("part") == "core":
        yield from _entries(path, _documents(part.get("docs")), str(part.get("root", "")))


def _documents(listed: Any) -> Iterator[str]:
    """Where our own search leads, relative to the root of its language."""
    for document in listed if isinstance(listed, list) else ():
        if isinstance(document, list) and document and isinstance(document[0], str):
            yield document[0] or "./"


def find_addresses(
    value: Any, starts: str | tuple[str, ...], keys: Container[str] = ()
) -> Iterator[str]:
    """Addresses in JSON: texts that start so, and all texts under some keys."""
    waiting: list[tuple[str, Any]] = [("", value)]
    while waiting:
        key, value = waiting.pop()
        if isinstance(value, Mapping):
            waiting += ((str(name), value[name]) for name in reversed(list(value)))
        elif isinstance(value, list):
            waiting += ((key, inner) for inner in reversed(value))
        elif isinstance(value, str) and "{" not in value:
            yield from [value] if (starts and value.startswith(starts)) or key in keys else ()


def _read_xml(text: str, origin: str) -> list[tuple[str, bool]]:
    """Addresses of a sitemap or feed, and those of this site in any other XML; `Entry.main`."""
    found: list[tuple[str, bool]] = []
    parser = expat.ParserCreate()
    opened: list[str] = []
    words: list[str] = []

    def start(name: str, attributes: dict[str, str]) -> None:
        opened.append(name)
        words.clear()
        for key, value in attributes.items():
            own = bool(origin) and value.startswith(origin) and not key.startswith("xmlns")
            if (own or (opened[0] in _FEEDS and key in ("href", "url"))) and "{" not in value:
                found.append((value, False))

    def end(name: str) -> None:
        value = "".join(words).strip()
        words.clear()
        known = opened[0] in _SITEMAPS and name == "loc"
        known = known or (opened[0] in _FEEDS and name in ("link", "icon", "logo"))
        if opened[0] in _FEEDS and "<" in value and origin:  # an article, as its readers see it
            inner = sorted(read_page(value).references)
            found.extend((one, False) for one in inner if one.startswith(origin))
        elif value and (known or (origin and re.fullmatch(re.escape(origin) + r"\S*", value))):
            found.append((value, True))
        opened.pop()

    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = words.append
    parser.EntityDeclHandler = _refuse_entities
    try:
        parser.Parse(text.encode("utf-8", "replace"), True)
    except expat.ExpatError as error:
        raise BrokenFileError(expat.ErrorString(error.code), error.lineno) from error
    return found


def _refuse_entities(*declared: Any) -> None:
    """No feed needs entities of its own, and nested ones can fill the memory."""
    raise BrokenFileError(f"it declares the entity {declared[0]}")
