"""What tests of translations share: a small accepted site, the command line, single states."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from typer.testing import CliRunner, Result

from helpcentre.__main__ import app
from helpcentre._disk import load_site
from helpcentre.translation.states import LocaleState, read_states
from tests.sites import MKDOCS_YML, replace_once, write_site

JAPANESE = f"{MKDOCS_YML}      - {{locale: ja, name: 日本語}}\n"
ZH = """\
打开应用。

## 步骤 { #steps }

1. 核对地址，然后等待确认。
2. 等 48 小时，看[乙](b.md)。
"""
EN = """\
Open the app.

## Steps { #steps }

1. Check the address, then wait for the confirmation.
2. Wait 48 hours, see [B](b.md).
"""
FILES = {
    "docs/zh/a.md": ZH,
    "docs/en/a.md": EN,
    "docs/zh/b.md": "乙。\n",
    "docs/en/b.md": "B.\n",
}
LOCK, TEXTS = "data/translations/en.json", "data/translations/source.json"


def run(command: str, root: Path, *options: str) -> Result:
    """A command line such as `accept en/a` in the site of a folder."""
    return CliRunner().invoke(app, [*command.split(), *options, "--site", str(root)])


def accepted(root: Path, files: Mapping[str, str] = FILES, *names: str) -> Path:
    """A site whose English translation (or these names) was accepted."""
    write_site(root, files)
    result = run("accept", root, *(names or ("en",)), "--by", "machine")
    assert result.exit_code == 0, result.output
    return root


def edit(root: Path, path: str, old: str, new: str) -> Path:
    """The folder with an edited file."""
    replace_once(root / path, old, new)
    return root


def state_of(root: Path, locale: str = "en") -> LocaleState:
    return read_states(load_site(root))[locale]


def sections_of(root: Path, slug: str = "a", locale: str = "en") -> dict[str, str]:
    """The state of each section of an article."""
    article = state_of(root, locale).by_key[f"{slug}.md"]
    return {part.id: part.state for part in article.sections}


def snapshot(root: Path) -> dict[str, bytes]:
    """Every file of a folder with its bytes."""
    files = (path for path in sorted(root.rglob("*")) if path.is_file())
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in files}
