"""Small sites for tests: a folder made from a mapping of paths to texts."""

from __future__ import annotations

import re
import shutil
from collections.abc import Mapping, Sequence
from pathlib import Path

ROOT = Path(__file__).parent.parent
_SITE_URL = re.search(r"^site_url: (\S+)", (ROOT / "mkdocs.yml").read_text("utf-8"), re.MULTILINE)
SITE_URL = _SITE_URL[1] if _SITE_URL else ""

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


def copy_project(folder: Path, locales: Sequence[str] = ("zh", "en")) -> Path:
    """A copy of this project's sources, to break or build without touching the real ones.

    With few languages, since most tests need no more; none named means all.
    """
    config = (ROOT / "mkdocs.yml").read_text("utf-8")
    known = re.findall(r"^ +- locale: (\S+)$", config, re.MULTILINE)
    left_out = [locale for locale in known if locales and locale not in locales]
    files = [f"{locale}.{end}" for locale in left_out for end in ("yml", "json")]
    ignore = shutil.ignore_patterns("__pycache__", *left_out, *files)
    for name in ("docs", "data", "hooks", "overrides"):
        shutil.copytree(ROOT / name, folder / name, ignore=ignore)
    for locale in left_out:
        config = re.sub(rf" +- locale: {locale}\n +name: .*\n", "", config)
    (folder / "mkdocs.yml").write_text(config, "utf-8")
    return folder


def replace_once(path: Path, old: str, new: str) -> None:
    """Edit a file where a text stands; fails if it is not there."""
    text = path.read_text("utf-8")
    assert old in text, f"{old!r} is not in {path}"
    path.write_text(text.replace(old, new, 1), "utf-8")
