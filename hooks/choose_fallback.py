"""Promise: what is not translated is shown in the language that its readers understand best."""

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority
from mkdocs.structure.files import Files

from helpcentre._mkdocs import current_locale, read_site
from helpcentre._pages_mkdocs import content_locale, shared_path, show_article


@event_priority(-200)  # after static-i18n (-100) has chosen the source language for every gap
def on_files(files: Files, config: MkDocsConfig) -> Files:
    site, locale = read_site(config), current_locale(config)
    for file in files.documentation_pages():
        article = site.find(locale, shared_path(file))
        if article and article.locale != content_locale(config, file):
            show_article(file, article, config)
    return files
