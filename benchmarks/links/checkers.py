"""The checkers that are compared, each on the same trees: ours, and four of others."""

from __future__ import annotations

import json
import re
import shutil
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import yaml

from benchmarks.links.reports import Report, Run
from benchmarks.links.site import SITE_URL
from benchmarks.links.tools import MissingToolError, Tool, run, serve

OURS = (sys.executable, "-m", "helpcentre")
_BUILT = (("check", "--format", "json", "--site", "{sources}", "--built", "{built}"),)
_BOTH = (("check", "--format", "json", "--site", "{sources}"), *_BUILT)
LYCHEE = ("lychee",)
LINKINATOR = ("npx", "--yes", "-p", "node@22", "-p", "linkinator@8.1.0", "--", "linkinator")
PROOFER = (
    "uvx", "--from", "mkdocs", "--with", "mkdocs-htmlproofer-plugin==1.6.0", "--with",
    "mkdocs-material", "--with", "mkdocs-static-i18n", "--with", "pymdown-extensions", "mkdocs",
)  # fmt: skip
_FEW = 3
"""A finding on more pages than these is about all of them, and names none."""
_WARNING = re.compile(r"^WARNING +-  (.*(?:\n(?![A-Z]+ +-  ).*)*)", re.MULTILINE)
_PROOFED = re.compile(r"htmlproofer: invalid url - (.*) \[-?\d+\] \[(.*)\]$")
_DOC_FILE = re.compile(r"Doc file '([^']*)' (.*)", re.DOTALL)


def check_ours(sources: Path, built: Path) -> Run:
    """Our report on sources, and on the site that was built from them."""
    return _ours(_BOTH, sources=sources, built=built)


def check_ours_built(sources: Path, built: Path) -> Run:
    """Our report on a built site, whose sources tell where a fault comes from."""
    return _ours(_BUILT, sources=sources, built=built)


def _ours(commands: Sequence[Sequence[str]], **places: Path) -> Run:
    found: list[Report] = []
    total = 0.0
    for words in commands:
        output, errors, seconds = run(*OURS, *(word.format(**places) for word in words))
        total += seconds
        if not output:
            raise MissingToolError(errors.strip()[-300:])
        for one in json.loads(output):
            pages = one["pages"] if len(one["pages"]) <= _FEW else ()
            text = " ".join((one["message"], *pages, f"[{one['rule']}]"))
            found.append(Report(one["path"], one["line"], text))
    return Run(found, total)


def lychee_command(built: Path) -> tuple[str, ...]:
    """Lychee on a built site: offline, with fragments, our own host's addresses as files."""
    return (
        *LYCHEE, "--offline", "--include-fragments", "--no-progress", "--format", "json",
        "--root-dir", str(built), "--index-files", "index.html",
        "--remap", f"{SITE_URL} file://{built}/", str(built),
    )  # fmt: skip


def check_lychee(_: Path, built: Path) -> Run:
    """Lychee on the HTML and CSS of a built site."""
    output, errors, seconds = run(*lychee_command(built))
    if not output:
        raise MissingToolError(errors.strip()[-300:])
    reports = [
        Report(path.removeprefix(f"{built}/"), 0, f"{entry['url']} {entry['status']['text']}")
        for path, entries in json.loads(output)["error_map"].items()
        for entry in entries
    ]
    return Run(reports, seconds)


def check_linkinator(_: Path, built: Path) -> Run:
    """Linkinator on a loopback server, from the home page and the sitemap."""
    with serve(built) as address:
        output, errors, seconds = run(
            *LINKINATOR, address, "--sitemap", "--recurse", "--format", "json",
            "--check-fragments", "--check-css", "--skip", "^https?://(?!127)",
            "--url-rewrite-search", SITE_URL, "--url-rewrite-replace", address,
        )  # fmt: skip
    if "{" not in output:
        raise MissingToolError(errors.strip()[-300:])
    reports = [
        Report(_page(link.get("parent", ""), address), 0, link["url"])
        for link in json.loads(output[output.index("{") :])["links"]
        if link["state"] == "BROKEN"
    ]
    return Run(reports, seconds)


def _page(url: str, address: str) -> str:
    path = url.removeprefix(address)
    return f"{path}index.html" if not path or path.endswith("/") else path


def check_validation(sources: Path, _: Path) -> Run:
    """MkDocs' own `validation:` at its strictest, which speaks while it builds."""
    links = ("not_found", "anchors", "absolute_links", "unrecognized_links")
    nav = ("omitted_files", "not_found", "absolute_links")
    strict = {"nav": dict.fromkeys(nav, "warn"), "links": dict.fromkeys(links, "warn")}
    run = _build(sources, (sys.executable, "-m", "mkdocs"), {}, {"validation": strict})
    return Run([_validated(text) for text in run[0]], run[1])


def _validated(text: str) -> Report:
    match = _DOC_FILE.match(text)
    return Report(match[1], 0, match[2]) if match else Report("", 0, text)


def check_proofer(sources: Path, _: Path) -> Run:
    """The plugin mkdocs-htmlproofer in a build with its own packages; nothing external."""
    options = {"validate_external_urls": False}
    texts, seconds = _build(sources, PROOFER, {"htmlproofer": options}, {})
    found = [match for text in texts if (match := _PROOFED.match(text))]
    return Run([Report(match[2], 0, match[1]) for match in found], seconds)


def _build(
    sources: Path, command: tuple[str, ...], plugins: Mapping[str, Any], more: Mapping[str, Any]
) -> tuple[list[str], float]:
    """Build into a folder that is thrown away; the log's warnings, and the CPU seconds."""
    changed, out = sources / "mkdocs.changed.yml", sources.parent / "thrown-away"
    text = (sources / "mkdocs.yml").read_text("utf-8")
    added = "".join(f"  {name}: {json.dumps(options)}\n" for name, options in plugins.items())
    text = text.replace("plugins:\n", f"plugins:\n{added}", 1)
    changed.write_text(f"{text}\n{yaml.safe_dump(dict(more)) if more else ''}", "utf-8")
    _, log, seconds = run(*command, "build", "-f", str(changed), "-d", str(out))
    built = out.is_dir()
    shutil.rmtree(out, ignore_errors=True)
    changed.unlink()
    if not built:
        raise MissingToolError(log.strip()[-300:])
    return _WARNING.findall(log), seconds


TOOLS = (
    Tool("ours", check_ours, check_ours_built),
    Tool("lychee", check_lychee, check_lychee),
    Tool("linkinator", check_linkinator, check_linkinator),
    Tool("mkdocs-htmlproofer-plugin", check_proofer),
    Tool("MkDocs `validation:`", check_validation),
)
