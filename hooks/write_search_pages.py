"""Promise: each language has a search page; without scripts it lists every article by topic."""

from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig

from helpcentre._mkdocs import locale_root
from helpcentre._pages_mkdocs import language_links


def on_template_context(
    context: dict[str, Any], template_name: str, config: MkDocsConfig
) -> dict[str, Any]:
    if template_name == "search.html":
        links = language_links(config, context["pages"][0], home=True)
        context["language_links"] = [{**link, "url": f"{link['url']}search/"} for link in links]
        context["base_url"] = "../.." if locale_root(config) else ".."
        context["search_page"] = True
    return context


def on_post_template(output_content: str, template_name: str, config: MkDocsConfig) -> str:
    if template_name != "search.html":
        return output_content
    target = Path(config.site_dir, locale_root(config), "search", "index.html")
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(output_content, "utf-8")
    return ""  # MkDocs writes nothing to the root then
