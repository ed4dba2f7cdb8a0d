"""Locks: which version of its source each translated section was accepted for.

`data/translations/<locale>.json` holds, by slug and section ID, an entry; `source.json` beside
it holds the source's text by its digest, so that a change can be shown without git's history.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from helpcentre.findings import Finding
from helpcentre.sites import Site
from helpcentre.text.sections import digest

FOLDER = "data/translations"
_SOURCE = f"{FOLDER}/source.json"
MAKERS = ("machine", "human")


@dataclass(frozen=True)
class Entry:
    """A translated section as it was accepted.

    `source` and `target` are the digests of both texts then, `by` who translated (machine or
    human), `reviewed` whether a native speaker read it; `reason` says why a section was accepted
    although the source had changed and the translation had not.
    """

    source: str
    target: str
    by: str
    reviewed: bool = False
    reason: str = ""

    def as_dict(self) -> dict[str, Any]:
        """The entry as the lock has it; what is usual is left out."""
        optional = {"reviewed": self.reviewed, "reason": self.reason}
        fields = {"source": self.source, "target": self.target, "by": self.by}
        return {**fields, **{name: value for name, value in optional.items() if value}}


Lock = Mapping[str, Mapping[str, Entry]]
"""Entries by slug, then by section ID."""


@dataclass(frozen=True)
class Locks:
    """The locks of all locales, and the texts of the source by digest."""

    by_locale: Mapping[str, Lock]
    texts: Mapping[str, str]

    def find(self, locale: str, slug: str, section: str) -> Entry | None:
        """The entry of a section, if it was ever accepted."""
        return self.by_locale.get(locale, {}).get(slug, {}).get(section)


def read_locks(files: Mapping[str, str]) -> Locks:
    """Locks from the texts of their files by path; what cannot be read counts as absent."""
    found = {
        path.removeprefix(f"{FOLDER}/").removesuffix(".json"): _load(text)
        for path, text in files.items()
        if path.startswith(f"{FOLDER}/") and path.endswith(".json")
    }
    texts = {k: v for k, v in found.pop("source", {}).items() if isinstance(v, str)}
    return Locks({locale: _lock(data) for locale, data in found.items()}, texts)


def check_locks(site: Site) -> Iterator[Finding]:
    """Report lock files that cannot be read, and entries that no acceptance has written."""
    for path, what in find_unreadable(site.locks):
        yield Finding(path, 1, 1, "wrong-lock", what, "restore it from the repository")
    locks = read_locks(site.locks)
    for name, text in locks.texts.items():
        if digest(text) != name:
            what = f"the text {name} is not the one that was accepted"
            yield Finding(_SOURCE, 1, 1, "wrong-lock", what, "restore the file")
    for locale, lock in locks.by_locale.items():
        for slug, section, entry in _entries(lock):
            if entry.source not in locks.texts or entry.by not in MAKERS:
                what = f"the entry {slug}#{section} was not written by `./helpcentre accept`"
                fix = f"accept {locale}/{slug}#{section} again"
                yield Finding(f"{FOLDER}/{locale}.json", 1, 1, "wrong-lock", what, fix, locale)


def find_unreadable(files: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Paths of lock files with what in them cannot be read, and would be lost by writing them."""
    for path, text in files.items():
        if not _load(text) and text.split() not in (["{}"], ["{", "}"]):
            yield path, "the file cannot be read as JSON"
        for name, part in _load(text).items():
            if not (isinstance(part, str) if path == _SOURCE else _is_article(part)):
                yield path, f"the entry {name} cannot be read"


def _entries(lock: Lock) -> Iterator[tuple[str, str, Entry]]:
    for slug, sections in lock.items():
        for name, entry in sections.items():
            yield slug, name, entry


@lru_cache(maxsize=64)
def _load(text: str) -> dict[str, Any]:
    """The content of a lock file, to be read only; `check_locks` tells why it is empty."""
    try:
        content = json.loads(text)
        json.dumps(content, ensure_ascii=False).encode()  # half a character cannot be written
    except (ValueError, RecursionError):
        return {}
    return content if isinstance(content, dict) else {}


def _lock(data: Mapping[str, Any]) -> dict[str, dict[str, Entry]]:
    return {
        str(slug): {str(name): _entry(fields) for name, fields in sections.items()}
        for slug, sections in data.items()
        if _is_article(sections)
    }


def _is_article(part: Any) -> bool:
    """Whether this is what a lock holds for an article: fields by section."""
    return isinstance(part, dict) and all(isinstance(fields, dict) for fields in part.values())


def _entry(fields: Mapping[str, Any]) -> Entry:
    given = {name: fields.get(name) for name in ("source", "target", "by", "reason")}
    words = {name: value if isinstance(value, str) else "" for name, value in given.items()}
    return Entry(**words, reviewed=fields.get("reviewed") is True)


def write_lock(lock: Lock) -> str:
    """The text of a locale's file: sorted, one section a line, so that merges stay readable."""
    articles = []
    for slug in sorted(lock):
        lines = [
            f"    {json.dumps(name)}: {json.dumps(entry.as_dict(), ensure_ascii=False)}"
            for name, entry in sorted(lock[slug].items())
        ]
        if lines:
            articles.append(f"  {json.dumps(slug)}: {{\n" + ",\n".join(lines) + "\n  }")
    return "{\n" + ",\n".join(articles) + "\n}\n" if articles else "{}\n"


def write_texts(texts: Mapping[str, str], locks: Iterable[Lock]) -> str:
    """The text of `source.json`: every text that an entry of any lock still names."""
    used = {entry.source for lock in locks for _, _, entry in _entries(lock)}
    kept = {name: texts[name] for name in sorted(used) if name in texts}
    return json.dumps(kept, ensure_ascii=False, indent=0) + "\n"
