"""The trees that every checker gets: a clean site, faulty sources, and a spoilt built site."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import yaml

from benchmarks.links.plant import Plant, plant, read_controls, read_faults
from benchmarks.links.site import build, write_clean
from benchmarks.links.tools import ROOT
from helpcentre.config import load_yaml

_COUNTED = {"broken-alternate", "address-collision", "dropped-folder", "language-override"}
"""Rules of rules_translations.yml that are about the site; its others compare texts."""
_NOT_COUNTED = (
    "missing-promise", "missing-translation", "unmarked-translation", "missing-string",
    "rogue-email", "rogue-phone", "rogue-handle", "rogue-wallet-address",
    "misspelled-word", "spacing-punctuation", "unlisted-host", "own-site-url",
)  # fmt: skip
"""Rules of ours that would name a planted fault for another reason than the one planted."""


@dataclass(frozen=True)
class Trees:
    """Where the trees are, and what is planted in them."""

    clean: Path
    clean_site: Path
    sources: Path
    sources_site: Path
    spoilt_site: Path
    faults: Sequence[Plant]
    controls: Sequence[Plant]


def write_trees(folder: Path) -> Trees:
    """Write and build all trees below a folder that does not exist yet."""
    trees = Trees(
        clean=folder / "clean",
        clean_site=folder / "clean-site",
        sources=folder / "faulty",
        sources_site=folder / "faulty-site",
        spoilt_site=folder / "spoilt-site",
        faults=read_faults(),
        controls=read_controls(),
    )
    planted = [*trees.controls, *trees.faults]
    for sources in (trees.clean, trees.sources):
        write_clean(sources)
        _set_levels(sources / "mkdocs.yml")
    plant(trees.sources, [one for one in planted if one.tree == "source"])
    build(trees.clean, trees.clean_site)
    build(trees.sources, trees.sources_site)
    shutil.copytree(trees.clean_site, trees.spoilt_site)
    plant(trees.spoilt_site, [one for one in planted if one.tree == "built"])
    return trees


def _set_levels(path: Path) -> None:
    """Make our rules as loud as in this project, without those that are not about links."""
    text = path.read_text("utf-8")
    house = load_yaml((ROOT / "mkdocs.yml").read_text("utf-8"))["extra"]["checks"]
    others = yaml.safe_load((ROOT / "hooks/helpcentre/rules_translations.yml").read_text("utf-8"))
    quiet = {*_NOT_COUNTED, *others} - _COUNTED
    levels = {**house, **dict.fromkeys(quiet, "ignore")}
    lines = "".join(f"    {rule}: {level}\n" for rule, level in sorted(levels.items()))
    path.write_text(f"{text}  checks:\n{lines}", "utf-8")
