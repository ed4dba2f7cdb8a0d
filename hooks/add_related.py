"""Promise: every article leads on to those that most likely help next."""

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files

from helpcentre._mkdocs import i18n, read_site, read_terms
from helpcentre._pages_mkdocs import content_locale, shared_path
from helpcentre.related import relate


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> None:
    pages = {
        shared_path(file): {
            "title": file.page.title,
            "url": file.url,
            "locale": content_locale(config, file),
        }
        for file in files.documentation_pages()
        if file.page
    }
    related = relate(read_site(config), read_terms(config, i18n(config).default_language))
    env.globals["related"] = {
        key: [pages[other] for other in others if other in pages] for key, others in related.items()
    }
