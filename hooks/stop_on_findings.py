"""Promise: a strict build with findings ends before it deletes or writes anything."""

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority

from helpcentre._mkdocs import is_first_pass, stop_if_warned


@event_priority(-100)  # after all checks, so that one run reports every finding
def on_pre_build(config: MkDocsConfig) -> None:
    if is_first_pass(config):
        stop_if_warned(config)
