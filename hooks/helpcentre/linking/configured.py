"""What settings, style sheets, data and front matter name: files and articles must exist."""

from __future__ import annotations

import difflib
import posixpath
import re
from collections.abc import Iterable, Iterator
from urllib.parse import unquote

import yaml

from helpcentre.findings import Finding
from helpcentre.linking.gather import Mention
from helpcentre.linking.repairs import most_like, other_case
from helpcentre.records import locate, parse_records
from helpcentre.sites import Site
from helpcentre.text.front_matter import load_node
from helpcentre.text.places import locate_word

_ANNOUNCEMENTS = "data/announcements.yml"
_LINK = re.compile(r"\[[^\[\]]+\]\(([^()\s]+)\)")
_TERMS = "data/terms.yml"
_PICTURE = re.compile(r"\.(?:png|jpe?g|gif|svg|webp|avif)$", re.IGNORECASE)


def check_configured(site: Site, mentions: Iterable[Mention]) -> Iterator[Finding]:
    """Report files and articles that are named outside of articles' text and do not exist."""
    for mention in mentions:
        if mention.link.kind in ("css", "field"):
            yield from _check_file(site, mention)
    yield from _check_related(site)
    yield from _check_snippets(site)
    if site.is_main:
        yield from _check_announcements(site)
        yield from _check_terms(site)
        yield from _check_assets(site)


def _check_file(site: Site, mention: Mention) -> Iterator[Finding]:
    link = mention.link
    path = unquote(re.split("[?#]", link.target.strip(), maxsplit=1)[0])
    if not path or path.startswith(("/", "\\")) or ":" in path.partition("/")[0]:
        return
    folder = posixpath.dirname(posixpath.relpath(mention.path, site.settings.docs_dir))
    places = [posixpath.normpath(posixpath.join(folder, path))]
    if link.kind == "field":
        if not _PICTURE.search(path):
            return
        places.append(posixpath.normpath(path))
    if site.settings.generated_articles or not set(places).isdisjoint(
        site.files | site.theme_files
    ):
        return
    place = mention.path, link.line, link.column
    yield Finding(*place, *_missing(site, link.target, places[0], folder), locale=mention.locale)


def _missing(site: Site, target: str, name: str, folder: str) -> tuple[str, str, str]:
    """Rule and words for a file that is named and does not exist."""
    if found := other_case(name, site.files):
        what = f"`{target}` differs from the file's name in letter case"
        return "wrong-case", what, f"did you mean `{posixpath.relpath(found, folder or '.')}`?"
    near = most_like(name, tuple(sorted(site.files)))
    fix = f"did you mean `{posixpath.relpath(near, folder or '.')}`?" if near else "add the file"
    return "missing-asset", f"the file `{target}` is missing", fix


def _check_assets(site: Site) -> Iterator[Finding]:
    """Style sheets, scripts and pictures that mkdocs.yml itself names."""
    for name in site.settings.build.assets:
        path = re.split("[?#]", name, maxsplit=1)[0].removeprefix("./")
        known = path in site.files or path in site.theme_files or site.settings.generated_articles
        if known or path.startswith("/") or ":" in path.partition("/")[0]:
            continue
        place = locate_word(site.config_text, name)
        yield Finding(site.config_path, *place, *_missing(site, name, path, ""))


def _check_announcements(site: Site) -> Iterator[Finding]:
    """Links in announcements, which are shown as plain text."""
    for number, line in enumerate(site.texts.get(_ANNOUNCEMENTS, "").split("\n"), 1):
        for found in () if line.lstrip().startswith("#") else _LINK.finditer(line):
            what = f"announcements are plain text; the link to `{found[1]}` would show its brackets"
            fix = "say in words where readers find it"
            place = _ANNOUNCEMENTS, number, found.start(1) + 1
            yield Finding(*place, "raw-markdown", what, fix)


def _check_related(site: Site) -> Iterator[Finding]:
    """Slugs in `related:` of the front matter, where they are those of this site's articles."""
    known = "related" in site.schemas.get("article", {}).get("properties", {})
    folders = {posixpath.dirname(key) for _, key in site.by_key} - {""}
    for article in site.checked:
        slugs = article.fields.get("related")
        for slug in slugs if isinstance(slugs, list) else ():
            if not isinstance(slug, str) or not (known or posixpath.dirname(slug) in folders):
                continue
            slug = slug.removesuffix(".md")
            if site.find(article.locale, f"{slug}.md") is None:
                line, column = _find_in_head(article.text, slug, article.front.lines["related"])
                what, fix = _describe_slug(site, article.locale, slug)
                yield article.finding("broken-link", line, column, what, fix)


def _find_in_head(text: str, word: str, first: int) -> tuple[int, int]:
    below = "\n".join(text.split("\n")[first - 1 :])
    line, column = locate_word(below, word)
    return line + first - 1, column


def _check_terms(site: Site) -> Iterator[Finding]:
    """Slugs of the articles that explain a term best."""
    text = site.texts.get(_TERMS, "")
    default = site.settings.languages.default
    for term, entry in parse_records(text).items():
        slug = entry.get("article") if isinstance(entry, dict) else None
        if isinstance(slug, str) and slug and site.find(default, f"{slug}.md") is None:
            try:
                place = locate(load_node(text)[0], [str(term), "article"])
            except yaml.YAMLError:
                place = 1, 1
            what, fix = _describe_slug(site, default, slug)
            yield Finding(_TERMS, *place, "broken-link", what, fix)


def _describe_slug(site: Site, locale: str, slug: str) -> tuple[str, str]:
    slugs = [key.removesuffix(".md") for key in site.keys_of(locale)]
    near = difflib.get_close_matches(slug[:200], slugs, 1)
    fix = f"did you mean `{near[0]}`?" if near else "name the slug of an article"
    return f"there is no article `{slug}`", fix


def _check_snippets(site: Site) -> Iterator[Finding]:
    """Snippets, or parts of them, that do not exist."""
    for article in site.checked:
        expansion = site.expand(article)
        last = article.text.count("\n") + 1
        for path, include, has_file in expansion.missing if expansion else ():
            part = f"the part `{include.part[1:]}` of " if has_file else ""
            what = f"{part}the snippet `{include.name}` does not exist"
            known = {name: name for name, _ in site.snippets.items()}
            near = difflib.get_close_matches(include.name[:200], known, 1)
            fix = f"did you mean `{near[0]}`?" if near and not has_file else "correct the name"
            place = path, include.line, include.column
            if path == article.path and include.line > last:  # appended to every article
                place = site.config_path, *locate_word(site.config_text, include.name)
            yield Finding(*place, "missing-snippet", what, fix, article.locale)
