"""Promise: nothing that was built, in any language, refers to what was not built."""

from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority

from helpcentre._mkdocs import i18n, log_findings, read_site, root
from helpcentre.built._integrity import find_built_faults


@event_priority(-300)  # after the last file of the last language is written
def on_post_build(config: MkDocsConfig) -> None:
    if i18n(config).building:
        return
    if findings := find_built_faults(Path(config.site_dir), root(config)):
        log_findings(findings, read_site(config))
