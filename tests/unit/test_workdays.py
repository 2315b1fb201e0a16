"""China's working days: holidays, weekends worked in exchange, and years nobody has announced."""

from datetime import date, timedelta

import pytest
from chinese_calendar import is_workday
from hypothesis import given
from hypothesis import strategies as st

from archive_app.chinese.workdays import (
    add_working_days,
    published,
    unpublished,
    working_days_between,
)

# The State Council's arrangement for the first week of October 2024: off from the 1st to the 7th,
# worked on Sunday the 29th of September and Saturday the 12th of October.
HOLIDAY_WEEK = [
    (date(2024, 9, 27), 1, date(2024, 9, 29)),
    (date(2024, 9, 30), 1, date(2024, 10, 8)),
    (date(2024, 9, 30), 5, date(2024, 10, 12)),
    (date(2024, 10, 11), 2, date(2024, 10, 14)),
    (date(2024, 10, 3), 0, date(2024, 10, 3)),
]


@pytest.mark.parametrize(("start", "number", "last"), HOLIDAY_WEEK)
def test_holidays_are_not_counted_and_weekends_worked_are(
    start: date, number: int, last: date
) -> None:
    assert add_working_days(start, number) == last


def test_a_year_not_announced_is_reckoned_with_weekends_and_can_be_told() -> None:
    assert add_working_days(date(2090, 9, 29), 3) == date(2090, 10, 4)
    assert published(2024)
    assert unpublished(date(2024, 5, 1), date(2024, 12, 31)) == ()
    assert unpublished(date(2089, 12, 30), date(2090, 1, 5)) == (2089, 2090)


@given(start=st.dates(date(2010, 1, 1), date(2025, 1, 1)), days=st.integers(0, 400))
def test_counting_is_the_same_as_looking_at_every_day(start: date, days: int) -> None:
    every = [start + timedelta(days=n) for n in range(1, days + 1)]
    assert working_days_between(start, start + timedelta(days=days)) == sum(map(is_workday, every))


@given(start=st.dates(date(1, 1, 1), date(9000, 1, 1)), number=st.integers(1, 500))
def test_the_last_of_so_many_working_days_is_one_and_so_many_lie_between(
    start: date, number: int
) -> None:
    last = add_working_days(start, number)
    assert working_days_between(start, last) == number
    assert working_days_between(start, last - timedelta(days=1)) == number - 1
