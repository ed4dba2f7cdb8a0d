"""Promise: templates have the interface's texts and languages, also on pages without article."""

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files

from helpcentre._mkdocs import current_locale, locale_root, read_strings
from helpcentre._pages_mkdocs import language_links, language_tags, suggestions, theme_language
from helpcentre.register import TOOLS


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> None:
    locale = current_locale(config)
    env.globals["locale"] = locale
    env.globals["locale_root"] = locale_root(config)
    env.globals["strings"] = read_strings(config, locale)
    some_page = next(iter(files.documentation_pages()), None)
    env.globals["language_links"] = language_links(config, some_page, home=True)
    env.globals["theme_language"] = theme_language(env, config)
    env.globals["language_tags"] = language_tags(config)
    env.globals["tools"] = TOOLS
    env.globals["suggestions"] = suggestions(config)
