"""Blocks that the forms of station affairs share: heads, labelled rows, signatures, books."""

from collections.abc import Sequence
from typing import Any

from tools.forms.layout import (
    GRID,
    SMALL_4,
    Blocks,
    Element,
    cell,
    gap,
    grid,
    label,
    narrative,
    note,
    row,
    sign_line,
    title,
)
from tools.forms.ooxml import Page
from tools.forms.register import Column, register
from tools.forms.sheet import Sheet

STATION = "{{ station.name|blank(10) }}"
UNIT = "单位：" + STATION
YEAR = "{{ folder_year|blank(6) }}"
FOR_YEAR = f"年度：{YEAR}"
BASIS = ("station.design_forms",)
# The page of a book: top 18, right 15, bottom 15, left 20 mm, on its side.
BOOK_MARGINS = (18.0, 15.0, 15.0, 20.0)
BOOK_PAGE = Page(landscape=True, margins=BOOK_MARGINS)
BOOK_WIDTH = 262
SERIAL = Column("序号", 12, "{{ loop.index }}")
NO_ORIGINAL = "没有查到全国统一格式，栏目依公开的登记项目整理，版式自拟。"


def station_sheet(
    form: str, number: str, name: str, body: Blocks, *, notes: str = NO_ORIGINAL, **more: Any
) -> Sheet:
    """A form of this category, laid out by us."""
    known = {"layout": "designed", "basis": BASIS, "category": "station_affairs", **more}
    return Sheet(form=f"station.{form}", number=number, title=name, body=body, notes=notes, **known)


def head(*words: str, width: float | None = None) -> Element:
    """What stands on one line over a table: the first at the left, the last at the right."""
    share = GRID // len(words)
    sides = ["left", *["center"] * (len(words) - 2), "right"] if len(words) > 1 else ["left"]
    cells = [
        cell(share, each, edges="", align=side, size=SMALL_4)
        for each, side in zip(words, sides, strict=True)
    ]
    return grid(row(*cells, height=0.9), borders=False, width=width)


def pair(one: str, known: str, two: str, other: str, *, height: float = 1.0) -> Element:
    """Two labelled values in one row; the values are templates."""
    return row(label(4, one), cell(8, known), label(4, two), cell(8, other), height=height)


def single(words: str, known: str, *, height: float = 1.0, size: float = SMALL_4) -> Element:
    """One labelled value over the whole row."""
    return row(label(4, words), cell(20, known, size=size), height=height)


def told(words: str, name: str, lines: int, *, height: float) -> Element:
    """A labelled row with what is told, or lines to write it on."""
    lines_there = narrative(name, lines, width=19.5) if name else gap(1)
    return row(label(4, words), cell(20, lines_there, top=True), height=height, split=True)


def by_hand(words: str, *, height: float, signs: str = "签名：", date: bool = True) -> Element:
    """A labelled row for an opinion written by hand, with its signature and date."""
    foot = f"{signs}              " + ("    年    月    日" if date else "")
    space = gap(height * 28.35 - 42)
    block = [space, cell_line(foot)]
    return row(label(4, words), cell(20, *block, top=True), height=height)


def cell_line(words: str) -> Element:
    """A line at the right of a cell."""
    return note(words, align="right")


def date_of(name: str) -> str:
    """A date, or the blank of one."""
    return "{{ " + name + "|cn_date }}"


def short(name: str) -> str:
    """A date in a narrow cell, empty when missing."""
    return "{{ " + name + "|short_date }}"


def signs(*words: str, width: float | None = None) -> Element:
    """Signature lines side by side under a table; one alone keeps to the left half."""
    words = words if len(words) > 1 else (*words, "")
    share = GRID // len(words)
    across = share * (1 if width is None else width / 160) - 0.5
    cells = [
        cell(share, [sign_line(each, width=across, keep=False)] if each else "", edges="")
        for each in words
    ]
    return grid(row(*cells, height=1.1), borders=False, width=width)


def book(
    form: str,
    number: str,
    name: str,
    columns: Sequence[Column],
    *,
    rows: str = "entries",
    signed: Sequence[str] = ("登记人（签名）：",),
    yearly: bool = True,
    least: int = 12,
    height: float = 0.9,
    under: str | None = None,
    **more: Any,
) -> Sheet:
    """A book of entries, printed sideways: title, station and year, the table, signatures."""
    first = head(UNIT, FOR_YEAR, width=BOOK_WIDTH) if yearly else head(UNIT, width=BOOK_WIDTH)
    body = [
        title(name, after=2),
        first,
        register(columns, rows, least=least, page=BOOK_PAGE, height=height),
        note(under) if under else None,
        gap(4),
        signs(*signed, width=BOOK_WIDTH),
    ]
    look = {"landscape": True, "margins": BOOK_MARGINS, "numbered_pages": True}
    return station_sheet(form, number, name, body, **look, **more)
