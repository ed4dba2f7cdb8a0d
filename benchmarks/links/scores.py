"""Counts what each checker found, and prints it: a table, then what ours misses."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from benchmarks.links.plant import Plant
from benchmarks.links.reports import Report, named, placed
from benchmarks.links.tools import MissingToolError, Tool
from benchmarks.links.trees import Trees


@dataclass(frozen=True)
class Score:
    """What one checker did; IDs of plants. `why` says why it did not run."""

    name: str
    trees: Trees
    found: frozenset[str] = frozenset()
    exact: frozenset[str] = frozenset()
    flagged: frozenset[str] = frozenset()
    clean: Sequence[Report] = ()
    seconds: float = 0
    why: str = ""


def measure(tool: Tool, trees: Trees) -> Score:
    """Run a checker on all trees."""
    try:
        clean = tool.check_sources(trees.clean, trees.clean_site)
        sources = tool.check_sources(trees.sources, trees.sources_site)
        spoilt = tool.check_built(trees.clean, trees.spoilt_site) if tool.check_built else None
    except MissingToolError as error:
        return Score(tool.name, trees, why=str(error))
    known = frozenset(clean.reports)
    said = [report for report in sources.reports if report not in known]
    said_built = [report for report in (spoilt.reports if spoilt else ()) if report not in known]

    def meant(plants: Sequence[Plant]) -> frozenset[str]:
        here, there = _of(plants, "source"), _of(plants, "built")
        exact = placed(here, said, trees.sources)
        return frozenset(named(here, said) | exact | named(there, said_built))

    return Score(
        tool.name,
        trees,
        found=meant(trees.faults),
        exact=frozenset(placed(_of(trees.faults, "source"), said, trees.sources)),
        flagged=meant(trees.controls),
        clean=clean.reports,
        seconds=clean.seconds + sources.seconds + (spoilt.seconds if spoilt else 0),
    )


def _of(plants: Sequence[Plant], tree: str) -> list[Plant]:
    return [plant for plant in plants if plant.tree == tree]


def print_scores(scores: Sequence[Score]) -> None:
    """Print the table, then the faults that only ours, or nobody, or others than ours find."""
    trees = scores[0].trees
    sources = len(_of(trees.faults, "source"))
    total, controls = len(trees.faults), len(trees.controls)
    kinds = len({fault.kind for fault in trees.faults})
    print(
        f"{total} faults of {kinds} kinds, {sources} of them in sources; {controls} look-alikes\n\n"
        "| checker | found | in sources | in the built site | at the exact line "
        "| look-alikes flagged | findings on the clean twin | CPU s |\n"
        "|---|---|---|---|---|---|---|---|"
    )
    for score in scores:
        print(_row(score, sources))
    ours, others = scores[0], scores[1:]
    by_others = frozenset(name for score in others for name in score.found)
    everything = [fault.id for fault in trees.faults]
    _print_list("Found by ours alone", trees, set(ours.found) - by_others)
    _print_list("Found by nobody", trees, set(everything) - ours.found - by_others)
    _print_list("Missed by ours, found by others", trees, by_others - ours.found)
    inexact = {f.id for f in _of(trees.faults, "source")} & ours.found - ours.exact
    _print_list("Found by ours, not at the exact line", trees, inexact)
    _print_list("Look-alikes that ours flags", trees, ours.flagged)
    for report in ours.clean:
        print(f"on the clean twin: {report.path}:{report.line}: {report.text}")


def _row(score: Score, sources: int) -> str:
    faults, controls = score.trees.faults, len(score.trees.controls)
    if score.why:
        return f"| {score.name} | not run: {' '.join(score.why.split())} | | | | | | |"
    count = {
        tree: sum(f.id in score.found for f in faults if f.tree == tree)
        for tree in ("source", "built")
    }
    lines = f"{len(score.exact)}/{sources}" if score.exact else "no lines"
    return (
        f"| {score.name} | {len(score.found)}/{len(faults)} | {count['source']}/{sources} "
        f"| {count['built']}/{len(faults) - sources} | {lines} "
        f"| {len(score.flagged)}/{controls} | {len(score.clean)} | {score.seconds:.1f} |"
    )


def _print_list(title: str, trees: Trees, names: set[str] | frozenset[str]) -> None:
    print(f"\n{title}: {len(names)}")
    for plant in (*trees.faults, *trees.controls):
        if plant.id in names:
            print(f"- {plant.id} {plant.kind} ({plant.file})")
