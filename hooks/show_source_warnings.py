"""Promise: on safety articles, a warning whose source has changed shows the source's words."""

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

from helpcentre._mkdocs import i18n, read_language, read_site, read_strings
from helpcentre._pages_mkdocs import article_state
from helpcentre.translation.locks import read_locks
from helpcentre.translation.outdated import show_source_warnings


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    state = article_state(page.file)
    if state is None or not state.is_safety or not state.is_behind:
        return markdown
    texts = read_locks(read_site(config).locks).texts
    language = read_language(config, i18n(config).default_language)
    note = read_strings(config, state.locale)["outdated"]["warning"]
    return show_source_warnings(markdown, state, texts, language, note)
