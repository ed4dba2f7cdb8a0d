"""What mkdocs.yml adds to a site's sources: extensions, plugins, snippets, redirects, assets."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

_BUNDLED = frozenset({"assets/images/favicon.png", "img/favicon.ico"})
"""Pictures that come with a theme; some configurations name them all the same."""


@dataclass(frozen=True)
class Build:
    """Names of extensions and plugins, and the files that the configuration itself names.

    `snippet_paths` are the folders and files, relative to the site, that snippets come from;
    nothing where they cannot be known here. `redirects` lead from one source to another.
    """

    extensions: frozenset[str] = frozenset()
    plugins: frozenset[str] = frozenset()
    snippet_paths: tuple[str, ...] | None = None
    appended: tuple[str, ...] = ()
    redirects: Mapping[str, str] = field(default_factory=dict)
    assets: tuple[str, ...] = ()
    custom_dir: str = ""
    not_in_nav: str = ""

    @property
    def has_math(self) -> bool:
        """Whether `$` encloses formulas."""
        return not self.extensions.isdisjoint({"pymdownx.arithmatex", "mdx_math", "math"})

    @property
    def has_footnotes(self) -> bool:
        """Whether `[^1]` is a footnote."""
        return not self.extensions.isdisjoint({"footnotes", "extra", "pymdownx.extra"})

    def has_plugin(self, *names: str) -> bool:
        """Whether one of these plugins is on; a theme's prefix (`material/`) does not matter."""
        return any(plugin.rpartition("/")[2] in names for plugin in self.plugins)


def read_build(
    config: Mapping[str, Any], plugins: Mapping[str, Any], extensions: Mapping[str, Any]
) -> Build:
    """The part of mkdocs.yml that concerns the build; what is odd is left out."""
    redirects = _mapping(_mapping(plugins.get("redirects")).get("redirect_maps"))
    snippets = extensions.get("pymdownx.snippets")
    options = _mapping(snippets)
    return Build(
        extensions=frozenset(extensions),
        plugins=frozenset(plugins),
        snippet_paths=_bases(options, config) if "pymdownx.snippets" in extensions else None,
        appended=tuple(str(name) for name in _list(options.get("auto_append"))),
        redirects={str(source): str(target) for source, target in redirects.items()},
        assets=tuple(_assets(config)),
        not_in_nav=str(config.get("not_in_nav") or ""),
        custom_dir=str(_mapping(config.get("theme")).get("custom_dir") or ""),
    )


def _bases(options: Mapping[str, Any], config: Mapping[str, Any]) -> tuple[str, ...] | None:
    paths = options.get("base_path", ["."])
    docs = str(config.get("docs_dir") or "docs")
    found = []
    for path in [paths] if isinstance(paths, str) else _list(paths):
        if not isinstance(path, str) or path == "!relative":  # relative to each article
            return None
        path = path.removeprefix("!relative ")
        found.append(path.replace("$config_dir", ".").replace("$docs_dir", docs))
    return tuple(found)


def _assets(config: Mapping[str, Any]) -> Iterator[str]:
    theme = _mapping(config.get("theme"))
    scripts = _list(config.get("extra_javascript"))
    scripts = [_mapping(entry).get("path") or entry for entry in scripts]
    for name in (
        *_list(config.get("extra_css")),
        *scripts,
        theme.get("favicon"),
        theme.get("logo"),
    ):
        if isinstance(name, str) and name and name not in _BUNDLED:
            yield name


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []


def _mapping(value: Any) -> Mapping[str, Any]:
    return value if isinstance(value, Mapping) else {}
