"""What a built site publishes for search, as plain data."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any


def search_file(site: Path, name: str) -> Path:
    """The one file of a name (`engine`, `zh.core`), whatever its content hash."""
    (path,) = (site / "assets/search").glob(f"{name}.*.js")
    return path


def read_part(site: Path, locale: str, part: str) -> dict[str, Any]:
    """The `core` or `more` of a locale."""
    return read_script(search_file(site, f"{locale}.{part}").read_text("utf-8"))


def read_script(text: str) -> dict[str, Any]:
    """What a script hands to the engine."""
    payload = text.removeprefix("helpcentreSearch.add(").removesuffix(")\n")
    found: dict[str, Any] = json.loads(payload)
    return found


def read_titles(site: Path, locale: str) -> dict[str, str]:
    """Titles of a locale's index by address below its root."""
    return {document[0]: document[1] for document in read_part(site, locale, "core")["docs"]}
