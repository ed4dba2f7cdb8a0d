"""Permanent codes (`/go/STOLEN`): their pages, their export, and that none is ever lost."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from helpcentre.findings import Finding
from helpcentre.sites import Site, page_addresses
from helpcentre.translation.comparison import tag_of

PATH = "data/go.yml"


@dataclass(frozen=True)
class Target:
    """The article of a code in one locale; `address` is relative to the site's root."""

    locale: str
    tag: str
    title: str
    address: str


_CODE = re.compile(r"[A-Z][A-Z0-9-]{1,19}")


def usable_codes(site: Site, data: Mapping[Any, Any]) -> dict[str, str]:
    """The codes of `go.yml` that are well formed and lead to an article, sorted."""
    default = site.settings.languages.default
    return {
        code: slug
        for code, slug in sorted((str(k), str(v)) for k, v in data.items())
        if _CODE.fullmatch(code) and site.find(default, f"{slug}.md")
    }


def list_targets(site: Site, slug: str) -> list[Target]:
    """The articles behind a code in every locale, the source first, untranslated as fallback."""
    languages = site.settings.languages
    targets = []
    for locale in dict.fromkeys((languages.default, *languages.locales)):
        article = site.find(locale, f"{slug}.md")
        if article:
            root = "" if locale == languages.default else f"{locale}/"
            page = page_addresses(article.key, site.settings.directory_urls)[0]
            targets.append(Target(locale, tag_of(site, locale), article.title, root + page))
    return targets


def export_codes(site: Site, codes: Mapping[str, str]) -> dict[str, dict[str, str]]:
    """The content of `go.json`: for each code the address by locale."""
    return {
        code: {target.locale: target.address for target in list_targets(site, slug)}
        for code, slug in codes.items()
    }


def check_codes(site: Site, codes: Mapping[Any, Any], released: Sequence[str]) -> Iterator[Finding]:
    """Report codes that lead to no article, and released codes that are gone."""
    default = site.settings.languages.default
    slugs = sorted(article.slug for article in site.articles.values())
    lines = site.texts.get(PATH, "").split("\n")
    for code, slug in sorted((str(k), str(v)) for k, v in codes.items()):
        if site.find(default, f"{slug}.md") is None:
            line = next((n for n, text in enumerate(lines, 1) if text.startswith(f"{code}:")), 1)
            near = difflib.get_close_matches(slug, slugs, 1)
            fix = f"did you mean `{near[0]}`?" if near else "name the slug of an article"
            what = f"the code {code} leads to `{slug}`, which does not exist"
            yield Finding(PATH, line, 1, "lost-code", what, fix)
    for code in sorted(set(map(str, released)) - set(map(str, codes))):
        what = f"the code {code} was published and is gone"
        fix = f"add `{code}: <slug>` again; it may lead to another article"
        yield Finding(PATH, 1, 1, "lost-code", what, fix)
