"""A server as slow as a phone's network, for pages and workers alike; it keeps what it sent."""

from __future__ import annotations

import gzip
import threading
import time
from functools import lru_cache
from pathlib import Path
from typing import ClassVar

from tests.browser.conftest import StaticHost

LATENCY = 0.150
"""Seconds before the first byte of each answer."""
BYTES_PER_SECOND = 1_600_000 / 8
_CHUNK = 4096
_TEXT = {".html": "text/html; charset=utf-8", ".js": "text/javascript", ".css": "text/css"}
_MORE = {".json": "application/json", ".svg": "image/svg+xml"}


@lru_cache(maxsize=4096)
def packed(path: Path) -> bytes:
    """A file as it travels."""
    return gzip.compress(path.read_bytes(), 9, mtime=0)


class SlowHost(StaticHost):
    """Slow 4G: every answer waits, and all answers share one line. Sends compressed files."""

    protocol_version = "HTTP/1.1"
    line: ClassVar[threading.Lock] = threading.Lock()
    sent: ClassVar[list[tuple[str, int]]] = []

    def do_GET(self) -> None:  # noqa: N802 - the name that http.server calls
        """Send a file, or 404 without a page."""
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        time.sleep(LATENCY)
        if not path.is_file():
            self.send_response(404)
            self.send_header("Content-Length", "0")
            self.end_headers()
            return
        body = packed(path)
        type(self).sent.append((self.path, len(body)))
        self.send_response(200)
        kinds = {**_TEXT, **_MORE}
        self.send_header("Content-Type", kinds.get(path.suffix, "application/octet-stream"))
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        for start in range(0, len(body), _CHUNK):
            chunk = body[start : start + _CHUNK]
            with self.line:
                time.sleep(len(chunk) / BYTES_PER_SECOND)
                self.wfile.write(chunk)
