"""Facts that a scammer could plant, and what only looks like one."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

from helpcentre.trust.facts import Fact, find_facts

_ROOT = Path(__file__).parents[2]
_MARK = re.compile(r"⟦(\w+)(!?)\|(.*?)(?:\|(.*?))?⟧")
_EVM = "0x52908400098527886E0F7030069857D2E4169EE7"
_BTC = "1BvBMSEYstWetqTFn5Au4m4GFg7xJaNVN2"
_P2SH = "3J98t1WpEZ73CNmQviecrnyiWrnqRhWNLy"
_SEGWIT = "bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq"
_TAPROOT = "bc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vqzk5jj0"
_TRON = "TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t"
_SOLANA = "EPjFWdd5AufqSSqeM2qN1xzybapC8G4wEGGkZwyTDt1v"
_LITECOIN = "LM2WMpR1Rp6j3Sa59cMXMs1SPzj9eXpGc1"
_DOGECOIN = "DH5yaieqoZN36fDVciNyRueRGvGLR3mr7L"
_TON = "EQDtFpEwcFAEcRe5mLVh2N6C0x-_hJEM7W61_JLnSF74p4q2"


def expect(marked: str) -> tuple[str, list[Fact]]:
    """The text without marks, and the facts that they promise.

    A mark is `⟦kind|source|value⟧`, with `!` after the kind for in code; the value may be left out.
    """
    text, facts, done = "", [], 0
    for mark in _MARK.finditer(marked):
        text += marked[done : mark.start()]
        line, column = text.count("\n") + 1, len(text) - text.rfind("\n")
        value = mark[4] or (mark[3].lower() if mark[1] == "host" else mark[3])
        facts.append(Fact(mark[1], value, line, column, bool(mark[2])))
        text, done = text + mark[3], mark.end()
    return text + marked[done:], facts


PLANTED = {
    "text": "Go to ⟦host|evil.com⟧ now.\n\nThen ⟦host|www.Evil-Help.co.uk⟧, or ⟦host|a1.xyz⟧!",
    "chinese without blanks": "加客服微信⟦handle|bitpie888⟧，或者打开⟦host|bitpie-help.com⟧！",
    "chinese around": "打开⟦host|bitpie.is⟧看看，再写信给⟦email|kefu@bitpie.vip⟧问问",
    "after scheme": "请访问https://⟦host|bitpie-app.top⟧打开。",
    "link target": "[a](https://⟦host|www.evil.com⟧/a/index.html) [b](//⟦host|evil.zip⟧/x)",
    "link without scheme": "[客服](⟦host|evil-bit.com⟧/login)",
    "reference definition": (
        'See [a].\n\n[a]: <https://⟦host|evil.org⟧> "call ⟦phone|+1 202-555-0123⟧"'
    ),
    "image": '![scan ⟦handle|@evil_bot⟧](qr.png "⟦email|a.b+c@evil.net⟧")',
    "raw html": '<a href="http://⟦host|x.evil.com⟧">a</a><img src=//⟦host|cdn-evil.net⟧/a.png>',
    "html comment": "<!-- ⟦host|evil.com⟧ -->",
    "front matter": "---\ntitle: ⟦host|evil.com⟧\nquestions:\n  - 加微信：⟦handle|evilcat⟧\n---\n",
    "yaml strings": 'home: "<⟦email|me@evil.com⟧>"\nnav:\n  back: 电话 ⟦phone|400-123-4567⟧\n',
    "svg": '<svg xmlns="http://www.w3.org/2000/svg">\n\n    <text>⟦host|evil.com⟧</text></svg>',
    "fenced": "```text\n地址：⟦wallet!|" + _EVM + "⟧\n⟦host!|evil.com⟧\n```\n⟦host|evil.com⟧",
    "indented": "a\n\n    ⟦email!|me@evil.com⟧\n\nb",
    "admonition is no code": '!!! note "⟦host|evil.com⟧"\n    ⟦email|me@evil.com⟧',
    "inline code": "`⟦handle!|t.me/evil⟧` ⟦handle|t.me/evil⟧ ``a ` ⟦host!|evil.com⟧``",
    "sentence follows": "Try ⟦host|evil.com⟧.Then wait",
    "title case": "⟦host|Evil.Com⟧ and ⟦host|EVIL.VIP⟧",
    "rare endings": "⟦host|evil.finance⟧ ⟦host|evil.support⟧ ⟦host|bitpie.app⟧ ⟦host|trust.me⟧/x",
    "user info": "https://bitpie.example@⟦host|evil.com⟧/ https://a:b@⟦host|evil.org⟧:443/",
    "nested": "https://⟦host|good.example⟧/?to=https%3A%2F%2F⟦host|evil.com⟧",
    "reserved": "https://⟦host|www.bitpie.example⟧ ⟦host|a.test⟧ http://⟦host|localhost⟧:8000",
    "ip": "http://⟦host|203.0.113.7⟧/a http://⟦host|3405803783⟧ https://⟦host|[2001:db8::1]⟧/",
    "other scheme": (
        "ftp://⟦host|evil.com⟧ evil://⟦host|anything⟧ hxxps://⟦host|evil.com⟧ https:⟦host|evil.com⟧"
    ),
    "backslashes": r"https:\\⟦host|evil.com⟧",
    "idn": (
        "https://⟦host|比派.com⟧ ⟦host|比派钱包.网址⟧看看 ⟦host|bіtpie.com⟧ "
        "⟦host|xn--fiq228c.com⟧ ⟦host|пай.рф⟧"
    ),
    "full width": (
        "⟦host|ｂｉｔｐｉｅ．ｃｏｍ|bitpie.com⟧ 微信：⟦handle|ｂｉｔｐｉｅ８８８⟧ "
        "电话⟦phone|１３８００１３８０００⟧"
    ),
    "styled": "⟦host|𝐛𝐢𝐭𝐩𝐢𝐞.com|bitpie.com⟧",
    "percent": "[a](https://⟦host|evil%2Ecom|evil.com⟧) ⟦email|me%40evil.com⟧",
    "entities": (
        "⟦host|evil&#46;com|evil.com⟧ "
        "⟦email|me&commat;evil&#x2e;com⟧ ⟦host|evil&period;com|evil.com⟧"
    ),
    "yaml escapes": r'a: "⟦host|evil\u002ecom|evil.com⟧"',
    "invisible": (
        "⟦host|ev\u200bil.com|evil.com⟧ ⟦host|ev<b>il</b>.com|evil.com⟧ "
        "⟦host|ev**il**.com|evil.com⟧ ⟦host|evil\\.com|evil.com⟧"
    ),
    "brackets": (
        "⟦email|name (at) host (dot) com⟧, ⟦email|name[at]host.com⟧, ⟦host|evil[.]com|evil.com⟧"
    ),
    "words": (
        "⟦email|name at evil dot com⟧, ⟦host|evil dot com|evil.com⟧, "
        "⟦host|bitpie点com|bitpie.com⟧, ⟦host|evil。com|evil.com⟧"
    ),
    "email": (
        "写给⟦email|help_1@mail.evil.com⟧。mailto:⟦email|x@evil.example⟧?subject=a ⟦email|a@b.md⟧"
    ),
    "at name": "⟦handle|@bitpie_help⟧，客服⟦handle|@BitpieCN⟧ TG⟦handle|@evil88⟧.",
    "at name in code": "`⟦handle!|@bitpie_help⟧`",
    "telegram": (
        "https://⟦handle|t.me/evil⟧ ⟦handle|t.me/+AbC_1⟧ ⟦handle|telegram.me/evil⟧。"
        "⟦handle|tg://resolve?domain=evil⟧"
    ),
    "networks": (
        "https://⟦handle|x.com/evil⟧ ⟦handle|twitter.com/evil⟧ "
        "[a](https://⟦handle|www.facebook.com/evil⟧)"
    ),
    "more networks": (
        "⟦handle|discord.gg/abc⟧ ⟦handle|discord.com/invite/abc⟧ ⟦handle|instagram.com/evil⟧"
    ),
    "asian networks": (
        "⟦handle|weibo.com/u/123⟧ ⟦handle|wa.me/8613800138000⟧ ⟦handle|line.me/ti/p/~evil⟧ "
        "⟦handle|youtube.com/@evil⟧"
    ),
    "network alone": (
        "https://⟦host|x.com⟧/ https://⟦host|youtube.com⟧/watch https://⟦host|fedex.com⟧/a"
    ),
    "messengers": (
        "微信号：⟦handle|evil_cat⟧ VX ⟦handle|evil99⟧，QQ群⟦handle|12345678⟧ QQ:⟦handle|54321⟧"
    ),
    "latin messengers": (
        "WeChat: ⟦handle|evilcat⟧, Telegram ID ⟦handle|evil_cat⟧; WhatsApp: ⟦handle|evil99⟧"
    ),
    "messenger marks": (
        "**微信**：**⟦handle|evil888⟧** 电报“⟦handle|evil_bot⟧” LINE ID: ⟦handle|evil77⟧"
    ),
    "messenger code": (
        "薇信 `⟦handle!|evil888⟧` 飞机号⟦handle|evil888⟧ Skype：⟦handle|evilCat⟧，Discord "
        "⟦handle|evil_1⟧"
    ),
    "phones": (
        "⟦phone|+86 138 0013 8000⟧ ⟦phone|13800138000⟧ 拨打⟦phone|95588⟧ ⟦phone|+852 2345 6789⟧"
    ),
    "phones of others": (
        "⟦phone|+44 20 7946 0018⟧, ⟦phone|(202) 555-0123⟧, ⟦phone|+82 2-312-3456⟧, "
        "⟦phone|010-12345678⟧"
    ),
    "phone words": "Call 2345 6789x or ⟦phone|2345 6789⟧. 热线：⟦phone|4001234567⟧",
    "tel": "[a](tel:+8613800138000)".replace("+8613800138000", "⟦phone|+8613800138000⟧"),
    "bitcoin": f"⟦wallet|{_BTC}⟧ ⟦wallet|{_P2SH}⟧，⟦wallet|{_SEGWIT}⟧ ⟦wallet|{_TAPROOT}⟧",
    "evm": (
        f"转到⟦wallet|{_EVM}⟧吧 ethereum:⟦wallet|{_EVM.lower()}⟧ "
        f"https://⟦host|evil.com⟧/⟦wallet|{_EVM}⟧"
    ),
    "tron": f"地址⟦wallet|{_TRON}⟧，**⟦wallet|{_TRON[:-1]}u⟧**",
    "typing error": f"⟦wallet|{_BTC[:-1]}3⟧ ⟦wallet|{_SEGWIT[:-1]}p⟧",
    "other chains": f"⟦wallet|{_SOLANA}⟧ ⟦wallet|{_LITECOIN}⟧ ⟦wallet|{_DOGECOIN}⟧ ⟦wallet|{_TON}⟧",
    "many": "a ⟦host|evil.com⟧ ⟦email|a@evil.com⟧\r\n\n- ⟦host|evil.cn⟧",
}

INNOCENT = {
    "articles": "[a](../contact/email.md#steps) [b](stolen-assets.md) `index.html` README.md",
    "images": '![a](assets/a.svg) ![](img/a@2x.png "图") <img src="../a.webp">',
    "files": "app.zip run.sh main.py clip.mov docs/zh/index.md data/strings/en.yml lock.pl",
    "references": "[邮箱](channel:email) [a](promise:never-asks) channel:evil.com",
    "headings": "## 步骤 { #first-steps .md-button }\n",
    "svg": '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink">',
    "svg path": '<path d="M10 12a6 6 0 1 1 8.6 5.4C17 18.2 16 19 16 21 202 555 0123"/>',
    "yaml keys": "site.name: a\nnav.home: b\n  wallet.support: c\n",
    "css": "```css\n@media (a) { .md-nav.link { } a.click { } }\n@import 'a.css';\n```",
    "css outside": "<style>\n@media print { li.active { } }\n@import url(a.css);\n</style>",
    "javascript": "```js\nwindow.name = page.link; el.click(); a.search(b).map(c)\n```",
    "inline attribute": "`page.title` `page.media` `config.site`",
    "decorators": "```py\n@cached\ndef a(): pass\n@dataclass\nclass B: pass\n```",
    "packages": "`npm i @scope/name` `docs@latest` `actions/checkout@v4`",
    "vue": "`<a @click='b'>`",
    "versions": "1.2.3, v2.0.1, 3.11, 10.0.19045.3803 and 微信 8.0.49",
    "prices": "¥12,345.67, $1.05, €1.234.567,89, 12,345,678 元, 100000000 USDT",
    "dates": (
        "2026-11-23, 2026/11/23, 23.11.2026, 2026年11月23日, 2026-11-23 10:30:00, "
        "2026-11-23T10:30:00Z"
    ),
    "times": "12:30:45, 24-48 小时, 10:00-18:00",
    "amounts": "0.00012 BTC, 1.23456789 ETH, 50000-60000, 3000-6000 USDT, 21 000 000",
    "block heights": (
        "区块高度 840000，区块高度 23456789, block 68123456, 联系客服，订单号 2024112345"
    ),
    "codes": "验证码 123456，工单号 20261123, timestamp 1700000000",
    "abbreviations": "e.g., i.e., etc., a.m. p.m. U.S. vs. No.1 Ph.D",
    "sentence ends": (
        "BitPie App.If it fails wallet.Then wait. name.is it.is phone.My coins.So app.In"
    ),
    "word endings": "check it.to see, look at.my own, send.no more",
    "ellipsis": "wait...then go..to",
    "chinese ends": "打开App。然后看。中国用户……下载。com 结尾",
    "domain endings": "官网是.com不是.cn，以 .com 结尾",
    "schemes": "网址以 https:// 开头，或者 http://。 `https://…` https://<域名>/ https:端口",
    "transaction": "0x" + "5c504ed432cb51138bcf09aa5e8a410dd4a1e204ef84bfed1be16dfba1b22060",
    "bare transaction": "5c504ed432cb51138bcf09aa5e8a410dd4a1e204ef84bfed1be16dfba1b22060",
    "numeric transaction": "0x" + "1234567890" * 6 + "1234",
    "truncated": "0x12…ab 0x1234...abcd T9yD…7Kx bc1q…5mdq",
    "tokens": "TRC20, ERC-20, USDT, BEP20, Telegram TRC20, 微信SHA256",
    "uuid": "550e8400-e29b-41d4-a716-446655440000 12345678-1234-1234-1234-123456789012",
    "sha": "sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=",
    "md5": "1a79a4d6de6718e8e5b326e338ae533f",
    "data": "<img src='data:image/png;base64,EPjFWdd5AufqSSqeM2qN1xzybapC8G4wEGGkZwyTDt1v/1BvB'>",
    "long name": (
        "aVeryLongIdentifierThatSomebodyWroteInCamelCase this_is_a_long_name_with_a_number_1"
    ),
    "messenger talk": (
        "Telegram or Discord, WeChat and QQ. Telegram channels, LINE account, on Discord"
    ),
    "messenger colon": "Telegram: official channel. WeChat: Support. LINE：官方账号",
    "messenger numbers": "Telegram 2024 年, 微信转账10000元, online 123456, Line 12345",
    "at sign": "a @ b, @ 2026, @a, @2x, 邮箱里有 @ 符号",
    "at word": "look (at) home, 下午3点 cn",
    "percent": "100%20 50% 20%的用户",
    "steps": "1. a\n2. b\n10. c 1 2 3 4 5 6 7 8",
    "table": "| 100 | 200 | 300 | 4000 | 50000 |",
    "digits in words": "abc13800138000 id_13800138000 a95588",
    "empty": "",
}


@pytest.mark.parametrize("name", PLANTED)
def test_planted_facts_are_found(name: str) -> None:
    text, facts = expect(PLANTED[name])
    assert facts
    assert [replace(fact, path="") for fact in find_facts(text)] == facts


@pytest.mark.parametrize("name", INNOCENT)
def test_look_alikes_are_no_facts(name: str) -> None:
    assert find_facts(INNOCENT[name]) == []


@pytest.mark.parametrize(
    ("text", "host", "path"),
    [
        ("打开https://www.bitpie.com/看看", "www.bitpie.com", "/看看"),
        ("https://www.bitpie.com/ 看看", "www.bitpie.com", "/"),
        ("https://GitHub.com/Evil?a=/b#/c", "github.com", "/Evil"),
        ("见 github.com/bitpie/wallet。", "github.com", "/bitpie/wallet"),
        ("'https://github.com/bitpie', **github.com/bitpie.**", "github.com", "/bitpie"),
        ("[a](https://a:b@github.com:443/bitpie/..)", "github.com", "/bitpie/.."),
        ("<https://github.com\\evil>", "github.com", "/evil"),
        ("https://github.com/%62itpie", "github.com", "/bitpie"),
        ("https://github.com/" + "a" * 600, "github.com", ""),
        ("[a](https://www.bitpie.com?x) a.b.bitpie.com:80", "www.bitpie.com", ""),
        ("[a](https://www.bitpie.com看.evil.com/)", "www.bitpie.com看.evil.com", "/"),
        ("[a](https://www.bitpie.com-.evil.com/)", "www.bitpie.com-.evil.com", "/"),
        ("[a](https://www.bitpie.com&#9;.evil.com/)", "www.bitpie.com.evil.com", "/"),
        ("https://比派.com/a", "比派.com", "/a"),
    ],
)
def test_a_host_is_whole_and_has_a_path(text: str, host: str, path: str) -> None:
    fact = find_facts(text)[0]
    assert (fact.kind, fact.value, fact.path) == ("host", host, path)


def test_a_name_behind_what_is_no_path_is_found() -> None:
    found = [fact.value for fact in find_facts("[a](https://www.bitpie.com;@evil.com/)")]
    assert found == ["www.bitpie.com", "evil.com"]


def test_enough_is_planted() -> None:
    assert sum(len(expect(text)[1]) for text in PLANTED.values()) >= 60
    assert len(INNOCENT) >= 40


@pytest.mark.parametrize("kind", ["host", "email", "phone", "handle", "wallet"])
def test_every_place_of_every_kind(kind: str) -> None:
    value = {"host": "evil.com", "email": "a@evil.com", "phone": "13800138000"}.get(kind)
    value = value or {"handle": "@evil_bot", "wallet": _TRON}[kind]
    for place in (
        "{}",
        "a\n\n> {}",
        "| {} |",
        "- **{}**",
        "# {}",
        "*{}*",
        "中{}文",
        "“{}”，",
        "a: '{}'",
    ):
        text, facts = expect(place.format(f"⟦{kind}|{value}⟧"))
        assert find_facts(text) == facts, place


def test_our_own_articles_hold_no_facts() -> None:
    for path in sorted((_ROOT / "docs").rglob("*")):
        if path.suffix in {".md", ".svg", ".yml"}:
            facts = find_facts(path.read_text("utf-8"))
            assert [f for f in facts if not f.value.endswith(".example")] == [], path


@pytest.mark.parametrize(
    ("line", "count"),
    [
        ("_" * 50000, 0),
        ("$1," * 100000, 0),
        ("1 " * 100000, 0),
        ("1-" * 50000, 0),
        ("https://" * 50000, 25000),
        ("<http://a>" * 10000, 10000),
        ("`evil.com` " * 5000, 5000),
        ("@abc " * 15000, 15000),
        ("QQ:evil88 " * 6000, 6000),
        ("-" * 30000 + "a.bb " * 6000, 6000),
        ("a.xn--" + "-" * 50000 + "_a", 0),
        *((text * 20000, 0) for text in ("a", "a.", "中", "a-", "a--", "a1", "微信", "&#", "(")),
    ],
    ids=lambda value: str(value)[:12],
)
def test_long_lines_come_to_an_end(line: str, count: int) -> None:
    assert len(find_facts(line)) == count
