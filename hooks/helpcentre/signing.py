"""Signatures in minisign's format: Ed25519 over the BLAKE2b-512 digest of a file (`ED`).

Whatever minisign signs is verified here, and the other way round.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
from typing import NamedTuple

from Crypto.PublicKey.ECC import EccKey
from Crypto.Signature import eddsa

_PLAIN, _HASHED, _CHECKSUM = b"Ed", b"ED", b"B2"
_UNLOCKED = bytes(2)
_ID, _KEY, _SECRET, _SIGNATURE = 8, 32, 64, 64
_LOCKED_PART = 48
"""What a password would need: salt and costs; zero in a key without one."""
_NO_SUM = bytes(32)
"""What minisign itself writes into a key without password."""
_TRUSTED = "trusted comment: "


class PublicKey(NamedTuple):
    """A public key with the eight bytes that name it."""

    id: bytes
    key: bytes

    @property
    def text(self) -> str:
        """The key as one word, as minisign writes it."""
        return base64.b64encode(_PLAIN + self.id + self.key).decode()


class SecretKey(NamedTuple):
    """A secret key without password, by its seed."""

    id: bytes
    seed: bytes

    @property
    def public(self) -> PublicKey:
        """Its public half."""
        return PublicKey(self.id, self._open().public_key().export_key(format="raw"))

    def _open(self) -> EccKey:
        return eddsa.import_private_key(self.seed)

    def sign(self, message: bytes) -> bytes:
        """The signature of a message."""
        return bytes(eddsa.new(self._open(), "rfc8032").sign(message))


def parse_public(text: str) -> PublicKey:
    """A public key, with or without its comment line. Raises `ValueError`."""
    data = _decode(_last_line(text), "public key")
    if len(data) != len(_PLAIN) + _ID + _KEY or data[:2] != _PLAIN:
        raise ValueError("is no public key of minisign")
    return PublicKey(data[2:10], data[10:])


def parse_secret(text: str) -> SecretKey:
    """A secret key without password, with or without its comment line. Raises `ValueError`."""
    data = _decode(_last_line(text), "secret key")
    if len(data) != 6 + _LOCKED_PART + _ID + _SECRET + 32 or data[:2] != _PLAIN:
        raise ValueError("is no secret key of minisign")
    if data[2:4] != _UNLOCKED:
        raise ValueError("is locked with a password; take the password off it (minisign -C -W)")
    start = 6 + _LOCKED_PART
    named, secret = data[start : start + _ID], data[start + _ID : start + _ID + _SECRET]
    if data[-32:] not in (_sum(_PLAIN + named + secret), _NO_SUM):
        raise ValueError("is damaged: its checksum is wrong")
    key = SecretKey(named, secret[:32])
    if key.public.key != secret[32:]:
        raise ValueError("is damaged: its halves do not belong together")
    return key


def write_secret(key: SecretKey) -> str:
    """A secret key as the content of its file."""
    secret = key.id + key.seed + key.public.key
    data = _PLAIN + _UNLOCKED + _CHECKSUM + bytes(_LOCKED_PART) + secret + _sum(_PLAIN + secret)
    return f"untrusted comment: minisign secret key\n{base64.b64encode(data).decode()}\n"


def write_public(key: PublicKey) -> str:
    """A public key as the content of its file."""
    return f"untrusted comment: minisign public key {key.id[::-1].hex().upper()}\n{key.text}\n"


def sign_content(content: bytes, key: SecretKey, comment: str) -> str:
    """The content of the signature's file; the comment is signed along. Raises `ValueError`."""
    if not comment.isprintable():
        raise ValueError("a comment is one line of printable characters")
    signature = key.sign(hashlib.blake2b(content).digest())
    whole = key.sign(signature + comment.encode())
    lines = (
        "untrusted comment: signature from minisign secret key",
        base64.b64encode(_HASHED + key.id + signature).decode(),
        _TRUSTED + comment,
        base64.b64encode(whole).decode(),
    )
    return "".join(f"{line}\n" for line in lines)


def verify_content(content: bytes, signature: str, key: PublicKey) -> str:
    """The comment that was signed along. Raises `ValueError` where the signature is not good."""
    lines = signature.split("\n")
    if len(lines) < 4 or not lines[2].startswith(_TRUSTED):
        raise ValueError("is no signature of minisign")
    data, whole = _decode(lines[1], "signature"), _decode(lines[3], "signature")
    if len(data) != len(_HASHED) + _ID + _SIGNATURE or data[:2] != _HASHED:
        raise ValueError("is no signature of a hashed file")
    if data[2:10] != key.id:
        raise ValueError("was made with another key")
    comment = lines[2].removeprefix(_TRUSTED).rstrip("\r")
    if not _is_good(key, hashlib.blake2b(content).digest(), data[10:]):
        raise ValueError("does not belong to this content: one of them was changed")
    if not _is_good(key, data[10:] + comment.encode(), whole):
        raise ValueError("has a comment that was changed")
    return comment


def fingerprint(content: bytes) -> str:
    """What people compare: the first eight groups of four letters of a SHA-256 in base32."""
    letters = base64.b32encode(hashlib.sha256(content).digest()).decode()[:32]
    return " ".join(letters[start : start + 4] for start in range(0, 32, 4))


def _is_good(key: PublicKey, message: bytes, signature: bytes) -> bool:
    try:
        eddsa.new(eddsa.import_public_key(key.key), "rfc8032").verify(message, signature)
    except ValueError:
        return False
    return True


def _last_line(text: str) -> str:
    lines = [line.strip() for line in text.strip().split("\n")]
    return lines[-1] if len(lines) <= 2 else ""


def _decode(text: str, what: str) -> bytes:
    try:
        return base64.b64decode(text.strip(), validate=True)
    except (binascii.Error, ValueError) as error:
        raise ValueError(f"is no {what} of minisign") from error


def _sum(data: bytes) -> bytes:
    return hashlib.blake2b(data, digest_size=32).digest()
