"""Every place where a source names a target is listed, with its file, line and column."""

from __future__ import annotations

from pathlib import Path

import pytest

from helpcentre._disk import load_site
from helpcentre.linking.gather import list_mentions
from helpcentre.linking.links import check_links
from helpcentre.text.markup import list_references, list_urls
from helpcentre.text.snippets import expand, list_names
from helpcentre.text.syntax import hide_math, parse
from tests.sites import write_site

CONFIG = """\
site_name: P
extra:
  social:
    - link: https://social.example/bitpie # not https://comment.example/
markdown_extensions:
  - pymdownx.snippets:
      base_path: [parts, LICENSE.md]
      auto_append: [refs.md]
"""


def gather(folder: Path, files: dict[str, str]) -> list[tuple[str, str]]:
    site = load_site(write_site(folder, {"mkdocs.yml": CONFIG, **files}))
    return [
        (f"{m.path}:{m.link.line}:{m.link.column}", f"{m.link.kind} {m.link.target}")
        for m in list_mentions(site)
    ]


def test_all_kinds_of_places_are_listed(tmp_path: Path) -> None:
    article = (
        "---\nimage: assets/a.png\ncanonical: https://x.example/\n---\n\n"
        '[a](b.md) [c][r] <https://auto.example/> <img src="d.png">\n\n[r]: e.md\n'
    )
    found = gather(
        tmp_path,
        {
            "docs/index.md": article,
            "docs/site.css": "@import 'x.css';\n.a { background: url( \"y.png\" ) }\n",
            "data/channels.yml": "site:\n  address: https://data.example/ # https://no.example/\n",
        },
    )
    assert found == [
        ("docs/index.md:6:5", "inline b.md"),
        ("docs/index.md:8:6", "reference e.md"),
        ("docs/index.md:6:19", "autolink https://auto.example/"),
        ("docs/index.md:6:52", "html d.png"),
        ("docs/index.md:2:8", "field assets/a.png"),
        ("docs/index.md:3:12", "field https://x.example/"),
        ("docs/site.css:1:10", "css x.css"),
        ("docs/site.css:2:24", "css y.png"),
        ("data/channels.yml:2:12", "data https://data.example/"),
        ("mkdocs.yml:4:13", "config https://social.example/bitpie"),
    ]


def test_links_of_a_snippet_are_placed_in_the_snippet(tmp_path: Path) -> None:
    found = gather(
        tmp_path,
        {
            "docs/index.md": '- item\n\n    --8<-- "part.md:two"\n\n[x][shared]\n',
            "docs/licence.md": '--8<-- "LICENSE.md"\n',
            "parts/part.md": "[no](a.md)\n\n<!-- --8<-- [start:two] -->\n[b](b.md)\n"
            '<!-- --8<-- [end:two] -->\n[no](c.md) --8<-- "no"\n',
            "parts/refs.md": "[shared]: d.md\n",
            "LICENSE.md": "See [e](e.md).\n",
        },
    )
    assert [entry for entry in found if "mkdocs.yml" not in entry[0]] == [
        ("parts/part.md:4:5", "inline b.md"),
        ("parts/refs.md:1:11", "reference d.md"),
        ("LICENSE.md:1:9", "inline e.md"),
    ]


def test_snippets_never_leave_their_folder(tmp_path: Path) -> None:
    write_site(tmp_path, {"secret.md": "[x](y.md)\n"})
    site = load_site(
        write_site(tmp_path, {"mkdocs.yml": CONFIG, "docs/a.md": '--8<-- "../secret.md"\n'})
    )
    assert site.snippets == {}
    missing = [finding.what for finding in check_links(site)]
    assert missing == [
        "the snippet `../secret.md` does not exist",
        "the snippet `refs.md` does not exist",
    ]


def test_a_snippet_that_includes_itself_ends() -> None:
    files = {"a.md": ("a.md", '--8<-- "b.md"\nA'), "b.md": ("b.md", '--8<-- "a.md"\nB')}
    found = expand("x.md", '--8<-- "a.md"\nX', files)
    assert found.text == "B\nA\nX"
    assert [origin[:2] for origin in found.origins] == [("b.md", 2), ("a.md", 2), ("x.md", 2)]


def test_only_snippets_that_are_asked_for_are_named() -> None:
    text = (
        ';--8<-- "a"\n--8<-- "b.md:2:3"\n--8<-- "https://x.example/c"\n--8<--\nd.md\n; e\n--8<--\n'
    )
    assert list_names(text) == ["b.md", "d.md"]


@pytest.mark.parametrize(
    ("html", "targets"),
    [
        ("<a href=x.md data-href='y'>", ["x.md"]),
        ("<a href='a&amp;b' title='<a href=c>'>", ["a&b"]),
        ("<script>'<a href=x>'</script><pre><a href=y></pre><a href=z>", ["z"]),
        ("<!-- <a href=x> --><template><img src=y></template>", []),
        ("<img srcset='a.png 1x, b.png 2x,data:x 3x'>", ["a.png", "b.png"]),
        ("<form action=go><blockquote cite=q><object data=o><div data=no>", ["go", "q", "o"]),
        ("<td background='b' style='x: url(c); y: url(\"d\")'>", ["b", "c", "d"]),
        ("<a\n  href = 'x'\n>", ["x"]),
        ("< a href=x> <a href='unclosed>", []),
    ],
)
def test_raw_html(html: str, targets: list[str]) -> None:
    found = list(list_references(html))
    assert [reference.target for reference in found] == targets
    for reference in found:
        assert html[reference.offset :].replace("&amp;", "&").startswith(reference.target)


def test_addresses_of_a_style_sheet() -> None:
    css = "/* url(no) */ @import 'a'; b { x: url( 'c d' ) url(e?#f) URL(\"g\") }"
    assert [target for target, _ in list_urls(css)] == ["a", "c d", "e?#f", "g"]


def test_formulas_are_no_links() -> None:
    text = "$[a](b)$ $$\n[c](d)\n$$ \\([e](f)\\) costs $5 [g](h.md) or $6"
    assert [link.target for link in parse(hide_math(text)).links] == ["h.md"]
    assert hide_math(text).count("\n") == 2


@pytest.mark.parametrize("sign", ["[", "](", "[a](", "url(", "\\(", "<a ", "<script", "!["])
def test_a_long_line_of_signs_is_read_in_time(sign: str) -> None:
    text = sign * 20_000
    parse(text)
    list(list_references(text))
    list(list_urls(text))
    hide_math(text)


def test_each_shard_reports_its_part_and_no_more(tmp_path: Path) -> None:
    site = write_site(
        tmp_path,
        {
            "docs/zh/a.md": "[x](b.md#raw) [y](gone.md) <img src='../s.svg'> [z](../en/b.md)\n",
            "docs/zh/b.md": "<a id='raw'></a>\n",
            "docs/en/b.md": "[x](gone.md) [y](/b/) [z](../../../x)\n",
            "docs/en/c.md": "[x][none] [c](C.md)\n",
            "docs/s.svg": "<svg/>",
        },
    )
    whole = set(check_links(load_site(site)))
    parts = [set(check_links(load_site(site, (locale,)))) for locale in ("zh", "en")]
    assert len(whole) >= 8
    assert parts[0] | parts[1] == whole
