"""Reads mkdocs.yml from the disk, with what it inherits from."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml

from helpcentre.config import load_yaml

_CONFIG_NAMES = ("mkdocs.yml", "mkdocs.yaml", "properdocs.yml")


class UnusableSiteError(Exception):
    """The folder cannot be checked at all; the message is for the person who named it."""


def find_config(root: Path) -> Path:
    """The configuration file of a site. Raises `UnusableSiteError`."""
    for name in _CONFIG_NAMES:
        if (root / name).is_file():
            return root / name
    raise UnusableSiteError(f"{root}: there is no mkdocs.yml; name the folder that holds it")


def load_config(path: Path, depth: int = 0) -> dict[str, Any]:
    """The content of mkdocs.yml and of what it inherits from. Raises `UnusableSiteError`."""
    try:
        config = load_yaml(path.read_text("utf-8-sig"))
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise UnusableSiteError(f"{path}: cannot be read: {one_line(error)}") from error
    if not isinstance(config, dict):
        raise UnusableSiteError(f"{path}: is not a list of settings")
    parent = config.pop("INHERIT", None)
    if not parent or depth > 8:
        return config
    return _merge(load_config(path.parent / str(parent), depth + 1), config)


def _merge(below: Mapping[str, Any], above: Mapping[str, Any]) -> dict[str, Any]:
    merged = dict(below)
    for key, value in above.items():
        old = merged.get(key)
        if isinstance(old, dict) and isinstance(value, dict):
            merged[key] = _merge(old, value)
        else:
            merged[key] = value
    return merged


def one_line(error: Exception) -> str:
    """What an error says, without line breaks."""
    return " ".join(str(error).split())
