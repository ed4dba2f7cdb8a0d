"""Pseudo-locales: two languages made of the English texts, which show what an interface hides.

In `en-XA` every letter has an accent, words are longer and every text stands in ⟦ ⟧: what has no
accent is hard-coded, what has no bracket is clipped. `ar-XB` is the same in Arabic letters, from
right to left. Nothing of this is ever published: a test makes it in a copy of the project.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from string import ascii_lowercase, ascii_uppercase
from typing import Any

import yaml

from helpcentre._disk import load_site
from helpcentre._writing import write_locks
from helpcentre.translation.acceptance import Terms, accept, merge
from helpcentre.translation.locks import read_locks
from helpcentre.translation.states import read_states
from tests.sites import ROOT, copy_project, replace_once

NAMES: tuple[str, ...] = tuple(yaml.safe_load((ROOT / "data/names.yml").read_text("utf-8")))
TRANSLATED = ("index", "about/translation-status", "security/passwords")
"""What is translated besides the safety articles; the rest falls back to English."""
LAGGING = "security/passwords"
"""The article whose source has changed since both pseudo-languages were accepted."""
WARNING = "emergency/recovery-phrase-leaked"
"""The safety article with a changed warning, which withdraws en-XA; ar-XB has followed."""

_WORD = re.compile("[A-Za-z]+")
_MIXED = r"(?<!\w)(?=[\w.-]*\d)(?=[\w.-]*[A-Za-z])\w+(?:[.-]\w+)*"  # ERC20, 2FA
_FIXED = re.compile("|".join([r"\{\w+\}", *map(re.escape, NAMES), _MIXED]))
_INLINE = re.compile(
    r"(?P<code>`+).+?(?P=code)|<[^<>]+>|\]\([^()]*\)|\{[^{}]*\}|&\#?\w+;|https?://\S+|\[\^[^]]+\]"
    f"|{_FIXED.pattern}"
)
_BOX = re.compile(r'^(\s*(?:!!!|\?\?\?\+?|===[!+]?)[^"]*")(.*)(".*)$')
_LINE = re.compile(
    r"^(?P<head>\s*(?:> ?)*(?:#{1,6} |(?:[-*+]|\d+[.)]) (?:\[[ xX]\] )?)?)"
    r"(?P<words>.*?)(?P<tail>\s*\{:?\s*[#.][^{}]*\}\s*)?$"
)
_AS_THEY_ARE = re.compile(r"^\s*(?:-+8<-+|\[[^]]+\]: |!!!|\?\?\?|===)")
_ONE_LINK = re.compile(r"^\[([^][]*)(\]\([^()]*\))$")
_THEME_WORD = re.compile(r'("(?!language|direction|search\.config)[a-z.]+": ")([^"]+)(")')


@dataclass(frozen=True)
class Pseudo:
    """A pseudo-language; `letters` are its own for a to z and for A to Z."""

    locale: str
    tag: str
    direction: str
    letters: str

    def words(self, text: str) -> str:
        """The text in letters of this language; names, `{placeholders}` and ERC20 stay."""
        return _around(_FIXED, text, self._letters)

    def text(self, text: str) -> str:
        """The text in letters of this language, between brackets."""
        return f"⟦{self.words(text)}⟧"

    def _letters(self, text: str) -> str:
        table = str.maketrans(ascii_lowercase + ascii_uppercase, self.letters)
        return _WORD.sub(lambda word: _longer(word[0]).translate(table), text)

    def markdown(self, body: str) -> str:
        """An article's body: its words are changed, and nothing else."""
        return "\n".join(self._lines(body.split("\n")))

    def _lines(self, lines: list[str]) -> Iterator[str]:
        fence = ""
        for line in lines:
            if line.lstrip().startswith("```"):
                fence = "" if fence else line.strip()
                yield line
            elif fence == "```text" and line.strip():  # a letter to copy, not code
                yield self.text(line)
            elif fence or not line.strip():
                yield line
            elif box := _BOX.match(line):
                yield f"{box[1]}{self._inline(box[2])}{box[3]}"
            elif _AS_THEY_ARE.match(line):
                yield line
            elif line.lstrip().startswith("|"):
                yield "|".join(self._cell(cell) for cell in re.split(r"(?<!\\)\|", line))
            elif parts := _LINE.match(line):
                yield f"{parts['head']}{self._inline(parts['words'])}{parts['tail'] or ''}"

    def _cell(self, cell: str) -> str:
        return cell.replace(cell.strip(), self._inline(cell.strip())) if cell.strip() else cell

    def _inline(self, text: str) -> str:
        """A paragraph, or the words of the link that it is: a reference must stay alone."""
        changed = _around(_INLINE, text, self._letters)
        if changed == text and not re.search("[A-Za-z]", text):
            return text
        link = _ONE_LINK.match(changed)
        return f"[⟦{link[1]}⟧{link[2]}" if link else f"⟦{changed}⟧"

    def article(self, text: str) -> str:
        """A whole English article in this language."""
        _, front, body = text.split("---\n", 2)
        fields = yaml.safe_load(front)
        for name in [name for name in ("title", "description", "summary") if name in fields]:
            fields[name] = self.text(fields[name])
        if "answer" in fields:
            fields["answer"]["text"] = self.text(fields["answer"]["text"])
        fields["questions"] = [self.text(question) for question in fields["questions"]]
        return f"---\n{_dump(fields)}---\n{self.markdown(body)}"

    def strings(self, value: Any) -> Any:
        """The texts of the interface: every value."""
        if isinstance(value, dict):
            return {name: self.strings(below) for name, below in value.items()}
        return self.text(value)

    def term(self, entry: dict[str, Any]) -> dict[str, Any]:
        """A term of the termbase. Words without brackets, as they are inside of sentences."""
        made: dict[str, Any] = {
            name: [self.words(form) for form in value] if isinstance(value, list) else value
            for name, value in entry.items()
        }
        words = {"term": self.words(entry["term"]), "definition": self.text(entry["definition"])}
        return {**made, **words}


ACCENTED = Pseudo(
    "en-XA", "en-x-pseudo", "ltr", "áƀćđéƒĝĥíĵķĺɱñóƥǫŕšţúṽŵẋýžÁɃĆĐÉƑĜĤÍĴĶĹⱮÑÓƤǪŔŠŢÚṼŴẊÝŽ"
)
MIRRORED = Pseudo("ar-XB", "ar-x-pseudo", "rtl", "ابجدعفغهيحكلمنوثقرستظطضخشز" * 2)
PSEUDO = (ACCENTED, MIRRORED)


def _around(kept: re.Pattern[str], text: str, change: Callable[[str], str]) -> str:
    """The text changed everywhere but where a pattern matches."""
    parts, done = [], 0
    for match in kept.finditer(text):
        parts += [change(text[done : match.start()]), match[0]]
        done = match.end()
    return "".join([*parts, change(text[done:])])


def _longer(word: str) -> str:
    """Every other letter doubled; the beginning of a word is that of its plural, too."""
    return "".join(letter * (1 + at % 2) for at, letter in enumerate(word))


def _dump(data: Any) -> str:
    return yaml.safe_dump(data, allow_unicode=True, sort_keys=False, width=100_000)


def _load(path: Path) -> Any:
    return yaml.safe_load(path.read_text("utf-8"))


def make_project(folder: Path) -> Path:
    """A copy of this project in Chinese, English and both pseudo-languages, ready to build."""
    project = copy_project(folder, ("zh", "en"))
    _lift_limits(project)
    _announce(project)
    for pseudo in PSEUDO:
        _add_language(project, pseudo)
    _accept(project, ACCENTED)
    _add_sentence(project / f"docs/zh/{WARNING}.md", r"(?m)^!!! danger .*\n( +).*")
    _accept(project, MIRRORED)
    _add_sentence(project / f"docs/zh/{LAGGING}.md", r"(?s)\A.*\S()\n")
    return project


def _add_sentence(article: Path, place: str) -> None:
    """Let a source article say more than its translations do."""
    text, count = re.subn(
        place,
        r"\g<0>\n\g<1>这一句是后来补充的，译文里还没有。",
        article.read_text("utf-8"),
        count=1,
    )
    assert count, f"{place} is not in {article}"
    article.write_text(text, "utf-8")


def _add_language(project: Path, pseudo: Pseudo) -> None:
    """Write everything that a language consists of."""
    strings = _load(project / "data/strings/en.yml")
    made = pseudo.strings({name: value for name, value in strings.items() if name != "language"})
    name = pseudo.text("English")
    own = {"tag": pseudo.tag, "name": name, "direction": pseudo.direction, "fallback": ["en"]}
    made["language"] = {**strings["language"], **own}
    (project / f"data/strings/{pseudo.locale}.yml").write_text(_dump(made), "utf-8")
    steps = pseudo.strings(_load(project / "data/triage/en.yml"))
    (project / f"data/triage/{pseudo.locale}.yml").write_text(_dump(steps), "utf-8")
    terms = _load(project / "data/terms/en.yml").items()
    words = {term: pseudo.term(entry) for term, entry in terms}
    (project / f"data/terms/{pseudo.locale}.yml").write_text(_dump(words), "utf-8")
    for source in sorted((project / "docs/en").rglob("*.md")):
        slug = source.relative_to(project / "docs/en").with_suffix("").as_posix()
        text = source.read_text("utf-8")
        if slug in TRANSLATED or "\nsafety: true\n" in text:
            target = project / f"docs/{pseudo.locale}/{slug}.md"
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(pseudo.article(text), "utf-8")
    _add_theme_words(project, pseudo)
    english = "      - locale: en\n        name: English\n"
    added = f"      - locale: {pseudo.locale}\n        name: {name}\n"
    replace_once(project / "mkdocs.yml", english, english + added)


def _add_theme_words(project: Path, pseudo: Pseudo) -> None:
    """The theme's own words, too: what it asks its language file for is no fault."""
    theme = files("material") / "templates/partials/languages/en.html"
    text = _THEME_WORD.sub(
        lambda word: word[1] + pseudo.text(word[2]) + word[3], theme.read_text("utf-8")
    )
    folder = project / "overrides/partials/languages"
    folder.mkdir(exist_ok=True)
    (folder / f"{pseudo.locale}.html").write_text(text, "utf-8")


def _lift_limits(project: Path) -> None:
    """Texts grow beyond what a writer may use."""
    for path in sorted((project / "data/schemas").glob("*.json")):
        lifted = re.sub(
            r'("maxLength": )(\d+)',
            lambda limit: limit[1] + str(2 * int(limit[2])),
            path.read_text("utf-8"),
        )
        json.loads(lifted)
        path.write_text(lifted, "utf-8")


def _announce(project: Path) -> None:
    """News of each severity, always shown."""
    english = {"title": "Maintenance tonight", "text": "Transfers may take longer than usual."}
    news = {
        severity: {
            "severity": severity,
            "show_from": "2020-01-01",
            "show_until": "2099-12-31",
            **{
                name: {"zh": "公告", "en": text, **{p.locale: p.text(text) for p in PSEUDO}}
                for name, text in english.items()
            },
        }
        for severity in ("info", "danger")
    }
    (project / "data/announcements.yml").write_text(_dump(news), "utf-8")


def _accept(project: Path, pseudo: Pseudo) -> None:
    """Record that the translations match their sources as they are now."""
    site = load_site(project)
    states = read_states(site)
    state = states[pseudo.locale]
    slugs = [article.slug for article in state.articles]
    outcomes = accept(site, state, slugs, "", Terms("machine"))
    refused = [outcome for outcome in outcomes if outcome.refused]
    assert not refused, refused
    write_locks(project, merge(read_locks(site.locks), outcomes, states), states)
