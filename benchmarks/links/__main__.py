"""Prints what each checker finds of the faults planted in the benchmark's site.

Without arguments the table of all checkers, or of those that are named (`ours lychee`);
`speed [SITE [SOURCES]]` the CPU seconds of ours and lychee on a built site; `write FOLDER` only
the trees, to look at them.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from benchmarks.links.checkers import TOOLS
from benchmarks.links.scores import measure, print_scores
from benchmarks.links.speed import print_speed
from benchmarks.links.trees import write_trees


def main(words: list[str]) -> None:
    """Do what the command line asks."""
    if words[:1] == ["speed"]:
        print_speed(*(Path(word).absolute() for word in words[1:3]))
    elif words[:1] == ["write"]:
        write_trees(Path(words[1]).absolute())
    else:
        with tempfile.TemporaryDirectory() as folder:
            trees = write_trees(Path(folder, "trees"))
            chosen = [tool for tool in TOOLS if not words or tool.name in words]
            print_scores([measure(tool, trees) for tool in chosen])


if __name__ == "__main__":
    main(sys.argv[1:])
