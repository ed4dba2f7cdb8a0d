"""Promise: search loads and finds only the reader's language."""

import json
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority

from helpcentre._mkdocs import i18n, read_questions
from helpcentre.search import add_field, add_questions, split_entries


@event_priority(-200)  # after static-i18n (-100) has built all languages and mixed their entries
def on_post_build(config: MkDocsConfig) -> None:
    plugin = i18n(config)
    if plugin.building:
        return
    path = Path(config.site_dir, "search", "search_index.json")
    options = add_field(json.loads(path.read_text("utf-8"))["config"])
    entries = split_entries(plugin.search_entries, plugin.default_language, plugin.build_languages)
    asked = read_questions(config)
    for locale, own in entries.items():
        docs = add_questions(own, asked[locale])
        folder = "" if locale == plugin.default_language else locale
        target = Path(config.site_dir, folder, "search", "search_index.json")
        target.parent.mkdir(parents=True, exist_ok=True)
        text = json.dumps(
            {"config": options, "docs": docs}, ensure_ascii=False, separators=(",", ":")
        )
        target.write_text(text, "utf-8")
