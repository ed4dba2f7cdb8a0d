"""Reads the disk: a folder becomes a `Site`."""

from __future__ import annotations

import json
import os
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path
from typing import Any

import pathspec

from helpcentre._settings import UnusableSiteError, find_config, load_config, one_line
from helpcentre.config import parse_settings
from helpcentre.findings import Finding
from helpcentre.prose._tools import make_tools
from helpcentre.records import parse_records
from helpcentre.register import Register, make_register
from helpcentre.sites import Languages, Settings, Site
from helpcentre.strings import fallback_chain
from helpcentre.text._included import read_snippets, read_styles
from helpcentre.text.articles import Article, read_article
from helpcentre.translation.locks import FOLDER


def load_site(root: Path, scope: Collection[str] = ()) -> Site:
    """Read a site: settings, articles, names of files, data; all of it, or what a shard needs.

    `scope` are the locales that the shard reports on. Raises `UnusableSiteError`.
    """
    path = find_config(root)
    settings = parse_settings(load_config(path))
    docs = root / settings.docs_dir
    if not docs.is_dir():
        raise UnusableSiteError(f"{docs}: the docs folder named in {path.name} does not exist")
    names = set(_walk(docs))
    excluded = _match(settings.excluded, names, path)
    texts = dict(_read_texts(root, docs, names))
    strings = _strings(texts)
    needed = _needed(settings.languages, strings, scope)
    articles, faults = _read_articles(root, settings, sorted(names - excluded), needed)
    return Site(
        settings=settings,
        articles=articles,
        files=frozenset(names - excluded),
        excluded=frozenset(excluded),
        strings=strings,
        register=_register(texts, settings.languages.default),
        schemas={p.stem: load_schema(p) for p in sorted((root / "data/schemas").glob("*.json"))},
        texts=texts,
        locks=_read_locks(root),
        snippets=read_snippets(root, settings.build, articles.values()),
        styles=read_styles(root, docs, names - excluded),
        theme_files=_theme_files(root, settings.build.custom_dir),
        faults=tuple(faults),
        config_path=path.name,
        config_text=path.read_text("utf-8-sig"),
        scope=frozenset(scope),
        tools=make_tools(root, settings.docs_dir),
    )


def list_sources(root: Path) -> list[tuple[str, str]]:
    """Locale and path below the docs folder of every article. Raises `UnusableSiteError`."""
    path = find_config(root)
    settings = parse_settings(load_config(path))
    docs = root / settings.docs_dir
    names = set(_walk(docs)) if docs.is_dir() else set()
    published = names - _match(settings.excluded, names, path)
    split = settings.languages.split
    return [(split(name)[0], name) for name in sorted(published) if name.endswith(".md")]


def _strings(texts: Mapping[str, str]) -> dict[str, dict[str, Any]]:
    """The strings of every locale that has some."""
    found = (name for name in texts if name.startswith("data/strings/"))
    return {Path(name).stem: parse_records(texts[name]) for name in found}


def _needed(
    languages: Languages, strings: Mapping[str, Mapping[str, Any]], scope: Collection[str]
) -> set[str]:
    """The locales whose articles a shard must know: its own, and those that stand in for them."""
    chosen = scope or (*languages.locales, languages.default)
    return {
        name
        for locale in chosen
        for name in fallback_chain(strings.get(locale, {}), locale, languages.default)
    }


def _match(patterns: str, names: set[str], config: Path) -> set[str]:
    """The names that `exclude_docs` and `draft_docs` leave out. Raises `UnusableSiteError`."""
    try:
        return set(pathspec.GitIgnoreSpec.from_lines(patterns.split("\n")).match_files(names))
    except ValueError as error:
        raise UnusableSiteError(f"{config}: exclude_docs: {one_line(error)}") from error


def _walk(docs: Path) -> Iterator[str]:
    """Paths of all files below a folder, with forward slashes; a loop of links ends the walk."""
    seen: set[Path] = set()
    for folder, folders, names in os.walk(docs, followlinks=True):
        here = Path(folder)
        real = here.resolve()
        if real in seen:
            folders.clear()
            continue
        seen.add(real)
        for name in names:
            if (here / name).is_file():  # no pipes, no links that lead nowhere
                yield (here / name).relative_to(docs).as_posix()


def _theme_files(root: Path, folder: str) -> frozenset[str]:
    """The files of the theme's own folder, which are published below the site's root."""
    return frozenset(_walk(root / folder)) if folder else frozenset()


def _read_articles(
    root: Path, settings: Settings, names: list[str], needed: set[str]
) -> tuple[dict[str, Article], list[Finding]]:
    """The articles of the needed locales by source, and the files that cannot be read."""
    articles: dict[str, Article] = {}
    faults: list[Finding] = []
    for source in names:
        if source.endswith(".md") and settings.languages.split(source)[0] in needed:
            article = _read(root / settings.docs_dir / source, root, source, settings)
            if isinstance(article, Finding):
                faults.append(article)
            else:
                articles[source] = article
    return articles, faults


def _read(path: Path, root: Path, source: str, settings: Settings) -> Article | Finding:
    shown = _shown(path, root)
    locale, key = settings.languages.split(source)
    try:
        text = path.read_text("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        fix = "save the file as UTF-8"
        what = f"the file cannot be read ({one_line(error)})"
        return Finding(shown, 1, 1, "unreadable-file", what, fix, locale)
    return read_article(
        text,
        path=shown,
        source=source,
        key=key,
        locale=locale,
        slugify=settings.slugify,
        separator=settings.separator,
        math=settings.build.has_math,
    )


def _read_texts(root: Path, docs: Path, names: set[str]) -> Iterator[tuple[str, str]]:
    """Data files, and what lies in the docs folder besides articles and could carry a fact."""
    others = [docs / name for name in names if name.endswith((".svg", ".md"))]
    paths = [*(root / "data").rglob("*.yml"), *others]
    for path in sorted(paths):
        if path.is_file():
            yield _shown(path, root), path.read_text("utf-8-sig", "replace")


def _read_locks(root: Path) -> dict[str, str]:
    paths = (path for path in sorted((root / FOLDER).glob("*.json")) if path.is_file())
    return {_shown(path, root): path.read_text("utf-8-sig", "replace") for path in paths}


def _shown(path: Path, root: Path) -> str:
    """A path as findings show it, relative to the checked folder."""
    return Path(os.path.relpath(path, root)).as_posix()


def _register(texts: Mapping[str, str], default: str) -> Register | None:
    if "data/channels.yml" not in texts:
        return None
    channels = parse_records(texts["data/channels.yml"])
    return make_register(channels, parse_records(texts.get(f"data/strings/{default}.yml", "")))


def load_data(path: Path) -> dict[str, Any]:
    """A data file; empty where it is absent or cannot be read, which the checks tell."""
    return parse_records(path.read_text("utf-8-sig", "replace")) if path.is_file() else {}


def load_register(data: Path, default: str) -> Register:
    """The register of channels and promises of a data folder."""
    return make_register(
        load_data(data / "channels.yml"), load_data(data / "strings" / f"{default}.yml")
    )


def load_schema(path: Path) -> dict[str, Any]:
    """A JSON schema; absent means that nothing is required."""
    return json.loads(path.read_text("utf-8")) if path.is_file() else {}
