"""Promise: the guard has the words of recovery phrases, fetched when a text needs them."""

from pathlib import Path

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority
from mkdocs.structure.files import Files

from helpcentre._mkdocs import i18n, read_site
from helpcentre.secrets import name_lists, write_lists


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> None:
    env.globals["secret_lists"] = name_lists(read_site(config))


@event_priority(-200)  # once, after all languages
def on_post_build(config: MkDocsConfig) -> None:
    if i18n(config).building:
        return
    for address, text in write_lists(read_site(config)).items():
        path = Path(config.site_dir, address)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
