"""Parts of the core that the cases do not reach."""

from __future__ import annotations

from pathlib import Path

from helpcentre._disk import load_site
from helpcentre.announcements import select_announcements
from helpcentre.checklists import label_tasks
from helpcentre.codes import export_codes
from helpcentre.findings import Finding, fails, set_levels
from helpcentre.navigation import add_entry
from helpcentre.references import render_references
from helpcentre.register import make_register
from helpcentre.related import relate
from helpcentre.skeletons import translation_skeleton
from helpcentre.strings import merge_strings
from helpcentre.terms import Term, glossary_markdown, mark_terms
from helpcentre.text.syntax import parse
from tests.sites import write_site


def finding(line: int, rule: str = "broken-link") -> Finding:
    return Finding("docs/zh/a.md", line, 5, rule, "`x.md` does not exist", "link elsewhere", "zh")


def test_a_finding_reads_as_promised() -> None:
    assert str(finding(12)) == (
        "docs/zh/a.md:12:5: `x.md` does not exist: a reader who follows it gets an error page; "
        "fix: link elsewhere [broken-link]"
    )


def test_findings_are_sorted_levelled_and_said_once() -> None:
    found = set_levels([finding(3), finding(1), finding(3)], {"broken-link": "info"})
    assert [(f.line, f.level) for f in found] == [(1, "info"), (3, "info")]
    assert not fails(found)
    assert set_levels([finding(1)], {"broken-link": "ignore"}) == []
    assert fails(set_levels([finding(1)], {}))


def test_links_on_one_line_have_their_own_columns() -> None:
    links = parse("见 [甲](a.md) 和 [乙](a.md)，[丙][r]。\n\n[r]: <b c.md> '题'\n").links
    assert [(link.target, link.line, link.column) for link in links] == [
        ("a.md", 1, 7),
        ("a.md", 1, 19),
        ("b c.md", 3, 7),
    ]


def test_what_is_code_or_comment_is_no_link_and_no_heading() -> None:
    fences = "```\n# a\n[x](y.md)\n```\n~~~~\n[x](y.md)\n~~~\n[x](y.md)\n~~~~\n"
    text = f"{fences}`[x](y.md)`\n<!-- [x](y.md) -->\n"
    document = parse(text)
    assert document.links == ()
    assert document.headings == ()


def test_headings_in_containers_and_setext() -> None:
    text = '!!! note "x"\n    ## 内 { #in }\n\n题\n===\n\n## `code` and *more* {: .c #two }\n'
    headings = parse(text).headings
    assert [(h.level, h.text, h.id, h.line) for h in headings] == [
        (2, "内", "in", 2),
        (1, "题", "", 4),
        (2, "code and more", "two", 7),
    ]


def test_a_very_deep_or_long_document_is_read() -> None:
    assert parse("> " * 400 + "x\n").links == ()
    assert parse("[" * 3000).links == ()
    assert parse("- " * 300 + "[x](y.md)\n") is not None


def test_a_new_entry_joins_its_section() -> None:
    nav = "nav:\n  - index.md\n  - a:\n      - a/one.md\n      - a/two.md\n  - b:\n      - b/x.md\n"
    assert add_entry(nav, "a/new.md") == nav.replace("two.md\n", "two.md\n      - a/new.md\n")
    assert add_entry(nav, "c/new.md") == nav
    assert add_entry(nav, "a/one.md") == nav


REGISTER = make_register(
    {
        "email": {
            "kind": "email",
            "address": "a&b@x.example",
            "sample": False,
        },
        "chat": {"kind": "live-chat", "address": "https://x.example/", "sample": True},
        "app": {"kind": "app", "address": "", "sample": False},
        "broken": None,
    },
    {"promises": {"never": {}}},
)
STRINGS = {
    "channel": {
        "sample": "示例", "purpose": "适合", "reply": "回复", "hours": "时间", "languages": "语言"
    },
    "channels": {"email": {"reply_time": "一天内", "purpose": "附<资料>"}},
    "promises": {"never": {"title": "不<问>", "text": "不要给。"}, "half": {"title": "x"}},
}  # fmt: skip


def render(html: str) -> str:
    return render_references(html, REGISTER, STRINGS)


def test_a_real_channel_is_a_link_with_its_address_once() -> None:
    html = render('<p>写<a href="channel:email">信</a>，<a href="channel:email">信</a></p>')
    assert html.count('href="mailto:a&amp;b@x.example"') == 2
    assert html.count("hc-address") == 1


def test_a_sample_is_never_a_link_and_always_marked() -> None:
    html = render('<p>用<a href="channel:chat">聊</a>，<a href="channel:chat">聊</a></p>')
    assert "<a " not in html
    assert html.count("示例") == 2


def test_a_channel_alone_in_its_paragraph_is_a_card() -> None:
    html = render('<p><a href="channel:email">信箱</a></p>')
    assert "<dt>回复</dt><dd>一天内</dd>" in html
    assert "附&lt;资料&gt;" in html
    assert "<dt>语言</dt>" not in html, "what the operator has not stated is not shown"


def test_a_place_in_the_app_is_words() -> None:
    assert render('<p>在 <a href="channel:app">App 内</a></p>') == "<p>在 App 内</p>"


def test_a_promise_becomes_a_box_in_its_language() -> None:
    html = '<p><a href="promise:never">…</a></p>'
    assert "不&lt;问&gt;" in render(html)
    assert render(html.replace("never", "half")) == html.replace("never", "half")


def test_unknown_references_stay() -> None:
    html = '<p><a href="promise:x">y</a></p><p><a href="channel:y">z</a></p>'
    assert render(html) == html


TERMS = [
    Term("phrase", "助记词", "一组<单词>。"),
    Term("fee", "network fee", "What a transaction costs."),
    Term("wallet", "wallet", "Everyday word.", tooltip=False),
]


def test_terms_are_marked_once_a_section_and_only_in_plain_text() -> None:
    html = (
        '<h2 id="a">助记词</h2><p>助记词，<a href="x">助记词</a>，助记词。</p>'
        "<p><code>network fee</code> Network fees, network fee, wallet, network feed</p>"
        '<h2 id="b">B</h2><ul><li>助记词</li></ul>'
    )
    marked = mark_terms(html, TERMS, "../glossary/", "解释")
    assert marked.count("#phrase") == 2
    assert '<h2 id="a">助记词</h2><p><a class="hc-term" href="../glossary/#phrase"' in marked
    assert 'title="解释: 一组&lt;单词&gt;。">助记词</a>，<a href="x">助记词</a>，助记词。' in marked
    assert ">Network fees</a>, network fee, wallet, network feed" in marked
    assert "<code>network fee</code>" in marked


def test_the_glossary_has_every_term_with_its_anchor() -> None:
    term = Term("phrase", "助记词", "解释。", ("种子词",), article="security/protect-backups")
    words = {"synonyms": "也叫：", "article": "详细看："}
    text = glossary_markdown([term], words, {"security/protect-backups": "保管"})
    assert text.startswith("## 助记词 { #phrase }\n\n解释。\n\n也叫：种子词")
    assert "[保管](../security/protect-backups.md)" in text


def announce(day: str, **fields: object) -> list[dict[str, object]]:
    entry = {"severity": "info", "show_from": "2026-01-10", "show_until": "2026-01-12", **fields}
    data = {"x": {**entry, "title": {"zh": "题"}, "text": {"zh": "文", "en": "Text"}}}
    return select_announcements(data, ("en", "zh"), day)


def test_announcements_come_and_go() -> None:
    assert announce("2026-01-13") == []
    assert announce("2026-01-12")[0]["visible"] is True
    assert announce("2026-01-09")[0]["visible"] is False, "the browser shows it in time"
    assert announce("")[0]["visible"] is False
    shown = announce("2026-01-10")[0]
    assert shown["title"] == "题", "a missing translation shows the source"
    assert (shown["text"], shown["locale"]) == ("文", "zh"), "never in two languages"


def test_boxes_are_named_after_their_items() -> None:
    label = '<label class="task-list-control"><input type="checkbox" disabled/></label>'
    item = f'<li class="task-list-item">{label}'
    html = label_tasks(f"<ul>{item} 甲</li>{item} 乙</li></ul>")
    assert 'id="task-1"' in html
    assert 'aria-labelledby="task-2" disabled' in html


def related_site(tmp_path: Path, front: str = "") -> dict[str, list[str]]:
    files = {
        "docs/zh/index.md": "[甲](s/a.md) [丁](t/d.md)\n",
        "docs/zh/s/a.md": f"{front}见[丁](../t/d.md)。\n",
        "docs/zh/s/b.md": "见[甲](a.md)。\n",
        "docs/zh/s/c.md": "文\n",
        "docs/zh/t/d.md": "助记词\n",
        "docs/zh/t/e.md": "助记词\n",
    }
    return relate(load_site(write_site(tmp_path, files)), TERMS)


def test_related_articles_are_those_linked_and_near(tmp_path: Path) -> None:
    related = related_site(tmp_path)
    assert related["s/a.md"] == ["s/b.md", "t/d.md", "s/c.md"]
    assert related["t/e.md"] == ["t/d.md"]
    assert not any("index.md" in keys for keys in related.values())


def test_an_article_may_name_its_related_ones(tmp_path: Path) -> None:
    front = "---\ntitle: x\nrelated: [t/e, t/gone]\n---\n"
    assert related_site(tmp_path, front)["s/a.md"] == ["t/e.md"]


def test_codes_are_exported_with_every_language(tmp_path: Path) -> None:
    files = {"docs/zh/s/a.md": "文\n", "docs/zh/index.md": "家\n", "docs/en/index.md": "home\n"}
    site = load_site(write_site(tmp_path, files))
    assert export_codes(site, {"X": "s/a"}) == {"X": {"zh": "s/a/", "en": "en/s/a/"}}


def test_missing_strings_come_from_the_source() -> None:
    assert merge_strings({"a": {"x": "1"}}, {"a": {"x": "一", "y": "二"}, "b": "三"}) == {
        "a": {"x": "1", "y": "二"},
        "b": "三",
    }


def test_a_translation_starts_with_its_mark() -> None:
    assert translation_skeleton("---\ntitle: x\n---\ny\n") == (
        "---\ntitle: x\ntranslation: human\n---\ny\n"
    )
    assert translation_skeleton("no front matter") == "no front matter"
