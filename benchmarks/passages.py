"""Passages that people wrote for other people: the documentation that Debian packages ship.

`apt-get download` fetches them into a folder that is given; nothing is installed.
"""

from __future__ import annotations

import gzip
import html
import re
import subprocess
from collections.abc import Iterator, Sequence
from pathlib import Path

PACKAGES = (
    "manpages-zh",
    "libreoffice-help-zh-cn",
    "debian-faq-zh-cn",
    "debian-reference-zh-cn",
    "maint-guide-zh-cn",
    "debian-edu-doc-zh-cn",
    "fortunes-zh",
    "manpages",
    "manpages-dev",
    "libreoffice-help-en-us",
)
_HAN = re.compile("[\u3400-\u9fff]")
_MARKED = re.compile(r"(?is)<(p|li|h\d|td|dt|dd|title)\b[^>]*>(.*?)(?=</\1>)")
_ROFF = re.compile(r"\\f(?:[A-Z]|\(..|\[\w*\])|\\[&-]|\\\(..|^[.'].{0,4}\b", re.MULTILINE)


def fetch(folder: Path) -> None:
    """Put what the packages hold into a folder that is empty or was filled so before."""
    if any(folder.rglob("*.deb")):
        return
    folder.mkdir(parents=True, exist_ok=True)
    subprocess.run(["apt-get", "download", "-q", *PACKAGES], cwd=folder, check=True)
    for package in sorted(folder.glob("*.deb")):
        subprocess.run(["dpkg-deb", "-x", str(package), str(folder / "texts")], check=True)


def read_passages(folder: Path) -> dict[str, list[str]]:
    """All passages by language, `zh` and `en`, each once, in the order of their files."""
    found: dict[str, dict[str, None]] = {"zh": {}, "en": {}}
    for path in sorted(folder.rglob("*")):
        for passage in _split(path) if path.is_file() else ():
            if language := _language(passage):
                found[language][passage] = None
    return {language: list(passages) for language, passages in found.items()}


def _split(path: Path) -> Iterator[str]:
    if path.suffix in {".html", ".htm"}:
        text = re.sub(r"(?is)<(script|style|pre).*?</\1>", "", path.read_text("utf-8", "ignore"))
        parts: Sequence[str] = [re.sub(r"<[^>]+>", "", part) for _, part in _MARKED.findall(text)]
        yield from (" ".join(html.unescape(part).split()) for part in parts)
    elif path.suffix == ".gz" and "man" in path.parts:
        text = gzip.decompress(path.read_bytes()).decode("utf-8", "ignore")
        parts = re.split(
            r"\n\s*\n|\n\.(?:PP|TP|P|LP|IP|SH|SS)\b", re.sub(r'(?m)^\.\\".*$', "", text)
        )
        yield from (" ".join(_ROFF.sub("", part).split()) for part in parts)
        yield from (_ROFF.sub("", line).strip() for line in text.split("\n"))
    elif "fortunes" in path.parts and not path.suffix:
        text = re.sub(r"\x1b\[[\d;]*m", "", path.read_text("utf-8", "ignore"))
        yield from (line.strip() for line in text.split("\n"))


def _language(passage: str) -> str:
    """Chinese with at least six characters, English with at least forty letters and signs."""
    count = len(_HAN.findall(passage))
    if count >= 6:
        return "zh"
    letters = len(re.findall("[a-z]", passage))
    return "en" if not count and len(passage) > 40 and letters > len(passage) / 2 else ""
