"""Blocks that the forms of public legal services share: the sheet, ticks, persons, numbers."""

from collections.abc import Sequence
from typing import Any

from tools.forms.layout import (
    NO_4,
    NO_5,
    SMALL_4,
    Blocks,
    Element,
    box,
    cell,
    gap,
    label,
    narrative,
    paragraph,
    row,
    seal,
    shown,
    sign_line,
    text,
)
from tools.forms.sheet import Sheet
from tools.forms.station_parts import head

STATION = "{{ station.name|blank(10) }}"
CENTRE = "________法律援助中心"
NUMBER = "编号：{{ number|blank(16) }}"
UNSEEN = "只见文书名称，样式和文字均为自拟；上级发了印本的，从印本。"
OURS = "没有查到公开样式，栏目依公开的登记项目整理，版式和文字自拟。"
COLLECTION = "SF/T 0024-2017 第8章的文书名称和编号（2013年一套）；"

GROUPS = (
    "一般",
    "老年人",
    "妇女",
    "未成年人",
    "残疾人",
    "农民工",
    "军人军属、退役军人",
    "低保、困难",
    "刑满释放人员",
)


def legal_sheet(
    form: str, number: str, name: str, body: Blocks, *, notes: str = OURS, **more: Any
) -> Sheet:
    """A form of this category, laid out by us."""
    known = {
        "layout": "designed",
        "basis": ("legal.custom",),
        "category": "legal_services",
        **more,
    }
    return Sheet(form=f"legal.{form}", number=number, title=name, body=body, notes=notes, **known)


def official(form: str, number: str, name: str, body: Blocks, **more: Any) -> Sheet:
    """A form of the ministry's list: the name and number are theirs, the page is ours."""
    known = {"number_kind": "official", "basis": ("legal.sft0024",), **more}
    known["notes"] = COLLECTION + known.get("notes", UNSEEN)
    return legal_sheet(form, number, name, body, **known)


def ticks(name: str, *values: str, between: str = "　") -> str:
    """A box for each value of a single choice."""
    return between.join(box(each, f"{name} == '{each}'") for each in values)


def tick_lines(name: str, values: Sequence[str], *ends: int) -> list[str]:
    """The boxes of a single choice cut into lines after so many values each."""
    starts = (0, *ends)
    return [
        ticks(name, *values[start:end], between=" ")
        for start, end in zip(starts, (*ends, len(values)), strict=True)
    ]


def ticked(name: str, *values: str, between: str = "　") -> str:
    """A box for each value of a choice of several."""
    return between.join(box(each, f"{name} and '{each}' in {name}") for each in values)


def yes_no(name: str) -> str:
    """A box for yes and a box for no."""
    return box("是", name) + "　" + box("否", f"{name} == false")


def over_table(*words: str, width: float | None = None) -> Blocks:
    """What stands on one line over a table, kept apart from it so that the table's head repeats."""
    return [head(*words, width=width), gap(1)]


def numbered(words: str = NUMBER) -> Element:
    """The line with the number at the right under the title."""
    return paragraph(words, size=NO_4, line=24, align="right", after=6)


def applicant_rows(who: str = "申请人") -> Blocks:
    """Two rows of the person a matter is about."""
    return [
        row(
            label(4, who),
            cell(5, shown("name")),
            label(3, "性别"),
            cell(2, "{{ sex|blank(0) }}", align="center"),
            label(4, "身份证号码"),
            cell(6, shown("id_number"), size=10.5),
        ),
        row(
            label(4, "住址"),
            cell(10, shown("address")),
            label(4, "联系电话"),
            cell(6, shown("phone")),
        ),
    ]


def two_signs(one: str, other: str, *, height: float = 1.6) -> Element:
    """Two places to sign, side by side, as the last row of a table."""
    date = "    年    月    日"
    cells = [
        cell(12, [paragraph(words, line=22), paragraph(date, align="right", line=20)], top=True)
        for words in (one, other)
    ]
    return row(*cells, height=height)


def named(span: int, words: str) -> Element:
    """The printed name of a field, smaller where that saves a line."""
    return cell(
        span, words, align="center", size=NO_5 if len(words) == 6 or len(words) > 10 else SMALL_4
    )


def pair(one: str, known: str, two: str, other: str, *, height: float = 1.0) -> Element:
    """Two named values in one row; the values are templates."""
    return row(named(4, one), cell(8, known), named(4, two), cell(8, other), height=height)


def single(words: str, *known: str, height: float = 1.0) -> Element:
    """One named value over the whole row, or several lines of it."""
    return row(named(4, words), cell(20, *known), height=height)


def told(words: str, name: str, lines: int, *, height: float) -> Element:
    """A named row with what is told, or lines to write it on."""
    inside = narrative(name, lines, width=19.5)
    return row(named(4, words), cell(20, inside, top=True), height=height, split=True)


def addressed(name: str) -> Element:
    """To whom a letter goes."""
    return paragraph(name, "：", size=NO_4, line=28)


def letter(*pieces: Any) -> Element:
    """A paragraph of a letter in the usual size."""
    return text(*pieces, size=NO_4, line=28)


def station_seal(*, height: float = 40) -> Blocks:
    """The station with room for its seal, and the date."""
    return seal(STATION, height=height)


def centre_seal(*, height: float = 40) -> Blocks:
    """The legal-aid centre with room for its seal, and the date."""
    return seal(CENTRE, "    年  月  日", height=height)


def signed_line(words: str) -> Element:
    """A line for a signature by hand with its date."""
    return sign_line(words, width=14)
