"""Reads a site and what was built of it, and checks how both refer to themselves."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from helpcentre._disk import load_site
from helpcentre._settings import UnusableSiteError, find_config, load_config
from helpcentre.built._built import load_built
from helpcentre.built.integrity import check_built
from helpcentre.built.origins import Origins
from helpcentre.built.references import Built
from helpcentre.checks import known_levels
from helpcentre.config import parse_settings
from helpcentre.findings import Finding, set_levels
from helpcentre.sites import Settings, Site
from helpcentre.trust.policy import Policy, policy_of


def check_built_folder(built: Path, root: Path) -> list[Finding]:
    """`find_built_faults` with levels. Raises `UnusableSiteError` if there is no built site."""
    return set_levels(find_built_faults(built, root), load_levels(root))


def find_built_faults(built: Path, root: Path) -> list[Finding]:
    """Findings of a built site, at the lines of its sources if `root` has them.

    Raises `UnusableSiteError` if there is no built site.
    """
    with _keep_everything():
        site = load_built(built)

        def read(path: str) -> str:
            file = built / path
            return file.read_text("utf-8-sig", "replace") if file.is_file() else ""

        policy = load_policy(root, site.root)
        return list(check_built(site, policy, lambda: load_origins(root, site), read))


@contextmanager
def _keep_everything() -> Iterator[None]:
    """Without looking for garbage: there is none, and the search took a third of the time."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


def load_policy(root: Path, address: str = "") -> Policy:
    """What a site decided about other hosts; without a site only its address counts."""
    try:
        settings = parse_settings(load_config(find_config(root)))
    except UnusableSiteError:
        settings = Settings(site_url=address)
    names = (f"data/{name}.yml" for name in ("hosts", "channels", "names"))
    paths = {name: root / name for name in names if (root / name).is_file()}
    texts = {name: path.read_text("utf-8-sig", "replace") for name, path in paths.items()}
    return policy_of(Site(settings, {}, frozenset(), texts=texts))


def load_levels(root: Path) -> dict[str, str]:
    """How loud each rule is on a site; nothing said if the folder has no site."""
    try:
        settings = parse_settings(load_config(find_config(root)))
        return known_levels(Site(settings, {}, frozenset()))
    except UnusableSiteError:
        return {}


def load_origins(root: Path, built: Built) -> Origins | None:
    """The sources of a built site, or nothing if the folder has none or those of another."""
    try:
        origins = Origins(load_site(root), dict(_read_templates(root)))
    except UnusableSiteError:
        return None
    return origins if origins.explain(built.pages) else None


def _read_templates(root: Path) -> Iterator[tuple[str, str]]:
    theme = load_config(find_config(root)).get("theme")
    folder = theme.get("custom_dir") if isinstance(theme, dict) else None
    for path in sorted((root / str(folder)).rglob("*.html")) if folder else ():
        yield path.relative_to(root).as_posix(), path.read_text("utf-8-sig", "replace")
