"""Asks the Internet Archive for a copy of a page; only if somebody wants that."""

from __future__ import annotations

import datetime
import json
from urllib.parse import quote

import aiohttp
from yarl import URL

from helpcentre.liveness._answers import HEADERS, MOST_BYTES
from helpcentre.liveness._asking import run_alone

API = "https://archive.org/wayback/available"


def find_copy(url: str, day: datetime.date, seconds: float, api: str = API) -> str:
    """The address of the copy nearest to a day, or nothing. One request."""
    query = f"{api}?url={quote(url, safe='')}&timestamp={day:%Y%m%d}"
    try:
        found = json.loads(run_alone(_get(query, seconds)))
        copy = str(found["archived_snapshots"]["closest"]["url"])
    except (OSError, aiohttp.ClientError, ValueError, LookupError, TypeError, RecursionError):
        return ""
    return copy if copy.startswith(("http://web.archive.org/", "https://web.archive.org/")) else ""


async def _get(query: str, seconds: float) -> bytes:
    limit = aiohttp.ClientTimeout(total=seconds)
    async with (
        aiohttp.ClientSession(timeout=limit, headers=HEADERS) as session,
        session.get(URL(query, encoded=True)) as response,
    ):
        return await response.content.read(MOST_BYTES)
