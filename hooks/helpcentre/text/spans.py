"""A Markdown parser whose inline tokens know where they stand in their paragraph."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache

from markdown_it import MarkdownIt, helpers
from markdown_it.rules_inline import StateInline, autolink, backtick, escape, html_inline, image
from markdown_it.rules_inline import link as read_link
from mdit_py_plugins.deflist import deflist_plugin
from mdit_py_plugins.footnote import footnote_plugin

Rule = Callable[[StateInline, bool], bool]

# Python-Markdown takes blanks in an address; CommonMark would show the brackets to the reader.
_SPACED = re.compile(
    r"""\((?P<target>[^()\n<>]*?(?:\([^()\n]*\)[^()\n<>]*?)*)
    (?P<title>\s+(?:"[^"\n]*"|'[^'\n]*'))?\s*\)""",
    re.VERBOSE,
)


class _Parser(MarkdownIt):
    """Keeps targets as written: no percent-encoding, no dropping of unusual schemes."""

    def normalizeLink(self, url: str) -> str:  # noqa: N802 - the name is markdown-it's
        return url

    def validateLink(self, url: str) -> bool:  # noqa: N802
        return True


class _Helpers:
    """The parser's helpers; they note where labels end, which costs too much to ask again."""

    parseLinkDestination = staticmethod(helpers.parseLinkDestination)  # noqa: N815
    parseLinkTitle = staticmethod(helpers.parseLinkTitle)  # noqa: N815

    @staticmethod
    def parseLinkLabel(state: StateInline, start: int, disableNested: bool = False) -> int:  # noqa: N802, N803
        """The end of a label, by markdown-it's own helper."""
        end = helpers.parseLinkLabel(state, start, disableNested)
        state.env.setdefault("labels", {})[start] = end
        return end


@lru_cache(maxsize=1)
def make_parser() -> MarkdownIt:
    """The parser: `meta["span"]` of an inline token is its start and end in the content.

    Links and images have the end of their label too, as `meta["label"]`.
    """
    parser = _Parser("commonmark").enable("table").use(footnote_plugin).use(deflist_plugin)
    parser.helpers = _Helpers  # type: ignore[assignment]
    rules: dict[str, Rule] = {
        "link": _or_spaced(read_link, 0),
        "image": _or_spaced(image, 1),
        "autolink": autolink,
        "html_inline": html_inline,
        "backticks": backtick,
        "escape": escape,
    }
    for name, rule in rules.items():
        parser.inline.ruler.at(name, _recording(rule, name in ("link", "image")))
    return parser


def _recording(rule: Rule, labelled: bool) -> Rule:
    def record(state: StateInline, silent: bool) -> bool:
        start, count = state.pos, len(state.tokens)
        if not rule(state, silent):
            return False
        if not silent and len(state.tokens) > count:
            token = state.tokens[count]
            if token.type == "text" and len(state.tokens) > count + 1:  # what stood before it
                token = state.tokens[count + 1]
            token.meta["span"] = start, state.pos
            if labelled:
                token.meta["label"] = state.env["labels"][start + (token.type == "image")]
        return True

    return record


def _or_spaced(rule: Rule, opening: int) -> Rule:
    """The rule, or else a target with blanks in it, which Python-Markdown reads."""

    def read(state: StateInline, silent: bool) -> bool:
        if rule(state, silent):
            return True
        start = state.pos
        if not state.src.startswith("![" if opening else "[", start):
            return False
        label = state.env["labels"].get(start + opening, -1)  # the rule has asked for it
        found = _SPACED.match(state.src, label + 1, state.posMax) if label > 0 else None
        if not found or not found["target"].strip():
            return False
        if not silent:
            _push(state, start + opening + 1, label, found["target"].strip(), bool(opening))
        state.pos = found.end()
        return True

    return read


def _push(state: StateInline, start: int, end: int, target: str, is_image: bool) -> None:
    if is_image:
        token = state.push("image", "img", 0)
        token.attrs = {"src": target, "alt": ""}
        token.content = state.src[start:end]
        return
    state.push("link_open", "a", 1).attrs = {"href": target}
    state.push("text", "", 0).content = state.src[start:end]
    state.push("link_close", "a", -1)
