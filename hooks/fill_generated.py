"""Promise: the glossary and the translation status say what the data says, in each language."""

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

from helpcentre._mkdocs import edit_links, read_site, read_strings, read_terms
from helpcentre._pages_mkdocs import content_locale
from helpcentre.generated import GENERATORS, Sources


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    generate = GENERATORS.get(page.meta.get("generated", ""))
    if generate is None:
        return markdown
    locale = content_locale(config, page.file)
    texts = read_terms(config, locale), read_strings(config, locale), edit_links(config)
    return f"{markdown}\n\n{generate(Sources(read_site(config), locale, *texts))}\n"
