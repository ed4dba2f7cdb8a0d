"""Parts of the core that the cases do not reach."""

from __future__ import annotations

from helpcentre.findings import Finding, fails, set_levels
from helpcentre.navigation import add_entry
from helpcentre.register import make_register, render_references
from helpcentre.search import mark_words, split_entries
from helpcentre.skeletons import translation_skeleton
from helpcentre.strings import merge_strings
from helpcentre.syntax import parse


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
        "email": {"kind": "email", "address": "a&b@x.example", "sample": False},
        "chat": {"kind": "live-chat", "address": "https://x.example/", "sample": True},
        "app": {"kind": "app", "address": "", "sample": False},
    },
    {
        "never": {
            "zh": {"title": "不<问>", "text": "不要给。"},
            "en": {"title": "No", "text": "No."},
        }
    },
)


def render(html: str, locale: str = "zh") -> str:
    return render_references(html, REGISTER, locale, "zh", "示例")


def test_a_real_channel_is_a_link_with_its_address_once() -> None:
    html = render('<p><a href="channel:email">信</a>，<a href="channel:email">信</a></p>')
    assert html.count('href="mailto:a&amp;b@x.example"') == 2
    assert html.count("hc-address") == 1


def test_a_sample_is_never_a_link_and_always_marked() -> None:
    html = render('<p><a href="channel:chat">聊</a>，<a href="channel:chat">聊</a></p>')
    assert "<a " not in html
    assert html.count("示例") == 2


def test_a_place_in_the_app_is_words() -> None:
    assert render('<p><a href="channel:app">App 内</a></p>') == "<p>App 内</p>"


def test_a_promise_becomes_a_box_in_its_language() -> None:
    html = '<p><a href="promise:never">…</a></p>'
    assert "不&lt;问&gt;" in render(html)
    assert "No." in render(html, "en")
    assert "不要给。" in render(html, "fr"), "an unknown locale gets the source's words"


def test_unknown_references_stay() -> None:
    html = '<p><a href="promise:x">y</a></p><p><a href="channel:y">z</a></p>'
    assert render(html) == html


def test_search_entries_find_their_language() -> None:
    entries = [
        {"location": "a/", "title": "助记词泄露", "text": ""},
        {"location": "en/a/#x", "title": "A", "text": "b"},
        {"location": "en/", "title": "Home", "text": ""},
        {"location": "energy/", "title": "E", "text": ""},
    ]
    split = split_entries(entries, "zh", ["zh", "en"])
    assert [entry["location"] for entry in split["zh"]] == ["a/", "energy/"]
    assert [entry["location"] for entry in split["en"]] == ["a/#x", ""]


def test_chinese_words_are_marked_and_nothing_else_changes() -> None:
    marked = mark_words("用 USDT 转账没到账")
    assert "\u200b" in marked
    assert marked.replace("\u200b", "") == "用 USDT 转账没到账"
    assert mark_words("plain words") == "plain words"


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
