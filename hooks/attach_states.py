"""Promise: every page knows how far its translation is, and which languages readers are led to."""

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority
from mkdocs.structure.files import Files

from helpcentre._mkdocs import current_locale, read_site
from helpcentre._pages_mkdocs import attach_state
from helpcentre.translation.states import offered_locales, read_states


@event_priority(-300)  # after all files have their places, and before any page is read
def on_files(files: Files, config: MkDocsConfig) -> Files:
    site = read_site(config)
    states = read_states(site)
    offered = offered_locales(site, states)
    own = states.get(current_locale(config))
    for file in files.documentation_pages():
        attach_state(file, own, offered)
    return files
