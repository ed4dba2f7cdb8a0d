"""Small sites for tests: a folder made from a mapping of paths to texts."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from pathlib import Path

ROOT = Path(__file__).parent.parent

MKDOCS_YML = """\
site_name: Test
plugins:
  i18n:
    docs_structure: folder
    languages:
      - {locale: zh, name: 中文, default: true}
      - {locale: en, name: English}
"""


def write_site(folder: Path, files: Mapping[str, str]) -> Path:
    """Write files below a folder; a two-language mkdocs.yml unless one is given."""
    for name, text in {"mkdocs.yml": MKDOCS_YML, **files}.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if text == "@schema":  # the schema of this project
            shutil.copytree(ROOT / "data" / "schemas", path.parent, dirs_exist_ok=True)
        elif text.startswith("base16:"):  # bytes that are not text
            path.write_bytes(bytes.fromhex(text.removeprefix("base16:")))
        else:
            path.write_text(text, "utf-8")
    return folder


def copy_project(folder: Path) -> Path:
    """A copy of this project's sources, to break or build without touching the real ones."""
    for name in ("docs", "data", "hooks", "overrides"):
        ignore = shutil.ignore_patterns("__pycache__")
        shutil.copytree(ROOT / name, folder / name, ignore=ignore)
    shutil.copy(ROOT / "mkdocs.yml", folder / "mkdocs.yml")
    return folder


def replace_once(path: Path, old: str, new: str) -> None:
    """Edit a file where a text stands; fails if it is not there."""
    text = path.read_text("utf-8")
    assert old in text, f"{old!r} is not in {path}"
    path.write_text(text.replace(old, new, 1), "utf-8")
