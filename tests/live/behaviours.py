"""How links of the real web behave, and what should be said of each."""

from __future__ import annotations

import datetime
import email.utils
import gzip
from collections.abc import Callable
from dataclasses import dataclass, field
from urllib.parse import quote

from helpcentre.liveness.verdicts import Verdict
from tests.live.web import PAGE, Answer, Asked, Behaviour, always, closed_port, first

V = Verdict


@dataclass(frozen=True)
class Case:
    """A link and what we want to hear of it.

    `path` is below the web's address, or a whole address; `address` the new one of a moved link.
    """

    name: str
    wanted: Verdict
    path: str
    behaviour: Behaviour | None = None
    address: str = ""
    more: dict[str, Behaviour] = field(default_factory=dict)

    def url(self, base: str) -> str:
        """The whole address, on a web with this one."""
        path = self.path.replace("{port}", base.rpartition(":")[2])
        return path if "://" in path else base + path


def page(title: str, rest: str = "", heading: str = "") -> Answer:
    """A page in UTF-8."""
    body = PAGE.format(title, heading or title) + rest
    return Answer(body=body.encode(), headers={"Content-Type": "text/html; charset=utf-8"})


def to(address: str, status: int = 302, **headers: str) -> Answer:
    """A redirect."""
    return Answer(status, b"", {"Location": address, **headers})


def says(status: int, body: bytes = b"<title>Sorry</title>", **headers: str) -> Answer:
    """A status with a short page."""
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return Answer(status, body, named)


OK = Answer()
OTHER = "http://localhost:{port}"
"""The same web as another host: lychee makes a whole host wait for one that says 429."""
RESET = Answer(manner="reset")
SILENT = Answer(manner="silent")


def _set_cookie(path: str) -> Callable[[Asked], Answer]:
    again = Answer(302, b"", {"Location": path, "Set-Cookie": "seen=1; Path=/"})
    return lambda asked: OK if "seen=1" in asked.cookie else again


def _no_head(status: int) -> Behaviour:
    return lambda asked: says(status) if asked.method == "HEAD" else OK


def _soon(seconds: int) -> str:
    moment = datetime.datetime.now(tz=datetime.UTC) + datetime.timedelta(seconds=seconds)
    return email.utils.format_datetime(moment, usegmt=True)


def _alive() -> list[Case]:
    html = {"Content-Type": "text/html"}
    return [
        Case("200", V.alive, "/ok/page", always(OK)),
        Case("the home page", V.alive, "/", always(page("Home"))),
        Case("302 to another page", V.alive, "/302/page", always(to("/ok/page"))),
        Case("303 to another page", V.alive, "/303/page", always(to("/ok/page", 303))),
        Case("307 to another page", V.alive, "/307/page", always(to("/ok/page", 307))),
        Case("503 once, then 200", V.alive, "/503-once/page", first([says(503)], OK)),
        Case("500 twice, then 200", V.alive, "/500-twice/page", first([says(500)] * 2, OK)),
        Case(
            "503 with Retry-After, then 200",
            V.alive,
            "/503-after/page",
            first([says(503, Retry_After="1")], OK),
        ),
        Case(
            "503 with a date in Retry-After, then 200",
            V.alive,
            "/503-date/page",
            lambda asked: says(503, Retry_After=_soon(1)) if asked.number == 1 else OK,
        ),
        Case(
            "429 with Retry-After, then 200",
            V.alive,
            "/429-after/page",
            first([says(429, Retry_After="1")], OK),
        ),
        Case("slow, then fast", V.alive, "/slow-once/page", first([SILENT], OK)),
        Case("a reset, then 200", V.alive, "/reset-once/page", first([RESET], OK)),
        Case("cookie needed", V.alive, "/cookie/page", _set_cookie("/cookie/page")),
        Case("405 to HEAD", V.alive, "/no-head/page", _no_head(405)),
        Case("404 to HEAD", V.alive, "/head-404/page", _no_head(404)),
        Case("204", V.alive, "/204/page", always(Answer(204, b""))),
        Case("200 with an empty page", V.alive, "/empty/page", always(Answer(200, b""))),
        Case("300 with a choice", V.alive, "/300/page", always(Answer(300))),
        Case("a body of 200 MB", V.alive, "/huge/page", always(Answer(manner="endless"))),
        Case("a body that drips", V.alive, "/drip/page", always(Answer(manner="drip"))),
        Case(
            "shorter than its length",
            V.alive,
            "/short/page",
            always(Answer(headers={"Content-Length": "5000"})),
        ),
        Case(
            "a file for download",
            V.alive,
            "/file/guide.pdf#page=3",
            always(Answer(body=b"%PDF-1.7", headers={"Content-Type": "application/pdf"})),
        ),
        Case("an article about 404", V.alive, "/status/404", always(page("404 Not Found"))),
        Case(
            "an article about missing pages",
            V.alive,
            "/guides/mending",
            always(page("How to mend “page not found” | Help")),
        ),
        Case("long headers", V.alive, "/csp/page", always(Answer(headers={"X-Long": "x" * 30000}))),
        Case("a path in Chinese", V.alive, "/文章/卡住", always(OK)),
        Case("brackets in the path", V.alive, "/wiki/Coin_(bank)", always(OK)),
        Case(
            "no content type",
            V.alive,
            "/bare/page",
            always(Answer(headers={**html, "Content-Type": ""})),
        ),
        Case(
            "a short address of a home page elsewhere",
            V.alive,
            "/s",
            always(to(f"{OTHER}/", 302)),
        ),
    ]


def _moved() -> list[Case]:
    chain = {"/c2/page": always(to("/c3/page", 301)), "/c3/page": always(to("/ok/page", 308))}
    refresh = '<meta http-equiv="refresh" content="0; url=/ok/page">'
    mixed = {"/m2/page": always(to("/ok/page", 302))}
    return [
        Case("301", V.moved, "/301/page", always(to("/ok/page", 301)), "/ok/page"),
        Case("308", V.moved, "/308/page", always(to("/ok/page", 308)), "/ok/page"),
        Case(
            "a chain of three", V.moved, "/c1/page", always(to("/c2/page", 301)), "/ok/page", chain
        ),
        Case(
            "301, then 302 to what is for today",
            V.moved,
            "/m1/page",
            always(to("/m2/page", 301)),
            "/m2/page",
            mixed,
        ),
        Case(
            "301 with raw UTF-8",
            V.moved,
            "/raw/page",
            always(to("/文章/卡住", 301)),
            "/文章/卡住",
        ),
        Case(
            "301 with a relative address",
            V.moved,
            "/a/b/page",
            always(to("../../ok/page", 301)),
            "/ok/page",
        ),
        Case(
            "an immediate refresh", V.moved, "/refresh/page", always(page("…", refresh)), "/ok/page"
        ),
        Case(
            "301 keeps the fragment",
            V.moved,
            "/301f/page#top-of-page",
            always(to("/ok/page", 301)),
            "/ok/page#top-of-page",
        ),
    ]


def _dead() -> list[Case]:
    return [
        Case("404", V.dead, "/gone/page", always(says(404))),
        Case("410", V.dead, "/410/page", always(says(410))),
        Case("500 always", V.dead, "/500/page", always(says(500))),
        Case("503 always", V.dead, "/503/page", always(says(503))),
        Case("no answer, ever", V.dead, "/silent/page", always(SILENT)),
        Case("headers that drip", V.dead, "/drip-head/page", always(Answer(manner="drip header"))),
        Case("a reset, always", V.dead, "/reset/page", always(RESET)),
        Case(
            "a circle",
            V.dead,
            "/circle/a",
            always(to("/circle/b", 301)),
            "",
            {"/circle/b": always(to("/circle/a"))},
        ),
        Case("301 to a dead page", V.dead, "/301-dead/page", always(to("/gone/page", 301))),
        Case("302 to a dead host", V.dead, "/302-host/page", always(to("http://x.invalid/a"))),
        Case(
            "301 to a closed port",
            V.dead,
            "/301-port/page",
            always(to(f"http://127.0.0.1:{closed_port()}/", 301)),
        ),
        Case("301 to no address", V.dead, "/301-odd/page", always(to("http://[::1/", 301))),
        Case("a name that cannot exist", V.dead, "http://docs.invalid/page"),
        Case("a closed port", V.dead, f"http://127.0.0.1:{closed_port()}/page"),
    ]


def _unknown() -> list[Case]:
    cloudflare = b"<title>Just a moment...</title>"
    garbled = {"Content-Encoding": "gzip"}
    return [
        Case("429 for ever", V.unknown, f"{OTHER}/429/page", always(says(429))),
        Case(
            "429 that asks for more than patience",
            V.unknown,
            f"{OTHER}/429-long/page",
            always(says(429, Retry_After="2")),
        ),
        Case("401", V.unknown, "/401/page", always(says(401, WWW_Authenticate="Basic"))),
        Case("403 to programs", V.unknown, "/403/page", always(says(403, cloudflare))),
        Case("451", V.unknown, "/451/page", always(says(451))),
        Case("999", V.unknown, "/999/page", always(says(999))),
        Case("418", V.unknown, "/418/page", always(says(418))),
        Case("405 to GET", V.unknown, "/405/page", always(says(405))),
        Case(
            "broken gzip",
            V.unknown,
            "/gzip/page",
            always(Answer(body=gzip.compress(b"x" * 99)[:12] + b"!!!!!!!!", headers=garbled)),
        ),
        Case(
            "302 to a login",
            V.unknown,
            "/members/page",
            always(to("/login?next=/members/page")),
            "",
            {"/login?next=/members/page": always(page("Log in"))},
        ),
        Case("302 to an app", V.unknown, "/app/page", always(to("intent://open#Intent;end"))),
    ]


def _doubtful() -> list[Case]:
    gbk = '<meta charset="gbk"><title>页面不存在_某网站</title><h1>提示</h1>'.encode("gbk")
    body = '<p id="here">1</p><p id="费用">2</p><a name="old">3</a><p id="user-content-git">4</p>'
    target = page("Long page", body)
    long = page("Very long", "x" * 70_000 + '<p id="late">')
    plain = Answer(body=b"<title>App</title><div class=app></div>")
    lost = V.lost_fragment
    return [
        Case("deep page to home page", V.gone_home, "/deep/old", always(to("/", 301))),
        Case(
            "deep page to a language's home",
            V.gone_home,
            "/deep/other",
            always(to("/en/")),
            "",
            {"/en/": always(page("Home"))},
        ),
        Case("soft 404 in English", V.soft_404, "/soft/en", always(page("Page not found | Shop"))),
        Case("soft 404 in Chinese", V.soft_404, "/soft/zh", always(page("404 - 找不到页面"))),
        Case("soft 404 in GBK", V.soft_404, "/soft/gbk", always(Answer(body=gbk))),
        Case(
            "soft 404 in its heading",
            V.soft_404,
            "/soft/h1",
            always(page("Shop", "", "Oops! This page doesn’t exist.")),
        ),
        Case(
            "302 to /404.html",
            V.soft_404,
            "/soft/302",
            always(to("/404.html")),
            "",
            {"/404.html": always(page("Shop"))},
        ),
        Case("a fragment that is there", V.alive, "/long/page#here", always(target)),
        Case("a fragment that is not there", lost, "/long/page#nowhere"),
        Case("a fragment in Chinese", V.alive, "/long/page#%E8%B4%B9%E7%94%A8"),
        Case("a fragment in Chinese that is not there", lost, "/long/page#%E6%B2%A1%E6%9C%89"),
        Case("a fragment that is a name", V.alive, "/long/page#old"),
        Case("a fragment of GitHub", V.alive, "/long/page#git"),
        Case("a text fragment", V.alive, "/long/page#:~:text=some%20words"),
        Case("a fragment after 64 kB", V.alive, "/late/page#late", always(long)),
        Case("a fragment of an application", V.alive, "/app/view#settings", always(plain)),
        Case("a route of an application", V.alive, "/long/page#/settings"),
    ]


def all_cases() -> list[Case]:
    """Every behaviour, in the order of the table."""
    return [*_alive(), *_moved(), *_dead(), *_unknown(), *_doubtful()]


def behaviours(cases: list[Case]) -> dict[str, Behaviour]:
    """What the web answers at each path, as a client asks for it."""
    found: dict[str, Behaviour] = {"/favicon.ico": always(says(404))}
    for case in cases:
        if case.behaviour:
            path = case.path.removeprefix(OTHER).partition("#")[0]
            found[quote(path, safe="/()?=&")] = case.behaviour
        found.update(case.more)
    return found
