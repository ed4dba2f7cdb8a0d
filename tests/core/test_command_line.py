"""The command line as a writer or a program uses it."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from helpcentre.__main__ import app
from tests.sites import ROOT, copy_project, write_site

ONE_LANGUAGE = "site_name: One\n"
FIELDS = {"path", "line", "column", "rule", "level", "message", "fix", "locale", "pages"}


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(app, [str(argument) for argument in arguments])


def test_our_own_site_is_clean() -> None:
    result = run("check", "--site", ROOT)
    assert result.exit_code == 0, result.output


def test_findings_exit_with_one(tmp_path: Path) -> None:
    write_site(tmp_path, {"mkdocs.yml": ONE_LANGUAGE, "docs/a.md": "[x](gone.md)\n"})
    result = run("check", "--site", tmp_path, "--format", "line")
    assert result.exit_code == 1
    assert result.output.startswith("docs/a.md:1:5: `gone.md` does not exist")
    assert "1 finding (1 warn)" in result.output


def test_information_alone_exits_with_zero(tmp_path: Path) -> None:
    write_site(tmp_path, {"docs/zh/a.md": "x\n"})
    result = run("check", "--site", tmp_path)
    assert result.exit_code == 0
    assert "[missing-translation]" in result.output


def test_json_is_a_list_with_fixed_fields(tmp_path: Path) -> None:
    write_site(tmp_path, {"mkdocs.yml": ONE_LANGUAGE, "docs/a.md": "[x](gone.md)\n"})
    found = json.loads(run("check", "--site", tmp_path, "--format", "json").output)
    assert [set(finding) for finding in found] == [FIELDS]
    assert found[0]["path"] == "docs/a.md"
    assert found[0]["locale"] == "en"
    write_site(tmp_path, {"mkdocs.yml": ONE_LANGUAGE, "docs/a.md": "x\n"})
    assert json.loads(run("check", "--site", tmp_path, "--format", "json").output) == []


def test_github_format_escapes_what_would_end_the_command(tmp_path: Path) -> None:
    write_site(tmp_path, {"mkdocs.yml": ONE_LANGUAGE, "docs/100%,a.md": "[x](gone.md)\n"})
    output = run("check", "--site", tmp_path, "--format", "github").output
    assert output.startswith(
        "::warning file=docs/100%25%2Ca.md,line=1,col=5,title=broken-link::`gone.md`"
    )


@pytest.mark.parametrize(
    ("files", "words"),
    [
        ({"mkdocs.yml": "site_name: [\n"}, "cannot be read"),
        ({"mkdocs.yml": "- a\n"}, "is not a list of settings"),
        ({"mkdocs.yml": "site_name: x\ndocs_dir: nowhere\n"}, "docs folder"),
        ({"mkdocs.yml": "INHERIT: gone.yml\n", "docs/a.md": "x"}, "gone.yml"),
    ],
)
def test_what_cannot_be_checked_exits_with_two(
    files: dict[str, str], words: str, tmp_path: Path
) -> None:
    result = run("check", "--site", write_site(tmp_path, files))
    assert result.exit_code == 2
    assert words in result.output
    assert "Traceback" not in result.output


def test_a_folder_without_site_exits_with_two(tmp_path: Path) -> None:
    assert run("check", "--site", tmp_path).exit_code == 2
    assert run("check", "--site", tmp_path / "nowhere").exit_code == 2
    assert run("check", "--built", tmp_path).exit_code == 2
    assert run("check", "--built", tmp_path / "nowhere").exit_code == 2


def test_foreign_tags_and_odd_settings_are_no_obstacle(tmp_path: Path) -> None:
    config = """\
site_name: Foreign
nav: {Home: index.md}
plugins: [search, {i18n: {languages: [{locale: 'en', default: true}]}}]
markdown_extensions:
  - pymdownx.emoji: {emoji_index: !!python/name:material.extensions.emoji.twemoji ''}
  - toc: {slugify: !!python/name:markdown.extensions.toc.slugify_unicode ''}
extra: !ENV [NAME, fallback]
evil: !!python/object/apply:os.system ["touch pwned"]
"""
    write_site(tmp_path, {"mkdocs.yml": config, "docs/index.md": "## 甲 乙\n[x](#甲-乙)\n"})
    result = run("check", "--site", tmp_path)
    assert result.exit_code == 0, result.output
    assert not (tmp_path / "pwned").exists()
    assert not Path("pwned").exists()


def test_a_loop_of_folders_ends(tmp_path: Path) -> None:
    write_site(tmp_path, {"docs/zh/a.md": "x\n", "docs/en/a.md": "x\n"})
    (tmp_path / "docs/zh/loop").symlink_to(tmp_path / "docs/zh")
    assert run("check", "--site", tmp_path).exit_code == 0


def test_status_shows_every_language() -> None:
    result = run("status", "--site", ROOT)
    assert result.exit_code == 0
    for locale in ("en", "zh-Hant", "ja", "ko", "es", "ru", "vi", "ar"):
        assert f" {locale} " in result.output
    assert "14 / 14" in result.output


def test_status_of_one_language_lists_its_gaps(tmp_path: Path) -> None:
    write_site(tmp_path, {"docs/zh/a.md": "x\n", "docs/zh/b.md": "x\n", "docs/en/a.md": "x\n"})
    result = run("status", "--site", tmp_path, "--locale", "en")
    assert "1 / 2" in result.output
    assert "missing         b#top" in result.output
    assert run("status", "--site", tmp_path, "--locale", "fr").exit_code == 2


def test_new_article_is_valid_and_in_the_navigation(tmp_path: Path) -> None:
    project = copy_project(tmp_path)
    result = run("new", "transactions/refund", "--type", "how-to", "--site", project)
    assert result.exit_code == 0, result.output
    assert "next:" in result.output
    assert "      - transactions/refund.md\n" in (project / "mkdocs.yml").read_text("utf-8")
    checked = run("check", "--site", project)
    assert checked.exit_code == 0, checked.output
    assert "[unfinished-text]" in checked.output


@pytest.mark.parametrize("kind", [path.stem for path in (ROOT / "docs/templates").glob("*.md")])
def test_every_template_makes_a_valid_article(kind: str, tmp_path: Path) -> None:
    project = copy_project(tmp_path)
    assert run("new", "security/draft", "--type", kind, "--site", project).exit_code == 0
    assert run("check", "--site", project).exit_code == 0


def test_new_translation_starts_from_the_source(tmp_path: Path) -> None:
    project = copy_project(tmp_path)
    (project / "docs/en/contact/email.md").unlink()
    assert run("new", "contact/email", "--locale", "en", "--site", project).exit_code == 0
    text = (project / "docs/en/contact/email.md").read_text("utf-8")
    assert "\ntranslation: human\n---\n" in text
    checked = run("check", "--site", project)
    assert checked.exit_code == 1, "a page in the words of the source is no translation"
    rules = set(re.findall(r"\[([a-z-]+)\]$", checked.output, re.MULTILINE))
    assert "untranslated-text" in rules
    assert "missing-field" not in rules


@pytest.mark.parametrize(
    "arguments",
    [
        ["Bad Slug"],
        ["noslash"],
        ["../../etc/passwd"],
        ["contact/email"],
        ["contact/new", "--type", "howto"],
        ["contact/email", "--locale", "fr"],
        ["contact/emial", "--locale", "en"],
    ],
)
def test_new_refuses_and_changes_nothing(arguments: list[str], tmp_path: Path) -> None:
    project = copy_project(tmp_path)
    before = sorted(path for path in project.rglob("*"))
    result = run("new", *arguments, "--site", project)
    assert result.exit_code == 2
    assert sorted(path for path in project.rglob("*")) == before


def test_explain() -> None:
    assert "docs/assets/" in run("explain", "missing-asset").output
    assert "broken-anchor" in run("explain").output
    unknown = run("explain", "brokenlink")
    assert unknown.exit_code == 2
    assert "did you mean broken-link?" in unknown.output
