"""Promise: each language has a search page; without scripts it lists every article by topic."""

from typing import Any

from mkdocs.config.defaults import MkDocsConfig

from helpcentre._pages_mkdocs import address_page, place_page


def on_template_context(
    context: dict[str, Any], template_name: str, config: MkDocsConfig
) -> dict[str, Any]:
    if template_name == "search.html":
        address_page(context, config, "search")
        context["search_page"] = True
    return context


def on_post_template(output_content: str, template_name: str, config: MkDocsConfig) -> str:
    if template_name != "search.html":
        return output_content
    return place_page(output_content, config, "search")
