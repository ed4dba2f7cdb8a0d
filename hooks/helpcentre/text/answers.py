"""Answers: what search shows of an article must be the article's own, and lead into it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from helpcentre.findings import Finding
from helpcentre.text.articles import Article
from helpcentre.text.figures import find_numbers

_ENOUGH = 8
"""Questions with which search found the right article for the words of most readers."""
_SHOWN = ("summary", "answer.text")
_OTHERS = ("title", "description", *_SHOWN)


def check_answer(article: Article) -> Iterator[Finding]:
    """Too few questions; a summary or answer that repeats, adds figures or leads nowhere."""
    yield from _check_questions(article)
    yield from _check_link(article)
    for name in _SHOWN:
        if words := article.front.words(name):
            yield from _check_copies(article, name, words)
            yield from _check_figures(article, name, words)


def _check_questions(article: Article) -> Iterator[Finding]:
    questions = article.fields.get("questions")
    if isinstance(questions, list) and len(questions) < _ENOUGH:
        what = f"{len(questions)} `questions`, search needs at least {_ENOUGH}"
        fix = (
            "add what readers type: in panic, politely, in slang, with a typing error, "
            "with an English word, with the name of an exchange, as bare words"
        )
        yield article.finding(
            "few-questions", article.front.lines.get("questions", 1), 1, what, fix
        )


def _check_link(article: Article) -> Iterator[Finding]:
    link, document = article.front.value("answer.link"), article.document
    if not isinstance(link, str) or not document.complete:
        return
    known = [f"#{heading.id}" for heading in document.headings if heading.id]
    if link not in known:
        fix = f"use one of {', '.join(known)}" if known else "give the article a heading with an ID"
        yield _wrong(article, "answer.link", f"`{link}` is no heading of the article", fix)


def _check_copies(article: Article, name: str, words: str) -> Iterator[Finding]:
    own = _letters(words)
    for other in _OTHERS:
        if own and other != name and own in _letters(article.front.words(other)):
            what = f"`{name}` repeats the `{other}`"
            fix = "say something that the reader does not see there already"
            yield _wrong(article, name, what, fix)
            return


def _check_figures(article: Article, name: str, words: str) -> Iterator[Finding]:
    """Figures of one digit count only with a unit: languages write small numbers as words."""
    own = (article.front.words("title"), article.front.words("description"), article.body)
    units: dict[str, set[str]] = defaultdict(set)
    for mark in find_numbers("\n".join(own), article.locale):
        units[mark.value].add(mark.unit)
    for mark in find_numbers(words, article.locale):
        known = units.get(mark.value, set())
        if mark.unit not in known if mark.unit else mark.kind == "number" and not known:
            shown = f"{mark.shown} ({mark.unit})" if mark.unit else mark.shown
            what = f"`{name}` says {shown}, the text of the article does not"
            fix = "an answer says only what the article says; correct it, or leave the number out"
            yield _wrong(article, name, what, fix)


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text.casefold()))


def _wrong(article: Article, name: str, what: str, fix: str) -> Finding:
    return article.finding("wrong-answer", article.front.lines.get(name, 1), 1, what, fix)
