"""Promise: sections of the navigation are named in the reader's language."""

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation, Section

from helpcentre._mkdocs import current_locale, read_strings


def on_nav(nav: Navigation, config: MkDocsConfig, files: Files) -> None:
    names = read_strings(config, current_locale(config))["sections"]
    for item in nav.items:
        if isinstance(item, Section):
            item.title = names.get(item.title, item.title)
