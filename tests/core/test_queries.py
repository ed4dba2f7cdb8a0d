"""What proves the search: halves that nobody chooses, figures that are counted right."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.search.collection import choose_halves, read_queries, write_halves
from benchmarks.search.figures import Reply, by_kind, wrong_answers
from benchmarks.search.recorded import list_losses
from helpcentre.queries import Query, parse_queries, plain

LIST = """\
# A comment stays.
- query: 转 u
  articles: [send]
  kind: slang

- {query: "2", articles: [], kind: ambiguous}
- query: 怎么转
  articles:
    - send
  kind: slang
# One at the end, too.
"""


def make(text: str, *articles: str, kind: str = "natural", half: str = "") -> Query:
    return Query(text, articles, kind, half)


def test_halves_are_written_once_and_change_nothing_else(tmp_path: Path) -> None:
    folder = tmp_path / "data/queries"
    folder.mkdir(parents=True)
    (folder / "zh.yml").write_text(LIST, "utf-8")
    assert write_halves(tmp_path) == 3
    text = (folder / "zh.yml").read_text("utf-8")
    assert write_halves(tmp_path) == 0
    slang = {q.text: q.half for q in parse_queries(text) if q.kind == "slang"}
    assert sorted(slang.values()) == ["report", "tune"]
    assert [line for line in text.split("\n") if "half:" not in line] == [
        line for line in LIST.split("\n") if "ambiguous" not in line
    ]
    halves = {half: read_queries(half, tmp_path)["zh"] for half in ("tune", "report")}
    assert sum(len(queries) for queries in halves.values()) == 3


def test_halves_do_not_depend_on_the_order_and_keep_what_was_chosen() -> None:
    queries = [make(f"q{n}", "a") for n in range(9)]
    chosen = choose_halves(queries)
    assert choose_halves(queries[::-1]) == chosen
    assert sorted(chosen.values()).count("tune") in (4, 5)
    settled = [make(f"s{n}", "a", half="tune") for n in range(9)]
    assert set(choose_halves([*settled, *queries]).values()) == {"report"}


@pytest.mark.parametrize(
    ("one", "other"), [("转 U，没到账！", "转u没到账"), ("Ｇａｓ", "gas"), ("？", "?")]
)
def test_copies_are_seen_through_case_width_blanks_and_punctuation(one: str, other: str) -> None:
    assert plain(one) == plain(other)


def test_figures() -> None:
    run = [
        (make("1", "a", "b"), Reply(("b", "a"), answer="b")),
        (make("2", "a"), Reply(("b", "c", "a"), answer="b")),
        (make("3", "a"), Reply()),
        (make("4", "a"), Reply(("b", "c", "d", "a"))),
        (make("5", "emergency/x", "y", kind="emergency"), Reply(("y", "emergency/x"))),
        (make("6", "emergency/x", kind="emergency"), Reply(("emergency/x",), "emergency/x", True)),
        (make("7", kind="off-topic"), Reply(("a",), answer="a")),
        (make("8", kind="off-topic"), Reply(("a",))),
    ]
    found = by_kind(run)
    assert found["all"] == {
        "queries": 4,
        "recall@1": 25.0,
        "recall@3": 50.0,
        "mrr@10": round((1 + 1 / 3 + 1 / 4) / 4, 3),
        "no-result": 25.0,
    }
    assert found["emergency"] == {"queries": 2, "emergency-first": 50.0, "emergency-answer": 50.0}
    assert found["off-topic"] == {"queries": 2, "wrong-answers": 50.0}
    assert [query.text for query, _ in wrong_answers(run)] == ["2", "7"]


def test_more_than_two_points_are_a_loss() -> None:
    def figures(recall: float, wrong: float) -> dict[str, dict[str, dict[str, float]]]:
        kinds = {"all": {"recall@1": recall}, "off-topic": {"wrong-answers": wrong}}
        return {"zh": kinds, "every": kinds}

    kept = figures(80.0, 0.0)
    assert not list(list_losses(figures(78.0, 2.0), kept))
    assert not list(list_losses(figures(99.0, 0.0), kept))
    assert len(list(list_losses(figures(77.9, 2.1), kept))) == 4
    assert len(list(list_losses({"every": kept["every"]}, kept))) == 2
