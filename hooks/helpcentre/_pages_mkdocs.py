"""Pages and their languages, of MkDocs' and static-i18n's objects as plain data."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File

from helpcentre._disk import load_data
from helpcentre._mkdocs import (
    current_locale,
    i18n,
    locale_root,
    read_language,
    read_strings,
    root,
)
from helpcentre.strings import fallback_chain
from helpcentre.text.articles import Article
from helpcentre.translation.states import ArticleState, LocaleState
from helpcentre.trust.clones import hide_origin, list_origins


def content_locale(config: MkDocsConfig, file: File) -> str:
    """The language of a page's content; the source's on a fallback page."""
    return str(getattr(file, "locale", current_locale(config)))


def shared_path(file: File) -> str:
    """The path that a file shares with all its translations (`contact/email.md`)."""
    return str(getattr(file, "norm_src_uri", file.src_uri))


def absolute_url(config: MkDocsConfig, url: str) -> str:
    """A page's full address; MkDocs writes the home page's as `./`."""
    return f"{config.site_url}{url.removeprefix('./')}"


def page_url(config: MkDocsConfig, file: File, locale: str) -> str:
    """The address of the same page in another language."""
    return str(getattr(file, "alternates", {}).get(locale, file).url)


def source_url(config: MkDocsConfig, file: File) -> str:
    """The address of the same page in the source language."""
    return page_url(config, file, i18n(config).default_language)


def attach_state(file: File, state: LocaleState | None, offered: list[str]) -> None:
    """Let a page know how far its translation is, and which languages are offered."""
    article = state.by_key.get(shared_path(file)) if state else None
    own = article is not None and getattr(file, "locale", "") == article.locale
    vars(file).update(
        article_state=article if own else None,
        lagging_texts=state.lagging_texts if state else (),
        offered_locales=offered,
    )


def promises_for(config: MkDocsConfig, file: File) -> tuple[str, dict[str, Any]]:
    """The locale and the strings whose promises a page shows: the source's, if ours lag behind."""
    lags = "promises" in getattr(file, "lagging_texts", ())
    locale = i18n(config).default_language if lags else content_locale(config, file)
    return locale, read_strings(config, locale)


def article_state(file: File) -> ArticleState | None:
    """How far the translation on a page is; nothing for the source and for fallbacks."""
    state: ArticleState | None = getattr(file, "article_state", None)
    return state


def is_offered(config: MkDocsConfig, file: File) -> bool:
    """Whether readers are led to the language being built."""
    return current_locale(config) in getattr(file, "offered_locales", [current_locale(config)])


def language_links(
    config: MkDocsConfig, file: File | None, *, home: bool = False
) -> list[dict[str, Any]]:
    """Every language, the source first, with the address of this page in it or of its home page.

    `real` is false where the reader would get another language as fallback, `offered` where
    readers are not to be led.
    """
    alternates = {} if home else getattr(file, "alternates", {})
    offered = getattr(file, "offered_locales", None)
    default = i18n(config).default_language
    links = []
    for language in sorted(i18n(config).config.languages, key=lambda own: own.locale != default):
        other = alternates.get(language.locale)
        root = "" if language.locale == default else f"{language.locale}/"
        links.append(
            {
                "locale": language.locale,
                "name": language.name,
                "url": other.url if other else root,
                "absolute_url": absolute_url(config, other.url if other else root),
                "real": bool(other and other.locale == language.locale),
                "offered": offered is None or language.locale in offered,
            }
        )
    return links


def address_page(context: dict[str, Any], config: MkDocsConfig, folder: str) -> None:
    """Let a static template know where `place_page` puts it, and the same page in all languages."""
    links = language_links(config, context["pages"][0], home=True)
    for link in links:
        link |= {key: f"{link[key]}{folder}/" for key in ("url", "absolute_url")}
    context["language_links"] = links
    context["base_url"] = "../.." if locale_root(config) else ".."


def place_page(html: str, config: MkDocsConfig, folder: str) -> str:
    """Write a static template into a folder of its language; the root of the site gets nothing."""
    target = Path(config.site_dir, locale_root(config), folder, "index.html")
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(html, "utf-8")
    return ""


def language_tags(config: MkDocsConfig) -> dict[str, str]:
    """The language tag of every locale, as browsers and search engines know it."""
    locales = i18n(config).build_languages
    return {locale: read_language(config, locale)["tag"] for locale in locales}


def suggestions(config: MkDocsConfig) -> dict[str, dict[str, Any]]:
    """For each locale what offers it, in its own words, with its direction."""
    found = {}
    for locale in i18n(config).build_languages:
        words = read_strings(config, locale).get("suggestion", {})
        found[locale] = {**words, "direction": read_language(config, locale)["direction"]}
    return found


def theme_language(env: Environment, config: MkDocsConfig) -> str:
    """The language of the theme's own words: ours if it has it, else the next in our chain."""
    own = load_data(root(config) / "data" / "strings" / f"{current_locale(config)}.yml")
    chain = fallback_chain(own, current_locale(config), i18n(config).default_language)
    folder = "partials/languages"
    names = [f"{folder}/{locale}.html" for locale in (*chain, "en")]
    found = env.select_template(names).name or ""
    return found.removeprefix(f"{folder}/").removesuffix(".html")


def show_article(file: File, article: Article, config: MkDocsConfig) -> None:
    """Fill a page with an article of another locale; its address and its links stay."""
    file.abs_src_path = str(Path(config.docs_dir, article.source))
    vars(file).update(locale=article.locale, localization=article.locale)


def hidden_origins(config: MkDocsConfig) -> str:
    """Where the site stands honestly, for templates; see helpcentre/trust/clones.py."""
    origins = list_origins(config.site_url or "", config.extra["mirrors"].split())
    return " ".join(map(hide_origin, origins))
