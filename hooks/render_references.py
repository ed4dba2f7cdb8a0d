"""Promise: channels and promises are shown as the register has them, samples marked as samples."""

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

from helpcentre._mkdocs import i18n, read_register, read_strings
from helpcentre.register import render_references


def on_page_content(html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    register = read_register(config)
    if register is None:
        return html
    locale = getattr(page.file, "locale", i18n(config).default_language)
    note = read_strings(config, locale)["channel"]
    return render_references(html, register, locale, i18n(config).default_language, note)
