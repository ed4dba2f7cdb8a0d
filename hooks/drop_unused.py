"""Promise: what the theme brings and no page asks for is not published."""

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority
from mkdocs.structure.files import Files


@event_priority(-300)  # after all files have their places
def on_files(files: Files, config: MkDocsConfig) -> Files:
    unused = tuple(config.extra["unused_files"])
    for file in [file for file in files if file.src_uri.startswith(unused)]:
        files.remove(file)
    return files
