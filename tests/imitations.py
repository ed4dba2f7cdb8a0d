"""Imitations of names, as dnstwist makes them; the same ones every time."""

from __future__ import annotations

from functools import lru_cache
from importlib import import_module

BRANDS = ("bitpie.example", "metamask.io", "myetherwallet.com")
"""A name of the register, and two of others."""


@lru_cache(maxsize=8)
def permute(domain: str) -> list[str]:
    """Every permutation of a domain, as browsers ask for it, sorted."""
    fuzzer = import_module("dnstwist").Fuzzer(domain)
    fuzzer.generate()
    made = {str(found["domain"]) for found in fuzzer.domains}
    return sorted(made - {domain})
