"""Takes the picture of the home page that README shows, from the site in `site/`."""

from __future__ import annotations

import shutil

from playwright.sync_api import sync_playwright

from tests.browser.conftest import FLAGS, serve
from tests.sites import ROOT

STYLE = """
body { margin: 10px; background: #888; display: flex; gap: 20px }
iframe { width: 360px; height: 660px; border: 0 }
"""


def main() -> None:
    """Write .github/home.png: the Chinese and the English home page as on two phones."""
    with serve(ROOT / "site") as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=list(FLAGS)
        )
        page = browser.new_page(viewport={"width": 760, "height": 680})
        frames = f'<iframe src="{address}/"></iframe><iframe src="{address}/en/"></iframe>'
        page.set_content(f"<style>{STYLE}</style>{frames}")
        page.wait_for_load_state("networkidle")
        page.screenshot(path=ROOT / ".github" / "home.png")
        browser.close()


if __name__ == "__main__":
    main()
