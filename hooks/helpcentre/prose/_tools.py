"""Runs the programs that read prose: rumdl as a process, AutoCorrect and Hunspell as libraries."""

from __future__ import annotations

import os
import subprocess
import sys
from functools import cache
from pathlib import Path

from helpcentre._settings import one_line
from helpcentre.prose.tools import Dictionary, Tools

_SECONDS = 120
_CONFIG = Path(__file__).parents[3] / ".rumdl.toml"
_FOLDERS = (
    "/usr/share/hunspell",
    "/usr/local/share/hunspell",
    "/usr/share/myspell/dicts",
    "/opt/homebrew/share/hunspell",
    "/Library/Spelling",
    "~/Library/Spelling",
)


def make_tools(root: Path, docs_dir: str) -> Tools:
    """The tools for a site; each starts only when it is asked."""
    return Tools(lambda: run_linter(root, docs_dir), _space, load_dictionary)


def run_linter(root: Path, docs_dir: str) -> tuple[str, str]:
    """The linter's JSON report, and why there is none or an empty text.

    Its paths are relative to the docs folder.
    """
    own = root / ".rumdl.toml"
    command = [
        find_linter(), "check", "--config", str((own if own.is_file() else _CONFIG).resolve()),
        "--no-code-block-tools", "--no-cache", "--output-format", "json", ".",
    ]  # fmt: skip
    try:
        done = subprocess.run(  # noqa: S603 - a program of ours, no shell
            command, cwd=root / docs_dir, capture_output=True, timeout=_SECONDS, check=False
        )
    except (OSError, subprocess.TimeoutExpired, ValueError) as error:
        return "", one_line(error)
    if done.returncode not in (0, 1):
        said = done.stderr.decode("utf-8", "replace").strip().partition("\n")[0]
        return "", f"rumdl ended with {done.returncode}: {said}"[:200]
    return done.stdout.decode("utf-8", "replace"), ""


def find_linter() -> str:
    """The linter beside this Python, where pip puts it, or else any on the path."""
    beside = Path(sys.executable).parent / "rumdl"
    return str(beside) if beside.is_file() else "rumdl"


def _space(text: str) -> str:
    # Imported only when asked: most commands never need it. Not its `lint_for`: it gives places,
    # but its Markdown parser hangs or crashes on a few thousand open brackets.
    import autocorrect_py

    return str(autocorrect_py.format(text))


class _Hunspell:
    def __init__(self, name: str, folder: str) -> None:
        import hunspell

        self._words = hunspell.Hunspell(name, hunspell_data_dir=folder)

    def knows(self, word: str) -> bool:
        try:
            return bool(self._words.spell(word))
        except UnicodeEncodeError:  # letters that the dictionary's encoding does not have
            return False

    def suggest(self, word: str) -> list[str]:
        try:
            return list(self._words.suggest(word))
        except UnicodeEncodeError:
            return []


def load_dictionary(name: str) -> Dictionary | None:
    """A dictionary of this computer by name, from `$DICPATH` or the usual folders."""
    if not name.replace("_", "").replace("-", "").isalnum():
        return None
    own = os.environ.get("DICPATH", "").split(os.pathsep)
    for folder in [*own, *map(os.path.expanduser, _FOLDERS)]:
        if folder and all((Path(folder) / f"{name}.{end}").is_file() for end in ("aff", "dic")):
            return _open(name, folder)
    return None


@cache
def _open(name: str, folder: str) -> Dictionary:
    return _Hunspell(name, folder)
