"""Promise: /channels.json lists our channels for programs; pages show its fingerprint."""

from pathlib import Path

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority
from mkdocs.structure.files import Files

from helpcentre._mkdocs import i18n, read_site
from helpcentre.channel_list import ADDRESS, describe_list, write_list


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> None:
    env.globals["channel_list"] = describe_list(read_site(config))


@event_priority(-200)  # once, after all languages
def on_post_build(config: MkDocsConfig) -> None:
    if not i18n(config).building:
        Path(config.site_dir, ADDRESS).write_text(write_list(read_site(config)), "utf-8")
