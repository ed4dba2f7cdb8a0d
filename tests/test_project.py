"""The house rules of this repository."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from helpcentre.rules import RULES, catalogue_as_markdown
from tests.sites import ROOT

SOURCES = sorted((ROOT / "hooks").rglob("*.py"))


def lint(code: str, name: str) -> str:
    command = [sys.executable, "-m", "ruff", "check", "--stdin-filename", name, "-"]
    return subprocess.run(
        command, cwd=ROOT, input=code, capture_output=True, text=True, check=False
    ).stdout


@pytest.mark.parametrize("module", ["mkdocs", "mkdocs.config", "material", "mkdocs_static_i18n"])
def test_the_core_may_not_import_mkdocs(module: str) -> None:
    code = f'"""A module."""\n\nimport {module}\n\nprint({module})\n'
    assert "TID251" in lint(code, "hooks/helpcentre/checks.py")
    assert "TID251" in lint(code, "hooks/helpcentre/linking/links.py")
    assert "TID251" not in lint(code, "hooks/helpcentre/_mkdocs.py")
    assert "TID251" not in lint(code, "hooks/check_links.py")


def test_the_core_works_without_mkdocs() -> None:
    code = (
        "import sys\n"
        "for name in ('mkdocs', 'material', 'mkdocs_static_i18n'): sys.modules[name] = None\n"
        "import helpcentre.__main__\n"
    )
    result = subprocess.run([sys.executable, "-c", code], cwd=ROOT / "hooks", check=False)
    assert result.returncode == 0


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_functions_are_short(path: Path) -> None:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.FunctionDef):
            length = (node.end_lineno or 0) - node.lineno + 1
            assert length <= 40, f"{node.name} has {length} lines"


@pytest.mark.parametrize("path", sorted((ROOT / "hooks").glob("*.py")), ids=lambda path: path.name)
def test_hooks_are_adapters(path: Path) -> None:
    text = path.read_text("utf-8")
    assert text.startswith('"""Promise: ')
    assert len(text.split("\n")) <= 31
    body = ast.parse(text).body
    allowed = (ast.Import, ast.ImportFrom, ast.FunctionDef, ast.Expr)
    assert all(isinstance(node, allowed) for node in body), "no module state"


def test_every_hook_is_switched_on() -> None:
    config = (ROOT / "mkdocs.yml").read_text("utf-8")
    for path in (ROOT / "hooks").glob("*.py"):
        assert f"- hooks/{path.name}\n" in config


def test_contributing_explains_every_rule() -> None:
    text = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
    assert catalogue_as_markdown() in text, "run `make rules`"


def test_mkdocs_names_every_rule_of_the_house() -> None:
    config = (ROOT / "mkdocs.yml").read_text("utf-8")
    for rule in RULES.values():
        if rule.level == "ignore":
            assert f"    {rule.id}: " in config


@pytest.mark.parametrize("path", sorted((ROOT / ".github/workflows").glob("*.yml")), ids=str)
def test_workflows_are_pinned_and_least_privileged(path: Path) -> None:
    text = path.read_text("utf-8")
    for used in re.findall(r"uses: *(\S+)", text):
        assert re.search(r"@[0-9a-f]{40}$", used), f"{used} is not pinned by commit"
    workflow = yaml.safe_load(text)
    assert workflow["permissions"] in ({}, {"contents": "read"})
    assert "pull_request_target" not in text
    if "pull_request" in text:
        assert "secrets." not in text


def test_no_human_word_in_scripts_and_templates() -> None:
    for folder, pattern in (("overrides", "*.html"), ("docs/assets", "*.js")):
        for path in (ROOT / folder).rglob(pattern):
            assert not re.search(r"[\u3400-\u9fff]", path.read_text("utf-8")), path


def test_requirements_are_locked_with_hashes() -> None:
    for name in ("requirements.txt", "requirements-liveness.txt", "requirements-dev.txt"):
        text = (ROOT / name).read_text("utf-8")
        for block in re.split(r"\n(?=[a-zA-Z])", text.strip()):
            if not block.startswith("#"):
                assert "==" in block
                assert "--hash=sha256:" in block, block.split("\n")[0]
