"""Promise: no link of any article, in any language, leads nowhere or out of its language."""

from mkdocs.config.defaults import MkDocsConfig

from helpcentre._mkdocs import is_first_pass, log_findings, read_site
from helpcentre.linking.links import check_links


def on_pre_build(config: MkDocsConfig) -> None:
    if is_first_pass(config):
        site = read_site(config)
        log_findings(check_links(site), site)
