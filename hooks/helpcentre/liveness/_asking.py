"""Asks many addresses, politely: few requests at once to a host, pauses, second chances."""

from __future__ import annotations

import asyncio
import contextlib
import time
from collections.abc import AsyncIterator, Coroutine, Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import Any, TypeVar
from urllib.parse import urljoin, urlsplit

import aiohttp
from yarl import URL

from helpcentre.liveness._answers import HEADERS, Answer, get
from helpcentre.liveness.manners import Manners
from helpcentre.liveness.outside import is_public, names_nobody
from helpcentre.liveness.verdicts import Failure, Hop, Observation

Result = TypeVar("Result")
_MOST_HOPS = 10
_LONGEST_LINE = 65536
"""Bytes of one header: security policies outgrow what the library expects, browsers take them."""
_WEB = ("http://", "https://")


@dataclass
class _Host:
    """One host: its places for requests, and when the next one may begin."""

    places: asyncio.Semaphore
    next: float = 0.0


def ask(urls: Iterable[str], manners: Manners) -> dict[str, Observation]:
    """Ask each address (without fragments) once, with second chances where it fails."""
    return run_alone(_ask_all(list(urls), manners))


def run_alone(work: Coroutine[Any, Any, Result]) -> Result:
    """Run in a thread of its own, since the caller's may have a loop already."""
    with ThreadPoolExecutor(1) as pool:
        return pool.submit(asyncio.run, work).result()


async def _ask_all(urls: list[str], manners: Manners) -> dict[str, Observation]:
    connector = aiohttp.TCPConnector(limit=0, force_close=True)
    try:
        asker = _Asker(manners, connector, asyncio.Semaphore(manners.in_all))
        seen = await asyncio.gather(*map(asker.observe, urls))
    finally:
        await connector.close()
    return dict(zip(urls, seen, strict=True))


@dataclass
class _Asker:
    manners: Manners
    connector: aiohttp.TCPConnector
    places: asyncio.Semaphore
    hosts: dict[str, _Host] = field(default_factory=dict)

    async def observe(self, url: str) -> Observation:
        """Follow an address to its end, with cookies of its own."""
        jar = aiohttp.CookieJar(unsafe=True, quote_cookie=False)
        hops: list[Hop] = []
        async with aiohttp.ClientSession(
            connector=self.connector,
            connector_owner=False,
            cookie_jar=jar,
            headers=HEADERS,
            max_line_size=_LONGEST_LINE,
            max_field_size=_LONGEST_LINE,
        ) as session:
            while True:
                answer = await self._persist(session, url, first=not hops)
                if not answer.onward:
                    break
                hops.append(Hop(url, answer.status))
                following, failure = _follow(url, answer.onward)
                if len(hops) > _MOST_HOPS:
                    failure = Failure.loop
                if failure:
                    return Observation(following or url, 0, tuple(hops), failure)
                url = following
        page = answer.html, answer.complete
        return Observation(url, answer.status, tuple(hops), answer.failure, *page)

    async def _persist(self, session: aiohttp.ClientSession, url: str, *, first: bool) -> Answer:
        """Ask until the answer is more than a hiccup, or patience ends."""
        manners = self.manners
        if names_nobody(url):
            return Answer(failure=Failure.host)
        if not (first or manners.private or is_public(url)):
            return Answer(failure=Failure.elsewhere)
        answer = Answer()
        for number in range(manners.tries):
            async with self._turn(url):
                answer = await get(session, url, manners.timeout)
            wait = manners.backoff * 2**number
            if answer.retry_after is not None:
                wait = max(wait, answer.retry_after)
                if answer.retry_after <= manners.longest_wait:  # it asks all of us to wait
                    self._host(url).next = time.monotonic() + answer.retry_after
            last = number == manners.tries - 1
            if last or not answer.transient or wait > manners.longest_wait:
                break
            await asyncio.sleep(wait)
        return answer

    def _host(self, url: str) -> _Host:
        name = urlsplit(url).hostname or ""
        if name not in self.hosts:
            self.hosts[name] = _Host(asyncio.Semaphore(self.manners.per_host))
        return self.hosts[name]

    @contextlib.asynccontextmanager
    async def _turn(self, url: str) -> AsyncIterator[None]:
        """Wait until the host, and then we, have a place for one more request."""
        host = self._host(url)
        async with host.places, self.places:
            while (wait := host.next - time.monotonic()) > 0:
                await asyncio.sleep(wait)
            host.next = time.monotonic() + self.manners.interval
            yield


def _follow(url: str, onward: str) -> tuple[str, Failure | None]:
    """The address that a redirect means, and what is wrong with it."""
    try:
        joined = urljoin(url, onward.strip())
        host = urlsplit(joined).hostname
        URL(joined)
    except ValueError:
        return "", Failure.address
    if not joined.lower().startswith(_WEB):
        return joined, Failure.elsewhere
    return joined, None if host and onward.strip() else Failure.address
