"""What is the same in all languages follows its source, and nothing else is touched."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.core.translating import LOCK, accepted, edit, run, sections_of, snapshot
from tests.sites import MKDOCS_YML

SOURCE = "docs/zh/a.md"
ZH = """\
---
title: 等 48 小时
---
先运行 `make a`，再看[乙](b.md)。

## 图 { #picture }

![转账要 12 步](a.svg)

1. 付 1,000 元。
2. 等 9 天。
"""
TEXTS = {
    "en": """\
---
title: Wait 48 hours
---
First <!-- 48 `make a` --> run `make a`, then see [B](b.md).

## Picture { #picture }

![A transfer takes 12 steps](a.svg)

1. Pay 1,000 yuan.
2. Wait 9 days.
""",
    "ja": """\
---
title: 48時間待つ
---
[乙の頁](b.md)を見る前に、`make a`を実行します。

## 図 { #picture }

![送金は12段階です](a.svg)

1. 1000元を払います。
2. ９日待ちます。
""",
    "es": """\
---
title: Espere 48 horas
---
Antes de ver [B](<b.md>), ejecute primero `make a`.

## Imagen { #picture }

![Una transferencia tiene 12 pasos](a.svg)

1. Pague 1.000 yuanes.
2. Espere 9 días.
""",
}
LANGUAGES = "".join(f"      - {{locale: {locale}, name: {locale}}}\n" for locale in ("ja", "es"))


def in_all_languages(root: Path) -> Path:
    articles = {f"docs/{locale}/a.md": text for locale, text in TEXTS.items()}
    others = {f"docs/zh/{name}": "文。\n" for name in ("b.md", "c.md", "a.svg", "b.svg")}
    files = {"mkdocs.yml": MKDOCS_YML + LANGUAGES, SOURCE: ZH, **articles, **others}
    return accepted(root, files, *(f"{locale}/a" for locale in TEXTS))


CHANGES = {  # in the source, then in each translation
    "number": ("等 48", "等 72", [("t 48", "t 72"), (" 48", " 72"), ("e 48", "e 72")]),
    "code": ("make a", "make b", [("run `make a", "run `make b"), *[("make a", "make b")] * 2]),
    "link": ("(b.md)", "(c.md#x)", [("b.md", "c.md#x")] * 3),
    "image": ("a.svg", "b.svg", [("a.svg", "b.svg")] * 3),
    "number of a picture": (
        "12 步",
        "15 步",
        [(" 12 ", " 15 "), ("は12", "は15"), (" 12 ", " 15 ")],
    ),
    "grouped number": ("1,000", "2,000", [("1,000", "2,000"), (" 1000", " 2000"), ("1.0", "2.0")]),
    "figure": ("9 天", "10 天", [("9 days", "10 days"), ("９日", "１０日"), ("9 días", "10 días")]),
}


@pytest.mark.parametrize("name", CHANGES)
def test_a_change_arrives_in_all_languages_and_only_there(name: str, tmp_path: Path) -> None:
    root = in_all_languages(tmp_path)
    *swap, wanted = CHANGES[name]
    before = snapshot(edit(root, SOURCE, *swap))
    result = run("sync", root)
    assert result.exit_code == 0, result.output
    for (locale, text), (old, new) in zip(TEXTS.items(), wanted, strict=True):
        assert (root / f"docs/{locale}/a.md").read_text("utf-8") == text.replace(old, new, 1)
        assert set(sections_of(root, locale=locale).values()) == {"current"}
    touched = {path for path, content in snapshot(root).items() if before[path] != content}
    assert {path for path in touched if path.startswith("docs/")} == {
        f"docs/{locale}/a.md" for locale in TEXTS
    }
    assert run("sync", root).output == "nothing to synchronize\n"


@pytest.mark.parametrize("locale", TEXTS)
def test_only_the_named_language_is_synchronized(locale: str, tmp_path: Path) -> None:
    root = edit(in_all_languages(tmp_path), SOURCE, "等 48", "等 72")
    run(f"sync {locale}", root)
    behind = {name for name in TEXTS if sections_of(root, locale=name)["top"] == "outdated_facts"}
    assert behind == set(TEXTS) - {locale}


@pytest.mark.parametrize("ends", ["\r\n", "\r", "\n"])
def test_line_ends_and_mark_of_the_file_stay(ends: str, tmp_path: Path) -> None:
    path = in_all_languages(tmp_path) / "docs/en/a.md"
    text = "\ufeff" + TEXTS["en"].replace("\n", ends).replace(ends, "\n", 5).rstrip("\r\n")
    path.write_bytes(text.encode())
    edit(tmp_path, SOURCE, "9 天", "8 天")
    assert run("sync en", tmp_path).exit_code == 0
    assert path.read_bytes().decode() == text.replace("9 days", "8 days")


def test_an_edited_section_stays_edited(tmp_path: Path) -> None:
    root = edit(in_all_languages(tmp_path), "docs/en/a.md", "First ", "Initially ")
    edit(root, SOURCE, "等 48", "等 72")
    assert run("sync en", root).exit_code == 0
    assert "Wait 72" in (root / "docs/en/a.md").read_text("utf-8")
    assert sections_of(root) == {"top": "edited", "picture": "current"}


def test_a_reason_given_for_an_older_source_does_not_stay(tmp_path: Path) -> None:
    root = edit(in_all_languages(tmp_path), SOURCE, "先运行", "要先运行")
    assert run("accept en/a --by machine --unchanged same", root).exit_code == 0
    assert '"reason": "same"' in (root / LOCK).read_text("utf-8")
    edit(root, SOURCE, "等 48", "等 72")
    run("sync en", root)
    assert "reason" not in (root / LOCK).read_text("utf-8")


def test_a_changed_structure_is_no_matter_of_synchronization(tmp_path: Path) -> None:
    root = edit(in_all_languages(tmp_path), SOURCE, "2. 等 9 天", "    等 9 天")
    before = snapshot(root)
    assert run("sync", root).output == "nothing to synchronize\n"
    assert snapshot(root) == before
    assert sections_of(root)["picture"] == "outdated"
