"""A text in another language, script or variant is noticed; short texts and names are not."""

from __future__ import annotations

import pytest

from helpcentre.text.blocks import Block
from helpcentre.text.figures import Mark
from helpcentre.translation.language import check_language, is_foreign_han, script_of

TAGS = ("zh-Hans", "zh-Hant", "en", "ja", "ko", "es", "ru", "vi", "ar")


def rules(text: str, tag: str, source: str = "", names: tuple[str, ...] = ()) -> list[str]:
    faults = check_language(Block("paragraph", text, 3, 5), source, tag, TAGS, names)
    return [fault.rule for fault in faults]


RIGHT = {
    "zh-Hans": "请先打开应用，核对收款地址，然后等待网络的确认。",
    "zh-Hant": "請先打開應用程式，核對收款地址，然後等待網路的確認。",
    "en": "Open the app first, check the address, then wait for the confirmation.",
    "ja": "まずアプリを開き、アドレスを確認してから、承認を待ちます。",
    "ko": "먼저 앱을 열고 주소를 확인한 다음 승인을 기다리세요.",
    "es": "Primero abra la aplicación, compruebe la dirección y espere la confirmación.",
    "ru": "Сначала откройте приложение, проверьте адрес и дождитесь подтверждения.",
    "vi": "Trước tiên hãy mở ứng dụng, kiểm tra địa chỉ rồi chờ xác nhận.",
    "ar": "افتح التطبيق أولًا، وتحقق من العنوان، ثم انتظر التأكيد.",
}


@pytest.mark.parametrize("tag", RIGHT)
def test_a_text_in_its_own_language_is_silent(tag: str) -> None:
    assert rules(RIGHT[tag], tag, RIGHT["zh-Hans"] if tag != "zh-Hans" else RIGHT["en"]) == []


@pytest.mark.parametrize("other", RIGHT)
@pytest.mark.parametrize("tag", RIGHT)
def test_a_text_in_any_other_language_is_noticed(tag: str, other: str) -> None:
    found = rules(RIGHT[other], tag)
    if tag == other:
        assert found == []
    elif {tag, other} == {"zh-Hans", "zh-Hant"}:
        assert found == ["mixed-chinese"]
    elif (tag, other) in {("zh-Hans", "ja"), ("zh-Hant", "ja")}:
        assert "wrong-script" in found
    else:
        same = script_of(tag) == script_of(other)
        assert ("wrong-language" if same else "wrong-script") in found


@pytest.mark.parametrize("tag", RIGHT)
def test_the_words_of_the_source_are_noticed(tag: str) -> None:
    source = RIGHT["en" if tag == "zh-Hans" else "zh-Hans"]
    assert rules(f" {source}\n", tag, source)[0] == "untranslated-text"


@pytest.mark.parametrize(
    ("text", "tag"),
    [
        ("请先等待网络确认，再核对地址 the confirmation.", "en"),
        ("Затем wait for the confirmation of the network", "ru"),
        ("ثم wait for the confirmation of the network", "ar"),
        ("먼저 wait for the confirmation of the network and then send", "ko"),
        ("主に wait for the confirmation of the network and then send it", "ja"),
        ("送信前必須確認受取先住所正確", "ja"),
    ],
)
def test_a_text_that_is_mostly_foreign_is_noticed(text: str, tag: str) -> None:
    assert rules(text, tag) == ["wrong-script"]


@pytest.mark.parametrize(
    ("text", "tag"),
    [
        ("Abra Settings", "es"),
        ("Open Settings", "es"),
        ("Send it now.", "es"),
        ("USDT TRC20", "ru"),
        ("注意", "ja"),
        ("OK", "zh-Hans"),
        ("送信", "ja"),
        ("Откройте Settings и выберите Security.", "ru"),
        ("افتح الإعدادات Settings ثم Security.", "ar"),
        ("BitPie Wallet에서 USDT를 보냅니다.", "ko"),
        ("设置里打开 Face ID 或 Touch ID。", "zh-Hans"),
        ("12345 67890 … 12345 67890", "ru"),
        ("", "ru"),
    ],
)
def test_short_texts_and_foreign_words_in_a_sentence_are_silent(text: str, tag: str) -> None:
    assert rules(text, tag) == []


def test_names_addresses_and_code_have_no_language() -> None:
    names = ("WalletConnect", "Keystone Pro")
    assert rules("Есть WalletConnect и Keystone Pro", "ru", names=names) == []
    assert rules("https://help.example/how-to-send-a-transaction", "ru") == []
    assert rules("support-for-everybody@help.example", "ru") == []
    code = "helpcentre check --site docs"
    assert rules(code, "ru") == ["wrong-script"]
    for block in (
        Block("code:sh", code, 1, 1),
        Block("paragraph", f"Есть {code}", 1, 1, (Mark("code", code, code),)),
    ):
        assert list(check_language(block, "", "ru", TAGS, ())) == []


FOREIGN = {"zh-Hant": "网钱发联", "zh-Hans": "網錢發聯", "ja": "络钱发链"}
OWN = {"zh-Hant": "后台面里網錢", "zh-Hans": "后发乾著瞭网钱", "ja": "国学会発網銭連"}


@pytest.mark.parametrize("tag", FOREIGN)
def test_characters_of_the_other_variant_are_known(tag: str) -> None:
    assert [letter for letter in FOREIGN[tag] if not is_foreign_han(letter, tag)] == []
    assert [letter for letter in OWN[tag] if is_foreign_han(letter, tag)] == []


def test_one_foreign_character_is_named_once_with_its_place() -> None:
    block = Block("paragraph", "請檢查网絡和网址。", 3, 5)
    fault = next(check_language(block, "", "zh-Hant", TAGS, ()))
    assert (fault.rule, fault.line, fault.column) == ("mixed-chinese", 3, 5)
    assert fault.what.startswith("“网” is not written so")


@pytest.mark.parametrize(
    ("tag", "script"),
    [("zh", "Hans"), ("zh-Hant", "Hant"), ("zh-TW", "Hant"), ("en-XA", "Latn"), ("sr", "Cyrl"),
     ("sr-Latn", "Latn"), ("xx", "")],
)  # fmt: skip
def test_scripts_of_tags(tag: str, script: str) -> None:
    assert script_of(tag) == script
