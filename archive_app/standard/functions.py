"""The functions conditions may call on single values.

Owns their argument types and what they give. Functions over rows (`count`, `any`, `sum` …) and over
names (`filed`, `present`) are part of the language and live in `conditions`.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from functools import lru_cache
from typing import Any

from archive_app.chinese.amounts import from_words, in_words
from archive_app.chinese.identity import age_on, birth_of_id, sex_of_id, valid_id
from archive_app.chinese.workdays import working_days_between

__all__ = ["FUNCTIONS", "Function"]


@dataclass(frozen=True, slots=True)
class Function:
    """What a function takes (types allowed at each place), gives and does."""

    takes: tuple[tuple[str, ...], ...]
    gives: str
    call: Callable[..., Any]


# One judging asks four times about the same number: is it valid, whose birthday, sex and age.
_valid_id = lru_cache(maxsize=1024)(valid_id)
_birth_of_id = lru_cache(maxsize=1024)(birth_of_id)
_sex_of_id = lru_cache(maxsize=1024)(sex_of_id)


def _age(of: str | date, on: date) -> int | None:
    """The age on a day, from a birthday or an ID number; an ID number that is wrong has none."""
    birth = _birth_of_id(of) if isinstance(of, str) else of
    return None if birth is None else age_on(birth, on)


def _in_words(amount: Decimal | int) -> str:
    return in_words(Decimal(amount))


def _months_between(start: date, end: date) -> int:
    """Whole months from one day to the other, less than none when they are the wrong way round."""
    if end < start:
        return -_months_between(end, start)
    return (end.year - start.year) * 12 + end.month - start.month - (end.day < start.day)


FUNCTIONS: Mapping[str, Function] = {
    "valid_id": Function((("text",),), "boolean", _valid_id),
    "age_on": Function((("text", "date"), ("date",)), "number", _age),
    "sex_of_id": Function((("text",),), "text", _sex_of_id),
    "birth_of_id": Function((("text",),), "date", _birth_of_id),
    "in_words": Function((("number",),), "text", _in_words),
    "from_words": Function((("text",),), "number", from_words),
    "month_of": Function((("date",),), "number", lambda day: day.month),
    "year_of": Function((("date",),), "number", lambda day: day.year),
    "months_between": Function((("date",), ("date",)), "number", _months_between),
    "working_days": Function((("date",), ("date",)), "number", working_days_between),
    "days": Function((("number",),), "days", lambda n: timedelta(days=int(n))),
}
