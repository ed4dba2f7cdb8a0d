"""Addresses on pages against the files of a built site, as a browser and a host resolve them."""

from __future__ import annotations

import difflib
import posixpath
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple
from urllib.parse import SplitResult, unquote, urlsplit

_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")
_STRIPPED = re.compile(r"[\t\r\n]")


class Address(NamedTuple):
    """An address within the site: `climbs` folders up (-1: from its root), then `path`.

    No path means the page itself; an empty one or a slash at its end a folder.
    """

    climbs: int
    path: str | None
    fragment: str


class Target(NamedTuple):
    """Where an address leads: the path asked for, the file that answers or nothing.

    `climbs` is how many folders up it starts (-1: from the root), 0 if within the page's own.
    """

    wanted: str
    file: str | None
    fragment: str
    climbs: int = 0
    climbs_out: bool = False


@dataclass(frozen=True)
class Resolver:
    """Finds what was written to a site's folder; `root` is the address that it is published at.

    The same few addresses stand on every page, so each is taken apart and looked up only once.
    """

    files: frozenset[str]
    root: str = ""

    @cached_property
    def _known(self) -> tuple[dict[str, Address | None], dict[str, str | None]]:
        return {}, {}

    def resolve(self, page: str, folders: Sequence[str], reference: str) -> Target | None:
        """Where a reference on a page leads; nothing if that is no file of the site.

        `folders` are those that its relative addresses start from (`find_folders`).
        """
        addresses, files = self._known
        if reference in addresses:
            address = addresses[reference]
        else:
            address = addresses[reference] = self._parse(reference)
        if address is None:
            return None
        climbs, path, fragment = address
        if path is None:
            return Target(page, page, fragment)
        if climbs > len(folders) and not self._owns_host:
            return None
        if climbs >= 0:
            path = "/".join((*folders[: max(len(folders) - climbs, 0)], path))
        if path not in files:
            files[path] = self._find(path)
        return Target(path, files[path], fragment, climbs, climbs > len(folders))

    def _parse(self, reference: str) -> Address | None:
        local = self.localize(_STRIPPED.sub("", reference.strip(" \t\r\n\f")))
        if local is None:
            return None
        address, _, fragment = local.partition("#")
        path = unquote(address.partition("?")[0]).replace("\\", "/")
        if not path:
            return Address(0, None, fragment)
        climbs = -1 if path.startswith("/") else 0
        parts = posixpath.normpath(path.lstrip("/") or "/").split("/")
        while parts and parts[0] == "..":
            climbs, parts = climbs + (climbs >= 0), parts[1:]
        rest = "/".join(part for part in parts if part not in ("", "."))
        folder = path.endswith(("/", "/.", "/..")) or path in (".", "..")
        return Address(climbs, f"{rest}/" if folder and rest else rest, fragment)

    def localize(self, reference: str) -> str | None:
        """The reference without the site's own host and path; nothing if it leads elsewhere."""
        site = self._site
        if site.netloc and reference.startswith((self._origin, f"//{site.netloc}/")):
            reference = "/" + reference.split(site.netloc + "/", 1)[1]
        elif reference.startswith(("//", "\\\\", "/\\")) or _SCHEME.match(reference):
            return None
        prefix = site.path.rstrip("/")
        if prefix and reference.startswith("/"):
            below = reference == prefix or reference.startswith(f"{prefix}/")
            return reference.removeprefix(prefix) or "/" if below else None
        return reference

    @cached_property
    def _site(self) -> SplitResult:
        try:
            return urlsplit(self.root)
        except ValueError:  # the canonical link is no address
            return urlsplit("")

    @property
    def _owns_host(self) -> bool:
        """Whether nothing can be above the site's root; elsewhere a neighbour may live there."""
        return bool(self._site.netloc) and self._site.path in ("", "/")

    @cached_property
    def _origin(self) -> str:
        return f"{self._site.scheme}://{self._site.netloc}/"

    def _find(self, path: str) -> str | None:
        """The written file that answers a path, or nothing."""
        names: tuple[str, ...] = (f"{path}index.html",)
        if path and not path.endswith("/"):
            names = path, f"{path}/index.html", f"{path}.html"
        return next((name for name in names if name in self.files), None)

    def other_case(self, wanted: str) -> str | None:
        """The file that would answer if letter case did not matter, or nothing."""
        folded = wanted.strip("/").casefold()
        names = (folded, f"{folded}/index.html", f"{folded}.html")
        known = [self._folded[name] for name in names if name in self._folded]
        return next((name for name in known if not name.startswith(wanted.rstrip("/"))), None)

    @cached_property
    def _folded(self) -> dict[str, str]:
        return {name.casefold(): name for name in sorted(self.files, reverse=True)}

    def nearest(self, wanted: str) -> str:
        """The written file most like a path that is missing, or nothing."""
        ending = posixpath.splitext(wanted)[1] or ".html"
        known = [name for name in self._sorted if name.endswith(ending)]
        found = difflib.get_close_matches(_as_file(wanted), known, 1, 0.7)
        return found[0] if found else ""

    @cached_property
    def _sorted(self) -> list[str]:
        return sorted(self.files)


def _as_file(wanted: str) -> str:
    return f"{wanted}index.html" if wanted.endswith("/") else wanted


def find_folders(page: str, base: str = "") -> list[str]:
    """The folders that a page's relative addresses start from; `base` is its `<base href>`."""
    folders = page.split("/")[:-1]
    if base and not _SCHEME.match(base):
        joined = posixpath.normpath(posixpath.join("/", *folders, base, "x"))
        folders = [part for part in joined.split("/")[:-1] if part]
    return folders
