"""Promise: a reader sees what is behind in a translation, and where to mend it."""

from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from helpcentre._mkdocs import current_locale, edit_links
from helpcentre._pages_mkdocs import article_state, is_offered, shared_path
from helpcentre.translation.outdated import behind, titles_of


def on_page_context(
    context: dict[str, Any], page: Page, config: MkDocsConfig, nav: Navigation
) -> None:
    state, links = article_state(page.file), edit_links(config)
    context["is_offered"] = is_offered(config, page.file)
    context["outdated_sections"] = titles_of(behind(state)) if state else []
    own = f"{current_locale(config)}/{shared_path(page.file)}"
    new = context["is_fallback"]
    context["edit_link"] = links.new(own) if new else links.edit(own)
    context["source_link"] = links.view(page.file.src_uri) if new else ""
