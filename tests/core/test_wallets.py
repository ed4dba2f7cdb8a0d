"""Wallet addresses whose checksum tells that they are mistyped, from the standards' examples."""

from __future__ import annotations

import pytest

from helpcentre.trust.wallets import has_wrong_checksum, is_wallet

GENUINE = [
    "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed",  # EIP-55
    "0xdbF03B407c01E7cD3CBea99509d93f8DDDC8C6FB",  # EIP-55
    "0x52908400098527886E0F7030069857D2E4169EE7",  # EIP-55, capitals only
    "bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4",  # BIP 173
    "BC1QW508D6QEJXTDG4Y5R3ZARVARY0C5XW7KV8F3T4",  # BIP 173
    "1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa",  # the first block of Bitcoin
    "TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t",  # TRON
    "11111111111111111111111111111111",  # Solana, no checksum
]


@pytest.mark.parametrize("address", GENUINE)
def test_a_genuine_address_has_no_wrong_checksum(address: str) -> None:
    assert not has_wrong_checksum(address)


@pytest.mark.parametrize("address", GENUINE[:2] + GENUINE[3:4] + GENUINE[5:7])
def test_one_wrong_letter_is_noticed(address: str) -> None:
    place = len(address) - 5
    letter = address[place]
    wrong = "2" if letter != "2" else "3"
    if address.startswith("0x"):  # small and capital letters are the checksum
        place = next(n for n in range(2, len(address)) if address[n].isalpha())
        wrong = address[place].swapcase()
    mistyped = address[:place] + wrong + address[place + 1 :]
    assert is_wallet(mistyped), "it is still taken for an address"
    assert has_wrong_checksum(mistyped)
