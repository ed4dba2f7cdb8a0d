"""The navigation of mkdocs.yml: every article in it, every entry an article."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator, Sequence
from typing import Any

from helpcentre.findings import Finding
from helpcentre.sites import Site
from helpcentre.text.places import locate_word


def list_targets(nav: Any, depth: int = 0) -> Iterator[str]:
    """The paths of a `nav:` value, in order; titles and external links are left out."""
    if depth > 20:  # an alias may contain itself
        return
    if isinstance(nav, str):
        if not re.match(r"[a-z]+:|/", nav):
            yield nav
    elif isinstance(nav, Sequence):
        for entry in nav:
            yield from list_targets(entry, depth + 1)
    elif isinstance(nav, dict):
        yield from list_targets(list(nav.values()), depth + 1)


def check_navigation(site: Site) -> Iterator[Finding]:
    """Compare the navigation with the articles of the source language."""
    if not site.settings.nav:
        return
    default = site.settings.languages.default
    keys = sorted(article.key for article in site.articles.values() if article.locale == default)
    for target in site.settings.nav:
        key = target.removeprefix("./")
        if key.endswith(".md") and not (key in site.articles or site.find(default, key)):
            yield _target_missing(site, key, keys)
    listed = {target.removeprefix("./") for target in site.settings.nav}
    folders = tuple(entry for entry in listed if entry.endswith("/"))
    for key in keys:
        article = site.by_key[default, key]
        if not {key, article.source} & listed and not key.startswith(folders or ("\0",)):
            what = f"{article.slug} is not in the navigation"
            fix = f"add `- {key}` below its section in `nav:` of {site.config_path}"
            yield article.finding("missing-from-nav", 1, 1, what, fix)


def _target_missing(site: Site, key: str, keys: list[str]) -> Finding:
    near = difflib.get_close_matches(key, keys, 1, 0.6)
    fix = f"did you mean `{near[0]}`?" if near else "add the article or remove the entry"
    line, column = locate_word(site.config_text, key)
    what = f"the navigation names `{key}`, which does not exist"
    return Finding(site.config_path, line, column, "nav-target-missing", what, fix)


def add_entry(text: str, key: str) -> str:
    """Put an article into the `nav:` of mkdocs.yml's text, after the last one of its section.

    Returns the text unchanged if the section is not there yet.
    """
    section = key.partition("/")[0] + "/"
    lines = text.split("\n")
    entries = [n for n, line in enumerate(lines) if re.match(rf"\s+- {re.escape(section)}", line)]
    if not entries or any(line.strip() == f"- {key}" for line in lines):
        return text
    last = entries[-1]
    indent = lines[last][: len(lines[last]) - len(lines[last].lstrip())]
    return "\n".join([*lines[: last + 1], f"{indent}- {key}", *lines[last + 1 :]])
