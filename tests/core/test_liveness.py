"""Verdicts, history and reports of external links, without any network."""

from __future__ import annotations

import datetime
import random
from pathlib import Path

import pytest

from helpcentre._disk import load_site
from helpcentre.built.origins import Origin
from helpcentre.built.pages import read_page
from helpcentre.findings import set_levels
from helpcentre.liveness._answers import find_refresh, parse_retry_after
from helpcentre.liveness._lychee import LycheeError, _read
from helpcentre.liveness.error_pages import find_error_words, is_error_address
from helpcentre.liveness.failures import Failing, parse_history, remember, write_history
from helpcentre.liveness.link_reports import (
    Outcome,
    list_findings,
    narrow,
    summarize_links,
    write_report,
)
from helpcentre.liveness.outside import is_public, list_pages, list_sources, names_nobody, select
from helpcentre.liveness.verdicts import Failure, Hop, Judgement, Observation, Verdict, judge
from tests.sites import write_site

V = Verdict
DAY = datetime.date(2026, 11, 1)
URL = "https://docs.pie.com/guides/keys"


def seen(status: int, *hops: tuple[str, int], url: str = URL, html: str = "") -> Observation:
    return Observation(url, status, tuple(Hop(*hop) for hop in hops), html=html)


@pytest.mark.parametrize(
    ("status", "wanted"),
    [
        *((status, V.alive) for status in (200, 201, 204, 206, 300)),
        *((status, V.dead) for status in (404, 410, 500, 502, 503, 504, 522, 530)),
        *((status, V.unknown) for status in (400, 401, 402, 403, 405, 406, 408, 418, 421, 429)),
        *((status, V.unknown) for status in (451, 511, 600, 999, 304, 101, 0)),
    ],
)
def test_status(status: int, wanted: Verdict) -> None:
    assert judge(seen(status)).verdict is wanted


@pytest.mark.parametrize("failure", list(Failure))
def test_no_answer(failure: Failure) -> None:
    certain = failure in (
        *(Failure.timeout, Failure.connection, Failure.host),
        *(Failure.loop, Failure.address, Failure.expired),
    )
    judged = judge(Observation(URL, failure=failure))
    assert judged == Judgement(V.dead if certain else V.unknown, failure.value)


def test_another_client_that_got_through_proves_life() -> None:
    assert judge(seen(403), reached=True).verdict is V.alive
    assert judge(Observation(URL, failure=Failure.timeout), reached=True).verdict is V.alive
    refresh = seen(404, (URL, 200), url="https://docs.pie.com/gone")
    assert judge(refresh, reached=True).verdict is V.dead


@pytest.mark.parametrize(
    ("first", "last", "wanted"),
    [
        ("https://a.com/x/y", "https://a.com/", V.gone_home),
        ("https://a.com/x", "https://a.com", V.gone_home),
        ("https://a.com/x", "https://a.com/index.html", V.gone_home),
        ("https://a.com/x", "https://a.com/zh-CN/", V.gone_home),
        ("https://a.com/x/y", "https://new.com/", V.gone_home),
        ("https://a.com/", "https://a.com/en/", V.alive),
        ("https://a.com/index.php", "https://a.com/", V.alive),
        ("https://a.com/en", "https://a.com/en/", V.alive),
        ("https://t.co/x8", "https://new.com/", V.alive),
        ("https://a.com/x", "https://a.com/?page=7", V.alive),
        ("https://a.com/old/faq", "https://a.com/faq/", V.alive),
        ("https://a.com/x", "https://a.com/qa/", V.alive),
        ("https://a.com/x", "https://a.com/not-found", V.soft_404),
        ("https://a.com/x", "https://a.com/errors/404.html", V.soft_404),
        ("https://a.com/x", "https://id.a.com/login?next=%2Fx", V.unknown),
        ("https://a.com/login", "https://a.com/signin", V.alive),
    ],
)
def test_where_redirects_end(first: str, last: str, wanted: Verdict) -> None:
    assert judge(seen(200, (first, 302), url=last)).verdict is wanted


def test_only_lasting_redirects_move_a_page() -> None:
    one, two, three = (f"https://a.com/p/{n}" for n in (1, 2, 3))
    moved = judge(seen(200, (one, 301), (two, 308), url=three), "part")
    assert (moved.verdict, moved.address) == (V.moved, f"{three}#part")
    assert judge(seen(200, (one, 301), (two, 302), url=three)).address == two
    assert judge(seen(200, (one, 302), (two, 301), url=three)).verdict is V.alive
    assert judge(seen(200, (one, 301), url=f"{two}#own"), "part").address == f"{two}#own"
    encoded = judge(seen(200, ("https://a.com/p/费", 301), url="https://a.com/p/%E8%B4%B9"))
    assert encoded.verdict is V.alive


NOT_FOUND = [
    "404",
    "Error 404",
    "404 Not Found",
    "404 - Page Not Found",
    "Page not found · GitHub",
    "Page Not Found | Bitcoin Wiki",
    "Acme – Page not found",
    "Oops! That page can’t be found.",
    "Sorry, this page isn't available",
    "HTTP 404: Not Found",
    "Page not found (404)",
    "404错误",
    "404 - 找不到页面",
    "404，您访问的页面不存在",
    "页面不存在_某某网",
    "抱歉，该页面不存在！",
    "您访问的页面找不到了",
    "找不到網頁 - 某站",
    "ページが見つかりません | サイト",
    "お探しのページは見つかりませんでした。",
    "페이지를 찾을 수 없습니다",
    "Página no encontrada – Sitio",
    "Страница не найдена",
    "Không tìm thấy trang",
    "الصفحة غير موجودة",
    "Seite nicht gefunden",
    "Page introuvable - Site",
]
FOUND = [
    "Keys and wallets",
    "How to mend “page not found” errors",
    "Lost and not found: a short story",
    "Why your page was not found by Google",
    "Area code 404 in Georgia",
    "1404 in history",
    "Peugeot 404 – Wikipedia",
    "找不到交易哈希怎么办",
    "页面不存在时该怎么做",
    "找不到客服？这样联系我们",
    "钱包里的币不见了",
    "Error codes",
    "错误代码大全",
    "",
]


@pytest.mark.parametrize("words", NOT_FOUND)
@pytest.mark.parametrize("tag", ["title", "h1"])
def test_soft_404(words: str, tag: str) -> None:
    assert find_error_words(f"<html><{tag}>{words}</{tag}><p>…", URL)


@pytest.mark.parametrize("words", FOUND)
def test_no_soft_404(words: str) -> None:
    assert not find_error_words(f"<title>{words}</title><h1>{words}</h1>", URL)


def test_articles_about_the_error_are_none() -> None:
    html = "<title>404 Not Found - HTTP | MDN</title>"
    assert not find_error_words(html, "https://developer.example/docs/HTTP/Status/404")
    assert not is_error_address("https://a.com/errors/list")


IDS = '<p id="a">1</p><p id="费用">2</p><a name="old">3</a><p id="user-content-b">4</p>'


@pytest.mark.parametrize(
    ("fragment", "lost"),
    [
        *((name, False) for name in ("a", "费用", "%E8%B4%B9%E7%94%A8", "old", "b", "top", "")),
        *(
            (name, False)
            for name in (":~:text=x", "a:~:text=x", "/route", "!x", "page=3", "L10-L12")
        ),
        *((name, True) for name in ("c", "%E8%B4%B9", "A", "费", "c:~:text=x")),
    ],
)
def test_fragment(fragment: str, lost: bool) -> None:
    judged = judge(seen(200, html=IDS), fragment)
    assert (judged.verdict is V.lost_fragment) == lost
    assert judge(seen(200, html="<p>no ids"), fragment).verdict is V.alive
    cut = Observation(URL, 200, html=IDS, complete=False)
    assert judge(cut, fragment).verdict is V.alive


def test_refresh() -> None:
    page = '<meta http-equiv="Refresh" content="{}">'
    assert find_refresh(page.format("0; url=/x")) == "/x"
    assert find_refresh(page.format("0;URL='/x y'")) == "/x y"
    assert find_refresh(page.format("300; url=/x")) == ""
    assert find_refresh(page.format("5")) == ""


@pytest.mark.parametrize(
    ("text", "seconds"),
    [("7", 7), (" 7 ", 7), ("Thu, 01 Jan 1970 00:00:20 GMT", 10), ("soon", None), ("", None)],
)
def test_retry_after(text: str, seconds: float | None) -> None:
    assert parse_retry_after(text, 10) == seconds
    assert parse_retry_after("9" * 400, 10) == float("inf")


def later(days: int) -> datetime.date:
    return DAY + datetime.timedelta(days)


def test_history_counts_different_days() -> None:
    dead = {"u": Judgement(V.dead)}
    one = remember({}, dead, DAY)
    assert one == {"u": Failing(DAY, DAY, 1, V.dead)}
    assert remember(one, dead, DAY) == one
    two = remember(one, {"u": Judgement(V.soft_404)}, later(2))
    assert two == {"u": Failing(DAY, later(2), 2, V.soft_404)}
    assert remember(two, dead, later(1))["u"].days == 2  # a clock that went back
    assert remember(two, {"u": Judgement(V.unknown)}, later(3)) == two
    assert remember(two, {"u": Judgement(V.alive)}, later(3)) == {}
    assert remember(two, {}, later(3)) == {}
    assert remember(two, {"u": Judgement(V.moved)}, later(3))["u"].days == 1


def test_history_is_the_same_file_in_any_order() -> None:
    entries = {f"https://a.com/{n}/“费”": Failing(DAY, later(n), n + 1, V.dead) for n in range(9)}
    shuffled = list(entries.items())
    random.Random(1).shuffle(shuffled)  # noqa: S311
    assert write_history(dict(shuffled)) == write_history(entries)
    assert parse_history(write_history(entries)) == entries
    assert parse_history(write_history({})) == {}


@pytest.mark.parametrize(
    "text", ["", "{", "[]", "{}", '{"links": 3}', '{"links": {"u": {}}}', '{"links": {"u": 3}}',
             '{"links": {"u": {"first": "x", "last": "x", "days": 1, "verdict": "dead"}}}',
             "[" * 100_000],
)  # fmt: skip
def test_what_is_no_history(text: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        parse_history(text)


def outcome(**verdicts: Judgement) -> Outcome:
    urls = {name: f"https://www.{name}.com/a/b" for name in verdicts}
    places = {
        url: (Origin("docs/a.md", 3, 5, "zh"), Origin("docs/b.md", 4, 1)) for url in urls.values()
    }
    judged = {urls[name]: judgement for name, judgement in verdicts.items()}
    history = {url: Failing(DAY, later(2), 3, judged[url].verdict) for url in judged}
    return Outcome(places, judged, history, 3)


def test_findings_and_report() -> None:
    made = outcome(
        gone=Judgement(V.dead, "404 Not Found"),
        new=Judgement(V.moved, "it has moved", "https://new.com/`x`"),
        home=Judgement(V.gone_home, "it redirects to the home page"),
        part=Judgement(V.lost_fragment, "the page has no `#x`"),
        odd=Judgement(V.soft_404, "the page says “*404* [x](y) @team”"),
        ok=Judgement(V.alive),
        shy=Judgement(V.unknown, "403 Forbidden"),
    )
    found = set_levels(list_findings(made), {})
    rules = [finding.rule for finding in found if finding.path == "docs/a.md"]
    assert sorted(rules) == ["dead-link", *["doubtful-link"] * 3, "moved-link"]
    gone = next(finding for finding in found if finding.rule == "dead-link")
    assert gone.what == "`https://www.gone.com/a/b`: 404 Not Found (on 3 days since 2026-11-01)"
    assert gone.fix.endswith("https://web.archive.org/web/20261101/https://www.gone.com/a/b")
    report = write_report(made, later(2))
    assert report.startswith("5 external links failed on 3 different days. 7 links: 1 alive")
    assert "1 unknown (403 Forbidden: 1), asked on 2026-11-03." in report
    assert report.index("## gone.com") < report.index("## home.com")
    assert "write `https://new.com/%60x%60`" in report
    assert "\\*404\\* \\[x\\](y) @\u200bteam" in report
    left = narrow(made, [f for f in found if f.path == "docs/b.md" and f.rule == "dead-link"])
    assert left.due == ["https://www.gone.com/a/b"]
    assert "docs/a.md" not in write_report(left, DAY)


def test_few_days_are_not_reported() -> None:
    made = outcome(gone=Judgement(V.dead, "404 Not Found"))
    early = Outcome(made.places, made.judged, made.history, 4)
    assert list(list_findings(early)) == []
    assert write_report(early, DAY).startswith(
        "No external link failed on 4 different days. 1 link"
    )
    assert summarize_links(Outcome({}, {}, {}, 3)) == "0 links"


def test_a_report_fits_into_an_issue() -> None:
    many = {f"host{number}": Judgement(V.dead, "x" * 300) for number in range(400)}
    assert len(write_report(outcome(**many), DAY)) < 65_000


def test_copies_that_the_archive_gave_or_has_not() -> None:
    made = outcome(gone=Judgement(V.dead, "410 Gone"))
    url = made.due[0]
    given = Outcome(made.places, made.judged, made.history, 3, {url: "https://web.archive.org/1"})
    none = Outcome(made.places, made.judged, made.history, 3, {url: ""})
    assert next(list_findings(given)).fix.endswith("a copy: https://web.archive.org/1")
    assert next(list_findings(none)).fix == "link to another page; the archive has no copy"


@pytest.mark.parametrize(
    ("url", "public", "nobody"),
    [
        ("https://bitcoin.org/en/", True, False),
        ("https://1.1.1.1/", True, False),
        ("https://www.example.com/", False, False),
        ("https://help.bitpie.example/", False, True),
        ("https://x.test/", False, True),
        ("https://x.invalid./", False, True),
        ("http://localhost:8000/", False, False),
        ("http://127.0.0.1/", False, False),
        ("http://10.0.0.1/", False, False),
        ("http://169.254.169.254/latest", False, False),
        ("http://[::1]/", False, False),
        ("http://[::1/", False, True),
        ("http://intranet/", False, False),
        ("https://contest.com/", True, False),
    ],
)
def test_hosts_that_anybody_can_ask(url: str, public: bool, nobody: bool) -> None:
    assert is_public(url) is public
    assert names_nobody(url) is nobody


def test_links_are_collected_once_with_all_places(tmp_path: Path) -> None:
    files = {
        "mkdocs.yml": "site_name: One\nsite_url: https://own.org/help/\nrepo_url: https://git.org/r\n",
        "docs/a.md": "[x](https://a.org/1) <https://a.org/1>\n\n`https://code.org/`\n\n[m](mailto:a@b.c)\n",
        "docs/b.md": "[y](//a.org/2) [own](https://own.org/help/a/) [s](https://never.org/x)\n",
        "docs/c.md": "[z](https://git.org/{name}/x) [z](<https://$HOST.org/>)\n",
        "data/hosts.yml": "hosts:\n  never.org: {allow: [], reason: it asked us, ask: false}\n",
    }
    site = load_site(write_site(tmp_path, files))
    found = select(list_sources(site), site)
    assert list(found) == ["https://a.org/1", "https://a.org/2", "https://git.org/r"]
    assert [(p.path, p.line, p.column) for p in found["https://a.org/1"]] == [
        ("docs/a.md", 1, 5),
        ("docs/a.md", 1, 23),
    ]
    assert [p.path for p in found["https://git.org/r"]] == ["mkdocs.yml"]


def test_links_of_pages_leave_hints_out() -> None:
    html = '<link rel=preconnect href="https://fonts.org"><a href="https://b.org">x</a>'
    html += '<script src="https://cdn.org/x.js"></script><a href="/local">y</a>'
    found = list_pages({"index.html": read_page(html)}, None)
    assert list(found) == ["https://b.org", "https://cdn.org/x.js"]


def test_lychee_answers_are_ours_only_if_the_address_is() -> None:
    entry = {
        "url": "https://a.org/cut",
        "span": {"line": 1},
        "status": {"text": "200 OK", "code": 200},
    }
    report = {
        "success_map": {"urls.txt": [entry]},
        "error_map": {},
        "timeout_map": {},
        "excluded_map": {},
    }
    assert dict(_read(report, ["https://a.org/cut."])) == {}
    assert dict(_read(report, ["https://a.org/cut"]))["https://a.org/cut"].good
    with pytest.raises(KeyError):
        dict(_read({}, []))
    assert issubclass(LycheeError, Exception)
