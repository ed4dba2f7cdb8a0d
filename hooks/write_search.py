"""Promise: each language has its own search, in files that are fetched when a reader searches."""

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files

from helpcentre._mkdocs import current_locale, is_first_pass
from helpcentre._search_mkdocs import list_files, write_files


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> None:
    if is_first_pass(config):  # of all languages, whose pages name these files
        write_files(config)
    env.globals["search_files"] = list_files(config, current_locale(config))
