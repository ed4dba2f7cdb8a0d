"""Promise: a page that stands at an address which is not ours says so above everything else."""

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files

from helpcentre._mkdocs import is_first_pass, log_findings, read_site
from helpcentre._pages_mkdocs import hidden_origins
from helpcentre.trust.clones import check_mirrors


def on_pre_build(config: MkDocsConfig) -> None:
    if is_first_pass(config):
        log_findings(check_mirrors(config.extra["mirrors"].split()), read_site(config))


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> None:
    env.globals["origins"] = hidden_origins(config)
