"""`links --live` against a web that behaves badly: the verdicts, the manners, the command."""

from __future__ import annotations

import asyncio
import datetime
import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from helpcentre.__main__ import app
from helpcentre.built.origins import Origin
from helpcentre.liveness import _archive
from helpcentre.liveness._archive import find_copy
from helpcentre.liveness._asking import ask
from helpcentre.liveness._passes import AskingError, ask_links
from helpcentre.liveness.link_reports import Outcome
from helpcentre.liveness.manners import Manners, Plan
from helpcentre.liveness.outside import Places
from helpcentre.liveness.verdicts import Failure, Verdict, judge
from tests.live.behaviours import OK, Case, all_cases, behaviours, says, to
from tests.live.web import Answer, Web, always, closed_port, first, make_certificate, serve
from tests.sites import write_site

QUICK = Manners(timeout=0.8, tries=3, backoff=0.1, longest_wait=1.5, private=True)
DAY = datetime.date(2026, 11, 24)
ONE_LANGUAGE = "site_name: One\nsite_url: https://help.example.net/\n"
pytestmark = pytest.mark.xdist_group("live")


class Run:
    """All behaviours asked once by lychee and by us."""

    def __init__(self, folder: Path) -> None:
        self.cases = all_cases()
        self.web = Web(behaviours(self.cases))
        with serve(self.web) as self.base:
            urls = [case.url(self.base) for case in self.cases]
            self.outcome = ask_links(places_of(*urls), Plan(QUICK, folder / "history.json", DAY))


@pytest.fixture(scope="module")
def everything(tmp_path_factory: pytest.TempPathFactory) -> Run:
    return Run(tmp_path_factory.mktemp("live"))


@pytest.mark.parametrize("case", all_cases(), ids=lambda case: case.name)
def test_verdict(everything: Run, case: Case) -> None:
    own = next(one for one in everything.cases if one.name == case.name)  # its ports are the true
    judged = everything.outcome.judged[own.url(everything.base)]
    assert judged.verdict == case.wanted, judged
    if case.address:
        assert judged.address == everything.base + case.address


def test_no_host_gets_more_than_two_requests_at_once(tmp_path: Path) -> None:
    web = Web({f"/{number}": always(Answer(manner="slow")) for number in range(12)})
    with serve(web) as base:
        outcome = ask_links(places_of(*(f"{base}/{n}" for n in range(12))), plan(tmp_path))
    assert {judgement.verdict for judgement in outcome.judged.values()} == {Verdict.alive}
    assert web.most_open == 2
    assert web.methods == {"GET"}
    assert sum(web.asked.values()) == 24


def test_large_pages_are_not_loaded(everything: Run) -> None:
    assert everything.web.sent < 20_000_000  # mostly what the kernel keeps ready


def test_a_page_is_asked_once_by_each_pass(everything: Run) -> None:
    assert everything.web.asked["/long/page"] == 2  # eight links with different fragments
    assert everything.web.asked["/503/page"] == 1 + QUICK.tries


def test_requests_to_one_host_keep_their_distance() -> None:
    web = Web({f"/{number}": always(OK) for number in range(8)})
    with serve(web) as base:
        ask([f"{base}/{number}" for number in range(8)], QUICK)
    begins = sorted(web.begins)
    assert begins[-1] - begins[0] > 7 * 0.045


def test_a_host_that_asks_to_wait_gets_its_rest() -> None:
    web = Web({"/a": first([says(429, Retry_After="1")], OK), "/b": always(OK)})
    with serve(web) as base:
        seen = ask([f"{base}/a", f"{base}/b"], QUICK)
    assert {one.status for one in seen.values()} == {200}
    begins = sorted(web.begins)
    assert begins[-1] - begins[0] > 0.9


@pytest.mark.skipif(not shutil.which("openssl"), reason="makes the certificate")
def test_a_certificate_that_nobody_here_trusts_is_no_verdict(tmp_path: Path) -> None:
    with serve(Web({"/": always(OK)}), make_certificate(tmp_path)) as base:
        seen = ask([f"{base}/"], QUICK)[f"{base}/"]
    assert seen.failure is Failure.certificate
    assert judge(seen).verdict is Verdict.unknown


def test_no_redirect_leads_into_a_private_network() -> None:
    web = Web({"/a": always(to("/secret"))})
    with serve(web) as base:
        seen = ask([f"{base}/a"], Manners(timeout=0.5, tries=1))[f"{base}/a"]
    assert seen.failure is Failure.elsewhere
    assert not web.asked["/secret"]


@pytest.mark.parametrize("url", ["http://[::1/", "http://a b/", "http://x\x00y/", "http://ü..de/"])
def test_odd_addresses_are_answered_with_a_failure(url: str) -> None:
    assert ask([url], QUICK)[url].failure is not None


def plan(folder: Path, day: int = 0, manners: Manners = QUICK) -> Plan:
    return Plan(manners, folder / "history.json", DAY + datetime.timedelta(day), 3)


def places_of(*urls: str) -> Places:
    return {url: (Origin("docs/a.md", n, 1),) for n, url in enumerate(urls, 1)}


def test_what_was_good_is_not_asked_again(tmp_path: Path) -> None:
    web = Web({"/a": always(OK), "/b": always(says(404))})
    with serve(web) as base:
        places = places_of(f"{base}/a", f"{base}/b")
        ask_links(places, plan(tmp_path))
        before = web.asked["/a"], web.asked["/b"]
        outcome = ask_links(places, plan(tmp_path, 1))
    assert before == (2, 2)
    assert (web.asked["/a"], web.asked["/b"]) == (2, 4)
    assert outcome.judged[f"{base}/a"].verdict is Verdict.alive
    assert outcome.history[f"{base}/b"].days == 2


def test_what_only_lychee_gets_is_alive(tmp_path: Path) -> None:
    with serve(Web({"/a": first([OK], says(403)), "/b": first([OK], says(500))})) as base:
        outcome = ask_links(places_of(f"{base}/a", f"{base}/b"), plan(tmp_path))
    assert {judgement.verdict for judgement in outcome.judged.values()} == {Verdict.alive}


def test_a_machine_that_is_offline_records_nothing(tmp_path: Path) -> None:
    urls = [f"http://127.0.0.{number}:{closed_port()}/" for number in (1, 2, 3)]
    with pytest.raises(AskingError, match="online"):
        ask_links(places_of(*urls), plan(tmp_path, manners=Manners(0.5, 1, 0.1, private=True)))
    assert not (tmp_path / "history.json").exists()


def test_a_broken_history_is_told(tmp_path: Path) -> None:
    (tmp_path / "history.json").write_text("{", "utf-8")
    with pytest.raises(AskingError, match="mend or delete it"):
        ask_links({}, plan(tmp_path))


def test_no_links_need_nobody(tmp_path: Path) -> None:
    outcome = ask_links({}, plan(tmp_path))
    assert outcome.judged == {}
    assert (tmp_path / "history.json").read_text("utf-8") == '{"links": {\n\n}}\n'


@pytest.fixture
def site(tmp_path: Path) -> Iterator[tuple[Path, Web]]:
    web = Web({"/a/b": always(says(404)), "/c/d": always(to("/e/f", 301)), "/e/f": always(OK)})
    with serve(web) as base:
        text = f"# T\n\n[x]({base}/a/b) [y]({base}/c/d)\n\n<{base}/e/f> [z]({base}/a/b)\n"
        write_site(tmp_path, {"mkdocs.yml": ONE_LANGUAGE, "docs/index.md": text})
        yield tmp_path, web


def run(folder: Path, *arguments: str) -> Result:
    fixed = ["links", "--live", "--site", str(folder), "--private", "--timeout", "0.5"]
    return CliRunner().invoke(app, [*fixed, "--backoff", "0.1", *arguments])


def test_a_link_is_reported_on_its_third_day(site: tuple[Path, Web]) -> None:
    folder, web = site
    for day in ("2026-11-01", "2026-11-01", "2026-11-03"):
        result = run(folder, "--today", day, "--format", "line")
        assert result.exit_code == 0, result.output
        assert "0 findings" in result.output
    result = run(folder, "--today", "2026-11-08", "--format", "json")
    assert result.exit_code == 1
    assert "3 links: 1 alive, 1 moved, 1 dead" in result.stderr
    found = json.loads(result.stdout)
    assert [(f["rule"], f["line"], f["column"]) for f in found] == [
        ("dead-link", 3, 5),
        ("moved-link", 3, found[1]["column"]),
        ("dead-link", 5, found[2]["column"]),
    ]
    assert "on 3 days since 2026-11-01" in found[0]["message"]
    assert "https://web.archive.org/web/20261101/http://127.0.0.1" in found[0]["fix"]
    assert "/e/f`" in found[1]["fix"]
    web.behaviours = {**web.behaviours, "/a/b": always(OK)}
    result = run(folder, "--today", "2026-11-09", "--format", "line")
    assert "[dead-link]" not in result.output


def test_the_report_is_markdown_by_host(site: tuple[Path, Web]) -> None:
    folder, _ = site
    result = run(folder, "--days", "1", "--format", "markdown", "--output", str(folder / "r.md"))
    assert result.exit_code == 1
    report = (folder / "r.md").read_text("utf-8")
    assert report.startswith("2 external links failed today. 3 links: 1 alive, 1 moved, 1 dead")
    assert "\n## 127.0.0.1\n\n- **dead** `http://127.0.0.1" in report
    assert "`docs/index.md:3:5`, `docs/index.md:5:" in report


def test_a_silenced_link_is_not_reported(site: tuple[Path, Web]) -> None:
    folder, _ = site
    config = folder / "mkdocs.yml"
    config.write_text(f"{ONE_LANGUAGE}extra:\n  checks: {{dead-link: ignore}}\n", "utf-8")
    result = run(folder, "--days", "1", "--format", "markdown")
    assert "**moved**" in result.stdout
    assert "**dead**" not in result.stdout


def test_links_of_a_built_site_are_asked_too(site: tuple[Path, Web]) -> None:
    folder, web = site
    base = (folder / "docs/index.md").read_text("utf-8").split("(")[1].split("/a/b")[0]
    page = f'<a href="{base}/a/b?only=built">x</a><link rel="preconnect" href="{base}">'
    (folder / "site").mkdir()
    (folder / "site/index.html").write_text(page, "utf-8")
    result = run(folder, "--days", "1", "--format", "line", "--built", str(folder / "site"))
    assert f"index.html:1:1: `{base}/a/b?only=built`: 404" in result.output
    assert not web.asked["/"]


def test_hosts_that_are_not_to_be_asked_are_left_alone(site: tuple[Path, Web]) -> None:
    folder, web = site
    (folder / "data").mkdir()
    (folder / "data/hosts.yml").write_text("hosts:\n  127.0.0.1: {ask: false}\n", "utf-8")
    assert run(folder, "--days", "1").exit_code == 0
    assert not web.asked


def test_lychee_that_is_missing_is_told(
    site: tuple[Path, Web], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shutil, "which", lambda *args, **options: None)
    result = run(site[0])
    assert result.exit_code == 2
    assert "make links" in result.stderr
    assert "Traceback" not in result.output


def test_the_archive_is_asked_only_if_wanted(
    site: tuple[Path, Web], monkeypatch: pytest.MonkeyPatch
) -> None:
    copy = "http://web.archive.org/web/2020/http://x/a/b"
    body = json.dumps({"archived_snapshots": {"closest": {"url": copy}}}).encode()
    asked: list[str] = []

    async def get(query: str, seconds: float) -> bytes:
        await asyncio.sleep(0)
        asked.append(query)
        return body

    monkeypatch.setattr(_archive, "_get", get)
    assert copy not in run(site[0], "--days", "1").output
    assert not asked
    result = run(site[0], "--days", "1", "--archive", "--format", "json", "--today", "2026-11-02")
    assert copy in result.stdout
    assert len(asked) == 1
    assert "timestamp=" in asked[0]


@pytest.mark.parametrize("body", [b"", b"[]", b"{", b'{"archived_snapshots": {}}'])
def test_an_archive_without_a_copy_invents_none(body: bytes) -> None:
    web = Web({"/?url=http%3A%2F%2Fx%2F&timestamp=20261124": always(Answer(body=body))})
    with serve(web) as base:
        assert find_copy("http://x/", DAY, 1, f"{base}/") == ""
    assert find_copy("http://x/", DAY, 1, f"http://127.0.0.1:{closed_port()}/") == ""


def test_outcome_without_history_is_no_reason_to_stumble() -> None:
    assert Outcome({}, {}, {}, 3).due == []
