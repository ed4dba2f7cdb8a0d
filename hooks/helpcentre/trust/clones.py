"""Copies of the site: the origins at which its pages stand honestly, so that others can say so."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from helpcentre.findings import Finding
from helpcentre.trust.domains import parse_address

_CONFIG = "mkdocs.yml"


def list_origins(site_url: str, mirrors: Iterable[str]) -> list[str]:
    """The origin of the site first, then those of its mirrors; what is no origin is left out."""
    found = [_origin(site_url), *map(str.lower, mirrors)]
    return list(dict.fromkeys(origin for origin in found if origin and _origin(origin) == origin))


def check_mirrors(mirrors: Iterable[str]) -> Iterator[Finding]:
    """Report every mirror that is no origin of its own: `https://`, a host, nothing behind it."""
    for mirror in mirrors:
        if _origin(mirror) != mirror.lower() or not mirror.lower().startswith("https://"):
            what = f"`{mirror}` is no address of a mirror"
            fix = "write only `https://` and the host: `https://mirror.example`, no path, no slash"
            yield Finding(_CONFIG, 1, 1, "wrong-mirror", what, fix)


def hide_origin(origin: str) -> str:
    """An origin that a copying server which replaces our host in all texts does not recognize."""
    return "".join(f"%{byte:02x}" for byte in origin.encode())


def _origin(address: str) -> str:
    url = parse_address(address)
    return url.origin if url and url.protocol in ("https:", "http:") else ""
