"""Translations: which articles exist in which locale, and do their headings keep their IDs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

from helpcentre.articles import Article
from helpcentre.findings import Finding
from helpcentre.sites import Site
from helpcentre.syntax import Heading


@dataclass(frozen=True)
class Coverage:
    """How far one locale is: slugs translated, missing and without a source."""

    locale: str
    done: tuple[str, ...]
    missing: tuple[str, ...]
    orphaned: tuple[str, ...]

    @property
    def share(self) -> float:
        """Translated articles by source articles, 0 to 1."""
        total = len(self.done) + len(self.missing)
        return len(self.done) / total if total else 1.0


def measure_coverage(site: Site) -> list[Coverage]:
    """The coverage of every locale, in the order of mkdocs.yml; the source is always complete."""
    languages = site.settings.languages
    source = _slugs(site, languages.default)
    coverages = []
    for locale in languages.locales or (languages.default,):
        own = _slugs(site, locale)
        done, missing, orphaned = own & source, source - own, own - source
        coverages.append(
            Coverage(locale, tuple(sorted(done)), tuple(sorted(missing)), tuple(sorted(orphaned)))
        )
    return coverages


def _slugs(site: Site, locale: str) -> set[str]:
    return {article.slug for article in site.articles.values() if article.locale == locale}


def check_translations(site: Site) -> Iterator[Finding]:
    """Check every translation against its source article."""
    default = site.settings.languages.default
    for coverage in measure_coverage(site):
        if coverage.locale != default:
            yield from _missing(site, coverage)
    for article in site.articles.values():
        if article.locale == default:
            continue
        source = site.by_key.get((default, article.key))
        if source is None:
            yield _orphan(site, article)
        else:
            yield from _compare_headings(source, article)
        yield from _check_mark(article)


def _missing(site: Site, coverage: Coverage) -> Iterator[Finding]:
    for slug in coverage.missing:
        source = site.by_key[site.settings.languages.default, f"{slug}.md"]
        what = f"no {coverage.locale} translation of “{source.title}”"
        fix = f"run `./helpcentre new {slug} --locale {coverage.locale}` and translate the file"
        yield Finding(source.path, 1, 1, "missing-translation", what, fix, coverage.locale)


def _orphan(site: Site, article: Article) -> Finding:
    default = site.settings.languages.default
    what = f"there is no {default} article {article.slug}"
    fix = f"move this file to the new path of its {default} source, or delete it"
    return article.finding("orphaned-translation", 1, 1, what, fix)


def _check_mark(article: Article) -> Iterator[Finding]:
    if article.fields and "translation" not in article.fields:
        what = "the translation does not say whether a native speaker has reviewed it"
        fix = "add `translation: machine` (or human, or reviewed) to the front matter"
        yield article.finding("unmarked-translation", 1, 1, what, fix)


def _compare_headings(source: Article, article: Article) -> Iterator[Finding]:
    """Report each explicit heading ID that differs, at the heading that lies closest."""
    expected = [heading for heading in source.document.headings if heading.id]
    given = [heading for heading in article.document.headings if heading.id]
    if not expected or not article.document.complete:
        return
    matcher = SequenceMatcher(
        None,
        [heading.id for heading in expected],
        [heading.id for heading in given],
        autojunk=False,
    )
    for kind, start, end, own_start, own_end in matcher.get_opcodes():
        if kind == "equal":
            continue
        ours, theirs = given[own_start:own_end], expected[start:end]
        for number in range(max(len(ours), len(theirs))):
            own = ours[number] if number < len(ours) else None
            wanted = theirs[number] if number < len(theirs) else None
            yield _mismatch(source, article, own, wanted, given[: own_start + number])


def _mismatch(
    source: Article,
    article: Article,
    own: Heading | None,
    wanted: Heading | None,
    before: list[Heading],
) -> Finding:
    near = own or (before[-1] if before else None)
    line, column = (near.line, near.column) if near else (1, 1)
    what = fix = ""
    if own and wanted:
        what = f"the heading ID #{own.id} is #{wanted.id} in {source.path}:{wanted.line}"
        fix = f"write `{own.text} {{ #{wanted.id} }}`"
    elif own:
        what = f"the source has no heading #{own.id}"
        fix = f"remove the heading, or add it to {source.path} first"
    elif wanted:
        what = f"the heading #{wanted.id} of {source.path}:{wanted.line} is missing"
        fix = f"translate the section after this line, with the ID {{ #{wanted.id} }}"
    return article.finding("heading-id-mismatch", line, column, what, fix)
