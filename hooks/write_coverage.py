"""Promise: programs and badges can tell how far each translation is."""

import json
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority

from helpcentre._mkdocs import i18n, read_site
from helpcentre.translation.coverage import badge_svg, export_coverage


@event_priority(-200)  # once, after all languages
def on_post_build(config: MkDocsConfig) -> None:
    if i18n(config).building:
        return
    coverage = export_coverage(read_site(config))
    folder = Path(config.site_dir, "coverage")
    folder.mkdir(exist_ok=True)
    text = json.dumps(coverage, ensure_ascii=False, indent=1)
    Path(config.site_dir, "coverage.json").write_text(f"{text}\n", "utf-8")
    for locale, own in coverage["locales"].items():
        name = i18n(config).get_language_config(locale).name
        badge = badge_svg(name, own["translated"], own["articles"])
        (folder / f"{locale}.svg").write_text(badge, "utf-8")
