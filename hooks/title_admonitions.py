"""Promise: a box without a title of its own has one in the language of its page."""

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

from helpcentre._mkdocs import read_strings
from helpcentre._pages_mkdocs import content_locale
from helpcentre.boxes import title_admonitions


def on_page_content(html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    strings = read_strings(config, content_locale(config, page.file))
    return title_admonitions(html, strings["admonitions"])
