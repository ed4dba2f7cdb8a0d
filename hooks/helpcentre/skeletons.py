"""Skeletons of new articles and translations."""

from __future__ import annotations

import re

_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*(?:/[a-z0-9]+(?:-[a-z0-9]+)*)+")


def check_slug(slug: str) -> str:
    """What is wrong with a slug, in words, or nothing."""
    if _SLUG.fullmatch(slug):
        return ""
    return (
        f"“{slug}” cannot be an article's address; write section/name in small English letters, "
        "digits and hyphens, without .md, for example transactions/refund"
    )


def fill_template(template: str, slug: str, today: str) -> str:
    """A template with owner and day filled in; ‹ and › mark what to replace."""
    return template.replace("{today}", today).replace(
        "{owner}", _OWNERS.get(slug.split("/")[0], "content")
    )


_OWNERS = {
    "emergency": "security",
    "security": "security",
    "transactions": "transactions",
    "account": "accounts",
    "contact": "support",
    "agents": "support",
    "get-started": "product",
    "features": "product",
    "troubleshooting": "product",
}


def translation_skeleton(source: str) -> str:
    """The source's text with the mark of an unreviewed translation in its front matter."""
    if not source.startswith("---\n") or "\n---\n" not in source:
        return source
    fields, body = source[4:].split("\n---\n", 1)
    kept = [line for line in fields.split("\n") if not line.startswith("translation:")]
    return "\n".join(["---", *kept, "translation: human", "---", body])
