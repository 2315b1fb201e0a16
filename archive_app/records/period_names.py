"""Which period a file's name or heading speaks of: “2024年5月”, “2024.05”, “一季度”, “第7周”.

Owns reading the words only; which places there are, and which of them lack a paper, is `slots`'s.
"""

import re
from dataclasses import dataclass
from datetime import date
from typing import Self

__all__ = ["Told"]

_MONTH = r"(?:1[0-2]|0?[1-9])"
_DATED = re.compile(
    rf"(?<!\d)(20\d\d) ?[年./_-] ?({_MONTH})(?!\d)(?: ?[月./_-] ?(\d{{1,2}}))?(?!\d)"
)
_COMPACT = re.compile(r"(?<!\d)(20\d\d)(1[0-2]|0[1-9])([0-3]\d)?(?!\d)")
_YEAR = re.compile(r"(?<!\d)(20\d\d)(?!\d)")
_ONLY_MONTH = re.compile(rf"(?<!\d)({_MONTH}) ?月")
_CHINESE_MONTH = re.compile(r"(十[一二]?|[一二三四五六七八九])月")
_QUARTER = re.compile(r"([一二三四1-4]) ?季度")
_HALF = re.compile(r"([上下])半年")
_WEEK = re.compile(r"第 ?(\d{1,2}) ?周")
_NUMBERS = {word: n for n, word in enumerate("一二三四五六七八九十", 1)} | {"十一": 11, "十二": 12}


@dataclass(frozen=True)
class Told:
    """What a text says of a time; None where it says nothing."""

    year: int | None = None
    month: int | None = None
    day: date | None = None
    quarter: int | None = None
    half: int | None = None
    week: int | None = None

    @classmethod
    def of(cls, text: str) -> Self:
        """Read the text; the first time it names counts."""
        quarter, half, week = _QUARTER.search(text), _HALF.search(text), _WEEK.search(text)
        parts = {
            "quarter": _number(quarter[1]) if quarter else None,
            "half": "上下".index(half[1]) + 1 if half else None,
            "week": int(week[1]) if week else None,
        }
        if dated := _DATED.search(text) or _COMPACT.search(text):
            day = _day(int(dated[1]), int(dated[2]), dated[3])
            return cls(int(dated[1]), int(dated[2]), day, **parts)
        named = _ONLY_MONTH.search(text) or _CHINESE_MONTH.search(text)
        year_said = _YEAR.search(text)
        month = _number(named[1]) if named else None
        return cls(int(year_said[1]) if year_said else None, month, None, **parts)

    def names(self, key: str) -> bool:
        """Whether the period with this key is one the text may mean."""
        year, part = int(key[:4]), key[5:]
        if part.startswith("W"):
            iso = self.day.isocalendar() if self.day else None
            of_day = iso is not None and (iso.year, iso.week) == (year, int(part[1:]))
            return of_day or (self.week == int(part[1:]) and self.year in (None, year))
        if self.year not in (None, year):
            return False
        if part.startswith(("Q", "H")):
            length, said = (3, self.quarter) if part[0] == "Q" else (6, self.half)
            inside = (self.month - 1) // length + 1 if self.month else None
            return (said or inside) == int(part[1:])
        return self.month == int(part) if part else self.year == year


def _number(word: str) -> int:
    return _NUMBERS.get(word) or int(word)


def _day(year: int, month: int, day: str | None) -> date | None:
    try:
        return date(year, month, int(day)) if day else None
    except ValueError:
        return None
