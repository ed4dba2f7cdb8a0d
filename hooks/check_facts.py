"""Promise: no address, handle or number reaches a reader unless the register has it."""

from mkdocs.config.defaults import MkDocsConfig

from helpcentre._mkdocs import is_first_pass, log_findings, read_site
from helpcentre.checks import check_facts


def on_pre_build(config: MkDocsConfig) -> None:
    if is_first_pass(config):
        site = read_site(config)
        log_findings(check_facts(site), site)
