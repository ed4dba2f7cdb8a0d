"""Promise: each language has its own 404 page; the root's is in the source language."""

from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig

from helpcentre._mkdocs import current_locale, i18n


def on_post_template(output_content: str, template_name: str, config: MkDocsConfig) -> str:
    locale = current_locale(config)
    if template_name != "404.html" or locale == i18n(config).default_language:
        return output_content
    target = Path(config.site_dir, locale, template_name)
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(output_content, "utf-8")
    return ""  # MkDocs writes nothing to the root then
