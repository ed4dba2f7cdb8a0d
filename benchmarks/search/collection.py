"""The queries of all languages, and the half to which each belongs."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from pathlib import Path

from helpcentre.queries import FOLDER, HALVES, Query, parse_queries

ROOT = Path(__file__).parent.parent.parent
LAST = "recorded"
"""The one file of the folder that holds figures."""


def read_queries(half: str = "", root: Path = ROOT) -> dict[str, list[Query]]:
    """The queries of each locale that has some: all, or those of one half."""
    found = {}
    for path in sorted((root / FOLDER).glob("*.yml")):
        if path.stem != LAST:
            queries = parse_queries(path.read_text("utf-8"))
            found[path.stem] = [one for one in queries if half in ("", one.half)]
    return {locale: queries for locale, queries in found.items() if queries}


def write_halves(root: Path = ROOT) -> int:
    """Give each query without a half the half that has fewer of its kind; how many got one."""
    number = 0
    for path in sorted((root / FOLDER).glob("*.yml")):
        if path.stem != LAST:
            text = path.read_text("utf-8")
            chosen = choose_halves(parse_queries(text))
            number += len(chosen)
            if chosen:
                path.write_text(_insert(text, chosen), "utf-8")
    return number


def choose_halves(queries: Sequence[Query]) -> dict[Query, str]:
    """A half for each query that has none, by a hash of its text, so that nobody can choose."""
    counts = {(one.kind, half): 0 for one in queries for half in HALVES}
    for one in queries:
        if one.half in HALVES:
            counts[one.kind, one.half] += 1
    chosen: dict[Query, str] = {}
    for one in sorted((one for one in queries if not one.half), key=_hash):
        first = HALVES if int(_hash(one), 16) % 2 else HALVES[::-1]
        half = min(first, key=lambda name: counts[one.kind, name])
        counts[one.kind, half] += 1
        chosen[one] = half
    return chosen


def _hash(query: Query) -> str:
    return hashlib.sha256(query.text.encode()).hexdigest()


def _insert(text: str, chosen: dict[Query, str]) -> str:
    """A file with a line `half:` as the last of each chosen entry; all else stays as it is."""
    lines = text.split("\n")
    starts = [n for n, line in enumerate(lines) if line.startswith("- ")]
    ends = dict(zip(starts, [*starts[1:], len(lines)], strict=True))
    for query, half in sorted(chosen.items(), key=lambda pair: -pair[0].line):
        start = query.line - 1
        last = max(n for n in range(start, ends[start]) if re.match(r"- |  \S", lines[n]))
        if lines[start].startswith("- {"):
            lines[last] = re.sub(r"\}\s*$", f", half: {half}}}", lines[last])
        else:
            last = max(n for n in range(start, ends[start]) if lines[n].strip())
            lines.insert(last + 1, f"  half: {half}")
    return "\n".join(lines)
