"""Dates as Chinese papers write them.

Owns writing and reading a date; judging what a date means is left to the standard.
"""

import re
import unicodedata
from datetime import date

__all__ = ["cn_date", "cn_date_han", "parse_date"]

_DIGITS = "〇一二三四五六七八九"
# People type zero in many ways: 〇, 零, and look-alike circles.
_HAN_VALUE = {digit: value for value, digit in enumerate(_DIGITS)} | dict.fromkeys("零○◯", 0)

_ARABIC = re.compile(
    r"(\d{4})年(\d{1,2})月(\d{1,2})[日号]?"
    r"|(\d{4})([-/.])(\d{1,2})\5(\d{1,2})"
    r"|(\d{4})(\d{2})(\d{2})"
)
_HAN = re.compile(
    r"([〇零○◯一二三四五六七八九]{4})年([元一二三四五六七八九十]{1,3})月"
    r"([一二三四五六七八九十廿卅]{1,3})[日号]?"
)


def cn_date(day: date) -> str:
    """Write a date with Arabic digits: 2026年11月22日."""
    return f"{day.year:04d}年{day.month}月{day.day}日"


def cn_date_han(day: date) -> str:
    """Write a date in Chinese characters, as on signatures: 二〇二六年十一月二十二日."""
    year = "".join(_DIGITS[int(digit)] for digit in f"{day.year:04d}")
    return f"{year}年{_small(day.month)}月{_small(day.day)}日"


def parse_date(text: str) -> date | None:
    """Read one whole date in any of the usual forms; None when it is no real date."""
    plain = re.sub(r"\s+", "", unicodedata.normalize("NFKC", text))
    if found := _ARABIC.fullmatch(plain):
        digits = [int(part) for part in found.groups() if part and part.isdecimal()]
        return _real(*digits)
    if found := _HAN.fullmatch(plain):
        year, month, day = found.groups()
        number = int("".join(str(_HAN_VALUE[digit]) for digit in year))
        return _real(number, _of_small(month), _of_small(day))
    return None


def _small(number: int) -> str:
    tens, ones = divmod(number, 10)
    head = "" if tens == 0 else "十" if tens == 1 else f"{_DIGITS[tens]}十"
    return head + (_DIGITS[ones] if ones else "")


_SMALL = {_small(number): number for number in range(1, 32)} | {"元": 1}


def _of_small(text: str) -> int:
    spelled = text.replace("廿", "二十").replace("卅", "三十")
    return _SMALL.get(spelled.removeprefix("一") if spelled.startswith("一十") else spelled, 0)


def _real(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
