"""Dates of many languages, and what "yesterday" means on a page."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.refresh.dates import dates_in, resolved, spoken, without_dates

NOV20 = date(2026, 11, 20)  # a Friday


@pytest.mark.parametrize(
    "text",
    [
        "20 November 2026", "November 20, 2026", "Nov. 20, 2026", "November 20th, 2026", "20. November 2026", "20-11-2026",
        "2026-11-20T10:00:00Z", "20/11/2026", "2026. 11. 20.", "2026年11月20日", "2026年 11月 20日", "2026년 11월 20일",
        "20 พฤศจิกายน 2569", "20 พ.ย. 2569", "วันที่ 20 พฤศจิกายน พ.ศ. 2569", "๒๐ พฤศจิกายน ๒๕๖๙",
        "ngày 20 tháng 11 năm 2026", "20 tháng 11, 2026", "ថ្ងៃទី២០ ខែវិច្ឆិកា ឆ្នាំ២០២៦", "ວັນທີ 20 ພະຈິກ 2026",
        "၂၀၂၆ ခုနှစ်၊ နိုဝင်ဘာလ ၂၀ ရက်", "20 de noviembre de 2026", "20 novembre 2026", "20 ноября 2026 г.",
        "Nobyembre 20, 2026", "ika-20 ng Nobyembre 2026", "20 NOVEMBER 2026",
    ],
)  # fmt: skip
def test_a_full_date_is_read_in_the_languages_of_the_list(text: str) -> None:
    assert [found.day for found in dates_in(f"({text}) x")] == [NOV20]


@pytest.mark.parametrize(
    "text",
    [
        "3/4/2026",
        "31 February 2026",
        "November 2026",
        "2026",
        "in 2026 may 20 people die",
        "20/11/26",
        "1-800-2026",
        "99/99/2026",
        "",
    ],
)
def test_what_is_no_full_date_or_may_be_two_is_none(text: str) -> None:
    assert dates_in(text) == []


def test_a_number_is_looked_for_without_the_dates_around_it() -> None:
    left = without_dates("On 20 November 2026 police freed 260 people")
    assert "260" in left
    assert "2026" not in left
    assert "20 " not in left


@pytest.mark.parametrize(
    ("sentence", "language", "wanted"),
    [
        ("Police said yesterday that it ended.", "en", "Police said yesterday (19 November 2026) that it ended."),
        ("Police said on Tuesday it ended.", "en", "Police said on Tuesday (17 November 2026) it ended."),
        ("Police said on Friday it ended.", "en", "Police said on Friday (20 November 2026) it ended."),
        ("Raids began last month.", "en", "Raids began last month (October 2026)."),
        ("Raids began last year.", "en", "Raids began last year (2025)."),
        ("ตำรวจจับกุมเมื่อวานนี้", "th", "ตำรวจจับกุมเมื่อวานนี้ (19 พฤศจิกายน 2026)"),
        ("警方昨天逮捕50人。", "zh", "警方昨天 (2026年11月19日)逮捕50人。"),
        ("警方周二逮捕50人。", "zh", "警方周二 (2026年11月17日)逮捕50人。"),
        ("Công an bắt 5 người hôm qua.", "vi", "Công an bắt 5 người hôm qua (19 tháng 11 2026)."),
        ("Polisi menangkap lima orang kemarin.", "id", "Polisi menangkap lima orang kemarin (19 November 2026)."),
        ("Semalam polis menahan lima orang.", "ms", "Semalam (19 November 2026) polis menahan lima orang."),
        ("경찰은 어제 밝혔다.", "ko", "경찰은 어제 (2026년 11월 19일) 밝혔다."),
    ],
)
def test_a_relative_day_is_told_in_brackets(sentence: str, language: str, wanted: str) -> None:
    assert resolved(sentence, NOV20, language) == (wanted, ())


@pytest.mark.parametrize(
    "sentence", ["On Friday, 13 November 2026, it began.", "On Friday (13 November) it began.", "Monday Nov. 16"]
)
def test_a_day_that_has_its_date_beside_it_is_left_alone(sentence: str) -> None:
    assert resolved(sentence, NOV20, "en") == (sentence, ())


@pytest.mark.parametrize(
    ("sentence", "left"),
    [("It ends next Monday.", "Monday"), ("Recently it ended.", "Recently"), ("It meets every Tuesday.", "Tuesday"),
     ("It began three weeks ago.", "weeks ago")],
)  # fmt: skip
def test_a_day_that_the_page_does_not_settle_stays_open(sentence: str, left: str) -> None:
    assert resolved(sentence, NOV20, "en") == (sentence, (left,))


def test_nothing_is_resolved_on_a_page_without_a_date() -> None:
    assert resolved("It ended yesterday.", None, "en") == ("It ended yesterday.", ("yesterday",))


def test_a_month_before_january_is_december_of_the_year_before() -> None:
    assert resolved("It ended last month.", date(2026, 1, 5), "en")[0] == "It ended last month (December 2025)."


@given(
    st.dates(date(2000, 1, 1), date(2039, 12, 31)),
    st.sampled_from(["en", "th", "zh", "vi", "id", "km", "lo", "my", "tl", "ms", "ko", "ru"]),
)
def test_a_day_spoken_in_a_language_is_read_again(day: date, language: str) -> None:
    assert [found.day for found in dates_in(spoken(day, language))] == [day]


@given(st.dates(date(2000, 1, 1), date(2039, 12, 31)), st.integers(0, 6))
def test_a_weekday_is_one_of_the_last_seven_days(day: date, weekday: int) -> None:
    name = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"][weekday]
    told = dates_in(resolved(f"It ended on {name}.", day, "en")[0])[0].day
    assert told.weekday() == weekday
    assert timedelta(0) <= day - told < timedelta(7)


@given(st.text(max_size=200))
def test_no_text_breaks_the_search_for_dates(text: str) -> None:
    assert all(found.start < found.end for found in dates_in(text))
