"""Promise: search engines find each language's own pages in a sitemap of its own."""

from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority

from helpcentre._mkdocs import i18n, read_site
from helpcentre.sitemaps import sitemap_index, sitemap_of
from helpcentre.translation.states import read_states


@event_priority(-200)  # once, after all languages
def on_post_build(config: MkDocsConfig) -> None:
    if i18n(config).building:
        return
    site = read_site(config)
    states = read_states(site)
    folder = Path(config.site_dir)
    (folder / "sitemap.xml.gz").unlink(missing_ok=True)
    for locale in (i18n(config).default_language, *states):
        text = sitemap_of(site, states, locale)
        (folder / f"sitemap-{locale}.xml").write_text(text, "utf-8")
    (folder / "sitemap.xml").write_text(sitemap_index(site, states), "utf-8")
