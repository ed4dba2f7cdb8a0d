"""Signatures in minisign's format: ours are good for minisign, minisign's are good for us."""

from __future__ import annotations

import base64
import json
import shutil
import subprocess
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator
from typer.testing import CliRunner

from helpcentre.__main__ import app
from helpcentre._disk import load_site
from helpcentre.channel_list import check_keys, describe_list, list_keys, write_list
from helpcentre.signing import (
    SecretKey,
    fingerprint,
    parse_public,
    parse_secret,
    sign_content,
    verify_content,
    write_public,
    write_secret,
)
from tests.sites import ROOT, copy_project

# A throwaway key and a signature, made with minisign 0.11: `minisign -G -W`, then `minisign -S`.
CONTENT = b'{"a":1}\n'
PUBLIC = "RWR/DrF+fK5O4HBS35Sc5SxSxc8X/8E+smq0qB1QwoYTI91j+hstLODN"
KEY_OF_MINISIGN = (
    "RWQAAEIyAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAfw6xfnyu"
    "TuAYXTi944aWt9Ed4mqjTuKcMkA6pYY0AcN8kncYS9isTnBS35Sc5SxSxc8X/8E+smq0qB1QwoYTI91j"
    "+hstLODNAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA="
)
SIGNATURE = """untrusted comment: signature from minisign secret key
RUR/DrF+fK5O4PmXknhwYUtBy0zaUTJyqOC/MMipSApdEzvYvwSDRJA8OUekWlYTGCXMMllQQT+Y1qaEmE42Y/y0x7NwuaM4CQY=
trusted comment: date:2026-11-25 file:f.json
2Mvy7rqXbxRiwRizkFtZeG2Ybn/zguWSr0yhmvDuG8p7DC9zcEoAWSnFzaExMiWFkbIXyocTJz8Vrb/y6fjvDw==
"""
KEY = SecretKey(bytes(range(8)), bytes(range(32)))


def test_what_minisign_signed_is_good() -> None:
    comment = verify_content(CONTENT, SIGNATURE, parse_public(PUBLIC))
    assert comment == "date:2026-11-25 file:f.json"


def test_a_key_of_minisign_signs_the_same_bytes() -> None:
    secret = parse_secret(f"untrusted comment: any\n{KEY_OF_MINISIGN}\n")
    assert secret.public.text == PUBLIC
    assert sign_content(CONTENT, secret, "date:2026-11-25 file:f.json") == SIGNATURE


def test_the_signature_is_that_of_the_standard() -> None:
    """Test 1 of RFC 8032, section 7.1."""
    seed = "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60"
    public = "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a"
    signed = (
        "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e06522490155"
        "5fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b"
    )
    key = SecretKey(bytes(8), bytes.fromhex(seed))
    assert key.public.key.hex() == public
    assert key.sign(b"").hex() == signed


def test_what_we_write_can_be_read_again() -> None:
    assert parse_secret(write_secret(KEY)) == KEY
    assert parse_public(write_public(KEY.public)) == KEY.public
    assert write_public(KEY.public).startswith(
        "untrusted comment: minisign public key 0706050403020100\n"
    )
    signature = sign_content(CONTENT, KEY, "date:2026-11-25")
    assert verify_content(CONTENT, signature, KEY.public) == "date:2026-11-25"


@pytest.mark.skipif(not shutil.which("minisign"), reason="minisign is not installed")
def test_minisign_accepts_ours(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(CONTENT)
    (tmp_path / "a.minisig").write_text(sign_content(CONTENT, KEY, "date:2026-11-25"), "utf-8")
    command = ["minisign", "-V", "-m", str(tmp_path / "a"), "-P", KEY.public.text]
    assert subprocess.run(command, capture_output=True, check=False).returncode == 0
    (tmp_path / "a").write_bytes(CONTENT + b" ")
    assert subprocess.run(command, capture_output=True, check=False).returncode != 0


def turn(line: str, place: int) -> str:
    """A line of base64 with one bit turned."""
    data = bytearray(base64.b64decode(line))
    data[place] ^= 1
    return base64.b64encode(data).decode()


def change(number: int, line: str) -> str:
    lines = sign_content(CONTENT, KEY, "date:2026-11-25").split("\n")
    lines[number] = line
    return "\n".join(lines)


LINES = sign_content(CONTENT, KEY, "date:2026-11-25").split("\n")


@pytest.mark.parametrize(
    ("content", "signature", "fault"),
    [
        (CONTENT + b" ", "\n".join(LINES), "one of them was changed"),
        (CONTENT, change(1, turn(LINES[1], 20)), "one of them was changed"),
        (CONTENT, change(1, turn(LINES[1], 3)), "another key"),
        (CONTENT, change(1, turn(LINES[1], 0)), "hashed file"),
        (CONTENT, change(2, "trusted comment: date:2027-11-25"), "comment that was changed"),
        (CONTENT, change(3, turn(LINES[3], 5)), "comment that was changed"),
        (CONTENT, change(1, "%%%"), "no signature"),
        (CONTENT, change(2, "nothing"), "no signature"),
        (CONTENT, "", "no signature"),
        (CONTENT, "\x00" * 50, "no signature"),
    ],
)
def test_a_signature_that_is_not_good_is_told(content: bytes, signature: str, fault: str) -> None:
    with pytest.raises(ValueError, match=fault):
        verify_content(content, signature, KEY.public)


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("", "no secret key"),
        ("RW", "no secret key"),
        ("€" * 20, "no secret key"),
        (KEY.public.text, "no secret key"),
        (turn(write_secret(KEY).split("\n")[1], 70), "damaged"),
        (turn(write_secret(KEY).split("\n")[1], 2), "password"),
        ("a\nb\nc", "no secret key"),
    ],
)
def test_a_key_that_is_none_is_told(text: str, fault: str) -> None:
    with pytest.raises(ValueError, match=fault):
        parse_secret(text)


def test_a_comment_is_one_line() -> None:
    with pytest.raises(ValueError, match="one line"):
        sign_content(CONTENT, KEY, "a\nb")


def test_a_fingerprint_can_be_read_aloud() -> None:
    assert fingerprint(b"") == "4OYM IQUY 7QOB JGX3 6TEJ S35Z EQT2 4QPE"


def run(*arguments: str | Path, text: str = "", **variables: str) -> tuple[int, str]:
    result = CliRunner().invoke(app, [*map(str, arguments)], input=text, env=variables)
    assert result.exception is None or isinstance(result.exception, SystemExit)
    return result.exit_code, result.output


def test_the_commands_make_sign_and_verify(tmp_path: Path) -> None:
    key, file = tmp_path / "key", tmp_path / "channels.json"
    file.write_bytes(CONTENT)
    assert run("new-key", key, "--site", ROOT)[0] == 0
    assert key.stat().st_mode & 0o077 == 0
    assert run("new-key", key, "--site", ROOT)[0] == 2  # never overwritten
    code, said = run("sign", file, "--key", key, "--date", "2026-11-25", "--site", ROOT)
    assert (code, "channels.json.minisig" in said) == (0, True)
    code, said = run("verify", file, "--key", f"{key}.pub")
    assert (code, "date:2026-11-25" in said) == (0, True)
    file.write_bytes(b"changed")
    assert run("verify", file, "--key", f"{key}.pub")[0] == 1
    text = key.read_text("utf-8")
    assert run("sign", file, "--key", "-", "--date", "2026-11-25", text=text)[0] == 0
    word = text.split("\n")[1]
    assert run("sign", file, "--date", "2026-11-26", HELPCENTRE_SIGNING_KEY=word)[0] == 0
    assert run("verify", file, "--key", parse_secret(text).public.text)[0] == 0


def test_the_commands_refuse(tmp_path: Path) -> None:
    project = copy_project(tmp_path / "site")
    inside, file = project / "data/key", tmp_path / "a"
    inside.write_text(write_secret(KEY), "utf-8")
    file.write_bytes(CONTENT)
    for arguments in (
        ("sign", file, "--key", inside, "--date", "2026-11-25", "--site", project),
        ("new-key", project / "docs/key", "--site", project),
        ("sign", file, "--date", "2026-11-25", "--site", project),
        ("sign", tmp_path / "none", "--key", "-", "--date", "2026-11-25"),
        ("verify", file, "--key", "nonsense"),
        ("verify", file, "--site", project),
        ("verify", file, "--key", KEY.public.text),
    ):
        code, said = run(*arguments, HELPCENTRE_SIGNING_KEY="")
        assert code == 2, said
        assert said.startswith("helpcentre: ")
    assert not (tmp_path / "a.minisig").exists()


def test_the_list_is_what_its_schema_says_and_always_the_same() -> None:
    site = load_site(ROOT)
    text = write_list(site)
    assert text == write_list(load_site(ROOT))
    schema = json.loads((ROOT / "data/schemas/channel-list.json").read_text("utf-8"))
    Draft202012Validator(schema).validate(json.loads(text))
    channels = json.loads(text)["channels"]
    assert site.register
    assert [one["id"] for one in channels] == list(site.register.channels)
    assert describe_list(site)["fingerprint"] == fingerprint(text.encode())


def test_keys_are_read_and_bad_ones_told(tmp_path: Path) -> None:
    project = copy_project(tmp_path)
    path = project / "data/signing.yml"
    entry = "  - {public: %s, since: 2026-11-25}\n"
    path.write_text("keys:\n" + entry % KEY.public.text + entry % ("RW" + "A" * 54), "utf-8")
    site = load_site(project)
    assert list_keys(site) == [KEY.public]
    assert KEY.public.text in write_list(site)
    assert [(found.rule, found.line) for found in check_keys(site)] == [("wrong-data", 3)]
