"""Starts new articles and translations on the disk, for the command line."""

from __future__ import annotations

import datetime
import difflib
import re
from collections.abc import Iterable
from pathlib import Path

from helpcentre._disk import load_data
from helpcentre._settings import UnusableSiteError, find_config
from helpcentre.navigation import add_entry
from helpcentre.records import check_records, parse_list
from helpcentre.sites import Site
from helpcentre.skeletons import check_slug, fill_template, translation_skeleton
from helpcentre.text.articles import Article
from helpcentre.translation.locks import FOLDER, Locks, write_lock, write_texts


def start_article(site: Site, root: Path, slug: str, kind: str) -> list[str]:
    """Write an article from its template, add it to the navigation, say what to do next.

    Raises `UnusableSiteError` where nothing was written.
    """
    _refuse_bad_slug(slug)
    template = _read_template(root / site.settings.docs_dir / "templates", kind)
    today = datetime.datetime.now(tz=datetime.UTC).date().isoformat()
    target = _article_path(site, root, site.settings.languages.default, slug)
    lines = [_write_new(target, fill_template(template, slug, today))]
    config = find_config(root)
    raw = config.read_bytes().decode("utf-8")
    before = raw.replace("\r\n", "\n")
    after = add_entry(before, f"{slug}.md")
    if after != before:
        config.write_bytes((after.replace("\n", "\r\n") if "\r\n" in raw else after).encode())
        lines.append(f"added   {slug}.md to nav: in {config.name}")
    elif f"- {slug}.md" not in before:
        section = slug.partition("/")[0]
        lines.append(f"next: add `- {section}: [{slug}.md]` to nav: in {config.name}")
        lines.append(f"next: add the section's name `{section}` to data/strings/*.yml")
    return [
        *lines,
        "next: replace everything between ‹ and › in the file",
        "next: run `./helpcentre check`, then look at it with `make serve`",
    ]


def start_translation(site: Site, root: Path, slug: str, locale: str) -> list[str]:
    """Write a translation's file with the source's text, say what to do next.

    Raises `UnusableSiteError` where nothing was written.
    """
    _refuse_bad_slug(slug)
    languages = site.settings.languages
    if locale not in languages.locales:
        known = ", ".join(languages.locales) or "only one language"
        raise UnusableSiteError(f"there is no language {locale}; known: {known}")
    source = site.by_key.get((languages.default, f"{slug}.md"))
    if source is None:
        slugs = [article.slug for article in site.articles.values()]
        hint = _did_you_mean(slug, slugs)
        raise UnusableSiteError(f"there is no {languages.default} article {slug}{hint}")
    text = translation_skeleton(source.text)
    written = _write_new(_article_path(site, root, locale, slug), text)
    return [written, "next: translate the file; keep every { #id }, link and number as it is"]


def _refuse_bad_slug(slug: str) -> None:
    if problem := check_slug(slug):
        raise UnusableSiteError(problem)


def _read_template(folder: Path, kind: str) -> str:
    names = sorted(path.stem for path in folder.glob("*.md"))
    if kind not in names:
        known = _did_you_mean(kind, names) or f"; known: {', '.join(names)}"
        raise UnusableSiteError(f"there is no content type {kind}{known}")
    return (folder / f"{kind}.md").read_text("utf-8", "replace")


def _did_you_mean(word: str, known: list[str]) -> str:
    near = difflib.get_close_matches(word, known, 1)
    return f"; did you mean {near[0]}?" if near else ""


def _article_path(site: Site, root: Path, locale: str, slug: str) -> Path:
    docs = root / site.settings.docs_dir
    languages = site.settings.languages
    if languages.structure == "folder" and locale in languages.locales:
        return docs / locale / f"{slug}.md"
    return docs / (f"{slug}.md" if locale == languages.default else f"{slug}.{locale}.md")


def _write_new(path: Path, text: str) -> str:
    if path.exists():
        raise UnusableSiteError(f"{path} exists already; nothing was changed")
    _write(path, text.encode())
    return f"wrote   {path}"


def _write(path: Path, content: bytes) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    except OSError as error:
        raise UnusableSiteError(f"{path}: cannot be written: {error.strerror}") from error


def write_article(root: Path, site: Site, article: Article, text: str) -> None:
    """Replace an article's text by one with as many lines, each with the end that it has.

    Raises `UnusableSiteError`.
    """
    path = root / site.settings.docs_dir / article.source
    raw = path.read_bytes().decode("utf-8")
    ends = [*re.findall("\r\n|\r|\n", raw), ""]
    lines = "".join(line + end for line, end in zip(text.split("\n"), ends, strict=True))
    _write(path, (("\ufeff" if raw.startswith("\ufeff") else "") + lines).encode())


def write_locks(root: Path, locks: Locks, locales: Iterable[str]) -> None:
    """Write the locks of these locales and the texts that any lock names.

    Raises `UnusableSiteError`.
    """
    files = {locale: write_lock(locks.by_locale.get(locale, {})) for locale in locales}
    files["source"] = write_texts(locks.texts, locks.by_locale.values())
    for name, text in files.items():
        path = root / FOLDER / f"{name}.json"
        if path.is_file() or text.strip() != "{}":
            _write(path, text.encode())


def record_codes(root: Path) -> list[str]:
    """Add the permanent codes to the list of released ones; gives those that were new."""
    path = root / "data" / "go.released.yml"
    text = path.read_text("utf-8") if path.is_file() else ""
    released = _released(path, text)
    new = sorted(set(load_data(root / "data" / "go.yml")) - released)
    if new:
        head = "".join(line for line in text.splitlines(keepends=True) if line.startswith("#"))
        lines = "".join(f"- {code}\n" for code in sorted(released | set(new)))
        path.write_text(head + lines, "utf-8")
    return new


def _released(path: Path, text: str) -> set[str]:
    """The codes recorded so far. A list that cannot be read is refused, never overwritten."""
    if any(check_records(path.as_posix(), text, {"type": ["array", "null"]})):
        raise UnusableSiteError(f"{path}: is not a list of codes; restore it, nothing was changed")
    return set(parse_list(text))
