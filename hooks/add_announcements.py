"""Promise: what matters now is on every page that it concerns, and nothing after its day."""

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files

from helpcentre._mkdocs import current_locale, i18n, read_data
from helpcentre.announcements import select_announcements


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> None:
    day = str(config.extra.get("build_day") or "")
    default = i18n(config).default_language
    news = read_data(config, "announcements")
    env.globals["announcements"] = select_announcements(news, current_locale(config), default, day)
