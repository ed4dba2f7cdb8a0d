"""What the page loads to judge addresses: our register, and the tables of the algorithm."""

from __future__ import annotations

import hashlib
import json
from typing import Any

from helpcentre.sites import Site
from helpcentre.trust import pasted
from helpcentre.trust.decisions import policy_of
from helpcentre.trust.endings import list_endings
from helpcentre.trust.handles import MESSENGER_SCHEMES, PLATFORMS
from helpcentre.trust.known import Known
from helpcentre.trust.letters import PAIRS, list_letters

FOLDER = "assets/tools"


def known_of(site: Site) -> Known:
    """What addresses are held against on a site."""
    policy = policy_of(site)
    channels = tuple(site.register.channels.values()) if site.register else ()
    return Known(policy.brands, channels, site.settings.site_url, policy.shorteners)


def write_known(known: Known) -> tuple[str, str]:
    """Address and text of the script that gives the page all of it.

    A script, because pages that are read from files cannot fetch data.
    """
    data = {**_ours(known), **_tables()}
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    script = f"helpcentreVerify({text})\n"
    digest = hashlib.sha256(script.encode()).hexdigest()[:10]
    return f"{FOLDER}/verify.{digest}.js", script


def _ours(known: Known) -> dict[str, Any]:
    brands = known.brands
    return {
        "domains": sorted(brands.domains),
        "names": {label: brands.domain_of(label) for label in brands.labels},
        "declared": brands.declared,
        "channels": [
            {"id": one.id, "kind": one.kind, "address": one.address, "sample": one.sample}
            for one in known.channels
        ],
        "home": known.home,
        "shorteners": sorted(known.shorteners),
    }


def _tables() -> dict[str, Any]:
    """The tables and patterns; the same for every site."""
    return {
        "letters": list_letters(),
        "pairs": PAIRS,
        "endings": {name: " ".join(sorted(group)) for name, group in list_endings().items()},
        "platforms": sorted(PLATFORMS),
        "schemes": MESSENGER_SCHEMES,
        "hidden": pasted.HIDDEN,
        "codes": pasted.CODES,
        "disguises": pasted.DISGUISES,
        "patterns": list(pasted.list_patterns().items()),
        "mention": pasted.MENTION,
        "word": pasted.WORD,
        "sure": pasted.SURE,
        "called": pasted.CALLED,
        "tail": pasted.TAIL,
        "inside": pasted.INSIDE,
    }
