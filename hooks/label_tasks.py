"""Promise: every box of a checklist has the words beside it as its name."""

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

from helpcentre.checklists import label_tasks


def on_page_content(html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    return label_tasks(html)
