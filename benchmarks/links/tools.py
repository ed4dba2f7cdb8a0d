"""Runs programs for the benchmark: each checker's output becomes `Report`s."""

from __future__ import annotations

import contextlib
import functools
import http.server
import os
import resource
import shutil
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.links.reports import Run

ROOT = Path(__file__).parent.parent.parent
HOOKS = str(ROOT / "hooks")


class MissingToolError(Exception):
    """A checker cannot run on this computer; the text says why."""


@dataclass(frozen=True)
class Tool:
    """A checker: what it says about sources with their site, and about a built site alone.

    A checker of builds has nothing to say about a site that was changed after its build.
    """

    name: str
    check_sources: Callable[[Path, Path], Run]
    check_built: Callable[[Path, Path], Run] | None = None


def run(*command: str, cwd: Path | None = None) -> tuple[str, str, float]:
    """Standard output, error output and CPU seconds of a program, whatever its exit code."""
    found = shutil.which(command[0], path=f"{Path(sys.executable).parent}:{os.environ['PATH']}")
    if found is None:
        raise MissingToolError(f"no {command[0]}")
    environment = {**os.environ, "PYTHONPATH": HOOKS, "NO_MKDOCS_2_WARNING": "1"}
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run(
        (found, *command[1:]), cwd=cwd, capture_output=True, text=True, check=False, env=environment
    )
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    seconds = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return done.stdout, done.stderr, seconds


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: Any) -> None:
        """Say nothing."""


class _Server(http.server.ThreadingHTTPServer):
    def handle_error(self, request: Any, client_address: Any) -> None:
        """Say nothing about a client that hung up."""


@contextlib.contextmanager
def serve(folder: Path) -> Iterator[str]:
    """A built site's address on this computer, for as long as the context lasts."""
    handler = functools.partial(_Quiet, directory=str(folder))
    with _Server(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()
