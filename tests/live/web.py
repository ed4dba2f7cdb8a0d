"""A web on this machine that behaves as badly as the real one, and counts who asks it."""

from __future__ import annotations

import contextlib
import select
import socket
import ssl
import struct
import subprocess
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

PAGE = "<!doctype html><title>{}</title><h1 id=top-of-page>{}</h1><p>Some words for readers."


@dataclass(frozen=True)
class Answer:
    """What the server says once; `manner` is what it does instead, or after the headers."""

    status: int = 200
    body: bytes = PAGE.format("A page", "A page").encode()
    headers: Mapping[str, str] = field(default_factory=dict)
    manner: str = ""


@dataclass(frozen=True)
class Asked:
    """A request: the how-manieth for its path, from 1."""

    method: str
    number: int
    cookie: str


Behaviour = Callable[[Asked], Answer]


def always(answer: Answer) -> Behaviour:
    """The same answer every time."""
    return lambda asked: answer


def first(answers: Sequence[Answer], then: Answer) -> Behaviour:
    """Some answers, one after the other, then always the last."""
    return lambda asked: answers[asked.number - 1] if asked.number <= len(answers) else then


class Web:
    """The server with what it observed: requests by path, most open ones of one host."""

    def __init__(self, behaviours: Mapping[str, Behaviour]) -> None:
        self.behaviours = behaviours
        self.lock = threading.Lock()
        self.reset()

    def reset(self) -> None:
        """Forget all requests, for the next client."""
        self.asked: Counter[str] = Counter()
        self.methods: set[str] = set()
        self.open: Counter[str] = Counter()
        self.most_open = self.sent = 0
        self.begins: list[float] = []

    def begin(self, path: str, method: str, host: str) -> int:
        """A request has come; returns the how-manieth it is for its path."""
        with self.lock:
            self.asked[path] += 1
            self.methods.add(method)
            self.begins.append(time.monotonic())
            self.open[host] += 1
            self.most_open = max(self.most_open, self.open[host])
            return self.asked[path]

    def end(self, host: str) -> None:
        """A request is about to be answered, or its client has gone."""
        with self.lock:
            self.open[host] -= 1


class _Handler(BaseHTTPRequestHandler):
    web: Web
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        self.close_connection = True
        host = self.headers.get("Host", "")
        number = self.web.begin(self.path, self.command, host)
        behaviour = self.web.behaviours.get(self.path, always(Answer(404)))
        answer = behaviour(Asked(self.command, number, self.headers.get("Cookie", "")))
        if answer.manner == "slow":
            time.sleep(0.2)
        whole = answer.manner in ("", "slow")
        if whole:  # before the client can know, and come again
            self.web.end(host)
        with contextlib.suppress(OSError):
            self.give(answer)
        if not whole:
            self.web.end(host)

    do_HEAD = do_POST = do_GET  # noqa: N815 - the names are http.server's

    def give(self, answer: Answer) -> None:
        if answer.manner == "reset":
            linger = struct.pack("ii", 1, 0)
            self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, linger)
            self.connection.close()
            return
        if answer.manner == "silent":
            self.until_gone(10)
            return
        if answer.manner == "drip header":
            self.drip(b"HTTP/1.1 200 OK\r\nX-Slow: " + b"x" * 1000)
            return
        self.head(answer)
        if self.command != "HEAD":
            self.body(answer)

    def head(self, answer: Answer) -> None:
        lines = [f"HTTP/1.1 {answer.status} Whatever", "Connection: close"]
        headers = {"Content-Type": "text/html", **answer.headers}
        if answer.manner not in ("endless", "drip") and "Content-Length" not in headers:
            headers["Content-Length"] = str(len(answer.body))
        lines += [f"{name}: {value}" for name, value in headers.items() if value]
        text = "\r\n".join([*lines, "", ""])
        self.wfile.write(
            text.replace("{port}", str(self.connection.getsockname()[1])).encode("utf-8")
        )

    def body(self, answer: Answer) -> None:
        self.wfile.write(answer.body)
        if answer.manner == "drip":
            self.drip(b"<p>word</p>" * 1000)
        while answer.manner == "endless" and self.web.sent < 200_000_000:
            self.wfile.write(b"x" * 65536)
            self.web.sent += 65536

    def drip(self, data: bytes) -> None:
        for byte in data:
            self.wfile.write(bytes([byte]))
            if self.until_gone(0.05):
                return

    def until_gone(self, seconds: float) -> bool:
        """Wait until the client hangs up, but not for ever."""
        readable, _, _ = select.select([self.connection], [], [], seconds)
        return bool(readable)

    def log_message(self, format: str, *args: Any) -> None:
        """Say nothing."""


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 128

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Clients that hang up are no news."""


@contextlib.contextmanager
def serve(web: Web, certificate: Path | None = None) -> Iterator[str]:
    """Run a web and yield its address, without a slash at its end."""
    handler = type("Handler", (_Handler,), {"web": web})
    with _Server(("127.0.0.1", 0), handler) as server:
        if certificate:
            context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            context.load_cert_chain(certificate)
            server.socket = context.wrap_socket(server.socket, server_side=True)
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        try:
            scheme = "https" if certificate else "http"
            yield f"{scheme}://127.0.0.1:{server.server_port}"
        finally:
            server.shutdown()
            thread.join()


def make_certificate(folder: Path) -> Path:
    """A certificate that nobody trusts, with its key in one file."""
    path = folder / "self-signed.pem"
    command = "openssl req -x509 -newkey rsa:2048 -nodes -days 30 -subj /CN=127.0.0.1"
    extra = ["-addext", "subjectAltName=IP:127.0.0.1", "-keyout", str(path), "-out", str(path)]
    subprocess.run([*command.split(), *extra], check=True, capture_output=True)
    key = path.with_suffix(".key")
    if b"PRIVATE KEY" not in path.read_bytes() or b"CERTIFICATE" not in path.read_bytes():
        extra[3], extra[5] = str(key), str(path)
        subprocess.run([*command.split(), *extra], check=True, capture_output=True)
        path.write_bytes(key.read_bytes() + path.read_bytes())
    return path


def closed_port() -> int:
    """A port of this machine on which nobody listens."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port
