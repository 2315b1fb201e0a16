"""China's working days: weekends, the published holidays, and the weekends worked in exchange.

The days come from `chinesecalendar`, which repeats the State Council's yearly notices. A year whose
notice it does not have yet is reckoned with weekends only; `unpublished` names such years, and who
tells a last day tells that too.
"""

from bisect import bisect_left, bisect_right
from datetime import date, timedelta
from itertools import accumulate

from chinese_calendar.constants import holidays, workdays

__all__ = ["add_working_days", "published", "unpublished", "working_days_between"]

_YEARS = frozenset(day.year for day in holidays)
# Days on which weekends alone would be wrong: a weekday off takes one, a weekend worked gives one.
_OFF = {day: -1 for day in holidays if day.weekday() < 5 and day not in workdays}
_WORKED = {day: 1 for day in workdays if day.weekday() >= 5}
_CHANGES = sorted({**_OFF, **_WORKED}.items())
_DAYS = [day.toordinal() for day, _ in _CHANGES]
_SUMS = [0, *accumulate(change for _, change in _CHANGES)]


def published(year: int) -> bool:
    """Whether the year's holidays are known."""
    return year in _YEARS


def unpublished(start: date, end: date) -> tuple[int, ...]:
    """The years from one day to the other whose holidays are not known, at most the first three."""
    unknown = (year for year in range(start.year, end.year + 1) if not published(year))
    return tuple(year for year, _ in zip(unknown, range(3), strict=False))


def working_days_between(start: date, end: date) -> int:
    """How many working days there are after one day, up to and including the other."""
    return _up_to(end.toordinal()) - _up_to(start.toordinal())


def add_working_days(start: date, number: int) -> date:
    """The last of so many working days after this day."""
    if number <= 0:
        return start
    first = start.toordinal()
    enough = timedelta(days=number * 2 + 60)  # no stretch of days is worked less than every second
    reached = range(first, (start + enough).toordinal())
    wanted = _up_to(first) + number
    return date.fromordinal(first + bisect_left(reached, wanted, key=_up_to))


def _up_to(ordinal: int) -> int:
    """Working days from the first day of the calendar, a Monday, up to and including this one."""
    weeks, days = divmod(ordinal, 7)
    return weeks * 5 + min(days, 5) + _SUMS[bisect_right(_DAYS, ordinal)]
