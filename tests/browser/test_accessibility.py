"""No page of the main kinds breaks WCAG 2.0 to 2.2 A and AA, nor axe's best practice."""

from __future__ import annotations

from importlib.resources import files

import pytest
from playwright.sync_api import Browser

AXE = files("axe_playwright_python").joinpath("axe.min.js").read_text("utf-8")
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
PAGES = ["", "emergency/stolen-assets/", "security/checklist/", "contact/", "404.html"]


@pytest.mark.parametrize(("scheme", "width"), [("light", 360), ("dark", 1280)])
@pytest.mark.parametrize("root", ["/", "/en/", "/ar/"])
def test_axe_finds_nothing(
    root: str, scheme: str, width: int, browser: Browser, address: str
) -> None:
    context = browser.new_context(
        viewport={"width": width, "height": 800},
        color_scheme=scheme,  # type: ignore[arg-type]
    )
    page = context.new_page()
    for slug in PAGES:
        page.goto(f"{address}{root}{slug}", wait_until="networkidle")
        page.evaluate(AXE)
        result = page.evaluate("tags => axe.run(document, { runOnly: tags })", TAGS)
        assert result["passes"], "axe looked at nothing"
        found = [
            f"{fault['id']}: {node['html'][:200]}"
            for fault in result["violations"]
            for node in fault["nodes"]
        ]
        assert not found, f"{root}{slug}: {found}"
    context.close()
