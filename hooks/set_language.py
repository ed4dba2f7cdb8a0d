"""Promise: theme and search speak the language that is being built, never the one before."""

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority

from helpcentre._mkdocs import current_locale


@event_priority(100)  # before the theme's search plugin reads the language
def on_config(config: MkDocsConfig) -> None:
    config.theme["language"] = current_locale(config)
    search = config.plugins["material/search"]
    search.config.lang = [current_locale(config).partition("-")[0]]
