"""Values on their way into a form: cleaning, printing, and what stands where one is missing.

Owns the filters of the template language. Nothing here ever prints "None" or nothing for a missing
value: it prints a line to write on by hand.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from jinja2 import ChainableUndefined, Undefined

from archive_app.chinese.amounts import in_words, parse_amount
from archive_app.chinese.dates import cn_date, cn_date_han, parse_date
from archive_app.chinese.identity import age_on, birth_of_id, sex_of_id
from archive_app.errors import FormFault, Invalid

__all__ = ["FILTERS", "Missing", "prepared", "written"]

BLANK = "_" * 8
BLANK_DATE = "    年  月  日"

_LINE_ENDS = re.compile("\r\n?|[\x0b\x0c\x85\u2028\u2029]")
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]")
_SURROGATES = re.compile("[\ud800-\udfff]")


class Missing(ChainableUndefined):
    """A value that is not there: prints a blank line, is false, and keeps sums quiet."""

    def __str__(self) -> str:
        return BLANK

    def _quiet(self, *_: object) -> "Missing":
        return self

    def _never(self, _: object) -> bool:
        return False

    __add__ = __radd__ = __sub__ = __rsub__ = __mul__ = __rmul__ = _quiet  # type: ignore[assignment]
    __lt__ = __le__ = __gt__ = __ge__ = _never  # type: ignore[assignment]


class Row(dict[str, Any]):
    """One row of facts; writing it whole where text belongs is a fault."""

    def __str__(self) -> str:
        raise _not_text("一行内容", "请写明其中一项，例如 committee.name")

    __repr__ = __html__ = __str__


class Rows(list[Any]):
    """Several rows or texts; writing them whole where text belongs is a fault."""

    def __str__(self) -> str:
        raise _not_text("多行内容", "请用循环逐行写出，或用 joined 连成一句")

    __repr__ = __html__ = __str__


class Lines(list[str]):
    """The lines of a text: to loop over as paragraphs, or to print with line breaks."""

    def __str__(self) -> str:
        return "\n".join(self)


def prepared(values: Mapping[str, Any]) -> Row:
    """Clean all values for a form; missing ones are left out, so that they print as blank lines."""
    return _row(values, "")


def written(value: object) -> str:
    """Return how a value prints where the template names it without a filter."""
    match value:
        case str() | Undefined() | Row() | Rows() | Lines():
            return value if isinstance(value, str) else str(value)
        case None:
            return BLANK
        case bool():
            return "是" if value else "否"
        case int():
            return str(value)
        case Decimal():
            return _figures(value)
        case date():
            return cn_date(value)
    raise _not_text(f"{type(value).__name__} 类型的值", "请检查模板里的写法")


def _figures(amount: Decimal) -> str:
    # An amount with parts of a 分 is shown as it is; rounding would hide the slip.
    whole_fen = amount == amount.quantize(Decimal("0.01"))
    return f"{amount:,.2f}" if whole_fen else f"{amount:,f}"


def _not_text(what: str, fix: str) -> FormFault:
    return FormFault(f"这里应是文字，给的是{what}", fix=fix)


def _row(values: Mapping[str, Any], place: str) -> Row:
    cleaned = {name: _clean(value, f"{place}{name}") for name, value in values.items()}
    return Row({name: value for name, value in cleaned.items() if value is not None})


def _clean(value: object, place: str) -> object:
    match value:
        case Decimal() if not value.is_finite():
            raise _refused(place, "不是一个数目")
        case None | bool() | int() | Decimal():
            return value
        case str():
            return _clean_text(value, place)
        case datetime():
            return value.date()
        case date():
            return value
        case Mapping():
            return _row(value, f"{place}.")
        case Sequence() if not isinstance(value, bytes | bytearray | memoryview):
            items = (_clean(item, f"{place}.{index}") for index, item in enumerate(value))
            return Rows(item for item in items if item is not None)
    raise _refused(place, f"不能写入 {type(value).__name__} 类型的值")


def _clean_text(text: str, place: str) -> str | None:
    if _SURROGATES.search(text):
        raise _refused(place, "含有残缺的字符，请删除后重新输入")
    cleaned = _CONTROLS.sub("", _LINE_ENDS.sub("\n", text))
    return cleaned.rstrip().lstrip("\n") or None


def _refused(place: str, message: str) -> Invalid:
    return Invalid(f"“{place}”{message}", fields={place: [message]})


def _absent(value: object) -> bool:
    return value is None or value == "" or isinstance(value, Undefined)


def _dated(write: Callable[[date], str]) -> Callable[[object], str]:
    def dated(value: object) -> str:
        if _absent(value):
            return BLANK_DATE
        day = parse_date(value) if isinstance(value, str) else value
        if not isinstance(day, date):
            raise _not_text("不是日期的值", "请把这一项填成日期")
        return write(day)

    return dated


def _brief(write: Callable[[date], str]) -> Callable[[object], str]:
    """A date in a narrow cell, where the empty cell is blank enough."""

    def brief(value: object) -> str:
        return "" if _absent(value) else _dated(write)(value)

    return brief


def _counted(write: Callable[[Decimal], str]) -> Callable[[object], str]:
    def counted(value: object) -> str:
        if _absent(value):
            return BLANK
        amount = parse_amount(value) if isinstance(value, str) else value
        if isinstance(amount, bool) or not isinstance(amount, int | Decimal):
            raise _not_text("不是金额的值", "请把这一项填成金额（元）")
        return write(Decimal(amount))

    return counted


def _blank(value: object, width: int = len(BLANK)) -> str:
    return "_" * width if _absent(value) else written(value)


def _tick(value: object, option: object) -> str:
    held = option in value if isinstance(value, Rows) else value == option
    return "☑" if held else "□"


def _joined(value: object, column: str = "name", mark: str = "、") -> str:
    if _absent(value):
        return BLANK
    if not isinstance(value, Rows):
        raise _not_text("单独一项", "joined 只用于多行内容")
    names = [item.get(column) if isinstance(item, Row) else item for item in value]
    return mark.join(written(name) for name in names if not _absent(name)) or BLANK


def _age(value: object, on: object) -> str:
    birth = _birth(value)
    if birth and isinstance(on, date):
        return str(age_on(birth, on))
    told = value.get("age") if isinstance(value, Row) else None
    return written(told) if told else "____"


def _birth(value: object) -> date | None:
    if isinstance(value, Row):
        return _birth(value.get("birth_on")) or _birth(value.get("id_number"))
    if isinstance(value, str):
        return birth_of_id(value)
    return value if isinstance(value, date) else None


def _sex(value: object) -> str:
    if isinstance(value, Row):
        return written(value.get("sex") or _sex(value.get("id_number")))
    if isinstance(value, str):
        return value if value in ("男", "女") else sex_of_id(value) or "____"
    return "____"


def _lines(value: object) -> Lines:
    if _absent(value):
        return Lines([BLANK])
    texts = value if isinstance(value, Rows) else [value]
    return Lines(
        line for text in texts for line in written(text).split("\n") if line.strip()
    ) or Lines([BLANK])


FILTERS: dict[str, Callable[..., Any]] = {
    "age": _age,
    "amount": _counted(_figures),
    "blank": _blank,
    "capital": _counted(in_words),
    "cn_date": _dated(cn_date),
    "cn_date_han": _dated(cn_date_han),
    "date_digits": _brief(lambda day: f"{day:%Y%m%d}"),
    "joined": _joined,
    "lines": _lines,
    "sex": _sex,
    "short_date": _brief(lambda day: f"{day.year}.{day.month}.{day.day}"),
    "tick": _tick,
}
