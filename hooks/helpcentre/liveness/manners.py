"""How links are asked: patience, politeness, and which day counts."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Manners:
    """How patient and how polite we are; times in seconds.

    `tries` counts all requests for one address, with `backoff`, then twice as long between them;
    no wait is longer than `longest_wait`. `interval` lies between requests to one host.
    `private` lets redirects lead into private networks.
    """

    timeout: float = 20
    tries: int = 3
    backoff: float = 2
    longest_wait: float = 60
    interval: float = 0.05
    per_host: int = 2
    in_all: int = 32
    private: bool = False


@dataclass(frozen=True)
class Plan:
    """How to ask, and which day counts; beside `history` lychee keeps its cache and cookies.

    A link that was good is asked again after `max_age`, in lychee's words.
    """

    manners: Manners
    history: Path
    today: datetime.date
    days: int = 3
    archive: bool = False
    max_age: str = "6d"
