"""The one module that knows MkDocs and static-i18n: translates their objects into plain data.

Languages are built one after the other, each a full build nested in the default language's
`on_post_build`; `plugin.current_language` is the truth, `plugin.building` is true inside.
"""

from __future__ import annotations

import logging
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.plugins import get_plugin_logger
from mkdocs.utils import CountHandler

from helpcentre._disk import load_data, load_register, load_site
from helpcentre.checks import known_levels
from helpcentre.editing import EditLinks
from helpcentre.findings import Finding, set_levels
from helpcentre.register import Register
from helpcentre.reporting.silences import apply_silences, list_silences
from helpcentre.sites import Site
from helpcentre.strings import fallback_chain, merge_strings
from helpcentre.terms import Term, list_terms

_LOG = get_plugin_logger("helpcentre")
_LOG_LEVELS = {"error": logging.ERROR, "warn": logging.WARNING, "info": logging.INFO}


def i18n(config: MkDocsConfig) -> Any:
    """The static-i18n plugin."""
    return config.plugins["i18n"]


def current_locale(config: MkDocsConfig) -> str:
    """The locale being built; the plugin itself does not know it in the very first event."""
    return str(i18n(config).current_language or i18n(config).default_language)


def is_first_pass(config: MkDocsConfig) -> bool:
    """True once a build, before any page; sources of all languages are checked then."""
    return not i18n(config).building


def root(config: MkDocsConfig) -> Path:
    """The folder of mkdocs.yml."""
    return Path(config.config_file_path).parent


def read_site(config: MkDocsConfig) -> Site:
    """The sources of all languages."""
    return load_site(root(config))


def read_strings(config: MkDocsConfig, locale: str) -> dict[str, Any]:
    """The interface's texts for a locale, gaps filled from its fallbacks."""
    merged: dict[str, Any] = {}
    for strings in reversed(_read_chain(config, "strings", locale)):
        merged = merge_strings(strings, merged)
    return merged


def read_language(config: MkDocsConfig, locale: str) -> dict[str, str]:
    """Tag, name and direction of a locale."""
    known = read_strings(config, locale).get("language")
    usual = {"tag": locale, "name": locale, "direction": "ltr"}
    return {**usual, **known} if isinstance(known, dict) else usual


def _read_chain(config: MkDocsConfig, kind: str, locale: str) -> list[dict[str, Any]]:
    """The files of `data/strings` or `data/terms` for a locale and its fallbacks, best first."""
    data, default = root(config) / "data", i18n(config).default_language
    own = load_data(data / "strings" / f"{locale}.yml")
    chain = fallback_chain(own, locale, default)
    return [load_data(data / kind / f"{name}.yml") for name in chain]


def read_data(config: MkDocsConfig, name: str) -> dict[str, Any]:
    """A file of `data/` by its name without ending."""
    return load_data(root(config) / "data" / f"{name}.yml")


def read_register(config: MkDocsConfig) -> Register:
    """The register of channels and promises."""
    return load_register(root(config) / "data", i18n(config).default_language)


def read_terms(config: MkDocsConfig, locale: str) -> list[Term]:
    """The termbase in a locale."""
    return list_terms(read_data(config, "terms"), _read_chain(config, "terms", locale))


def edit_links(config: MkDocsConfig) -> EditLinks:
    """Links to the repository's editor; its address comes from the publisher's environment."""
    extra = config.extra
    return EditLinks(str(extra.get("repository") or ""), str(extra.get("branch") or "main"))


def locale_root(config: MkDocsConfig) -> str:
    """The root of the locale being built, relative to the site's: empty or `en/`."""
    locale = current_locale(config)
    return "" if locale == i18n(config).default_language else f"{locale}/"


def log_findings(findings: Iterable[Finding], site: Site) -> None:
    """Log findings as loud as `extra.checks` says; from warn on, MkDocs' strict mode fails."""
    left = apply_silences(findings, list_silences(site))  # a build does not know the day
    for finding in set_levels(left, known_levels(site)):
        _LOG.log(_LOG_LEVELS[finding.level], "%s", finding)


def stop_if_warned(config: MkDocsConfig) -> None:
    """End a strict build now if anything was logged from warn on. Raises `Abort`."""
    handlers = logging.getLogger(_LOG.logger.name.partition(".")[0]).handlers
    counted = [h.get_counts() for h in handlers if isinstance(h, CountHandler)]
    if config.strict and any(counted):
        raise Abort("Stopped before building: mend the findings above; the last site is untouched.")
