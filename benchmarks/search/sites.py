"""The sites that are searched: ours, the same articles with Material's search, and Pagefind."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import yaml

from benchmarks.search.collection import ROOT
from helpcentre._settings import load_config

PAGEFIND = ("pagefind==1.5.2", "pagefind-bin-extended==1.5.2")
JIEBA = ("jieba==0.42.1",)
_KEPT = ("site_name", "site_url", "markdown_extensions", "nav")
_EXCLUDED = "/templates/\n/snippets/\n"  # ours also leaves out the scripts of the theme's search


def build_ours(out: Path, sources: Path = ROOT) -> Path:
    """Our site as it is published."""
    return _build(sources / "mkdocs.yml", out, {"PYTHONPATH": str(ROOT / "hooks")}, "--strict")


def build_material(folder: Path, sources: Path = ROOT) -> Path:
    """The same articles as the theme and static-i18n publish them of themselves.

    With jieba, without which the theme's search does not find Chinese words.
    """
    ours: dict[str, Any] = load_config(sources / "mkdocs.yml")
    plugins = ours["plugins"]
    named = plugins if isinstance(plugins, dict) else {}
    i18n = {key: value for key, value in named["i18n"].items() if key != "reconfigure_search"}
    config = {
        **{key: ours[key] for key in _KEPT if key in ours},
        "docs_dir": str(_copy_articles(sources / ours.get("docs_dir", "docs"), folder / "docs")),
        "exclude_docs": _EXCLUDED,
        "theme": {"name": "material", "language": "zh", "font": False},
        "plugins": {"search": {}, "i18n": i18n},
    }
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / "mkdocs.yml"
    path.write_text(yaml.dump(config, allow_unicode=True), "utf-8")
    return _build(path, folder / "site", {"PYTHONPATH": str(install(folder / "jieba", JIEBA))})


def _copy_articles(docs: Path, folder: Path) -> Path:
    """The articles without the templates that only our theme has."""
    shutil.copytree(docs, folder)
    for path in folder.rglob("*.md"):
        text = path.read_text("utf-8")
        path.write_text(re.sub(r"^template: .*\n", "", text, flags=re.MULTILINE), "utf-8")
    return folder


def index_pagefind(site: Path, folder: Path) -> Path:
    """A copy of a built site with Pagefind's index: of the articles, without their navigation."""
    packages = install(folder / "packages", PAGEFIND)
    copy = folder / "pagefind"
    shutil.copytree(site, copy)
    command = [sys.executable, "-m", "pagefind", "--site", str(copy)]
    _run([*command, "--root-selector", "article.md-content__inner"], {"PYTHONPATH": str(packages)})
    return copy


def install(folder: Path, packages: tuple[str, ...]) -> Path:
    """Install packages into a folder of their own, since only this benchmark needs them."""
    if not folder.is_dir():
        command = [sys.executable, "-m", "uv", "pip", "install", "-q", "--target", str(folder)]
        _run([*command, *packages])
    return folder


def _build(config: Path, out: Path, environment: dict[str, str], *options: str) -> Path:
    command = [sys.executable, "-m", "mkdocs", "build", "-q", "-f", str(config), "-d", str(out)]
    _run([*command, *options], environment)
    return out


def _run(command: list[str], environment: dict[str, str] | None = None) -> None:
    """Run a program. Raises `RuntimeError` with what it said if it fails."""
    usual = {"NO_MKDOCS_2_WARNING": "1", "SOURCE_DATE_EPOCH": "0"}
    surroundings = {**os.environ, **usual, **(environment or {})}
    done = subprocess.run(command, capture_output=True, text=True, check=False, env=surroundings)
    if done.returncode:
        raise RuntimeError(f"{' '.join(command)}:\n{done.stdout}{done.stderr}")
