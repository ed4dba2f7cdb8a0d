"""Promise: the report builder asks in each language what data/report.yml says."""

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files

from helpcentre._mkdocs import current_locale, read_data, read_register, read_strings
from helpcentre._pages_mkdocs import content_locale, shared_path
from helpcentre.report import describe_report


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> None:
    pages = {
        shared_path(file).removesuffix(".md"): {
            "title": str(file.page.title),
            "url": file.url,
            "locale": content_locale(config, file),
        }
        for file in files.documentation_pages()
        if file.page
    }
    register = read_register(config)
    asked = describe_report(read_data(config, "report"), pages, register.channels)
    support = asked["support_language"]
    other = support and support != current_locale(config)
    env.globals["report"] = asked
    env.globals["support_words"] = read_strings(config, support).get("report") if other else None
