"""Bad input ends in a finding or a sentence, never in a traceback or a hang."""

from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner

from helpcentre.__main__ import app
from helpcentre.text.syntax import parse
from tests.conftest import run_build
from tests.sites import copy_project, write_site

RUNNER = CliRunner()

CONFIGS = [
    "plugins: 5\nmarkdown_extensions: 7\n",
    "plugins: [i18n: {languages: 5}]\nnav: 5\n",
    "plugins: {i18n: {languages: [a, 1, null, {}]}}\ntheme: null\nextra: null\n",
    "markdown_extensions: [toc: true]\n",
    "markdown_extensions: [toc: {slugify: !!python/name:pymdownx.slugs.slugify }]\n",
    "markdown_extensions:\n  - toc:\n"
    "      slugify: !!python/object/apply:pymdownx.slugs.slugify {kwds: 5}\n",
    "extra: !ENV []\n",
    "nav: &a [*a]\n",
    "exclude_docs: '!'\n",
    "site_url: 'http://[x/'\n",
    "extra: {checks: [a], review_every: soon}\n",
    "validation: {links: 5}\nuse_directory_urls: maybe\n",
]

DATA = {
    "data/channels.yml": ["- a\n", "a: 5\n", "a: {languages: 5, sample: 'yes'}\n", "a: !!int x\n"],
    "data/strings/zh.yml": ["promises: 5\n", "promises: {a: 5}\n", "language: {fallback: 5}\n"],
    "data/terms.yml": ["a: [1]\n", "a: {zh: 5}\n", "a: !!bool x\n"],
    "data/terms/zh.yml": ["a: [1]\n", "a: {term: 5}\n", "a: {term: x, forms: y}\n", "- a\n"],
    "data/announcements.yml": ["a: {severity: info}\n", "- 5\n", "a: {show_until: 2026-02-31}\n"],
    "data/go.yml": ["5: 6\nX: {a: b}\n", "- a\n", "../../evil: contact/email\n"],
    "data/go.released.yml": ["a: b\n", "- [\n", "- OLD\n- 5\n"],
    "data/strings/en.yml": ["- a\n", "sections: x\n", "&a {b: *a}\n"],
}

ARTICLES = [
    "",
    "\0\n",
    "---\n",
    "---\ntitle: !!timestamp x\n---\n",
    "---\n!!set {a, b}\n---\n",
    "---\na: " + "[" * 3000 + "\n---\n",
    "---\n? [a]\n: b\n---\n",
    "# x {" + " " * 20000 + "a\n",
    "[x](..) [y](../..) [z](../../../../..) [w](%00) [v](%zz)\n",
    "```\nnever closed\n[x](y.md)\n",
    "[" * 5000,
    "> " * 500 + "x\n",
    "<" * 5000 + "\n<img src='" + "x" * 5000 + "\n",
    "\u2028[x](\u2029.md)\r\n\r[y](\ty.md)\n",
]


@pytest.mark.parametrize("config", CONFIGS)
def test_odd_configurations(config: str, tmp_path: Path) -> None:
    write_site(tmp_path, {"mkdocs.yml": f"site_name: x\n{config}", "docs/a.md": "## H\n[x](#h)\n"})
    result = RUNNER.invoke(app, ["check", "--site", str(tmp_path)])
    assert result.exit_code in (0, 1, 2)
    assert result.exception is None or isinstance(result.exception, SystemExit)


@pytest.mark.parametrize("text", ARTICLES, ids=range(len(ARTICLES)))
def test_odd_articles(text: str, tmp_path: Path) -> None:
    write_site(tmp_path, {"docs/zh/a/b.md": text, "docs/en/a/b.md": "x\n"})
    result = RUNNER.invoke(app, ["check", "--site", str(tmp_path), "--format", "line"])
    assert result.exit_code in (0, 1)
    for line in result.output.strip().split("\n")[:-1]:
        assert line.startswith("docs/"), "one finding is one line"


@pytest.mark.parametrize(("name", "number"), [(n, i) for n in DATA for i in range(len(DATA[n]))])
def test_broken_data_is_told(name: str, number: int, tmp_path: Path) -> None:
    project = copy_project(tmp_path)
    (project / name).write_text(DATA[name][number], "utf-8")
    result = RUNNER.invoke(app, ["check", "--site", str(project), "--format", "line"])
    assert result.exit_code == 1
    assert f"{name}:" in result.output


@pytest.mark.parametrize("number", [0, 1, 2])
def test_a_preview_with_broken_data_still_builds(number: int, tmp_path: Path) -> None:
    project = copy_project(tmp_path / "project")
    for name, texts in DATA.items():
        path = project / name
        whole = path.read_text("utf-8") if name == "data/strings/zh.yml" else ""
        path.write_text(whole + texts[number], "utf-8")  # without any words no page can be built
    result = run_build(project, tmp_path / "site", "--no-strict")
    assert result.returncode == 0, result.stderr[-2000:]
    assert "Traceback" not in result.stderr
    assert "[wrong-data]" in result.stderr
    assert not (tmp_path / "evil").exists()


def test_oddities_of_the_disk(tmp_path: Path) -> None:
    write_site(tmp_path, {"docs/zh/a.md": "x\n", "docs/en/a.md": "x\n", "data/d.yml/x": ""})
    (tmp_path / "docs/zh/gone.md").symlink_to(tmp_path / "nowhere")
    (tmp_path / "docs/zh/folder.md").mkdir()
    assert RUNNER.invoke(app, ["check", "--site", str(tmp_path)]).exit_code == 0


def test_released_codes_that_cannot_be_read_are_never_overwritten(tmp_path: Path) -> None:
    project = copy_project(tmp_path)
    path = project / "data/go.released.yml"
    path.write_text("- OLD\n  x: [\n", "utf-8")
    result = RUNNER.invoke(app, ["record", "--site", str(project)])
    assert result.exit_code == 2
    assert path.read_text("utf-8") == "- OLD\n  x: [\n"


def test_markup_in_titles_is_refused_and_in_news_is_text(tmp_path: Path) -> None:
    project = copy_project(tmp_path / "project")
    article = project / "docs/zh/contact/email.md"
    text = article.read_text("utf-8")
    lines = ["title: <script>1</script>" if s.startswith("title:") else s for s in text.split("\n")]
    article.write_text("\n".join(lines), "utf-8")
    assert "[wrong-field]" in RUNNER.invoke(app, ["check", "--site", str(project)]).output
    article.write_text(text, "utf-8")
    news = "severity: info\n  show_from: 2026-01-01\n  show_until: 2099-01-01\n"
    evil = "  title: {zh: '<script>2</script>'}\n  text: {zh: '<img src=x onerror=3>'}\n"
    (project / "data/announcements.yml").write_text(f"evil:\n  {news}{evil}", "utf-8")
    result = run_build(project, tmp_path / "site")
    assert result.returncode == 0, result.stderr
    html = (tmp_path / "site/contact/index.html").read_text("utf-8")
    assert "&lt;script&gt;2" in html
    assert "<script>2" not in html
    assert "<img src=x" not in html


def test_addresses_that_would_run_code_are_refused(tmp_path: Path) -> None:
    project = copy_project(tmp_path)
    channels = project / "data/channels.yml"
    real = "  sample: false\n  verified_on: 2026-11-23\n  verify_every: 9\n"
    text = channels.read_text("utf-8").replace("  sample: true\n", real)
    evil = text.replace("https://www.bitpie.example/\n", "javascript:alert(1)\n", 1)
    channels.write_text(evil, "utf-8")
    output = RUNNER.invoke(app, ["check", "--site", str(project)]).output
    assert "data/channels.yml\n" in output
    assert "[wrong-data]" in output


def test_a_very_long_heading_is_read_at_once() -> None:
    assert parse("# x {" + " " * 100_000 + "a\n").headings[0].id == ""
