"""Promise: the site has its name and description in each language, and none leaks to the next."""

from mkdocs.config.defaults import MkDocsConfig

from helpcentre._mkdocs import current_locale, read_strings


def on_pre_build(config: MkDocsConfig) -> None:
    site = read_strings(config, current_locale(config)).get("site", {})
    config.site_name = site.get("name", config.site_name)
    config.site_description = site.get("description", config.site_description)
