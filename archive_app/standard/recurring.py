"""Periods of the calendar: the weeks, months, quarters, half years and years between two days.

Owns their keys, titles and limits; which slots recur, and what a period lacks, is `placing`'s.
"""

import re
from calendar import monthrange
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from typing import Any

__all__ = ["MOST_PERIODS", "CalendarPeriod", "periods_between", "title_of_period", "told_periods"]

# More than this is a slip in a date, not work that recurs: eleven years of weeks.
MOST_PERIODS = 600
_MONTHS = {"month": 1, "quarter": 3, "half_year": 6, "year": 12}
_KEY = re.compile(r"(\d{4})(?:-(W\d\d|Q[1-4]|H[12]|\d\d))?")
_HALVES = {1: "上", 2: "下"}


@dataclass(frozen=True, slots=True)
class CalendarPeriod:
    """One period, cut to the days it was asked for; `serial` counts from 1."""

    key: str
    title: str
    start: date
    end: date
    serial: int
    facts: Mapping[str, Any]  # what conditions read of it


def title_of_period(key: str) -> str:
    """The title of the period with this key; a key of no period is its own title."""
    found = _KEY.fullmatch(key)
    if found is None:
        return key
    year, part = int(found[1]), found[2] or ""
    if part.startswith("W"):
        return f"{year}年第{int(part[1:])}周"
    if part.startswith("Q"):
        return f"{year}年第{part[1:]}季度"
    if part.startswith("H"):
        return f"{year}年{_HALVES[int(part[1:])]}半年"
    return f"{year}年{int(part)}月" if part else f"{year}年"


def told_periods(keys: Iterable[str]) -> str:
    """Several periods in few words: `2024年5月、7月至9月；2025年1月`."""
    by_year: dict[str, list[str]] = {}
    for key in sorted(keys):
        by_year.setdefault(key[:4], []).append(key)
    if all(years == [year] for year, years in by_year.items()):  # whole years
        return "、".join(title_of_period(year) for year in by_year)
    return "；".join(f"{year}年{'、'.join(_runs(keys))}" for year, keys in by_year.items())


def _runs(keys: Sequence[str]) -> Iterator[str]:
    """Periods of one year, three and more in a row as one."""
    run: list[str] = []
    for key in keys:
        if run and _place_in_year(key) != _place_in_year(run[-1]) + 1:
            yield from _told_run(run)
            run = []
        run.append(key)
    yield from _told_run(run)


def _told_run(run: Sequence[str]) -> list[str]:
    names = [title_of_period(key).partition("年")[2] for key in run]
    return [f"{names[0]}至{names[-1]}"] if len(run) > 2 else names


def _place_in_year(key: str) -> int:
    return int(key[5:].lstrip("WQH") or 0)


@lru_cache(maxsize=4096)
def periods_between(unit: str, start: date, until: date) -> tuple[CalendarPeriod, ...]:
    """The periods the two days fall into and all between; none when the days are the wrong way."""
    return tuple(_each(unit, start, until))


def _each(unit: str, start: date, until: date) -> Iterator[CalendarPeriod]:
    first, serial = _first_day(unit, start), 1
    while start <= until and serial <= MOST_PERIODS + 1:
        last = _last_day(unit, first)
        key = _key(unit, first)
        title = title_of_period(key)
        begin, end = max(first, start), min(last, until)
        days = (end - begin).days + 1
        facts = {"start": begin, "end": end, "days": days, "serial": serial, "title": title}
        yield CalendarPeriod(key, title, begin, end, serial, facts)
        if last >= until:
            break
        first, serial = last + timedelta(days=1), serial + 1


def _first_day(unit: str, day: date) -> date:
    if unit == "week":
        return day - timedelta(days=day.weekday())
    length = _MONTHS[unit]
    return date(day.year, (day.month - 1) // length * length + 1, 1)


def _last_day(unit: str, first: date) -> date:
    if unit == "week":
        return min(first, date.max - timedelta(days=6)) + timedelta(days=6)
    month = first.month + _MONTHS[unit] - 1
    return date(first.year, month, monthrange(first.year, month)[1])


def _key(unit: str, first: date) -> str:
    """The key of the period that begins on this day."""
    year = f"{first.year:04}"
    if unit == "week":
        iso = first.isocalendar()
        return f"{iso.year:04}-W{iso.week:02}"
    if unit == "month":
        return f"{year}-{first.month:02}"
    if unit == "quarter":
        return f"{year}-Q{first.month // 3 + 1}"
    return f"{year}-H{first.month // 6 + 1}" if unit == "half_year" else year
