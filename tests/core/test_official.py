"""One rogue fact in one language is found wherever it stands; what only looks like one is not."""

from __future__ import annotations

from pathlib import Path

import pytest

from helpcentre._disk import load_site
from helpcentre.trust.official import check_official
from tests.sites import MKDOCS_YML, copy_project, replace_once, write_site

ROGUES = {
    "rogue-handle": "@bitpie_helpdesk",
    "rogue-email": "help@bitpie-service.com",
    "rogue-phone": "400-810-6666",
    "rogue-domain": "bitpie-service.com",
    "rogue-wallet-address": "0x52908400098527886E0F7030069857D2E4169EE7",
}
LINKS = {
    "rogue-handle": "https://t.me/bitpie_helpdesk",
    "rogue-email": "mailto:help@bitpie-service.com",
    "rogue-phone": "tel:+864008106666",
    "rogue-domain": "https://bitpie-service.com/a",
    "rogue-wallet-address": "bitcoin:1BvBMSEYstWetqTFn5Au4m4GFg7xJaNVN2",
}

HASH = "0x5e1d3a76fbf824220eafc8c79ad578ad2b67d01b0c2425eb1f1347e8f50882ab"
LOOK_ALIKES = f"""
App 版本 1.2.3、v2.0.1 和 10.4.12，价格 ¥12,345.67、$1,050.00 和 0.00012345 BTC。
日期 2026-11-23、2026/11/23、23.11.2026，时间 10:30，48 小时，12 到 24 个单词。
代码里的 `https://example.com/a` 和登记过的 www.bitpie.example。
哈希 {HASH}，缩写 0x12…ab、T9yD…uWwb。
区块 812345678，e.g. 例如，i.e. 即，ERC-20、TRC20、USDT/TRX，文件 README.md、stolen-assets.md。
[链接](../transactions/find-hash.md#in-the-app) ![图](../../assets/images/favicon.svg) {{ #steps }}
句子结束.Then 又开始，比例 3.5:1，80.5 %，UUID 123e4567-e89b-12d3-a456-426614174000。
微信、QQ 和 Telegram 里自称客服的人。
"""


def plant(project: Path, text: str, link: str) -> dict[str, str]:
    """Put a fact into every place that a reader's words can come from; place by path."""
    english = project / "docs/en"
    places = {
        "Markdown text": english / "contact/social.md",
        "link": english / "contact/prepare.md",
        "image alt": english / "security/phishing.md",
        "raw HTML": project / "docs/zh/about/roadmap.md",
        "comment": project / "docs/zh/features/updates.md",
    }
    added = {
        "Markdown text": f"\nWrite to {text} now.\n",
        "link": f"\n[support]({link})\n",
        "image alt": f"\n![ask {text}](how-a-phish-works.svg)\n",
        "raw HTML": f'\n<span title="{text}">x</span>\n',
        "comment": f"\n<!-- {text} -->\n",
    }
    for name, path in places.items():
        path.write_text(path.read_text("utf-8") + added[name], "utf-8")
    replace_once(english / "contact/email.md", "questions:\n", f'questions:\n  - "is {text} you"\n')
    replace_once(project / "data/strings/en.yml", "error_page:", f'x: "{text}"\nerror_page:')
    snippet = project / "docs/snippets/en/s.md"
    snippet.parent.mkdir(parents=True)
    snippet.write_text(f"Ask {text}\n", "utf-8")
    found = {name: path.relative_to(project).as_posix() for name, path in places.items()}
    return {
        **found,
        "front matter": "docs/en/contact/email.md",
        "string": "data/strings/en.yml",
        "snippet": "docs/snippets/en/s.md",
    }


@pytest.mark.parametrize("rule", sorted(ROGUES))
def test_a_rogue_fact_is_found_in_every_place(rule: str, tmp_path: Path) -> None:
    project = copy_project(tmp_path)
    places = plant(project, ROGUES[rule], LINKS[rule])
    found = list(check_official(load_site(project)))
    assert {finding.path for finding in found} == set(places.values())
    assert {finding.rule for finding in found} == {rule}
    for finding in found:
        lines = (project / finding.path).read_text("utf-8").split("\n")
        assert finding.what.split(" ")[0] in lines[finding.line - 1][finding.column - 1 :]


def test_look_alikes_are_left_alone(tmp_path: Path) -> None:
    project = copy_project(tmp_path)
    for name in ("zh/transactions/find-hash.md", "en/about/roadmap.md"):
        path = project / "docs" / name
        path.write_text(path.read_text("utf-8") + LOOK_ALIKES, "utf-8")
    assert [str(finding) for finding in check_official(load_site(project))] == []


CHANNELS = """
website: {kind: website, address: "https://www.bitpie.com/"}
social: {kind: social, address: "https://github.com/bitpie"}
forum: {kind: forum, address: "https://[broken/"}
email: {kind: email, address: help@gmail.com}
"""
OURS = [
    "https://www.bitpie.com/",
    "www.bitpie.com",
    "[a](https://WWW.bitpie.com:443/any/where?x)",
    "https://me@www.bitpie.com",
    "https://help.bitpie.org/zh/",
    "https://github.com/bitpie",
    "见 github.com/bitpie/wallet。",
    "https://github.com/bitpie/?tab=a",
    "`https://www.example.com/` and `x.bitpie.example`",
]
NOT_OURS = {
    "https://bitpie.com/": "bitpie.com",
    "https://evil.www.bitpie.com/": "evil.www.bitpie.com",
    "https://www.bitpie.com.evil.com/": "www.bitpie.com.evil.com",
    "https://www.bitpie.com@evil.com/": "evil.com",
    "[a](https://www.bitpie.com看.evil.com)": "www.bitpie.com看.evil.com",
    "https://bitpie.org/": "bitpie.org",
    "https://github.com/evil": "github.com",
    "https://github.com/bitpie-evil": "github.com",
    "https://github.com/bitpie/../evil": "github.com",
    "https://github.com/bitpie/%2e%2e/evil": "github.com",
    "https://github.com": "github.com",
    "https://gist.github.com/bitpie": "gist.github.com",
    "https://gmail.com/x": "gmail.com",
    "https://www.example.com/ in text": "www.example.com",
}


def rogues(folder: Path, text: str) -> list[str]:
    """What is said of a text on a site with real channels."""
    files = {"docs/zh/a.md": f"{text}\n", "data/channels.yml": CHANNELS}
    config = f"site_url: https://help.bitpie.org/\n{MKDOCS_YML}"
    site = load_site(write_site(folder, {**files, "mkdocs.yml": config}))
    return [finding.what for finding in check_official(site)]


@pytest.mark.parametrize("text", OURS)
def test_registered_addresses_are_ours(text: str, tmp_path: Path) -> None:
    assert rogues(tmp_path, text) == []


@pytest.mark.parametrize("text", NOT_OURS)
def test_neighbours_of_registered_addresses_are_not_ours(text: str, tmp_path: Path) -> None:
    (found,) = rogues(tmp_path, text)
    assert found.partition(", it imitates")[0] == f"{NOT_OURS[text]} is not in the register"
