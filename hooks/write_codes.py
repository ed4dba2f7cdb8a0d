"""Promise: a permanent code opens its article in the reader's language, for ever."""

import json
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority

from helpcentre._mkdocs import i18n, read_data, read_site, read_strings
from helpcentre._pages_mkdocs import hidden_origins
from helpcentre.codes import export_codes, list_targets, usable_codes
from helpcentre.translation.states import offered_locales


@event_priority(-200)  # once, after all languages
def on_post_build(config: MkDocsConfig) -> None:
    if i18n(config).building:
        return
    site, template = read_site(config), config.theme.get_env().get_template("go.html")
    codes, offered = usable_codes(site, read_data(config, "go")), offered_locales(site)
    shared = {"config": config, "origins": hidden_origins(config)}
    shared["all_strings"] = [read_strings(config, locale) for locale in offered]
    folder = Path(config.site_dir, "go")
    for code, slug in codes.items():
        (folder / code).mkdir(parents=True, exist_ok=True)
        targets = [target for target in list_targets(site, slug) if target.locale in offered]
        html = template.render(code=code, targets=targets, **shared)
        (folder / code / "index.html").write_text(html, "utf-8")
    text = json.dumps(export_codes(site, codes), ensure_ascii=False, indent=1)
    folder.with_name("go.json").write_text(f"{text}\n", "utf-8")
