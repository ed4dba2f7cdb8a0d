"""One request over HTTP and what came back; never more than the beginning of a page."""

from __future__ import annotations

import asyncio
import email.utils
import re
import socket
import time
from dataclasses import dataclass

import aiohttp
from aiohttp.http_exceptions import ContentEncodingError
from selectolax.lexbor import LexborHTMLParser
from yarl import URL

from helpcentre.liveness.verdicts import Failure

HEADERS = {
    "User-Agent": "Mozilla/5.0 (compatible; helpcentre-links/1.0)",
    "Accept": "text/html,application/xhtml+xml,*/*;q=0.8",
    "Accept-Encoding": "gzip, deflate",
    "Accept-Language": "*",
}
MOST_BYTES = 65536
_REDIRECTS = (301, 302, 303, 307, 308)
_TRANSIENT = (408, 425, 429, *range(500, 600))
_AGAIN = (Failure.timeout, Failure.connection, Failure.resolver)
_CHARSET = re.compile(rb"<meta[^>]{1,80}charset=[\"']?([\w-]{1,40})", re.IGNORECASE)
_REFRESH = re.compile(r"\s*[0-5](?:\.\d*)?\s*[;,]\s*(?:url\s*=\s*)?['\"]?([^'\"]+)", re.IGNORECASE)
_EXPIRED, _WRONG_NAME, _WRONG_IP = 10, 62, 64
"""OpenSSL's numbers for what every browser warns of, too."""


@dataclass(frozen=True)
class Answer:
    """A status or why there was none; `onward` is where it sends us, as it is written there."""

    status: int = 0
    failure: Failure | None = None
    onward: str = ""
    retry_after: float | None = None
    html: str = ""
    complete: bool = True

    @property
    def transient(self) -> bool:
        """Whether it may well be another one in a moment."""
        return self.status in _TRANSIENT or self.failure in _AGAIN


async def get(session: aiohttp.ClientSession, url: str, seconds: float) -> Answer:
    """Ask once; any failure is an answer, too."""
    try:
        async with asyncio.timeout(seconds):
            return await _get(session, URL(url), seconds / 2)
    except (OSError, aiohttp.ClientError, ValueError) as error:
        return Answer(failure=_explain(error))


async def _get(session: aiohttp.ClientSession, url: URL, seconds: float) -> Answer:
    async with session.get(url, allow_redirects=False) as response:
        status = response.status
        if status in _REDIRECTS and "Location" in response.headers:
            raw = next(v for n, v in response.raw_headers if n.lower() == b"location")
            return Answer(status, onward=_decode(raw, "utf-8").strip() or " ")
        if not 200 <= status <= 300:
            wait = parse_retry_after(response.headers.get("Retry-After", ""), time.time())
            return Answer(status, retry_after=wait)
        if "html" not in response.content_type:
            return Answer(status)
        body, complete = await _read(response, seconds)
        html = _decode(body, response.charset or _declared(body))
        return Answer(status, onward=find_refresh(html), html=html, complete=complete)


async def _read(response: aiohttp.ClientResponse, seconds: float) -> tuple[bytes, bool]:
    """The beginning of a page, and whether that is all of it."""
    body = b""
    try:
        async with asyncio.timeout(seconds):
            while len(body) < MOST_BYTES:
                chunk = await response.content.read(MOST_BYTES - len(body))
                if not chunk:
                    return body, True
                body += chunk
    except TimeoutError:
        pass
    except aiohttp.ClientPayloadError as error:
        if isinstance(error.__cause__, ContentEncodingError):
            raise
    return body, False


def _declared(body: bytes) -> str:
    found = _CHARSET.search(body[:2048])
    return found[1].decode("ascii", "replace") if found else "utf-8"


def _decode(raw: bytes, charset: str) -> str:
    try:
        return raw.decode(charset, "replace")
    except (LookupError, ValueError):
        return raw.decode("utf-8", "replace")


def _explain(error: BaseException) -> Failure:
    """The kind of failure behind an exception."""
    match error:
        case TimeoutError():
            return Failure.timeout
        case aiohttp.ClientConnectorCertificateError():
            code = getattr(error.certificate_error, "verify_code", 0)
            seen_by_all = code in (_EXPIRED, _WRONG_NAME, _WRONG_IP)
            return Failure.expired if seen_by_all else Failure.certificate
        case aiohttp.ClientSSLError():
            return Failure.certificate
        case aiohttp.ClientConnectorDNSError():
            again = error.os_error.errno == socket.EAI_AGAIN
            return Failure.resolver if again else Failure.host
        case aiohttp.ClientPayloadError() | aiohttp.ClientResponseError():
            return Failure.garbled
        case aiohttp.InvalidURL():
            return Failure.address
        case aiohttp.ClientError() | OSError():
            return Failure.connection
        case _:
            return Failure.address


def parse_retry_after(text: str, now: float) -> float | None:
    """Seconds to wait, from a number or a date; nothing if it says neither."""
    if text.strip().isdecimal():
        return float(text) if len(text) < 12 else float("inf")
    try:
        return max(email.utils.parsedate_to_datetime(text).timestamp() - now, 0)
    except (TypeError, ValueError, OverflowError):
        return None


def find_refresh(html: str) -> str:
    """Where a page sends its reader within five seconds, or nothing."""
    for node in LexborHTMLParser(html).css("meta[http-equiv][content]"):
        if (node.attributes.get("http-equiv") or "").lower() == "refresh":
            found = _REFRESH.match(node.attributes.get("content") or "")
            return found[1].strip() if found else ""
    return ""
