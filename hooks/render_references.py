"""Promise: channels and promises are shown as the register has them, samples marked as samples."""

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

from helpcentre._mkdocs import content_locale, i18n, read_register, read_strings
from helpcentre.references import render_references


def on_page_content(html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    locale = content_locale(config, page.file)
    words = read_strings(config, locale)["channel"]
    default = i18n(config).default_language
    return render_references(html, read_register(config), locale, default, words)
