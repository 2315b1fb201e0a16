"""Dates as Chinese papers write them."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive_app.chinese.dates import cn_date, cn_date_han, parse_date

DAY = date(2026, 11, 22)


def test_date_is_written_with_digits_or_with_characters() -> None:
    assert cn_date(DAY) == "2026年11月22日"
    assert cn_date_han(DAY) == "二〇二六年十一月二十二日"
    assert cn_date_han(date(2030, 10, 10)) == "二〇三〇年十月十日"


@given(st.dates())
def test_every_date_reads_back_from_both_written_forms(day: date) -> None:
    assert parse_date(cn_date(day)) == parse_date(cn_date_han(day)) == day


@given(st.dates(), st.sampled_from("-/."))
def test_every_date_reads_back_from_numbers_with_a_separator(day: date, mark: str) -> None:
    assert parse_date(f"{day.year:04d}{mark}{day.month}{mark}{day.day}") == day


@pytest.mark.parametrize(
    "text",
    [
        "2026-01-02", "2026/1/2", "2026.1.2", "20260102", "2026年1月2日", "２０２６年０１月０２日",
        "2026 年 1 月 2 号", "二零二六年一月二日", "二○二六年元月二日",
    ],
)  # fmt: skip
def test_the_same_day_is_read_from_every_usual_writing(text: str) -> None:
    assert parse_date(text) == date(2026, 1, 2)


def test_abbreviated_tens_are_read() -> None:
    assert parse_date("二〇二六年十一月廿二日") == DAY
    assert parse_date("二〇二六年一十一月二十二日") == DAY


@pytest.mark.parametrize(
    "text",
    ["", "2026-02-30", "2026-1/2", "26-1-2", "2026年13月1日", "二〇二六年二月三十日", "去年"],
)
def test_what_is_no_real_date_is_not_read(text: str) -> None:
    assert parse_date(text) is None
