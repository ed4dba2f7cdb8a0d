"""The whole build: what it writes, and how it fails."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import run_build
from tests.searching import read_titles
from tests.sites import ROOT, copy_project, replace_once

FAULTS = {
    "link": (
        "docs/en/security/phishing.md",
        "../emergency/stolen-assets.md",
        "../emergency/stolen-asset.md",
        "broken-link",
    ),
    "anchor": (
        "docs/zh/emergency/stolen-assets.md",
        "recovery-phrase-leaked.md#first-steps",
        "recovery-phrase-leaked.md#first-step",
        "broken-anchor",
    ),
    "heading ID": (
        "docs/en/contact/verify.md",
        "{ #what-you-need }",
        "{ #what-you-want }",
        "heading-id-mismatch",
    ),
    "front matter": (
        "docs/zh/contact/email.md",
        "content_type: how-to",
        "content_type: howto",
        "wrong-field",
    ),
}


def plant(project: Path, kind: str) -> tuple[str, str]:
    """Break one thing; returns the file with the line, and the rule."""
    name, old, new, rule = FAULTS[kind]
    path = project / name
    replace_once(path, old, new)
    changed = path.read_text("utf-8").split("\n")
    line = next(n for n, text in enumerate(changed, 1) if new in text)
    return f"{name}:{line}:", rule


@pytest.mark.parametrize("kind", sorted(FAULTS))
def test_a_fault_stops_the_build_with_its_line_and_keeps_the_site(
    kind: str, tmp_path: Path
) -> None:
    project = copy_project(tmp_path / "project")
    place, rule = plant(project, kind)
    last = project / "site"
    last.mkdir()
    (last / "index.html").write_text("the last good site", "utf-8")
    result = run_build(project, last)
    findings = [line for line in result.stderr.split("\n") if line.startswith("WARNING")]
    assert result.returncode != 0
    named = [line for line in findings if place in line and line.endswith(f"[{rule}]")]
    assert len(named) == 1, result.stderr
    assert "; fix: " in named[0]
    assert len(findings) <= 2, "the fault, and at most that source and translation differ now"
    assert (last / "index.html").read_text("utf-8") == "the last good site"
    assert "Traceback" not in result.stderr


def test_make_site_keeps_the_last_site_and_names_the_fault(tmp_path: Path) -> None:
    project = copy_project(tmp_path)
    for name in ("Makefile", "requirements.txt"):
        shutil.copy2(ROOT / name, project / name)
    shutil.copytree(ROOT / "tools", project / "tools")
    command = ["make", "--no-print-directory", "site", f"VENV={Path(sys.prefix)}"]

    def make() -> subprocess.CompletedProcess[str]:
        return subprocess.run(command, cwd=project, capture_output=True, text=True, check=False)

    first = make()
    assert first.returncode == 0, first.stderr
    before = (project / "site/index.html").read_bytes()
    place, rule = plant(project, "link")
    second = make()
    assert second.returncode != 0
    assert place in second.stderr
    assert rule in second.stderr
    assert "untouched" in second.stderr
    assert (project / "site/index.html").read_bytes() == before
    assert not (project / ".site-next").exists()


def test_faults_of_every_language_are_told_in_one_run(tmp_path: Path) -> None:
    project = copy_project(tmp_path)
    for locale in ("zh", "en"):
        replace_once(project / f"docs/{locale}/contact/index.md", "](prepare.md", "](prepar.md")
    result = run_build(project, tmp_path / "site")
    assert "docs/zh/contact/index.md:" in result.stderr
    assert "docs/en/contact/index.md:" in result.stderr


def test_languages_have_their_places(site: Path) -> None:
    assert '<html lang="zh-Hans"' in (site / "index.html").read_text("utf-8")
    assert '<html lang="en"' in (site / "en/index.html").read_text("utf-8")
    assert not (site / "templates").exists()


def test_every_source_article_is_built_in_every_language(site: Path) -> None:
    for path in (ROOT / "docs/zh").rglob("*.md"):
        slug = path.relative_to(ROOT / "docs/zh").with_suffix("")
        page = "index.html" if slug.name == "index" else f"{slug.name}/index.html"
        assert (site / slug.parent / page).is_file()
        assert (site / "en" / slug.parent / page).is_file()


def test_hreflang_is_absolute_and_reciprocal(site: Path) -> None:
    for name in ("contact/email/index.html", "en/contact/email/index.html"):
        html = (site / name).read_text("utf-8")
        assert 'hreflang="zh-Hans" href="https://help.bitpie.example/contact/email/"' in html
        assert 'hreflang="x-default" href="https://help.bitpie.example/contact/email/"' in html
        assert 'hreflang="en" href="https://help.bitpie.example/en/contact/email/"' in html


def test_fallback_page_tells_its_language_and_points_to_the_source(gappy_site: Path) -> None:
    html = (gappy_site / "en/contact/social/index.html").read_text("utf-8")
    assert "hc-fallback" in html
    assert '<div lang="zh-Hans" dir="ltr">' in html
    assert 'rel="canonical" href="https://help.bitpie.example/contact/social/"' in html
    assert 'hreflang="en" href' not in html
    assert "https://help.bitpie.example/en/contact/social/" not in (
        gappy_site / "sitemap-en.xml"
    ).read_text("utf-8")


def test_error_pages_speak_their_language(site: Path) -> None:
    assert "找不到这个页面" in (site / "404.html").read_text("utf-8")
    english = (site / "en/404.html").read_text("utf-8")
    assert "Page not found" in english
    assert "找不到" not in english


def test_search_indexes_are_separate(site: Path) -> None:
    assert set(read_titles(site, "zh")) == set(read_titles(site, "en"))
    assert not [url for url in read_titles(site, "zh") if url.startswith("en/")]
    assert read_titles(site, "en")["emergency/stolen-assets/"].isascii()
    assert not (site / "search/search_index.json").exists()
    assert not (site / "assets/search/ranking.js").exists(), "sources of the engine"


def test_sample_channels_are_marked_and_never_links(site: Path) -> None:
    for page in site.rglob("*.html"):
        html = page.read_text("utf-8")
        assert 'href="channel:' not in html
        assert 'href="promise:' not in html
        assert "mailto:" not in html
        assert html.count('class="hc-address"') <= html.count('class="hc-sample"')


def read_tree(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def test_same_input_same_bytes(site: Path, tmp_path: Path) -> None:
    """Also elsewhere, in another time zone and order of hashes, by the fork of MkDocs."""
    command = [sys.executable, "-m", "properdocs", "build", "--strict", "-f", "mkdocs.yml"]
    environment = {**os.environ, "SOURCE_DATE_EPOCH": "0", "PYTHONPATH": "hooks"}
    environment |= {"NO_MKDOCS_2_WARNING": "1", "PYTHONHASHSEED": "7", "TZ": "Asia/Shanghai"}
    result = subprocess.run(
        [*command, "--site-dir", str(tmp_path / "site")],
        cwd=copy_project(tmp_path / "elsewhere", ()),
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert result.returncode == 0, result.stderr
    assert read_tree(tmp_path / "site") == read_tree(site)


def test_properdocs_stops_at_a_fault(tmp_path: Path) -> None:
    project = copy_project(tmp_path)
    place, _ = plant(project, "link")
    command = [sys.executable, "-m", "properdocs", "build", "--strict", "-f", "mkdocs.yml"]
    result = subprocess.run(command, cwd=project, capture_output=True, text=True, check=False)
    assert result.returncode != 0
    assert place in result.stderr
    assert not (project / "site").exists()


def test_what_no_page_asks_for_is_left_out(site: Path) -> None:
    scripts = site / "assets/javascripts"
    assert not (scripts / "lunr").exists()
    assert not (scripts / "workers").exists()
    assert (scripts / "language.js").read_text("utf-8").startswith('"use strict"')
    assert not (scripts / "shared").exists()


def test_no_template_shows_a_method_of_python(site: Path) -> None:
    """`words.keys` in a template is a method where `words["keys"]` is a text."""
    for page in site.rglob("*.html"):
        text = page.read_text("utf-8")
        assert "built-in method" not in text, page
        assert "bound method" not in text, page
