"""The catalogue of rules: what each looks for, why a reader cares, how a writer mends it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Rule:
    """One rule of the catalogue.

    `level` is the default for any site; `extra.checks` in mkdocs.yml overrides it. Rules that
    are a house style of ours are `ignore` by default, so that other sites are not held to them.
    """

    id: str
    level: str
    meaning: str
    why: str
    example: str
    fix: str


_CATALOGUE = (
    Rule(
        "broken-link",
        "warn",
        "A link leads to an article or page that does not exist.",
        "a reader who follows it gets an error page",
        "`[交易卡住](../transactions/pendng.md)`",
        "Write the path of an existing `.md` file, relative to the article.",
    ),
    Rule(
        "broken-anchor",
        "warn",
        "The part of a link behind `#` names no heading ID of the target.",
        "the reader lands at the top of the page instead of the answer",
        "`[第一步](stolen-assets.md#first-step)`, but the heading has `{ #first-steps }`",
        "Use an ID that the target article gives to a heading.",
    ),
    Rule(
        "missing-asset",
        "warn",
        "An image or file that the article shows or links does not exist.",
        "the reader sees a hole where the picture or download should be",
        "`![状态](../../assets/staus.svg)`",
        "Correct the path, or add the file below `docs/assets/`.",
    ),
    Rule(
        "link-leaves-locale",
        "warn",
        "A link names the folder or suffix of another language.",
        "the reader is thrown into a language that they may not read, or the link breaks",
        "in `docs/en/…`: `[网络拥堵](../../zh/transactions/pending.md)`",
        "Link to the same article of your own language; a missing one falls back by itself.",
    ),
    Rule(
        "excluded-target",
        "warn",
        "A link leads to a file that is not published (excluded, draft or template).",
        "the page exists for writers only, a reader gets an error page",
        "`[模板](../../templates/how-to.md)`",
        "Link to a published article, or publish the target.",
    ),
    Rule(
        "absolute-link",
        "ignore",
        "A link starts with `/` instead of being relative to the article.",
        "it breaks in the preview, in the offline copy and when the site moves",
        "`[联系我们](/contact/)`",
        "Write the relative path of the `.md` file.",
    ),
    Rule(
        "unrecognized-link",
        "ignore",
        "A link names a page's address instead of its `.md` file.",
        "nothing proves it when the page moves, and it breaks under another language",
        "`[联系我们](../contact/)`",
        "Write the relative path of the `.md` file.",
    ),
    Rule(
        "unknown-reference",
        "warn",
        "A `channel:` or `promise:` link names an entry that the register does not have.",
        "the reader would see a link that leads nowhere",
        "`[客服邮箱](channel:e-mail)`",
        "Use an ID of `data/channels.yml` or `data/promises.yml`.",
    ),
    Rule(
        "missing-promise",
        "ignore",
        "An article sends readers to support without saying what support never asks for.",
        "fake support lives from readers who were never told",
        "`[在线客服](channel:live-chat)` without `[…](promise:never-asks)`",
        "Add the paragraph `[客服绝不会向你索要什么](promise:never-asks)` beside it.",
    ),
    Rule(
        "front-matter-missing",
        "ignore",
        "The file does not start with front matter between two `---` lines.",
        "the page has no title, no owner and no review date",
        "a file that starts with its first heading",
        "Start the file from the template of its content type in `docs/templates/`.",
    ),
    Rule(
        "front-matter-syntax",
        "warn",
        "The front matter is not valid YAML.",
        "the page loses its title and description",
        "`title: 转账: 卡住了` (a colon and a blank need quotes)",
        'Quote the value: `title: "转账: 卡住了"`.',
    ),
    Rule(
        "unknown-field",
        "ignore",
        "The front matter has a field that the schema does not know.",
        "a misspelt field is silently without effect",
        "`descripton: …`",
        "Correct the spelling or remove the field.",
    ),
    Rule(
        "missing-field",
        "ignore",
        "The front matter lacks a required field.",
        "search, review dates and page titles depend on it",
        "no `owner:`",
        "Add the field; CONTRIBUTING lists them with their meaning.",
    ),
    Rule(
        "wrong-field",
        "ignore",
        "A field of the front matter has a value that the schema does not allow.",
        "search, review dates and page titles depend on it",
        "`content_type: emergancy`, `reviewed: 23.11.2026`, three `questions`",
        "Use a value that the message names.",
    ),
    Rule(
        "heading-id-missing",
        "ignore",
        "A heading has no explicit ID.",
        "links to it break in every translation, and again whenever its words change",
        "`## 先做这几步`",
        "Add an English ID: `## 先做这几步 { #first-steps }`.",
    ),
    Rule(
        "duplicate-heading-id",
        "warn",
        "Two headings of an article have the same ID.",
        "links to the second one lead to the first",
        "`## 步骤 { #steps }` twice",
        "Give the second heading an ID of its own, the same in all languages.",
    ),
    Rule(
        "heading-id-mismatch",
        "warn",
        "A translation's heading IDs differ from those of its source article.",
        "links that work in one language break in the other",
        "source `{ #first-steps }`, translation `{ #first-step }`",
        "Copy the IDs of the source article, in its order; never translate them.",
    ),
    Rule(
        "orphaned-translation",
        "warn",
        "A translation has no source article.",
        "nobody keeps it true, and other languages do not have it",
        "`docs/en/security/old.md` without `docs/zh/security/old.md`",
        "Move it to the new path of its source, or delete it.",
    ),
    Rule(
        "missing-translation",
        "info",
        "A published language does not have this article yet.",
        "readers of that language see the source language with a notice",
        "`docs/zh/contact/email.md` without `docs/en/contact/email.md`",
        "Translate it when you can: `./helpcentre new <slug> --locale <locale>`.",
    ),
    Rule(
        "unmarked-translation",
        "ignore",
        "A translation does not say whether a native speaker has reviewed it.",
        "readers must know when they read a machine's words",
        "`docs/en/…` without `translation:`",
        "Add `translation: machine`, `human` or `reviewed`.",
    ),
    Rule(
        "missing-string",
        "warn",
        "A language lacks a text of the interface.",
        "the reader sees a word of another language on a button or notice",
        "`data/strings/en.yml` without `home.search`",
        "Add the key with its translation; the default language's file is the model.",
    ),
    Rule(
        "missing-from-nav",
        "ignore",
        "An article is not in the navigation.",
        "readers can only find it by search",
        "`docs/zh/security/new.md` without a line below `nav:` in mkdocs.yml",
        "Add the path below its section in `nav:`.",
    ),
    Rule(
        "nav-target-missing",
        "warn",
        "The navigation names an article that does not exist.",
        "readers would see a menu entry that leads nowhere",
        "`- security/phising.md`",
        "Correct the path in `nav:`; paths have no language folder.",
    ),
    Rule(
        "unreadable-file",
        "error",
        "A file is not UTF-8 text.",
        "its characters would be garbled or the page lost",
        "an article saved as GBK",
        "Save it as UTF-8.",
    ),
    Rule(
        "unknown-rule",
        "warn",
        "`extra.checks` names a rule or a level that does not exist.",
        "the check that was meant stays as it is",
        "`broken-links: warn`",
        "Use a rule of `./helpcentre explain` and one of error, warn, info, ignore.",
    ),
)

RULES: dict[str, Rule] = {rule.id: rule for rule in _CATALOGUE}
