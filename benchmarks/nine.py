"""Makes a site of as many articles as ours in nine languages, all of them translated."""

from __future__ import annotations

import re
import shutil
from collections.abc import Sequence
from itertools import cycle
from pathlib import Path

ROOT = Path(__file__).parent.parent
_HEADING = re.compile(r"^(##.*)( \{ #)", re.MULTILINE)
_NEIGHBOUR = re.compile(r"\]\((?=[\w-]+\.md)")
_FRAGMENT = re.compile(r"(\.md)#[\w-]+\)")


def make_site(folder: Path, locales: Sequence[str], more: int = 5) -> Path:
    """Put the text of a safety article under every slug of ours, and `more` under new ones.

    Every file and every section has a text of its own, so that no cache helps.
    """
    for name in ("data", "overrides"):
        ignore = shutil.ignore_patterns("translations", "go*.yml")
        shutil.copytree(ROOT / name, folder / name, ignore=ignore)
    shutil.copytree(ROOT / "docs/assets", folder / "docs/assets")
    config = (ROOT / "mkdocs.yml").read_text("utf-8")
    config = re.sub(r"^nav:\n(?:[ -].*\n)+", "", config, flags=re.MULTILINE)
    (folder / "mkdocs.yml").write_text(config, "utf-8")
    slugs = [
        path.relative_to(ROOT / "docs/zh") for path in sorted((ROOT / "docs/zh").rglob("*.md"))
    ]
    safe = [slug for slug in slugs if _is_safe(ROOT / "docs/zh" / slug)]
    slugs = [slug for slug in slugs if slug.parent.name] + [
        Path(f"more/{n}.md") for n in range(more)
    ]
    for number, (slug, model) in enumerate(zip(slugs, cycle(safe))):
        for locale in locales:
            text = (ROOT / "docs" / locale / model).read_text("utf-8")
            target = folder / "docs" / locale / slug
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(_vary(text, model, number), "utf-8")
    for picture in (ROOT / "docs").glob("*/security/how-a-phish-works.svg"):
        for section in {slug.parent for slug in slugs}:
            shutil.copy(picture, folder / "docs" / picture.parts[-3] / section)
    return folder


def _vary(text: str, model: Path, number: int) -> str:
    """The text with links that hold in any section, and a number in every section."""
    text = _NEIGHBOUR.sub(f"](../{model.parent}/", text)
    text = _FRAGMENT.sub(r"\1)", text)
    return _HEADING.sub(rf"\1 ({number})\2", text) + f"\n({number})\n"


def _is_safe(path: Path) -> bool:
    return "\nsafety: true\n" in path.read_text("utf-8")
