"""Promise: translations keep their source's heading IDs, and what is missing is told."""

from mkdocs.config.defaults import MkDocsConfig

from helpcentre._mkdocs import is_first_pass, log_findings, read_site
from helpcentre.checks import check_languages


def on_pre_build(config: MkDocsConfig) -> None:
    if is_first_pass(config):
        site = read_site(config)
        log_findings(check_languages(site), site)
