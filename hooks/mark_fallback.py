"""Promise: a page in another language than the site around it says so, with `lang` and `dir`."""

from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from helpcentre._mkdocs import current_locale, read_language
from helpcentre._pages_mkdocs import (
    absolute_url,
    content_locale,
    language_links,
    page_url,
    source_url,
)


def on_page_context(
    context: dict[str, Any], page: Page, config: MkDocsConfig, nav: Navigation
) -> None:
    locale = content_locale(config, page.file)
    context["content_language"] = read_language(config, locale)
    context["is_fallback"] = locale != current_locale(config)
    context["language_links"] = language_links(config, page.file)
    context["source_url"] = source_url(config, page.file)
    context["content_url"] = page_url(config, page.file, locale)
    if context["is_fallback"]:  # search engines shall list the original, not its copies
        context["canonical_url"] = absolute_url(config, context["content_url"])
