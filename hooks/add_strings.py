"""Promise: templates have the interface's texts and languages, also on pages without article."""

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files

from helpcentre._mkdocs import current_locale, language_links, locale_root, read_strings


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> None:
    locale = current_locale(config)
    env.globals["locale"] = locale
    env.globals["locale_root"] = locale_root(config)
    env.globals["strings"] = read_strings(config, locale)
    env.globals["language_links"] = language_links(config, None)
