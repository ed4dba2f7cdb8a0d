"""The fast reader of pages reads what the whole parser reads."""

from __future__ import annotations

import itertools
import random
from pathlib import Path

import pytest

from helpcentre.built.pages import read_page
from helpcentre.built.pieces import PageReader

HEAD = (
    '<html lang="en"><head><link rel="alternate" hreflang="en" href="/a"><base href="x/">'
    '<link rel="canonical" href="/c"><script type="application/ld+json">{"<": 1}</script></head>'
)
PIECES = [
    '<a href="../x/" class="y">t</a></li>',
    '<script type="application/ld+json">{"a": "</li>"}</script>',
    "<script type=importmap>{}</script>",
    "<script type='text/x'>'<a href=gone>'</script>",
    "<a href=b?x=1&amp;y id=z>t</a>",
    '<A HREF="https://h.example/" target=_blank>h.exam<b>ple</b></A>',
    "<article><p>",
    "</article>",
    "<img srcset='p.png 1x, q.png, r,s 2x' alt='a > b'>",
    '<p title="a<b" id="odd">',
    "<!-- <a href=gone> </li> -->",
    "<!-- never closed",
    "<script>if (a</li>b) '<a href=gone>'</script>",
    "<script src=s.js></script>",
    "<style>a { background: url(s.png) }</style>",
    "<textarea><a href=gone></textarea>",
    "<title><a href=gone></title>",
    "<template><a href=inner></template>",
    "<svg><use xlink:href='#i'/><style>b { x: url(t.png) }</style><g id=i></g></svg>",
    "<table><td style='background:url(u.png)' id=cell></table>",
    "<object data=o.svg></object><p data=no>",
    "<a name=n id=n></a><a name=m></a>",
    "text < 3 & &lt;a href=no&gt; <3 <",
    "</li></li>\n",
    "<a/href=slash>s</a>",
    "<a\nhref\n=\n'line' ID='Upper'></a>",
    "<a href='https://h.example'>never <a href=closed>",
    "<![CDATA[ <a href=cdata> ]]>",
    "<iframe src=f.html><a href=raw></iframe>",
    '<a href="0x52908400098527886E0F7030069857D2E4169EE7" hreflang=ja>0x52908400098527886E0F</a>',
    "<p>bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq",
    "é中\x00\ufffd",
]


@pytest.mark.parametrize("seed", range(40))
def test_it_reads_what_the_parser_reads(seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311 - nothing secret, and the same each time
    reader = PageReader()
    for _ in range(25):
        html = HEAD + "".join(chance.choices(PIECES, k=chance.randint(0, 12)))
        assert reader.read(html.encode()) == read_page(html.encode()), html


@pytest.mark.parametrize("piece", PIECES)
def test_each_piece_alone_and_doubled(piece: str) -> None:
    reader = PageReader()
    for html in (HEAD + piece, HEAD + piece * 2, piece, HEAD + "<article>" + piece):
        assert reader.read(html.encode()) == read_page(html.encode()), html


def test_the_order_of_pages_does_not_matter() -> None:
    pages = [(HEAD + "".join(pair)).encode() for pair in itertools.product(PIECES[:9], repeat=2)]
    reader = PageReader()
    forward = [reader.read(page) for page in pages]
    reader = PageReader()
    assert [reader.read(page) for page in reversed(pages)][::-1] == forward


def test_our_own_pages(site: Path) -> None:
    reader = PageReader()
    for path in sorted(site.rglob("*.html")):
        html = path.read_bytes()
        assert reader.read(html) == read_page(html), path
