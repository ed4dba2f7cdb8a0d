"""The list of our channels as the site publishes it for programs: `/channels.json`."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from helpcentre.findings import Finding
from helpcentre.records import parse_records
from helpcentre.signing import PublicKey, fingerprint, parse_public
from helpcentre.sites import Site
from helpcentre.trust.decisions import policy_of

ADDRESS = "channels.json"
KEYS = "data/signing.yml"
_FORMAT = 1
"""Goes up when a program that reads the list would misunderstand the new one."""


def write_list(site: Site) -> str:
    """The list, the same bytes for the same register; data/schemas/channel-list.json describes it.

    Texts are left out: they are on the pages, in the reader's language.
    """
    register = site.register
    channels = register.channels.values() if register else ()
    content = {
        "format": _FORMAT,
        "site": site.settings.site_url,
        "domains": sorted(policy_of(site).brands.domains),
        "channels": [
            {"id": one.id, "kind": one.kind, "address": one.address, "sample": one.sample}
            for one in channels
        ],
        "promises": sorted(register.promises) if register else [],
        "keys": [key.text for key in list_keys(site)],
    }
    return json.dumps(content, ensure_ascii=False, indent=1) + "\n"


def describe_list(site: Site) -> dict[str, Any]:
    """What the page shows for comparing: fingerprints of the list and of each key."""
    return {
        "address": ADDRESS,
        "fingerprint": fingerprint(write_list(site).encode()),
        "keys": [
            {"text": key.text, "fingerprint": fingerprint(key.key)} for key in list_keys(site)
        ],
    }


def list_keys(site: Site) -> list[PublicKey]:
    """The public keys whose signatures count; what cannot be read is left out."""
    found = []
    for _, text in _entries(site):
        try:
            found.append(parse_public(text))
        except ValueError:
            continue
    return found


def check_keys(site: Site) -> Iterator[Finding]:
    """Report a list that nobody signs, and keys that are none."""
    if site.register is None:
        return
    if not list(_entries(site)):
        what = f"no key signs /{ADDRESS}: nobody can check it apart from this site"
        fix = f"make a key with `./helpcentre new-key`, and write its public half into {KEYS}"
        yield Finding(KEYS, 1, 1, "unsigned-list", what, fix)
    for line, text in _entries(site):
        try:
            parse_public(text)
        except ValueError as error:
            fix = "write the last line of the key's .pub file"
            yield Finding(KEYS, line, 1, "wrong-data", f"`{text[:80]}` {error}", fix)


def _entries(site: Site) -> Iterator[tuple[int, str]]:
    """Line and text of each public key."""
    source = site.texts.get(KEYS, "")
    keys = parse_records(source).get("keys")
    for entry in keys if isinstance(keys, list) else ():
        text = str(entry.get("public") or "") if isinstance(entry, Mapping) else str(entry)
        lines = source.split("\n")
        yield next((n for n, line in enumerate(lines, 1) if text in line), 1), text
