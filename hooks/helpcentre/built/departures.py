"""Ways out of a built site: what the policy says of every address that leaves it."""

from __future__ import annotations

from collections.abc import Iterator

from helpcentre.built.references import Built, Fault
from helpcentre.trust.policy import Policy, judge_address, judge_opening

# What templates and the theme link is the generator's; whom authors may link, sources tell.
_OF_SOURCES = frozenset({"unlisted-host"})


def check_departures(site: Built, policy: Policy) -> Iterator[Fault]:
    """Faults of links, pictures, scripts and frames of other hosts. Each is judged once."""
    for path in sorted(site.pages):
        page = site.pages[path]
        links = {address for address, _, _ in page.outside}
        others = ((address, "", False) for address in page.leads - links)
        for address, words, unsafe in sorted((*page.outside, *others)):
            if site.resolver.localize(address) is not None:
                continue
            for verdict in judge_address(policy, address, text=words, image=address not in links):
                if verdict.rule not in _OF_SOURCES:
                    yield Fault(path, address, *verdict)
            if unsafe and (opening := judge_opening(address, "_blank", None)):
                yield Fault(path, address, *opening)
