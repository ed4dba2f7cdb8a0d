"""Names of accounts in a line: `@name`, links of messengers, `微信 name123`."""

from __future__ import annotations

import re
from collections.abc import Iterator

PLATFORMS = frozenset(
    [
        "t.me",
        "telegram.me",
        "telegram.dog",
        "x.com",
        "twitter.com",
        "discord.gg",
        "discord.com",
        "discordapp.com",
        "facebook.com",
        "fb.com",
        "fb.me",
        "m.me",
        "instagram.com",
        "weibo.com",
        "whatsapp.com",
        "wa.me",
        "line.me",
        "youtube.com",
        "tiktok.com",
        "reddit.com",
        "medium.com",
        "github.com",
        "linkedin.com",
        "threads.net",
    ]
)
"""Hosts whose paths are names of accounts."""
MESSENGER_SCHEMES = ("tg", "weixin", "whatsapp", "line", "mqq", "mqqwpa", "skype", "viber")
"""Schemes of links that open a messenger."""
_LINK = re.compile(
    r"""
      (?<![A-Za-z0-9.@-])(?<![A-Za-z0-9]/)(?:[a-z0-9-]+\.)?
      (?: (?:t\.me|telegram\.(?:me|dog)|x\.com|twitter\.com|discord\.gg
          |discord(?:app)?\.com/invite|(?:facebook|fb|instagram|weibo|whatsapp)\.com
          |fb\.me|m\.me|wa\.me|line\.me|youtube\.com(?=/@))
        / [\w@+~?=&%\#./:-]* [A-Za-z0-9_] )
    | (?<![A-Za-z])(?:tg|weixin|whatsapp|line|mqq\w*)://[\w?=&%+./@-]*[A-Za-z0-9_]
    """,
    re.VERBOSE | re.IGNORECASE | re.ASCII,
)
_AT = re.compile(r"@[A-Za-z0-9_]+(?:\.[A-Za-z0-9_]+)*")
_NO_HANDLE = re.compile(r"@(?:\d{1,4}|\d+x(?:\.\w+)?|\d+(?:\.\d+)+|v\d[\w.]*|.)$", re.ASCII)
_RULES = re.compile(
    r"@(?:charset|container|counter-style|font-face|font-feature-values|import|include|keyframes"
    r"|layer|media|mixin|namespace|page|property|scope|starting-style|supports|tailwind|use"
    r"|abstract|author|classmethod|dataclass|deprecated|override|param|private|public|returns?"
    r"|see|since|staticmethod|throws|type|latest|next)$"
)
_DECORATED = re.compile(r"\s*(?:@|async |class |def |export |fun |private |public )")
_MESSENGER = re.compile(
    r"""
    (?: 微信|薇信|威信|企业微信|电报|纸?飞机|扣扣|推特|蝙蝠|[加vV]\+?[vV微信]
      | (?<![A-Za-z0-9_])(?:(?i:wechat|weixin|telegram|whatsapp|skype|discord|kakaotalk|zalo|signal
        |qq|tg|vx|wx)|LINE|Line(?=\s?(?i:id)|\s?[:：])) )
    (?P<word> (?:[\s_-]?(?:客服|公众|官方|号码|号|群|频道|帐|账|加|搜|联系|(?i:id|account|group
        |channel|support|handle)(?![A-Za-z])))* )
    (?P<between> [\s:：`*"'“”「」‘’【\[(]{0,6} (?:[是为]\s*)? )
    (?P<id> (?:live:\.?(?:cid\.)?)? (?<![A-Za-z0-9_])[A-Za-z0-9_][A-Za-z0-9_-]{4,}+ )
    (?![\w-]|\.[\w])
    """,
    re.VERBOSE | re.ASCII,
)
_SIGN = re.compile(r"[\d_:]")
_NO_ID = re.compile(
    r"(?i:(?:trc|erc|bep|sha|bip|utf|usdt|web|ios|android|v)[-_]?\d+|\d{4}-\d{1,2}(?:-\d{1,2})?"
    r"|telegram|discord|skype|whatsapp|wechat|0x\w+)$"
)
_PLAIN_ID = re.compile(r"[a-z][a-z-]*[a-z]$|[A-Z]?[a-z]+[A-Z]\w*$")


def find_links(line: str) -> Iterator[tuple[int, int]]:
    """Start and end of each link that names an account, without its scheme."""
    for match in _LINK.finditer(line) if "/" in line else ():
        yield match.span()


def find_names(line: str, following: str) -> Iterator[tuple[int, int, bool]]:
    """Start and end of each `@name`; the last tells if it may stand in code."""
    if "@" not in line:
        return
    lead = len(line) - len(line.lstrip(" \t{};>*/"))
    decorated = bool(_DECORATED.match(following))
    for match in _AT.finditer(line):
        before, after = (
            line[max(match.start() - 1, 0) : match.start()],
            line[match.end() : match.end() + 1],
        )
        first = match.start() <= lead
        rule = decorated or bool(_RULES.match(match[0]))
        if not _NO_HANDLE.match(match[0]) and len(match[0]) > 3 and not (first and rule):
            packaged = bool(re.match(r"[A-Za-z0-9/]", before)) or after in tuple("/(=")
            yield *match.span(), not packaged and not _RULES.match(match[0])


def find_ids(line: str) -> Iterator[tuple[int, int]]:
    """Start and end of each ID after the name of a messenger."""
    for match in _MESSENGER.finditer(line) if _SIGN.search(line) else ():
        if _is_id(
            match["id"], match["word"], match["between"], line[match.end() : match.end() + 40]
        ):
            yield match.span("id")


def _is_id(name: str, word: str, between: str, after: str) -> bool:
    if _NO_ID.match(name):
        return False
    colon = ":" in between or "：" in between
    if name.isdigit():
        return len(name) > 5 or colon or bool(word)
    if re.search(r"[\d_]", name):
        return True
    # A word without digits is an ID only after a colon and if no sentence goes on.
    return colon and bool(_PLAIN_ID.match(name)) and not re.match(r"\s+[A-Za-z]", after)
