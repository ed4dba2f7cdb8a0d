"""Promise: each language has its own search, in files that are fetched when a reader searches."""

from pathlib import Path

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority
from mkdocs.structure.files import Files

from helpcentre._mkdocs import current_locale, i18n, read_site
from helpcentre._search_mkdocs import list_files, read_modules
from helpcentre.search.bundles import write_engine, write_locale


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> None:
    env.globals["search_files"] = list_files(config, current_locale(config))


@event_priority(-200)  # once, after all languages
def on_post_build(config: MkDocsConfig) -> None:
    if i18n(config).building:
        return
    site = read_site(config)
    texts = write_engine(read_modules(config))
    for locale in i18n(config).build_languages:
        texts |= write_locale(site, locale)
    for address, text in texts.items():
        path = Path(config.site_dir, address)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
