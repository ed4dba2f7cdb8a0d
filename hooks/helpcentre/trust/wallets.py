"""Wallet addresses in a text: EVM chains, Bitcoin, TRON, Solana, Litecoin, Dogecoin, TON."""

from __future__ import annotations

import re
from collections.abc import Iterator

import base58
import bech32
from Crypto.Hash import keccak

_WORD = re.compile(r"(?<![A-Za-z0-9])[A-Za-z0-9](?:[A-Za-z0-9_-]*[A-Za-z0-9])?")
_PART = re.compile(r"[A-Za-z0-9]{25,}")
_DATA = re.compile(r"base64,[A-Za-z0-9+/=]+|\bsha(?:256|384|512)-[A-Za-z0-9+/=]+")
_EVM = re.compile(r"0[xX][0-9A-Fa-f]{40}")
_TON = re.compile(r"[EU]Q[A-Za-z0-9_-]{46}")
_BASE58 = re.compile(r"[1-9A-HJ-NP-Za-km-z]{25,44}")
_SEGWIT = re.compile(r"(?:bc|tb|ltc)1[02-9ac-hj-np-z]{39,71}", re.IGNORECASE)
# First letter -> versions that base58check may carry: BTC 1 and 3, Litecoin L and M, Dogecoin D.
_VERSIONS = {"1": (0x00,), "3": (0x05,), "L": (0x30,), "M": (0x32,), "D": (0x1E,), "T": (0x41,)}
_SEGWIT_LENGTHS = (42, 43, 62, 63)


def find_wallets(line: str) -> Iterator[tuple[int, int]]:
    """Start and end of each address in a line."""
    if not _PART.search(line):
        return
    line = _DATA.sub(lambda match: " " * len(match[0]), line)
    for word in _WORD.finditer(line):
        ton = _TON.match(line, word.start())
        if ton and _mixed(ton[0]) and not line[ton.end() : ton.end() + 1].isalnum():
            yield ton.span()
            continue
        for part in _PART.finditer(line, word.start(), word.end()):
            if is_wallet(part[0]):
                yield part.span()


def is_wallet(word: str) -> bool:
    """Whether letters and digits are an address, or one with a typing error."""
    if _EVM.fullmatch(word):
        return True
    if _SEGWIT.fullmatch(word):
        return _is_segwit(word)
    return bool(_BASE58.fullmatch(word)) and _mixed(word) and _is_base58(word)


def has_wrong_checksum(word: str) -> bool:
    """Whether an address is mistyped, or made up: its checksum says so. Not all have one.

    Checksums: EIP-55 for 0x… in mixed case, BIP 173 and 350 for segwit, base58check for
    Bitcoin, Litecoin, Dogecoin and TRON. Solana and TON (here) have none to check.
    """
    if _EVM.fullmatch(word):
        digits = word[2:]
        return digits not in (digits.lower(), digits.upper()) and not _is_eip55(digits)
    if _SEGWIT.fullmatch(word):
        return bech32.decode(word.lower().partition("1")[0], word)[0] is None
    if _TON.fullmatch(word) or not _BASE58.fullmatch(word) or word[0] not in _VERSIONS:
        return False
    return len(base58.b58decode(word)) == 25 and not _checks(word)


def _is_eip55(digits: str) -> bool:
    """EIP-55: a letter is a capital where the hash of the small letters has 8 or more."""
    hashed = keccak.new(digest_bits=256, data=digits.lower().encode()).hexdigest()
    pairs = zip(digits, hashed, strict=False)
    return all(d == (d.upper() if int(h, 16) > 7 else d.lower()) for d, h in pairs)


def _mixed(word: str) -> bool:
    """A hash is of one case, a name has no digits: real addresses mix all three."""
    return any(map(str.isdigit, word)) and word != word.lower() and word != word.upper()


def _is_segwit(word: str) -> bool:
    if word not in (word.lower(), word.upper()):
        return False
    prefix = word.lower().partition("1")[0]
    return bech32.decode(prefix, word)[0] is not None or len(word) in _SEGWIT_LENGTHS


def _is_base58(word: str) -> bool:
    data = base58.b58decode(word)
    if len(data) == 32 and len(word) >= 32:
        return True  # Solana has no checksum
    if word[0] == "T" and len(word) == 34:
        return True
    if len(data) != 25 or data[0] not in _VERSIONS.get(word[0], ()):
        return False
    return word[0] in "13" or _checks(word)


def _checks(word: str) -> bool:
    try:
        base58.b58decode_check(word)
    except ValueError:
        return False
    return True
