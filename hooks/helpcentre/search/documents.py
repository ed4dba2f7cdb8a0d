"""Documents: what search knows of each page that readers of a locale can reach."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from helpcentre.search.words import list_topics
from helpcentre.sites import Site, page_addresses
from helpcentre.terms import Term, terms_of
from helpcentre.text.articles import Article
from helpcentre.text.sections import TOP, read_sections

_PRIORITIES = {"home": 5, "reference": 9}
_ABOUT, _GENERATED, _USUAL = 7, 4, 10
_KNOWN = 2  # languages whose titles readers of any language use, the first ones of the site


@dataclass(frozen=True)
class Part:
    """A section: heading ID, heading, and its text as readers see it."""

    id: str
    title: str
    text: str


@dataclass(frozen=True)
class Document:
    """A page; `url` is relative to the root of the reader's locale.

    `locale` is that of the words it shows, `own` tells whether that is the reader's;
    `alternate` are its titles in other languages, `topics` what it is about in the reader's, if it
    is not in that; `terms` the terms that it explains,
    `priority` how much it counts, in tenths; `answer` and `link` may be empty.
    """

    slug: str
    url: str
    locale: str
    own: bool
    title: str
    summary: str
    answer: str
    link: str
    questions: tuple[str, ...]
    parts: tuple[Part, ...]
    reviewed: str
    alternate: str
    topics: tuple[str, ...]
    terms: tuple[str, ...]
    priority: int


def list_documents(site: Site, locale: str) -> list[Document]:
    """The documents of a locale, in the order of their slugs."""
    terms, topics = terms_of(site, locale), list_topics(site, locale)
    found = ((key, site.find(locale, key)) for key in site.keys_of(locale))
    return [_read(site, locale, key, article, terms, topics) for key, article in found if article]


def _read(
    site: Site,
    locale: str,
    key: str,
    own: Article,
    terms: tuple[Term, ...],
    topics: Mapping[str, tuple[str, ...]],
) -> Document:
    fields, answer = own.fields, own.fields.get("answer")
    answer = answer if isinstance(answer, dict) else {}
    questions = fields.get("questions")
    return Document(
        slug=own.slug,
        url=page_addresses(key, site.settings.directory_urls)[0],
        locale=own.locale,
        own=own.locale == locale,
        title=own.title,
        summary=str(fields.get("summary") or fields.get("description") or ""),
        answer=str(answer.get("text") or ""),
        link=str(answer.get("link") or ""),
        questions=tuple(map(str, questions)) if isinstance(questions, list) else (),
        parts=tuple(_parts(site, own)),
        reviewed=str(fields.get("reviewed") or ""),
        alternate=" ".join(_alternates(site, own)),
        topics=topics.get(own.slug, ()) if own.locale != locale else (),
        terms=tuple(term.id for term in terms if term.article == own.slug),
        priority=_prioritize(own),
    )


def _alternates(site: Site, own: Article) -> Iterator[str]:
    """Its titles in the languages that most readers know besides their own."""
    languages = site.settings.languages
    for locale in list(dict.fromkeys((languages.default, *languages.locales)))[:_KNOWN]:
        other = site.by_key.get((locale, own.key))
        if other and locale != own.locale:
            yield other.title


def _prioritize(own: Article) -> int:
    if own.fields.get("generated"):
        return _GENERATED
    kind = str(own.fields.get("content_type"))
    return _ABOUT if own.slug.startswith("about/") else _PRIORITIES.get(kind, _USUAL)


def _parts(site: Site, own: Article) -> Iterator[Part]:
    if own.fields.get("generated") == "glossary":
        yield from (Part(t.id, t.term, t.definition) for t in terms_of(site, own.locale))
        return
    titles = {heading.id: heading.text for heading in own.document.headings}
    for name, section in read_sections(own).items():
        blocks = [b for b in section.blocks if not (b.summary or b.kind.startswith("heading"))]
        text = " ".join(" ".join(block.prose.split()) for block in blocks)
        yield Part("" if name == TOP else name, titles.get(name, ""), text.strip())
