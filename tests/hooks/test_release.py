"""A release refuses samples and what is unfinished, and never loses a code."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from helpcentre.signing import SecretKey
from tests.sites import ROOT, copy_project, replace_once


@pytest.fixture
def project(tmp_path: Path) -> Path:
    copy = copy_project(tmp_path)
    for name in ("Makefile", "requirements.txt"):
        shutil.copy2(ROOT / name, copy / name)
    shutil.copytree(ROOT / "tools", copy / "tools")
    return copy


def release(project: Path) -> subprocess.CompletedProcess[str]:
    command = ["make", "--no-print-directory", "release", f"VENV={Path(sys.prefix)}"]
    return subprocess.run(command, cwd=project, capture_output=True, text=True, check=False)


def fill_register(project: Path) -> None:
    """Every sample becomes a verified entry and a key signs, as an operator would make it."""
    path = project / "data/channels.yml"
    text = path.read_text("utf-8")
    real = "  sample: false\n  verified_on: 2026-11-23\n  verify_every: 366\n"
    path.write_text(text.replace("  sample: true\n", real), "utf-8")
    key = SecretKey(bytes(8), bytes(32)).public.text
    entry = f"keys: [{{public: {key}, since: 2026-11-23}}]\n"
    (project / "data/signing.yml").write_text(entry, "utf-8")


def test_samples_are_refused_and_named(project: Path) -> None:
    result = release(project)
    assert result.returncode != 0
    for name in ("website", "live-chat", "email", "social", "forum"):
        assert f"the channel `{name}` is a sample" in result.stdout
    assert "`app`" not in result.stdout
    assert "no key signs /channels.json" in result.stdout
    assert not (project / "site").exists()


def test_a_filled_register_is_released_and_codes_are_recorded(project: Path) -> None:
    fill_register(project)
    result = release(project)
    assert result.returncode == 0, result.stdout + result.stderr
    html = (project / "site/contact/email/index.html").read_text("utf-8")
    assert 'href="mailto:support@bitpie.example"' in html
    assert "hc-sample" not in html
    assert "- STOLEN\n" in (project / "data/go.released.yml").read_text("utf-8")
    replace_once(project / "data/go.yml", "STOLEN:", "STOLEN-2:")
    lost = release(project)
    assert lost.returncode != 0
    assert "the code STOLEN was published and is gone" in lost.stdout


def test_unfinished_text_is_refused(project: Path) -> None:
    fill_register(project)
    replace_once(project / "docs/zh/contact/email.md", "\n## ", "\n‹一句话。›\n\n## ")
    result = release(project)
    assert result.returncode != 0
    assert "[unfinished-text]" in result.stdout
