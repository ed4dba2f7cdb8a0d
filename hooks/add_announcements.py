"""Promise: what matters now is on every page that it concerns, and nothing after its day."""

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files

from helpcentre._mkdocs import current_locale, read_data, read_site
from helpcentre.announcements import select_announcements


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> None:
    day = str(config.extra.get("build_day") or "")
    chain = read_site(config).chain(current_locale(config))
    news = read_data(config, "announcements")
    env.globals["announcements"] = select_announcements(news, chain, day)
