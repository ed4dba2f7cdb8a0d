"""Small modules as one classic script."""

from __future__ import annotations

import re

import pytest

from helpcentre.scripts import bundle_modules
from tests.sites import ROOT


def test_a_module_follows_what_it_imports() -> None:
    modules = {
        "a/main.js": (
            'import { one as first } from "./x/one.js"\n'
            'import * as two from "./x/two.js"\nuse(first, two)\n'
        ),
        "a/x/one.js": 'import { two } from "./two.js"\nexport const one = two\n',
        "a/x/two.js": "const hidden = 2\nexport async function two() {}\nexport class Two {}\n",
    }
    text = bundle_modules(modules, "a/main.js")
    assert not re.search(r"^(import|export)", text, re.MULTILINE)
    assert text.index("hidden = 2") < text.index("const one = two") < text.index("use(first, two)")
    assert 'const { one: first } = modules["a/x/one.js"]' in text
    assert 'const two = modules["a/x/two.js"]' in text
    assert "return { two, Two }" in text


@pytest.mark.parametrize(
    ("modules", "said"),
    [
        ({"a.js": 'import { b } from "./b.js"\n'}, "a.js imports b.js, which is missing"),
        (
            {"a.js": 'import { b } from "./b.js"\n', "b.js": 'import { a } from "./a.js"\n'},
            "modules import each other: a.js → b.js → a.js",
        ),
        ({"a.js": "export default 1\n"}, "a.js cannot be put into a classic script: export"),
        ({}, "a.js, which is missing"),
    ],
)
def test_what_cannot_be_bundled_is_told(modules: dict[str, str], said: str) -> None:
    with pytest.raises(ValueError, match=re.escape(said)):
        bundle_modules(modules, "a.js")


def test_our_scripts_hold_no_words_of_a_language() -> None:
    folder = ROOT / "docs/assets/javascripts"
    for path in sorted(folder.rglob("*.js")):
        code = re.sub(r"//.*", "", path.read_text("utf-8"))
        assert code.isascii(), path
        assert not re.search(r"style=|\.style\b|innerHTML|eval\(", code), path
