"""Promise: “What happened?” of each language leads to the first step, also without scripts."""

from typing import Any

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files

from helpcentre._mkdocs import current_locale, read_site
from helpcentre._pages_mkdocs import address_page, place_page
from helpcentre.triage.steps import make_triage


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> None:
    env.globals["triage"] = make_triage(read_site(config), current_locale(config))


def on_template_context(
    context: dict[str, Any], template_name: str, config: MkDocsConfig
) -> dict[str, Any]:
    if template_name == "triage.html":
        address_page(context, config, "what-happened")
    return context


def on_post_template(output_content: str, template_name: str, config: MkDocsConfig) -> str:
    if template_name != "triage.html":
        return output_content
    return place_page(output_content, config, "what-happened")
