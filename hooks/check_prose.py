"""Promise: no article has broken Markdown, misspelled words or careless spacing."""

from mkdocs.config.defaults import MkDocsConfig

from helpcentre._mkdocs import is_first_pass, log_findings, read_site
from helpcentre.prose.lint import check_prose


def on_pre_build(config: MkDocsConfig) -> None:
    if is_first_pass(config):
        site = read_site(config)
        log_findings(check_prose(site), site)
