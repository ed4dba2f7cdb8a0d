"""Reads what mkdocs.yml says about sources, of our site or of any other, without MkDocs."""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterator, Mapping
from typing import Any

import yaml
from markdown.extensions import toc
from pymdownx import slugs

from helpcentre.builds import read_build
from helpcentre.navigation import list_targets
from helpcentre.sites import Languages, Settings
from helpcentre.text.front_matter import load_node
from helpcentre.text.syntax import Slugify

_SLUGIFIERS: dict[str, Callable[..., Any]] = {
    "markdown.extensions.toc.slugify": toc.slugify,
    "markdown.extensions.toc.slugify_unicode": toc.slugify_unicode,
    "pymdownx.slugs.slugify": slugs.slugify,
}
# Plugins that make articles, whose sources cannot be seen here.
_VIRTUAL = ("gen-files", "monorepo", "multirepo", "simple", "api-autonav", "mkapi", "autoapi")
# Plugins that make pages or rewrite links, so that an unknown address may still exist.
_GENERATORS = (
    "blog", "literate-nav", "awesome-pages", "awesome-nav", "macros", "tags", "mkdocstrings",
    "include", "autolinks", "roamlinks", "ezlinks", "autorefs", "jupyter", "gallery",
    "swagger",
)  # fmt: skip


@functools.cache
def _slugify(name: str, keywords: tuple[tuple[str, Any], ...]) -> Slugify | None:
    """One and the same function for the same options, so that parsed files are remembered."""
    make = _SLUGIFIERS.get(name)
    made: Slugify | None = make(**dict(keywords)) if make else None
    return made


class _Loader(yaml.SafeLoader):
    """A safe loader that lets unknown tags pass; nothing named in the file is ever imported."""


def _construct_tag(loader: yaml.SafeLoader, tag: str, node: yaml.Node) -> Any:
    """Slug functions by name from the list above, any other tag as nothing."""
    kind, _, name = tag.partition(":")
    if kind == "python/name":
        return _SLUGIFIERS.get(name) if name.startswith("markdown.") else None
    if kind == "python/object/apply" and name.startswith("pymdownx."):
        options = {}
        if isinstance(node, yaml.MappingNode):
            options = loader.construct_mapping(node, deep=True)
        return _slugify(name, tuple(sorted(_mapping(options.get("kwds")).items())))
    if kind == "relative" and isinstance(node, yaml.ScalarNode):
        return f"!relative {node.value}".strip()
    if kind == "ENV" and isinstance(node, yaml.SequenceNode) and node.value:
        return loader.construct_sequence(node)[-1]
    return None


_Loader.add_multi_constructor("tag:yaml.org,2002:", _construct_tag)
_Loader.add_multi_constructor("!", _construct_tag)


def load_yaml(text: str) -> Any:
    """Parse YAML that may hold MkDocs' tags. Raises `yaml.YAMLError`."""
    return load_node(text, _Loader)[1]


def parse_settings(config: Mapping[str, Any]) -> Settings:
    """Settings from the content of mkdocs.yml; what is absent or odd keeps MkDocs' default."""
    plugins = _named(config.get("plugins"))
    extensions = {
        name.removeprefix("markdown.extensions."): options
        for name, options in _named(config.get("markdown_extensions")).items()
    }
    toc_options = _mapping(extensions.get("toc"))
    validation = _mapping(_mapping(config.get("validation")).get("links"))
    validation = validation or _mapping(config.get("validation"))
    slugify = toc_options.get("slugify")
    return Settings(
        docs_dir=str(config.get("docs_dir") or "docs"),
        site_url=_address(config.get("site_url")),
        languages=_languages(_mapping(plugins.get("i18n")), config),
        overrides=tuple(_overrides(_mapping(plugins.get("i18n")))),
        levels=_levels(_mapping(config.get("extra")).get("checks")),
        nav=tuple(list_targets(config.get("nav") or [])),
        directory_urls=config.get("use_directory_urls", True) is not False,
        absolute_from_docs=validation.get("absolute_links") == "relative_to_docs",
        generated_articles=any(name.endswith(_VIRTUAL) for name in plugins),
        generated_pages=any(name.endswith((*_VIRTUAL, *_GENERATORS)) for name in plugins),
        excluded=_excluded(config),
        review_every=_number(_mapping(config.get("extra")).get("review_every")),
        review_safety_every=_number(_mapping(config.get("extra")).get("review_safety_every")),
        build=read_build(config, plugins, extensions),
        slugify=slugify if callable(slugify) else toc.slugify,
        separator=str(toc_options.get("separator") or "-"),
    )


def _languages(i18n: Mapping[str, Any], config: Mapping[str, Any]) -> Languages:
    entries = [entry for entry in _list(i18n.get("languages")) if isinstance(entry, Mapping)]
    locales = [str(entry.get("locale")) for entry in entries if entry.get("locale") != "null"]
    default = next((str(e.get("locale")) for e in entries if e.get("default")), "")
    theme = config.get("theme")
    fallback = str(theme.get("language") or "en") if isinstance(theme, Mapping) else "en"
    return Languages(
        default=default or (locales or [fallback])[0],
        locales=tuple(locales),
        structure=str(i18n.get("docs_structure") or "suffix"),
        fallback=i18n.get("fallback_to_default", True) is not False,
    )


def _overrides(i18n: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Settings of one language that static-i18n carries over to the languages after it."""
    for entry in _list(i18n.get("languages")):
        if isinstance(entry, Mapping):
            leaking = ("extra", "theme", "admonition_translations")
            yield from ((str(entry.get("locale")), name) for name in leaking if entry.get(name))


def _levels(checks: Any) -> dict[str, str]:
    return {str(rule): str(level) for rule, level in _mapping(checks).items()}


def _excluded(config: Mapping[str, Any]) -> str:
    """Patterns of files that MkDocs does not publish; the first two are its own."""
    patterns = [".*", "/templates/", config.get("exclude_docs"), config.get("draft_docs")]
    return "\n".join(str(pattern) for pattern in patterns if pattern)


def _named(entries: Any) -> dict[str, Any]:
    """Plugins or extensions by name, given as a mapping or as a list of names and mappings."""
    if isinstance(entries, Mapping):
        return {str(name): options for name, options in entries.items()}
    found: dict[str, Any] = {}
    for entry in _list(entries):
        if isinstance(entry, Mapping):
            found.update({str(name): options for name, options in entry.items()})
        else:
            found[str(entry)] = {}
    return found


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []


def _address(value: Any) -> str:
    """An address as MkDocs completes it, with a slash at its end."""
    return f"{str(value).rstrip('/')}/" if value else ""


def _number(value: Any) -> int:
    return value if isinstance(value, int) else 0


def _mapping(value: Any) -> Mapping[str, Any]:
    return value if isinstance(value, Mapping) else {}
