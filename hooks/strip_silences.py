"""Promise: the reasons why a rule keeps quiet are for writers, no reader and no page has them."""

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

from helpcentre.text.comments import strip_comments, strip_html


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    return strip_comments(markdown)


def on_page_content(html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    return strip_html(html)
