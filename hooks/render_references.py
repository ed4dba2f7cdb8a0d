"""Promise: channels and promises are shown as the register has them, samples marked as samples."""

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

from helpcentre._mkdocs import read_language, read_register, read_strings
from helpcentre._pages_mkdocs import content_locale, promises_for
from helpcentre.references import render_references


def on_page_content(html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    strings = read_strings(config, content_locale(config, page.file))
    locale, source = promises_for(config, page.file)
    strings = {**strings, "promises": source.get("promises")}
    foreign = read_language(config, locale) if locale != content_locale(config, page.file) else {}
    return render_references(html, read_register(config), strings, foreign)
