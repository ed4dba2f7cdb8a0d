"""Promise: what judges pasted addresses is one file, and fetched when a reader begins to use it."""

from pathlib import Path

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority
from mkdocs.structure.files import Files

from helpcentre._mkdocs import i18n, read_site
from helpcentre.trust.published import known_of, write_known


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> None:
    env.globals["verifier_file"], _ = write_known(known_of(read_site(config)))


@event_priority(-200)  # once, after all languages
def on_post_build(config: MkDocsConfig) -> None:
    if i18n(config).building:
        return
    address, script = write_known(known_of(read_site(config)))
    path = Path(config.site_dir, address)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(script, "utf-8")
