"""Writes the benchmark's clean site in four languages, and builds it with the plain stack."""

from __future__ import annotations

import os
import posixpath
import re
import shutil
import struct
import subprocess
import sys
import zlib
from pathlib import Path
from string import Template
from urllib.parse import urljoin

import yaml

TEMPLATES = Path(__file__).parent / "clean"
SITE_URL = "https://help.bitpie.example/"
_ALTERNATE = re.compile(r'(<link rel="alternate" href=")([^"]*)(" hreflang="[^"]*">)')
_UNTRANSLATED = {("ja", "security/backup.md"), ("ar", "about/news.md")}
"""Pages that readers of these languages get from the source language."""
_PICTURES = ("wallet", "wallet-large", "poster", "icon", "logo", "share")
_FILES = ("form.pdf", "tour.mp4")


def write_clean(folder: Path) -> None:
    """Write the sources below a folder that does not exist yet."""
    shutil.copytree(TEMPLATES / "static", folder)
    words = yaml.safe_load((TEMPLATES / "words.yml").read_text("utf-8"))
    default = next(iter(words))
    for locale, texts in words.items():
        root = "" if locale == default else f"{locale}/"
        for page in sorted((TEMPLATES / "pages").rglob("*.md")):
            key = page.relative_to(TEMPLATES / "pages").as_posix()
            if (locale, key) not in _UNTRANSLATED:
                _write(folder, locale, key, page, {**texts, **_places(root, key)})
        snippet = Template((TEMPLATES / "promise.md").read_text("utf-8"))
        text = snippet.substitute(texts, pages="../..")  # as the page that includes it needs it
        _save(folder / f"docs/snippets/{locale}/promise.md", text.encode())
    for name in _PICTURES:
        _save(folder / f"docs/assets/images/{name}.png", _png())
    for name in _FILES:
        _save(folder / f"docs/assets/files/{name}", b"%PDF")


def _write(folder: Path, locale: str, key: str, page: Path, words: dict[str, str]) -> None:
    text = Template(page.read_text("utf-8")).substitute(words, locale=locale)
    _save(folder / "docs" / locale / key, text.encode())


def _places(root: str, key: str) -> dict[str, str]:
    """The way from a page to shared files: from its source, and from where it is published."""
    address = root + key.removesuffix("index.md").removesuffix(".md")
    up = posixpath.relpath(".", address or ".")
    return {"assets": posixpath.relpath("assets", posixpath.dirname(f"x/{key}")), "up": up}


def _save(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)


def _png() -> bytes:
    """A picture of one white dot."""
    header = struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0)
    parts = ((b"IHDR", header), (b"IDAT", zlib.compress(b"\0\xff")), (b"IEND", b""))
    chunks = (
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        for kind, data in parts
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunks)


def build(sources: Path, out: Path) -> None:
    """Build without our hooks and without `--strict`. Raises `RuntimeError` if that fails."""
    config = str(sources / "mkdocs.yml")
    command = [sys.executable, "-m", "mkdocs", "build", "-f", config, "-d", str(out)]
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "SOURCE_DATE_EPOCH": "0"}
    done = subprocess.run(command, capture_output=True, text=True, check=False, env=environment)
    if done.returncode:
        raise RuntimeError(f"mkdocs build failed:\n{done.stderr}")
    for page in out.rglob("*.html"):
        _complete_alternates(page, out)


def _complete_alternates(page: Path, root: Path) -> None:
    """Give hreflang full addresses, which the plain stack leaves relative; an error page has none.

    Search engines ask for full ones, and the clean site must give no checker a reason to speak.
    """
    here = SITE_URL + page.relative_to(root).as_posix()
    is_error = page.name == "404.html"
    text = page.read_text("utf-8")
    done = _ALTERNATE.sub(
        lambda m: "" if is_error else f"{m[1]}{urljoin(here, m[2])}{m[3]}",
        text,
    )
    if done != text:
        page.write_text(done, "utf-8")
