"""Promise: the glossary and the translation status say what the data says, in each language."""

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

from helpcentre._mkdocs import content_locale, read_site, read_strings, read_terms
from helpcentre.generated import GENERATORS


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    generate = GENERATORS.get(page.meta.get("generated", ""))
    if generate is None:
        return markdown
    locale = content_locale(config, page.file)
    terms, strings = read_terms(config, locale), read_strings(config, locale)
    return f"{markdown}\n\n{generate(read_site(config), locale, terms, strings)}\n"
