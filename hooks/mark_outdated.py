"""Promise: a section whose source has changed says so where it stands."""

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page
from mkdocs.utils import get_relative_url

from helpcentre._mkdocs import i18n, read_language, read_strings
from helpcentre._pages_mkdocs import article_state, source_url
from helpcentre.translation.outdated import mark_sections


def on_page_content(html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    state = article_state(page.file)
    if state is None or not state.is_behind:
        return html
    address = get_relative_url(source_url(config, page.file), page.url)
    words = read_strings(config, state.locale)["outdated"]
    tag = read_language(config, i18n(config).default_language)["tag"]
    return mark_sections(html, state, words, address, tag)
