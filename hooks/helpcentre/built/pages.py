"""One page of a built site: what it refers to, what can be referred to, what it says of itself."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import chain
from typing import Any, NamedTuple

from selectolax.lexbor import LexborHTMLParser, LexborNode

from helpcentre.built.leads import Facts, read_alternates, read_facts
from helpcentre.built.perils import list_perils

_ADDRESSES = frozenset(
    ("href", "src", "poster", "action", "formaction", "background", "xlink:href", "data-src")
)
_SETS = frozenset(("srcset", "imagesrcset", "data-srcset"))
# What names an element of the same page by its ID, for those who hear the page or use its forms.
_OWN_IDS = frozenset(("for", "aria-labelledby", "aria-describedby", "list", "headers"))
ATTRIBUTES = sorted((*_ADDRESSES, *_SETS, *_OWN_IDS, "id", "name", "style", "data"))
"""The attributes that can name an address or an element."""
DATA = ("application/ld+json", "importmap")
"""The types of scripts that hold data with addresses."""
_SELECTOR = ", ".join(f"[{name}]" for name in ATTRIBUTES if ":" not in name) + ", use, image"
_CSS_URL = re.compile(
    r"""url\(\s*(?:"([^"\n]*)"|'([^'\n]*)'|([^\s"'()]+))\s*\)|@import\s+(?:"([^"\n]*)"|'([^'\n]*)')"""
)
_CSS_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_CANDIDATE = re.compile(r"\s*,*\s*([^\s,](?:\S*[^\s,])?),?(?:\s+[^,]*)?")
_REFRESH = re.compile(r"\s*[\d.]*\s*[;,]?\s*url\s*=\s*[\"']?([^\"'\s]+)", re.IGNORECASE)
_OUTSIDE = re.compile(r"\s*(?:[A-Za-z][A-Za-z0-9+.-]*:|[\\/]{2})")


class Tag(NamedTuple):
    """What one tag refers to, and by which ids it can be found.

    `leads` are those references that name a scheme or host, `outside` is that of a link;
    `unsafe` tells that the window which the link opens could steer this one. `link` is where
    a link leads that does not say that it changes the language.
    """

    references: tuple[str, ...]
    ids: tuple[str, ...]
    leads: tuple[str, ...] = ()
    outside: str = ""
    unsafe: bool = False
    link: str = ""


class Body(NamedTuple):
    """What some tags refer to, offer, and where they lead out of the site (see `Tag`).

    `outside` are links: address, words if they could name a host, and whether they are unsafe;
    `scripts` type and text of those that hold data.
    """

    references: frozenset[str] = frozenset()
    ids: tuple[str, ...] = ()
    leads: frozenset[str] = frozenset()
    outside: frozenset[tuple[str, str, bool]] = frozenset()
    links: frozenset[str] = frozenset()
    scripts: tuple[tuple[str, str], ...] = ()

    @classmethod
    def of(cls, tag: Tag, words: str) -> Body:
        """The body that has one tag."""
        words = words if "." in words else ""
        outside = frozenset([(tag.outside, words, tag.unsafe)] if tag.outside else [])
        links = frozenset([tag.link] if tag.link else [])
        return cls(frozenset(tag.references), tag.ids, frozenset(tag.leads), outside, links)

    @classmethod
    def join(cls, bodies: Sequence[Body]) -> Body:
        """Several bodies one after the other."""
        if len(bodies) == 1:
            return bodies[0]
        none: frozenset[Any] = frozenset()
        return cls(
            none.union(*[body.references for body in bodies]),
            tuple(chain.from_iterable([body.ids for body in bodies])),
            none.union(*[body.leads for body in bodies]),
            none.union(*[body.outside for body in bodies]),
            none.union(*[body.links for body in bodies]),
            tuple(chain.from_iterable([body.scripts for body in bodies])),
        )


@dataclass(frozen=True)
class Head:
    """What a page says of itself: addresses as they are written, empty where it says nothing.

    `refresh` is where it sends the reader on, `shared` the address and pictures that others
    show; `hidden` tells that search engines are asked to leave it out.
    """

    canonical: str = ""
    refresh: str = ""
    shared: tuple[str, ...] = ()
    hidden: bool = False


@dataclass(frozen=True)
class Page:
    """The references that a page makes, the ids that it offers, and what concerns languages.

    `leads` are addresses that leave the site, `outside` those of links: address, words, and
    `Tag.unsafe`. `alternates` are
    the language tags and addresses of its hreflang links; `facts` kinds and values of what
    leads a reader of its article to somebody, `links` where the article's links lead;
    `repeated` ids that several elements share, `scripts` type and text of those with data,
    `perils` where a secret could be given away (`list_perils`).
    """

    references: frozenset[str]
    ids: frozenset[str]
    base: str = ""
    language: str = ""
    alternates: tuple[tuple[str, str], ...] = ()
    facts: Facts = frozenset()
    repeated: frozenset[str] = frozenset()
    outside: frozenset[tuple[str, str, bool]] = frozenset()
    head: Head = field(default_factory=Head)
    links: frozenset[str] = frozenset()
    leads: frozenset[str] = frozenset()
    scripts: tuple[tuple[str, str], ...] = ()
    perils: tuple[str, ...] = ()


def read_page(html: str | bytes) -> Page:
    """References, ids and statements of one HTML file."""
    tree = LexborHTMLParser(html)
    article = tree.css_first("article")
    inner = _read_body(article) if article else Body()
    styles = frozenset(chain.from_iterable(find_css_addresses(s.text()) for s in tree.css("style")))
    data = [(node.attributes.get("type") or "", node.text()) for node in tree.css("script[type]")]
    scripts = tuple((kind, text) for kind, text in data if kind in DATA)
    body = Body.join([_read_body(tree), Body(styles, scripts=scripts)])
    found = describe(tree, body, inner, ((article.html or "") if article else "").encode())
    return replace(found, perils=tuple(list_perils(html)))


def _read_body(tree: LexborHTMLParser | LexborNode) -> Body:
    bodies = []
    # A node that several parts of the selector match comes several times.
    for node in {node.mem_id: node for node in tree.css(_SELECTOR)}.values():
        if tag := read_tag(node.tag or "", node.attributes):
            bodies.append(Body.of(tag, node.text().strip() if tag.outside else ""))
    return Body.join(bodies)


def read_tag(name: str, attributes: Mapping[str, str | None]) -> Tag | None:
    """What matters of one start tag, or nothing."""
    references: list[str] = []
    for key, value in attributes.items():
        if not value:
            continue
        if key in _ADDRESSES or (key == "data" and name == "object"):
            references.append(value)
        elif key in _SETS:
            references.extend(split_srcset(value))
        elif key in _OWN_IDS and (key != "for" or name in ("label", "output")):
            references.extend(f"#{part}" for part in value.split())
        elif key == "style":
            references.extend(find_css_addresses(value))
    anchor, own = attributes.get("name") if name == "a" else None, attributes.get("id")
    ids = tuple(dict.fromkeys(filter(None, (own, anchor))))
    address = attributes.get("href") or ""
    if not references and not ids:
        return None
    leads = tuple(reference for reference in references if _OUTSIDE.match(reference))
    if name != "a":
        return Tag(tuple(references), ids, leads)
    plain = not {"hreflang", "lang"} & attributes.keys()
    if address not in leads:
        return Tag(tuple(references), ids, leads, link=address if plain else "")
    related = (attributes.get("rel") or "").lower().split()
    opens = (attributes.get("target") or "").lower() == "_blank"
    unsafe = opens and not {"noopener", "noreferrer"} & set(related)
    return Tag(tuple(references), ids, leads, address, unsafe, address if plain else "")


def describe(tree: LexborHTMLParser, body: Body, inner: Body, article: bytes) -> Page:
    """A page from its head (or all of it), its tags, and those and the HTML of its article."""
    ids = frozenset(body.ids)
    language, alternates = read_alternates(tree)
    return Page(
        body.references,
        ids,
        _attribute(tree, "base[href]", "href"),
        language,
        alternates,
        read_facts(inner.leads, article) if alternates else frozenset(),
        frozenset(_repeated(body.ids)) if len(ids) < len(body.ids) else frozenset(),
        body.outside,
        _read_head(tree),
        inner.links if alternates else frozenset(),
        body.leads,
        body.scripts,
    )


def _repeated(ids: Iterable[str]) -> Iterator[str]:
    """Ids that several elements share; those of the theme's machinery are nobody's anchors."""
    seen: set[str] = set()
    for name in ids:
        if name in seen and not name.startswith("__"):
            yield name
        seen.add(name)


def split_srcset(value: str) -> Iterator[str]:
    """The addresses of a `srcset`; commas may be part of them."""
    yield from (match[1] for match in _CANDIDATE.finditer(value))


def find_css_addresses(css: str) -> Iterator[str]:
    """What style sheets load: `url()` and `@import`, without `data:` and comments."""
    if "url(" not in css and "@import" not in css:
        return
    for match in _CSS_URL.finditer(_CSS_COMMENT.sub("", css)):
        address = next(filter(None, match.groups()), "")
        if address and not address.startswith(("data:", "#")):
            yield address


def _read_head(tree: LexborHTMLParser) -> Head:
    robots = _attribute(tree, 'meta[name="robots" i]', "content").lower()
    shared = tree.css(
        'meta[property="og:image"], meta[property="og:url"], meta[name="twitter:image"]'
    )
    return Head(
        canonical=_attribute(tree, "link[rel~=canonical]", "href"),
        refresh=find_refresh(_attribute(tree, 'meta[http-equiv="refresh" i]', "content")),
        shared=tuple(node.attributes.get("content") or "" for node in shared),
        hidden=bool({"noindex", "none"} & set(re.split(r"[\s,]+", robots))),
    )


def find_refresh(content: str) -> str:
    """The address in `0; url=…`, or nothing."""
    match = _REFRESH.match(content)
    return match[1] if match else ""


def _attribute(tree: LexborHTMLParser, selector: str, name: str) -> str:
    node = tree.css_first(selector)
    return (node.attributes.get(name) or "") if node else ""


def find_root(html: str | bytes) -> str:
    """The site's address as its home page's canonical link gives it, or nothing."""
    return _attribute(LexborHTMLParser(html), "link[rel~=canonical]", "href")
