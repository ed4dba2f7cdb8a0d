"""Promise: a page knows which chat it may load when a reader asks, and names who will see it."""

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files

from helpcentre._mkdocs import read_site
from helpcentre.trust.widgets import find_widget


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> None:
    env.globals["chat_widget"] = find_widget(read_site(config))
