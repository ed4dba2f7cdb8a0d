"""Numbers are the same in every script and way of writing, and so are their units."""

from __future__ import annotations

import pytest

from helpcentre.text.figures import find_numbers
from helpcentre.translation.units import find_unit


def values(text: str, locale: str = "en") -> list[str]:
    return [mark.value for mark in find_numbers(text, locale)]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("48", "48"),
        ("４８", "48"),
        ("٤٨", "48"),
        ("۴۸", "48"),
        ("४८", "48"),
        ("1,000", "1000"),
        ("1.000", "1000"),
        ("1 000", "1000"),
        ("1\u00a0000", "1000"),
        ("1\u202f000", "1000"),
        ("١٬٠٠٠", "1000"),
        ("1,234,567", "1234567"),
        ("1 234 567,5", "1.234.567.5"),
        ("0,5", "0.5"),
        ("0.5", "0.5"),
        ("٠٫٥", "0.5"),
        ("０．５", "0.5"),
        ("12:30", "12:30"),
        ("2026-01-10", "2026-01-10"),
        ("约48小时", "48"),
        ("３回", "3"),
        ("1st", "1"),
    ],
)
def test_a_number_has_one_value_however_it_is_written(text: str, value: str) -> None:
    assert values(f"等 {text}。") == [value]


@pytest.mark.parametrize("text", ["TRC20", "2FA", "v1.2", "x-12", "a_1", "①", "²", "Ⅳ", "一百", ""])
def test_what_is_part_of_a_word_is_no_number(text: str) -> None:
    assert values(text) == []


def test_several_numbers_of_a_text_keep_their_order() -> None:
    assert values("2-3 days, 48 hours (1/2)") == ["2", "3", "48", "1", "2"]
    kinds = [mark.kind for mark in find_numbers("9 or 10", "en")]
    assert kinds == ["digit", "number"]


HOURS = {
    "zh": "48 小时", "zh-Hant": "48 小時", "en": "48 hours", "ja": "48 時間", "ko": "48시간",
    "es": "48 horas", "ru": "48 часов", "vi": "48 giờ", "ar": "٤٨ ساعة",
}  # fmt: skip
UNITS = {
    "second": ("秒", "秒", "seconds", "秒", "초", "segundos", "секунд", "giây", "ثانية"),
    "minute": ("分钟", "分鐘", "minutes", "分", "분", "minutos", "минут", "phút", "دقيقة"),
    "hour": ("小时", "小時", "hours", "時間", "시간", "horas", "часов", "giờ", "ساعة"),
    "day": ("天", "天", "days", "日", "일", "días", "дней", "ngày", "يومًا"),
    "week": ("周", "週", "weeks", "週間", "주", "semanas", "недель", "tuần", "أسبوعًا"),
    "month": ("个月", "個月", "months", "か月", "개월", "meses", "месяцев", "tháng", "شهرًا"),
    "year": ("年", "年", "years", "年", "년", "años", "лет", "năm", "سنة"),
    "percent": ("%", "％", "%", "％", "%", " %", "\u00a0%", "%", "٪"),
}


@pytest.mark.parametrize("unit", UNITS)
@pytest.mark.parametrize("number", range(len(HOURS)), ids=list(HOURS))
def test_units_of_all_languages(unit: str, number: int) -> None:
    word, locale = UNITS[unit][number], list(HOURS)[number]
    for text in (f"48{word}", f"48 {word}", f"48\u00a0{word.upper()}。"):
        assert find_unit(text, 2, locale) == unit, text


@pytest.mark.parametrize("locale", HOURS)
def test_a_number_knows_its_unit(locale: str) -> None:
    mark = next(find_numbers(HOURS[locale], locale))
    assert (mark.value, mark.unit) == ("48", "hour")


@pytest.mark.parametrize(
    ("text", "locale"),
    [("48 hourly", "en"), ("48 x", "en"), ("48", "en"), ("48 小时", "en"), ("48 hours", "xx"),
     ("48 USDT", "ru"), ("48 步", "zh")],
)  # fmt: skip
def test_what_is_no_unit_is_none(text: str, locale: str) -> None:
    assert find_unit(text, 2, locale) == ""
