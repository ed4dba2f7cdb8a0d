"""Fixtures: this project built once for all test processes."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from filelock import FileLock

from tests.sites import ROOT, copy_project, replace_once

CHAT = "https://talk.bitpie.example"
"""Where the chat of a test site would load from."""


def run_build(
    project: Path, site: Path, *options: str, repository: str = ""
) -> subprocess.CompletedProcess[str]:
    """Build a project strictly, as `make site` does, and return what was said."""
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(site)]
    environment = {
        "NO_MKDOCS_2_WARNING": "1",
        "PYTHONPATH": "hooks",
        "SOURCE_DATE_EPOCH": "0",
        "HELPCENTRE_TODAY": "",  # no test depends on the day
        "HELPCENTRE_REPOSITORY": repository,
    }
    return subprocess.run(
        [*command, *options],
        cwd=project,
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        check=False,
    )


def build_once(
    factory: pytest.TempPathFactory, name: str, project: Path | None, *, repository: str = ""
) -> Path:
    """Build into a folder shared by all test processes, the first one builds."""
    shared = factory.getbasetemp().parent
    site = shared / name
    with FileLock(shared / f"{name}.lock"):
        if not site.exists():
            result = run_build(project or ROOT, site, repository=repository)
            assert result.returncode == 0, result.stderr
    return site


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """This project's own site; `HELPCENTRE_SITE` names one that was built a moment ago."""
    if built := os.environ.get("HELPCENTRE_SITE"):
        return Path(built)
    return build_once(tmp_path_factory, "built-site", None)


@pytest.fixture(scope="session")
def gappy_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site in two languages, without the English one of an article, with a chat widget."""
    project = copy_project(tmp_path_factory.mktemp("gappy"))
    (project / "docs/en/contact/social.md").unlink()
    old = "  address: https://www.bitpie.example/chat\n  sample: true\n"
    real = old.replace("true", "false") + "  verified_on: 2026-11-23\n  verify_every: 90\n"
    widget = f'  widget: {{provider: chatwoot, base: "{CHAT}", token: abcdefgh12345678}}\n'
    replace_once(project / "data/channels.yml", old, real + widget)
    return build_once(tmp_path_factory, "gappy-site", project)
