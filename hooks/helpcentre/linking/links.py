"""Links between articles: does the target exist, the anchor, and is it the reader's language."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator

from helpcentre.findings import Finding
from helpcentre.linking.anchors import find_fault
from helpcentre.linking.borrowed import check_borrowed
from helpcentre.linking.brackets import check_brackets
from helpcentre.linking.configured import check_configured
from helpcentre.linking.gather import list_mentions
from helpcentre.linking.missing import describe_missing
from helpcentre.linking.orphans import check_orphans
from helpcentre.linking.redirects import check_redirects
from helpcentre.linking.resolution import BUILT, Case, Verdict, find_source, locate_own
from helpcentre.register import SCHEMES
from helpcentre.sites import Site
from helpcentre.text.articles import Article

_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")
_ON_DISK = re.compile(r"file:|[A-Za-z]:[\\/]", re.IGNORECASE)
_OWN_KINDS = ("css", "field")


def check_links(site: Site) -> Iterator[Finding]:
    """Check everything that sources name against the sources; one finding for each place."""
    seen = set()
    for finding in _check_all(site):
        place = finding.path, finding.line, finding.column
        if place not in seen:
            seen.add(place)
            yield finding


def _check_all(site: Site) -> Iterator[Finding]:
    mentions = list_mentions(site)
    for mention in mentions:
        if mention.article is None or mention.link.kind in _OWN_KINDS:
            continue
        if verdict := check_link(Case(site, mention.article, mention.link)):
            yield mention.finding(verdict)
    yield from check_borrowed(site)
    for article in site.checked:
        yield from check_brackets(site, article)
    yield from check_configured(site, mentions)
    if site.is_main:
        yield from check_redirects(site)
        yield from check_orphans(site, mentions)


def check_link(case: Case) -> Verdict | None:
    """The fault of one link, or nothing."""
    link, site = case.link, case.site
    target = link.target.strip()
    if target.startswith(SCHEMES):
        return _check_reference(case)
    if _is_empty(case, target):
        fix = "name the target between the parentheses, and the words to click between the brackets"
        return Verdict(
            "empty-link", f"the link “{link.text or target}” has no words or target", fix
        )
    if _ON_DISK.match(target):
        return case.verdict("broken-link", "names a file on the writer's computer", _LINK_ARTICLE)
    if not target or target.startswith("//") or _SCHEME.match(target):
        return _check_own_site(case, target) if target.startswith("http") else None
    if not case.path:
        return _check_anchor(case, case.article)
    if case.path.startswith("/"):
        if site.settings.absolute_from_docs:
            return _check_source(case, case.path.lstrip("/"))
        return _check_absolute(case, target)
    if link.html:
        return _check_address(case)
    return _check_source(case, case.source(case.path))


_LINK_ARTICLE = "write the path of the `.md` file relative to this one"


def _is_empty(case: Case, target: str) -> bool:
    """No words or no target; without both it is the place of an id, which is no link."""
    link = case.link
    if link.html or link.kind == "autolink":
        return False
    words = link.text.strip() or link.image
    return bool(words) != bool(target) if not link.image else not target


def _check_reference(case: Case) -> Verdict | None:
    register, target = case.site.register, case.link.target
    if register is None or register.knows(target):
        return None
    near = difflib.get_close_matches(target, register.near(target), 1, 0.3)
    fix = f"did you mean `{near[0]}`?" if near else "use an ID of the register in data/"
    return case.verdict("unknown-reference", "is not registered", fix)


def _check_own_site(case: Case, target: str) -> Verdict | None:
    address = locate_own(case.site, target)
    if address is None:
        return None
    what = "names this site by its own address"
    return _check_from_root(case, address) or case.verdict("own-site-url", what, _LINK_ARTICLE)


def _check_absolute(case: Case, target: str) -> Verdict | None:
    address = locate_own(case.site, target)
    fault = None if address is None else _check_from_root(case, address)
    what = "starts at the root of the host"
    return fault or case.verdict("absolute-link", what, _LINK_ARTICLE)


def _check_from_root(case: Case, address: str) -> Verdict | None:
    """Check an address below the site's root, whose language the address itself decides."""
    site, languages = case.site, case.site.settings.languages
    source = find_source(site, address)
    first = address.partition("/")[0]
    locale = first if first in languages.locales else languages.default
    is_home = address.strip("/") in ("", first) and first in ("", locale)
    if source.endswith(".md"):
        key = languages.split(source)[1]
        if locale != case.article.locale and len(languages.locales) > 1 and not is_home:
            return _leaves_locale(case, key)
        target = site.find(locale, key)
        return _check_anchor(case, target) if target else None
    if source or address in BUILT or is_home or address in site.theme_files:
        return None
    if site.settings.generated_pages or address.partition("/")[0] == "go":
        return None
    return describe_missing(case, address)


def _check_source(case: Case, source: str) -> Verdict | None:
    """Check a Markdown link, which names a file below the docs folder."""
    site = case.site
    if source in site.excluded:
        return case.verdict("excluded-target", "is not published", "link to a published article")
    languages = site.settings.languages
    locale, key = languages.split(source)
    foreign = locale != case.article.locale and languages.names_locale(source)
    if foreign and (key.endswith(".md") or (locale, key) in site.by_key):
        return _leaves_locale(case, key)
    if target := case.find_article(source):
        fault = _check_anchor(case, target)
        nowhere = not case.names_file(source)
        what = "names no file, and only works because the languages' plugin guesses"
        return fault or (
            case.verdict("unrecognized-link", what, _LINK_ARTICLE) if nowhere else None
        )
    if case.is_source(source):
        return None
    if source.endswith(".md") and source not in site.settings.build.redirects:
        seen = not site.settings.generated_articles or case.nearest(key)
        return describe_missing(case, source) if seen else None
    return _check_address(case, source)


def _leaves_locale(case: Case, key: str) -> Verdict:
    own = case.site.find(case.article.locale, key)
    fix = f"link to `{case.relative_key(key)}`" if own else "link to an article of this language"
    return case.verdict("link-leaves-locale", f"leads out of {case.article.locale}", fix)


def _check_address(case: Case, named: str = "") -> Verdict | None:
    """Check a link that names an address as the browser will see it, relative to the page."""
    site, link = case.site, case.link
    source = find_source(site, case.address(case.path))
    if link.html and source and (fault := _check_raw_address(case, source)):
        return fault
    if target := site.articles.get(source):
        fault = _check_anchor(case, target)
        what = "names a page's address, not its source"
        return fault or (
            None if link.html else case.verdict("unrecognized-link", what, _LINK_ARTICLE)
        )
    if source:
        return None
    if link.html and case.path.endswith((".md", ".markdown")) and case.has_path(case.path):
        what = "is raw HTML, where no `.md` becomes the address of its page"
        return case.verdict("raw-md-link", what, f"write it in Markdown: `[…]({link.target})`")
    if site.settings.generated_pages and not link.image:
        return None
    return describe_missing(case, named or case.source(case.path))


def _check_raw_address(case: Case, source: str) -> Verdict | None:
    """An address in raw HTML, which stays as it is, into another language."""
    languages = case.site.settings.languages
    locale, key = languages.split(source)
    if source.endswith(".md") and languages.names_locale(source) and locale != case.article.locale:
        first = case.address(case.path).partition("/")[0]
        if (first if first in languages.locales else languages.default) != case.article.locale:
            return _leaves_locale(case, key)
    return None


def _check_anchor(case: Case, target: Article) -> Verdict | None:
    fault = find_fault(case.site, case.article, target, case.fragment)
    return Verdict("broken-anchor", *fault) if fault else None
