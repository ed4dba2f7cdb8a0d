"""Promise: a word that a newcomer may not know leads to its explanation, once per section."""

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page
from mkdocs.utils import get_relative_url

from helpcentre._mkdocs import locale_root, read_strings, read_terms
from helpcentre._pages_mkdocs import content_locale
from helpcentre.terms import mark_terms


def on_page_content(html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    if page.meta.get("generated") == "glossary":
        return html
    locale = content_locale(config, page.file)
    glossary = get_relative_url(f"{locale_root(config)}about/glossary/", page.url)
    label = read_strings(config, locale)["glossary"]["tooltip"]
    return mark_terms(html, read_terms(config, locale), glossary, label)
