"""Promise: each script of a page is one classic script, which also runs from a file."""

from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority
from mkdocs.structure.files import Files

from helpcentre.scripts import bundle_modules, minify_script


@event_priority(-300)  # after all files have their places
def on_files(files: Files, config: MkDocsConfig) -> Files:
    docs = Path(config.docs_dir)
    folder = docs / "assets/javascripts"  # what is in its folders are modules, not published
    paths = [*folder.rglob("*.js"), *(docs / "assets/secrets").glob("*.js")]
    modules = {p.relative_to(docs).as_posix(): p.read_text("utf-8") for p in paths}
    for entry in sorted(path.relative_to(docs).as_posix() for path in folder.glob("*.js")):
        if file := files.get_file_from_path(entry):
            file.content_string = minify_script(bundle_modules(modules, entry))
    return files
