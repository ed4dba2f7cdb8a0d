"""Targets that do not exist: what is wrong with them, and what was probably meant."""

from __future__ import annotations

import difflib
import posixpath

from helpcentre.linking.repairs import describe_escape, other_case, repair
from helpcentre.linking.resolution import Case, Verdict
from helpcentre.sites import Site


def describe_missing(case: Case, source: str) -> Verdict:
    """Say what is wrong with a target that does not exist, and what was probably meant."""
    site = case.site
    if name := other_case(source, site.files):
        fix = f"did you mean `{case.relative(name)}`?"
        return case.verdict("wrong-case", "differs from the file's name in letter case", fix)
    found = repair(case.path, case.has_path)
    extension = posixpath.splitext(found.target if found else source.rstrip("/"))[1].lower()
    is_asset = case.link.image or extension not in ("", ".md", ".html", ".htm")
    rule = "missing-asset" if is_asset else "broken-link"
    if found:
        return case.verdict(rule, found.cause, f"did you mean `{found.target}`?")
    if source.startswith("../") and not case.link.html:
        fix = "copy what readers need below the docs folder, or link to where it is published"
        return case.verdict("escapes-docs", "leads out of the docs folder", fix)
    if is_asset:
        near = _nearest_file(site, source)
        fix = f"did you mean `{case.relative(near)}`?" if near else "add the file"
        return Verdict(rule, f"the file {case.shown} is missing", fix)
    key = site.settings.languages.split(source)[1].strip("/")
    near = case.nearest(key if extension else f"{key}.md")
    fix = f"did you mean `{case.relative_key(near)}`?" if near else "link to an existing article"
    return case.verdict(rule, describe_escape(case.link.target) or "does not exist", fix)


def _nearest_file(site: Site, source: str) -> str:
    names = {posixpath.basename(known): known for known in sorted(site.files)}
    near = difflib.get_close_matches(posixpath.basename(source)[:200], names, 1)
    return names[near[0]] if near else ""
