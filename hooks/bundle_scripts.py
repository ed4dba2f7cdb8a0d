"""Promise: what a page needs of the search is one classic script, which also runs from a file."""

from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority
from mkdocs.structure.files import Files

from helpcentre.scripts import bundle_modules, minify_script


@event_priority(-300)  # after all files have their places
def on_files(files: Files, config: MkDocsConfig) -> Files:
    docs = Path(config.docs_dir)
    entry = "assets/javascripts/search.js"  # its modules are in a folder that is not published
    paths = [docs / entry, *sorted((docs / "assets/javascripts/search").glob("*.js"))]
    modules = {path.relative_to(docs).as_posix(): path.read_text("utf-8") for path in paths}
    if file := files.get_file_from_path(entry):
        file.content_string = minify_script(bundle_modules(modules, entry))
    return files
