"""What the answers of a search are worth: recall, reciprocal rank, silence, wrong answers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from helpcentre.queries import UNANSWERED, Query

_DEPTH = 10


@dataclass(frozen=True)
class Reply:
    """What a search showed: slugs, the best first, and of which article it gave the answer.

    `urgent` tells that the answer was marked as an emergency.
    """

    articles: tuple[str, ...] = ()
    answer: str = ""
    urgent: bool = False

    def rank(self, query: Query) -> int:
        """The place of the first acceptable article, from 1; 0 if it is not among the first ten."""
        places = (n for n, slug in enumerate(self.articles[:_DEPTH], 1) if slug in query.articles)
        return next(places, 0)


Run = Sequence[tuple[Query, Reply]]
"""Queries, each with what came."""


def measure(run: Run) -> dict[str, float]:
    """The figures of some queries that have an answer: shares in percent, ranks between 0 and 1."""
    ranks = [reply.rank(query) for query, reply in run]
    return {
        "queries": len(run),
        "recall@1": _share([rank == 1 for rank in ranks]),
        "recall@3": _share([0 < rank <= 3 for rank in ranks]),
        "mrr@10": round(sum(1 / rank for rank in ranks if rank) / len(ranks), 3),
        "no-result": _share([not reply.articles for _, reply in run]),
    }


def measure_emergencies(run: Run) -> dict[str, float]:
    """How often an emergency has its article first, and the first step of it as the answer."""
    return {
        "queries": len(run),
        "emergency-first": _share([is_urgent(*pair) for pair in run]),
        "emergency-answer": _share([r.urgent and r.answer in q.articles for q, r in run]),
    }


def measure_others(run: Run) -> dict[str, float]:
    """How often a query that no article answers was answered nevertheless."""
    return {"queries": len(run), "wrong-answers": _share([bool(r.answer) for _, r in run])}


def is_urgent(query: Query, reply: Reply) -> bool:
    """Whether the right emergency article stands first."""
    first = reply.articles[0] if reply.articles else ""
    return first in query.articles and first.startswith("emergency/")


def by_kind(run: Run) -> dict[str, dict[str, float]]:
    """The figures of one language: `all` (what has an answer, without emergencies), each kind."""
    kinds = sorted({query.kind for query, _ in run})
    usual = [pair for pair in run if pair[0].kind not in (*UNANSWERED, "emergency")]
    found = {"all": measure(usual)} if usual else {}
    for kind in kinds:
        part = [pair for pair in run if pair[0].kind == kind]
        if kind in UNANSWERED:
            found[kind] = measure_others(part)
        elif kind == "emergency":
            found[kind] = measure_emergencies(part)
        else:
            found[kind] = measure(part)
    return found


def wrong_answers(run: Run) -> list[tuple[Query, Reply]]:
    """Where an answer was shown that is of no acceptable article."""
    return [(q, r) for q, r in run if r.answer and r.answer not in q.articles]


def _share(hits: Sequence[bool]) -> float:
    return round(100 * sum(hits) / len(hits), 1)
