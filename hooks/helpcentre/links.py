"""Links between articles: does the target exist, the anchor, and is it the reader's language."""

from __future__ import annotations

import difflib
import posixpath
import re
from collections.abc import Iterator
from functools import lru_cache
from urllib.parse import unquote

from helpcentre.articles import Article
from helpcentre.findings import Finding
from helpcentre.sites import Site, page_addresses
from helpcentre.syntax import Link

_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")


def check_links(site: Site) -> Iterator[Finding]:
    """Check every link of every article against the sources."""
    for article in site.checked:
        for link in article.document.links:
            if finding := check_link(site, article, link):
                yield finding


def check_link(site: Site, article: Article, link: Link) -> Finding | None:
    """The fault of one link, or nothing."""
    target = link.target.strip()
    if target.startswith(("channel:", "promise:")):
        return _check_reference(site, article, link)
    if not target or target.startswith("//") or _SCHEME.match(target):
        return None
    path, _, fragment = target.partition("#")
    path = unquote(path.partition("?")[0])
    if not path:
        return _check_anchor(site, article, article, link, fragment)
    if path.startswith("/"):
        if not site.settings.absolute_from_docs:
            return _absolute(article, link)
        return _check_source(site, article, link, path.lstrip("/"), fragment)
    if link.html:
        return _check_address(site, article, link, path, fragment)
    source = posixpath.normpath(posixpath.join(posixpath.dirname(article.source), path))
    return _check_source(site, article, link, source, fragment)


def _check_reference(site: Site, article: Article, link: Link) -> Finding | None:
    if site.register is None or site.register.knows(link.target):
        return None
    near = difflib.get_close_matches(link.target, site.register.near(link.target), 1, 0.3)
    fix = f"did you mean `{near[0]}`?" if near else "use an ID of the register in data/"
    return _finding(article, link, "unknown-reference", f"`{link.target}` is not registered", fix)


def _absolute(article: Article, link: Link) -> Finding:
    what = f"`{link.target}` starts at the root of the host"
    fix = "write the path of the `.md` file relative to this one"
    return _finding(article, link, "absolute-link", what, fix)


def _check_source(
    site: Site, article: Article, link: Link, source: str, fragment: str
) -> Finding | None:
    """Check a Markdown link, which names a file below the docs folder."""
    if source in site.excluded:
        what = f"`{link.target}` is not published"
        return _finding(article, link, "excluded-target", what, "link to a published article")
    languages = site.settings.languages
    locale, key = languages.split(source)
    foreign = locale != article.locale and languages.names_locale(source)
    if foreign and (key.endswith(".md") or (locale, key) in site.by_key):
        return _leaves_locale(site, article, link, key)
    if target := site.articles.get(source) or site.find(article.locale, key):
        return _check_anchor(site, article, target, link, fragment)
    if site.has_file(article.locale, key) or source in site.files:
        return None
    if source.endswith(".md"):
        seen = not site.settings.generated_articles or _nearest(site, article, key)
        return _broken(site, article, link, key) if seen else None
    return _check_address(site, article, link, unquote(re.split("[?#]", link.target)[0]), fragment)


def _leaves_locale(site: Site, article: Article, link: Link, key: str) -> Finding:
    what = f"`{link.target}` leads out of {article.locale}"
    own = site.find(article.locale, key)
    fix = f"link to `{_relative(article, key)}`" if own else "link to an article of this language"
    return _finding(article, link, "link-leaves-locale", what, fix)


def _check_address(
    site: Site, article: Article, link: Link, path: str, fragment: str
) -> Finding | None:
    """Check a link that names an address as the browser will see it, relative to the page."""
    address = _resolve_address(site, article, path)
    source = site.addresses.get(address) or site.addresses.get(f"{address}/")
    if target := site.articles.get(source or ""):
        fault = _check_anchor(site, article, target, link, fragment)
        return fault or (None if link.html else _unrecognized(article, link))
    extension = posixpath.splitext(address)[1]
    if source or (site.settings.generated_pages and not link.image):
        return None
    if link.image or extension not in ("", ".md", ".html"):
        return _missing_asset(site, article, link, path)
    return _broken(site, article, link, path.strip("/"))


def _resolve_address(site: Site, article: Article, path: str) -> str:
    """The address below the site's root, without the slash at its end."""
    languages = site.settings.languages
    root = "" if article.locale == languages.default else f"{article.locale}/"
    page = root + page_addresses(article.key, site.settings.directory_urls)[0]
    address = posixpath.normpath(posixpath.join(posixpath.dirname(page), path))
    return "" if address == "." else address


def _unrecognized(article: Article, link: Link) -> Finding:
    what = f"`{link.target}` names a page's address, not its source"
    fix = "write the path of the `.md` file relative to this one"
    return _finding(article, link, "unrecognized-link", what, fix)


def _missing_asset(site: Site, article: Article, link: Link, path: str) -> Finding:
    name = posixpath.basename(path)
    names = {posixpath.basename(source): source for source in sorted(site.files)}
    near = difflib.get_close_matches(name, names, 1)
    found = names[near[0]] if near else ""
    base = posixpath.dirname(article.source)
    fix = f"did you mean `{posixpath.relpath(found, base)}`?" if found else "add the file"
    return _finding(article, link, "missing-asset", f"the file `{link.target}` is missing", fix)


def _broken(site: Site, article: Article, link: Link, key: str) -> Finding:
    what = f"`{link.target}` does not exist"
    near = _nearest(site, article, key)
    fix = f"did you mean `{_relative(article, near)}`?" if near else "link to an existing article"
    return _finding(article, link, "broken-link", what, fix)


def _nearest(site: Site, article: Article, key: str) -> str:
    return _most_like(key, site.keys_of(article.locale))


@lru_cache(maxsize=1024)
def _most_like(key: str, keys: tuple[str, ...]) -> str:
    """The shared path most like this one; the same file name in another folder comes first."""
    name = posixpath.basename(key)
    moved = [known for known in keys if posixpath.basename(known) == name]
    return (moved or difflib.get_close_matches(key, keys, 1) or [""])[0]


def _relative(article: Article, key: str) -> str:
    return posixpath.relpath(key, posixpath.dirname(article.key) or ".")


def _check_anchor(
    site: Site, article: Article, target: Article, link: Link, fragment: str
) -> Finding | None:
    document = target.document
    anchor = unquote(fragment).partition(":~:")[0]
    known = document.ids | {"", "top"}
    if anchor.startswith("__") or {anchor, fragment} & known or not document.complete:
        return None
    if target is not article and _lost_in_translation(site, target, anchor):
        return None
    near = difflib.get_close_matches(anchor, sorted(document.ids), 1, 0.5)
    fix = f"did you mean `#{near[0]}`?" if near else f"IDs there: {_some(document.ids)}"
    what = f"`#{anchor}` is not a heading of {target.path}"
    return _finding(article, link, "broken-anchor", what, fix)


def _lost_in_translation(site: Site, target: Article, anchor: str) -> bool:
    """Whether the cause is a translated heading's ID, which `heading-id-mismatch` reports once."""
    source = site.by_key.get((site.settings.languages.default, target.key))
    if source is None or source is target:
        return False
    explicit = {heading.id for heading in source.document.headings}
    return anchor in explicit and anchor not in target.document.ids


def _some(ids: frozenset[str]) -> str:
    return ", ".join(f"#{name}" for name in sorted(ids)[:8]) or "none"


def _finding(article: Article, link: Link, rule: str, what: str, fix: str) -> Finding:
    return article.finding(rule, link.line, link.column, what, fix)
