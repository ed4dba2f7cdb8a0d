"""Builds our site and prints what share of the CPU each of our link checks takes."""

from __future__ import annotations

import functools
import sys
import time
from collections import Counter
from collections.abc import Callable
from types import ModuleType
from typing import Any

from mkdocs.__main__ import cli

import helpcentre.built._integrity
import helpcentre.linking.links

spent: Counter[str] = Counter()


def watch(module: ModuleType, name: str) -> None:
    """Count the CPU seconds of a function that a hook will import."""
    watched: Callable[..., Any] = getattr(module, name)

    @functools.wraps(watched)
    def timed(*arguments: Any) -> list[Any]:
        start = time.process_time()
        found = list(watched(*arguments))
        spent[name] += time.process_time() - start  # type: ignore[assignment]
        return found

    setattr(module, name, timed)


def main(folder: str) -> None:
    """Build into a folder, watched."""
    watch(helpcentre.linking.links, "check_links")
    watch(helpcentre.built._integrity, "find_built_faults")
    cli(["build", "--strict", "--quiet", "--site-dir", folder], standalone_mode=False)
    total = time.process_time()
    for name, seconds in sorted(spent.items()):
        print(f"{name:32}{seconds:7.2f} s CPU {100 * seconds / total:7.1f} % of the build")
    share = 100 * sum(spent.values()) / total
    print(f"{'both':32}{sum(spent.values()):7.2f} s CPU {share:7.1f} % of {total:.1f} s")


if __name__ == "__main__":
    main(sys.argv[1])
