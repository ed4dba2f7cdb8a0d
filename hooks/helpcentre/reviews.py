"""What time makes untrue: articles due for review, addresses due for verification."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from helpcentre.findings import Finding
from helpcentre.sites import Site

PATH = "data/channels.yml"


def check_reviews(site: Site, today: datetime.date) -> Iterator[Finding]:
    """Report articles whose last review is older than their limit."""
    settings = site.settings
    for article in site.checked:
        reviewed = _day(article.fields.get("reviewed"))
        usual = (
            settings.review_safety_every if article.fields.get("safety") else settings.review_every
        )
        if reviewed and reviewed > today:
            what = f"the last review lies in the future ({reviewed})"
            line = article.front.lines.get("reviewed", 1)
            fix = "write the day on which somebody really reviewed it"
            yield article.finding("due-for-review", line, 1, what, fix)
        limit = article.fields.get("review_every") or usual
        if reviewed and isinstance(limit, int) and limit and (today - reviewed).days > limit:
            what = f"last reviewed on {reviewed}, more than {limit} days ago"
            fix = "read it again as a reader would, mend it, and set `reviewed:` to today"
            line = article.front.lines.get("reviewed", 1)
            yield article.finding("due-for-review", line, 1, what, fix)


def check_channels(site: Site, today: datetime.date) -> Iterator[Finding]:
    """Report samples, and real addresses whose last verification has expired."""
    for channel in site.register.channels.values() if site.register else ():
        line = _line_of(site, channel.id)
        if channel.sample:
            what = f"the channel `{channel.id}` is a sample ({channel.address})"
            fix = "write the operator's real address, `sample: false`, and when it was verified"
            yield Finding(PATH, line, 1, "sample-channel", what, fix)
        verified = _day(channel.verified_on)
        if verified and not 0 <= (today - verified).days <= channel.verify_every:
            what = f"the address of `{channel.id}` was last verified on {verified}"
            fix = "check the address with the operator, and set `verified_on:` to today"
            yield Finding(PATH, line, 1, "expired-verification", what, fix)


def _line_of(site: Site, name: str) -> int:
    lines = site.texts.get(PATH, "").split("\n")
    return next((n for n, line in enumerate(lines, 1) if line.startswith(f"{name}:")), 1)


def _day(value: object) -> datetime.date | None:
    try:
        return datetime.date.fromisoformat(str(value))
    except ValueError:
        return None
