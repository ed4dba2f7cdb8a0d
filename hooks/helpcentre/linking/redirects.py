"""Redirects of mkdocs.yml (`redirect_maps`): each must end at a page, in one step."""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Mapping

from helpcentre.findings import Finding
from helpcentre.linking.anchors import find_fault
from helpcentre.sites import Site
from helpcentre.text.places import locate_word


def check_redirects(site: Site) -> Iterator[Finding]:
    """Report redirects that end nowhere, go in circles, or need more than one step."""
    redirects = site.settings.build.redirects
    for source, target in redirects.items():
        if fault := _check(site, redirects, source, target):
            place = locate_word(site.config_text, source, r"['\"]?\s*:")
            yield Finding(site.config_path, *place, *fault)


def _check(
    site: Site, redirects: Mapping[str, str], source: str, target: str
) -> tuple[str, str, str] | None:
    path, _, fragment = target.partition("#")
    if path.startswith(("http://", "https://")):
        return None
    chain = _follow(redirects, source)
    way = " → ".join(f"`{step}`" for step in chain[:8])
    if chain[-1] in chain[:-1]:
        fix = "name the page that readers should get in the end"
        return "redirect-loop", f"the redirect {way} goes in circles", fix
    if len(chain) > 2:
        fix = f"lead `{source}` to `{chain[-1]}` at once"
        return "redirect-chain", f"the redirect {way} takes {len(chain) - 1} steps", fix
    if source in site.files:
        fix = "remove the redirect, or the file"
        return "broken-redirect", f"`{source}` exists, and its page would be overwritten", fix
    if path not in site.files and not site.settings.generated_articles:
        near = difflib.get_close_matches(path[:200], sorted(site.files), 1)
        fix = f"did you mean `{near[0]}`?" if near else "name an existing `.md` file"
        return "broken-redirect", f"the redirect {way} leads to a file that does not exist", fix
    article = site.articles.get(path)
    fault = find_fault(site, article, article, fragment) if article and fragment else None
    return ("broken-redirect", *fault) if fault else None


def _follow(redirects: Mapping[str, str], source: str) -> list[str]:
    """The way from a source; its last step is in it twice if it is a circle."""
    chain = [source]
    while chain[-1] in redirects and chain[-1] not in chain[:-1]:
        chain.append(redirects[chain[-1]].partition("#")[0])
    return chain
