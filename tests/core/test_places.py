"""Every form of a link, in every container, is placed at the character where its target begins."""

from __future__ import annotations

import textwrap

import pytest

from helpcentre.text.articles import read_article

MARK = "§"
"""Stands directly before each target in the texts below, and is taken out."""

FORMS = {
    "inline": "见 [甲](§a.md) 和",
    "repeated": '[a.md](§a.md) 与 [甲](§a.md)，[乙](§a.md "a.md")',
    "title": "[甲](§a.md 'a.md') [乙]( §b.md  \"题\" )",
    "angle": "[甲](<§a b.md>) [乙](<§c.md>)",
    "spaced": '[甲](§a b.md) ![丙](§c d.png "t")',
    "escaped": r"[甲](§a\_b.md) \[非](x.md) [乙](§b.md)",
    "entity": "[甲](§a&amp;b.md) [乙](§b.md?x=1&amp;y=2)",
    "parentheses": "[甲](§a(1).md) [乙](§b.md)",
    "image": "![图](§a.png) ![](§b.png)",
    "image in a link": "[![图](§a.png)](§b.md)",
    "autolink": "<§https://a.example/x> <§https://a.example/x>",
    "code beside": "`[x](a.md)` [甲](§a.md) ``[`](a.md)``",
    "emphasis": "**[甲](§a.md)** _[`乙`](§b.md)_",
    "wide": "𠮷😀é [𠮷](§a.md) 👩‍👩‍👧 [乙](§b.md)",
    "tab inside": "词\t[甲](§a.md)\t[乙](§b.md)",
    "label over lines": "[甲\n乙](§a.md) 与 [丙](§b.md)",
    "target on the next line": '[甲](\n§a.md) 与 [丙](§b.md\n"题")',
    "several lines": "一 [甲](§a.md)\n二 [甲](§a.md)\n三 [甲](§a.md)",
    "raw link": '甲 <a class="a.md" href="§a.md">a.md</a> <a href=§b.md>x</a>',
    "raw image": "甲 <img alt='a.png' src='§a.png' srcset='§b.png 1x, §c.png 2x'> 乙",
    "raw style": '甲 <span style="background: url(§a.png)">x</span>',
    "raw block": '<div>\n<a href="§a.md">甲</a>\n<video poster="§b.png" src="§c"></video>\n</div>',
    "comment": "甲 <!-- [x](a.md) <a href='a.md'> --> [甲](§a.md)",
    "markdown in a block": '<div class="a.md" markdown>\n[甲](§a.md) <a href="§b.md">x</a>\n</div>',
}
BLOCKS = {
    "reference": "[甲][r] [r] ![丙][p]\n\n[r]: §a.md 'a.md'\n[p]: <§p.png>",
    "reference on two lines": "[甲][r]\n\n[r]:\n    §a.md",
    "table": "| 甲 | 乙 |\n| --- | --- |\n| [a](§a.md) | [a](§a.md) |\n| `a\\|b` | [x](§b.md) |",
    "bar": "| 甲 | 乙 |\n| --- | --- |\n| a\\|b [x](§a.md) | [y](§c.md) |",
    "heading": "## 甲 [a](§a.md) { #one }\n\n[乙](§b.md)\n======",
    "list": "- 甲\n- [a](§a.md)\n    - [a](§a.md)\n\n        [b](§b.md)",
    "ordered": "1. [a](§a.md)\n2. 乙\n\n    ![x](§b.png)",
    "quote": "> [a](§a.md)\n> > [b](§a.md)",
    "footnote": "注[^1]\n\n[^1]: [a](§a.md)\n\n    [b](§b.md)",
    "definition": "词\n:   [a](§a.md)",
    "fence before": "```md\n[x](a.md)\n```\n\n[a](§a.md)",
    "quoted fence": "> ```\n> [x](a.md)\n> ```\n>\n> [a](§a.md)",
    "script": "<script>\nvar x = \"<a href='a.md'>\";\n</script>\n\n[a](§a.md)",
    "pre": "<pre>\n<a href='a.md'>\n\n[x](a.md)\n</pre>\n\n[a](§a.md)",
}
CONTAINERS = {
    "plain": "{}",
    "after text": "# 题 {{ #one }}\n\n文\n\n{}\n\n文",
    "admonition": '!!! note "甲"\n\n{4}',
    "details": "??? tip\n\n{4}",
    "collapsible open": '???+ danger "x"\n{4}',
    "tab": '=== "甲"\n\n{4}\n\n=== "乙"\n\n    文',
    "nested": '!!! note\n\n    ??? tip "x"\n\n{8}\n\n    文',
    "in a list": "- 项\n\n{4}\n- 项",
    "admonition in a list": "1. 项\n\n    !!! note\n\n{8}",
    "tab character": "!!! note\n\n{t}",
    "front matter": '---\ntitle: "[x](a.md)"\n---\n\n{}',
}
ENDS = {"lf": "\n", "crlf": "\r\n", "bom": "\n"}


def fill(container: str, text: str) -> str:
    for mark, indent in (("{4}", "    "), ("{8}", "        "), ("{t}", "\t")):
        container = container.replace(mark, textwrap.indent(text, indent))
    return container.replace("{{", "{").replace("}}", "}").replace("{}", text)


def expect(text: str) -> list[tuple[int, int]]:
    places = []
    for number, line in enumerate(text.split("\n"), 1):
        parts = line.split(MARK)[:-1]
        places += [(number, len("".join(parts[: n + 1])) + 1) for n in range(len(parts))]
    return places


def locate(text: str, end: str = "\n", start: str = "") -> list[tuple[int, int]]:
    source = start + text.replace(MARK, "").replace("\n", end)
    article = read_article(source, path="a.md", source="a.md", key="a.md", locale="zh")
    return sorted({(link.line, link.column) for link in article.document.links})


@pytest.mark.parametrize("end", ENDS)
@pytest.mark.parametrize("container", CONTAINERS)
def test_places_are_exact(container: str, end: str) -> None:
    for form, text in {**FORMS, **BLOCKS}.items():
        filled = fill(CONTAINERS[container], text)
        found = locate(filled, ENDS[end], "\ufeff" if end == "bom" else "")
        assert found == expect(filled), form


def test_places_are_exact_when_all_forms_stand_in_one_file() -> None:
    blocks = [
        text for name, text in BLOCKS.items() if name.split()[0] not in ("footnote", "reference")
    ]
    text = "\n\n".join([*FORMS.values(), *blocks] * 5)
    assert locate(text) == expect(text)
    assert len(expect(text)) > 300
