"""Prints what was measured: a table for all searches, one for each kind, what ours misses."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from benchmarks.search.drivers import Runs
from benchmarks.search.figures import Run, by_kind, is_urgent, wrong_answers
from helpcentre.queries import UNANSWERED

_COLUMNS = ("recall@1", "recall@3", "mrr@10", "no-result")


def print_comparison(searches: Mapping[str, Runs]) -> None:
    """One row for each language: every search's figures, emergencies and wrong answers."""
    print("Queries that have an answer, without emergencies: recall@1 / recall@3 / MRR@10 (none).")
    print("Then: emergencies with their article first; off-topic and vague queries answered.\n")
    print(f"| language | queries | {' | '.join(searches)} | emergencies first | wrong answers |")
    print(f"|---|---|{'---|' * len(searches)}---|---|")
    first = next(iter(searches.values()))
    for locale in first:
        tables = [by_kind(runs[locale]) for runs in searches.values() if locale in runs]
        usual = [_short(table.get("all", {})) for table in tables]
        urgent = [f"{table.get('emergency', {}).get('emergency-first', '-')}" for table in tables]
        wrong = _wrong(first[locale])
        number = tables[0].get("all", {}).get("queries", 0)
        cells = [locale, str(number), *usual, " / ".join(urgent), wrong]
        print(f"| {' | '.join(cells)} |")
    total = _wrong([pair for run in first.values() for pair in run])
    print(f"\nOff-topic and vague queries that ours answers, in all languages: {total}")
    answered = [(q, r) for run in first.values() for q, r in run if r.answer]
    right = len(answered) - len(wrong_answers(answered))
    print(f"Answers above the results: {len(answered)}, {right} of them of the right article")


def print_kinds(runs: Runs) -> None:
    """Every kind of query, in each language and in all together."""
    print(f"\n| language | kind | queries | {' | '.join(_COLUMNS)} | other |")
    print("|---|---|---|---|---|---|---|---|")
    everything = [pair for run in runs.values() for pair in run]
    for locale, run in (*runs.items(), ("every", everything)):
        for kind, figures in by_kind(run).items():
            values = [str(figures.get(name, "")) for name in _COLUMNS]
            names = ("emergency-first", "emergency-answer", "wrong-answers")
            other = " ".join(f"{name} {figures[name]}" for name in names if name in figures)
            cells = [locale, kind, str(figures["queries"]), *values, other]
            print(f"| {' | '.join(cells)} |")


def print_misses(runs: Runs) -> None:
    """What did not come first, with what came instead."""
    for line in list_misses(runs):
        print(line)


def list_misses(runs: Runs) -> Iterator[str]:
    """One line for each query whose article is not first, or that got a wrong answer."""
    for locale, run in runs.items():
        wrong = {id(query) for query, _ in wrong_answers(run)}
        for query, reply in run:
            rank = reply.rank(query)
            missed = query.kind not in UNANSWERED and rank != 1
            late = query.kind == "emergency" and not (is_urgent(query, reply) and reply.urgent)
            if missed or late or id(query) in wrong:
                came = ", ".join(reply.articles[:3]) or "nothing"
                said = f"; answer: {reply.answer}" if reply.answer else ""
                want = ", ".join(query.articles) or "no answer"
                at = f"place {rank}" if rank else "not found"
                name = f"{locale} {query.kind} “{query.text}”"
                yield f"- {name}: {at}; want {want}; came {came}{said}"


def _short(figures: Mapping[str, float]) -> str:
    if not figures:
        return "-"
    values = f"{figures['recall@1']:.0f} / {figures['recall@3']:.0f} / {figures['mrr@10']:.2f}"
    return f"{values} ({figures['no-result']:.0f} %)"


def _wrong(run: Run) -> str:
    others = [reply for query, reply in run if query.kind in UNANSWERED]
    return f"{sum(bool(reply.answer) for reply in others)} of {len(others)}"
