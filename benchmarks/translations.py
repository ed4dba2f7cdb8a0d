"""Spoils our own translations in many ways and prints how much of it the checks notice.

Arguments: names of changes (all without any); `--missed` lists what was not noticed.
"""

from __future__ import annotations

import random
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from benchmarks.mutations import MUTATIONS, Spoil, Victim, digest_of
from helpcentre._disk import load_site
from helpcentre.checks import check_languages, known_levels
from helpcentre.findings import Finding, set_levels
from helpcentre.sites import Site
from helpcentre.terms import terms_of
from helpcentre.text.articles import Article, check_article, read_article
from helpcentre.translation.hidden import check_hidden
from helpcentre.trust.official import check_official

ROOT = Path(__file__).parent.parent
_TRIES = 400
"""Planted changes of one kind, if our articles have so many places."""


def main() -> None:
    """Print a line for each kind of change, and what the untouched articles give."""
    site = load_site(ROOT)
    clean = [f for f in _check(site, list(site.articles.values())) if f.level in ("error", "warn")]
    pairs = _pairs(site)
    print(f"untouched: {len(pairs)} translated articles, {len(clean)} findings from warn on")
    before = {article.path: _loud(site, article, article) for article in pairs}
    print(f"{'change':28}{'planted':>8}{'caught':>8}{'share':>8}  by the rule (times)")
    wanted = [word for word in sys.argv[1:] if not word.startswith("--")] or list(MUTATIONS)
    for name in wanted:
        spoil, rules = MUTATIONS[name]
        _print(name, list(_plant(site, pairs, spoil, before)), set(rules.split()))


def _pairs(site: Site) -> list[Article]:
    default = site.settings.languages.default
    return [
        a for a in site.articles.values() if a.locale != default and (default, a.key) in site.by_key
    ]


def _plant(
    site: Site, articles: list[Article], spoil: Spoil, before: dict[str, set[Finding]]
) -> Iterator[tuple[Article, set[str]]]:
    """Spoil articles of all languages in turn; each change is another one."""
    rng = random.Random(20261124)  # noqa: S311 - the same faults in every run
    done: set[str] = set()
    victims = {article.path: _victim(site, article) for article in articles}
    for _ in range(_TRIES * 12):
        article = rng.choice(articles)
        spoilt = spoil(victims[article.path], rng)
        if (
            len(done) == _TRIES
            or spoilt is None
            or spoilt == article.text
            or digest_of(spoilt) in done
        ):
            continue
        done.add(digest_of(spoilt))
        found = _loud(site, article, _with_text(site, article, spoilt)) - before[article.path]
        yield article, {finding.rule for finding in found}


def _victim(site: Site, article: Article) -> Victim:
    default = site.settings.languages.default
    others = {a.locale: a.text for a in site.articles.values() if a.key == article.key}
    forbidden = [form for term in terms_of(site, article.locale) for form in term.forbidden]
    return Victim(article.text, article.locale, others[default], others, forbidden)


def _with_text(site: Site, article: Article, text: str) -> Article:
    return read_article(
        text,
        path=article.path,
        source=article.source,
        key=article.key,
        locale=article.locale,
        slugify=site.settings.slugify,
        separator=site.settings.separator,
    )


def _loud(site: Site, old: Article, new: Article) -> set[Finding]:
    """Findings from warn on of one article; places are left out, since lines move."""
    source = site.by_key[site.settings.languages.default, old.key]
    found = _check(site, [source, new])
    return {
        replace(f, line=0, column=0, what="", fix="")
        if _is_vague(f)
        else replace(f, line=0, column=0)
        for f in found
        if f.path == old.path and f.level in ("error", "warn")
    }


def _is_vague(finding: Finding) -> bool:
    return finding.rule == "heading-id-mismatch"


def _check(site: Site, articles: list[Article]) -> list[Finding]:
    small = replace(site, articles={a.source: a for a in articles}, locks={})
    schema = site.schemas.get("article", {})
    found = [f for article in articles for f in check_article(article, schema)]
    found += [*check_official(small), *check_languages(small), *check_hidden(small)]
    return set_levels(found, known_levels(site))


def _print(name: str, results: list[tuple[Article, set[str]]], rules: set[str]) -> None:
    caught = [rules_found for _, rules_found in results if rules_found & rules]
    share = f"{len(caught) / len(results):.1%}" if results else "-"
    counts = Counter(rule for _, found in results for rule in found if rule in rules)
    by = ", ".join(f"{rule} {number}" for rule, number in counts.most_common())
    print(f"{name:28}{len(results):8}{len(caught):8}{share:>8}  {by}")
    if "--missed" in sys.argv:
        for article, found in results:
            if not found & rules:
                print(f"    missed in {article.path}: only {sorted(found)}")


if __name__ == "__main__":
    main()
