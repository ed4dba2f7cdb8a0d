"""Coverage of translations: for readers a page, for programs JSON, for others a badge."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from html import escape
from typing import Any

from helpcentre.editing import EditLinks
from helpcentre.sites import Site, page_addresses
from helpcentre.translation.comparison import tag_of
from helpcentre.translation.states import ORDER, ArticleState, LocaleState, read_states

_SIGNS = {
    "source": "◎", "reviewed": "★", "current": "●", "edited": "◒", "unrecorded": "◌",
    "outdated_minor": "◕", "outdated_facts": "◑", "outdated": "◔", "mismatch": "✕",
    "untranslated": "▢", "missing": "○",
}  # fmt: skip


def status_html(site: Site, locale: str, strings: Mapping[str, Any], links: EditLinks) -> str:
    """The translation status in the words of one locale, without a script."""
    words = strings["status"]
    states = list(read_states(site).values())
    parts = [
        f"## {words['overview']} {{ #overview }}",
        _table("overview", words["overview"], _overview(site, states, words)),
        f"## {words['matrix']} {{ #matrix }}",
        _table("matrix", words["matrix"], _matrix(site, locale, states, words, links)),
        f"## {words['legend']} {{ #legend }}",
        "\n".join(_legend(words)),
    ]
    return "\n\n".join(parts)


def _table(name: str, label: str, rows: Iterator[str]) -> str:
    head, *body = rows
    return (
        f'<div class="hc-wide" tabindex="0" role="region" aria-label="{escape(label)}">'
        f'<table class="hc-status hc-status--{name}"><thead>{head}</thead>'
        f"<tbody>{''.join(body)}</tbody></table></div>"
    )


def _overview(site: Site, states: list[LocaleState], words: Mapping[str, Any]) -> Iterator[str]:
    names = ("language", "translated", "safety", "offered")
    yield (
        "<tr>" + "".join(f'<th scope="col">{escape(words[name])}</th>' for name in names) + "</tr>"
    )
    for state in states:
        offered = words["offered_yes" if state.is_offered else "offered_no"]
        safe = sum(article.is_safe for article in state.floor)
        yield (
            f'<tr><th scope="row">{_language(site, state.locale)}</th>'
            f"<td>{_bar(len(state.translated), len(state.pages))}</td>"
            f"<td>{_bar(safe, len(state.floor))}</td><td>{escape(offered)}</td></tr>"
        )


def _bar(done: int, total: int) -> str:
    return f'<meter min="0" max="{total}" value="{done}"></meter> <bdi>{done} / {total}</bdi>'


def _language(site: Site, locale: str) -> str:
    language = site.strings.get(locale, {}).get("language") or {}
    tag, name = str(language.get("tag") or locale), str(language.get("name") or locale)
    return f'<bdi lang="{escape(tag)}">{escape(name)}</bdi>'


def _matrix(
    site: Site,
    locale: str,
    states: list[LocaleState],
    words: Mapping[str, Any],
    links: EditLinks,
) -> Iterator[str]:
    columns = "".join(f'<th scope="col">{_language(site, s.locale)}</th>' for s in states)
    yield f'<tr><th scope="col">{escape(words["article"])}</th>{columns}</tr>'
    for number, article in enumerate(states[0].pages if states else ()):
        cells = "".join(_cell(state.pages[number], words, links) for state in states)
        yield f'<tr><th scope="row">{_title(site, locale, article)}</th>{cells}</tr>'


def _title(site: Site, locale: str, state: ArticleState) -> str:
    """The article's title as a reader of this locale knows it; the page lies in `about/`."""
    found = site.find(locale, state.source.key) or state.source
    address = page_addresses(state.source.key, site.settings.directory_urls)[0]
    up = "../../" if site.settings.directory_urls else "../"
    title = escape(found.title)
    if found.locale != locale:
        title = f'<bdi lang="{escape(tag_of(site, found.locale))}">{title}</bdi>'
    return f'<a href="{up}{escape(address)}">{title}</a>'


def _cell(state: ArticleState, words: Mapping[str, Any], links: EditLinks) -> str:
    label = escape(words["states"][state.state])
    sign = f'<span aria-hidden="true">{_SIGNS[state.state]}</span>'
    shown = f'{sign}<span class="hc-hidden">{label}</span>'
    link = links.edit(state.target.source) if state.target else links.new(_path(state))
    if link:
        action = escape(words["edit" if state.target else "new"])
        shown = f'<a href="{escape(link)}" title="{label} – {action}">{shown}</a>'
    return f'<td class="hc-state--{state.state}" title="{label}">{shown}</td>'


def _path(state: ArticleState) -> str:
    return f"{state.locale}/{state.source.key}"


def _legend(words: Mapping[str, Any]) -> Iterator[str]:
    for name in ("source", *reversed(ORDER)):
        yield f"- {_SIGNS[name]} **{words['states'][name]}**: {words['meanings'][name]}"


def export_coverage(site: Site) -> dict[str, Any]:
    """What `coverage.json` says of every locale, article and section."""
    return {
        "source": site.settings.languages.default,
        "locales": {locale: _export(state) for locale, state in read_states(site).items()},
    }


def _export(state: LocaleState) -> dict[str, Any]:
    counts = Counter(s.state for article in state.articles for s in article.sections)
    return {
        "offered": state.is_offered,
        "articles": len(state.pages),
        "translated": len(state.translated),
        "safety_articles": len(state.floor),
        "safety_translated": sum(article.is_safe for article in state.floor),
        "sections": {name: counts[name] for name in ORDER if counts[name]},
        "states": {
            article.slug: {
                "state": article.state,
                "sections": {section.id: section.state for section in article.sections},
            }
            for article in state.articles
        },
    }


def badge_svg(name: str, done: int, total: int) -> str:
    """A small picture that says how much of a language is translated."""
    text = f"{done} / {total}"
    left, right = 16 + 9 * _width(name), 16 + 7 * len(text)
    share = done / total if total else 1
    colour = "#1e7a3c" if share >= 0.9 else "#8a5a00" if share >= 0.25 else "#b3261e"
    label = escape(f"{name}: {text}")
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{left + right}" height="20" role="img" '
        f'aria-label="{label}"><title>{label}</title>'
        f'<rect width="{left}" height="20" fill="#444"/>'
        f'<rect x="{left}" width="{right}" height="20" fill="{colour}"/>'
        '<g fill="#fff" font-family="sans-serif" font-size="12" text-anchor="middle">'
        f'<text x="{left / 2:g}" y="14">{escape(name)}</text>'
        f'<text x="{left + right / 2:g}" y="14">{text}</text></g></svg>\n'
    )


def _width(text: str) -> float:
    """Width in narrow letters: a Chinese character is as wide as about one and a half."""
    return sum(0.8 if letter < "\u1100" else 1.4 for letter in text)
