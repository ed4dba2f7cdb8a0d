"""Promise: what a page needs of the search is one classic script, which also runs from a file."""

from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority
from mkdocs.structure.files import Files

from helpcentre.scripts import bundle_modules, minify_script

_FOLDER = "assets/javascripts"
_ENTRY = f"{_FOLDER}/search.js"  # its modules are in a folder that is not published


@event_priority(-300)  # after all files have their places
def on_files(files: Files, config: MkDocsConfig) -> Files:
    docs = Path(config.docs_dir)
    paths = [docs / _ENTRY, *sorted((docs / _FOLDER / "search").glob("*.js"))]
    modules = {path.relative_to(docs).as_posix(): path.read_text("utf-8") for path in paths}
    if file := files.get_file_from_path(_ENTRY):
        file.content_string = minify_script(bundle_modules(modules, _ENTRY))
    return files
