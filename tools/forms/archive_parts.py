"""Blocks that the common archive forms share: the page of the archive rules, heads, signatures."""

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
    row,
    shown,
)
from tools.forms.ooxml import Page

# The page of the rules for lists of files: top 20, right 15, bottom 15, left 25 mm.
MARGINS = (20.0, 15.0, 15.0, 25.0)
UPRIGHT = Page(margins=MARGINS)
SIDEWAYS = Page(landscape=True, margins=MARGINS)
ACROSS, ACROSS_WIDE = 170, 257  # millimetres of text on the two pages

FONDS = shown("bureau.fonds")
FONDS_NAME = shown("bureau.name")
CODE = "档号：{{ archival_code|blank(16) }}"
FOR_YEAR = "年度：{{ folder_year|blank(6) }}"
UNIT = "单位：{{ bureau.name|blank(16) }}"
FONDS_TOLD = "全宗名称：{{ bureau.name|blank(16) }}"
YEAR = "{% if folder_year %}{{ folder_year }}{% endif %}"


def above(*words: str, width: float = ACROSS) -> Blocks:
    """What stands on one line over a table without a border, spread over the width."""
    share = GRID // len(words)
    aligned = ["left", *["center"] * (len(words) - 2), "right"] if len(words) > 1 else ["right"]
    cells = [
        cell(share, each, edges="", align=side, size=SMALL_4)
        for each, side in zip(words, aligned, strict=True)
    ]
    return [grid(row(*cells, height=0.9), borders=False, width=width), gap(2)]


def told(words: str, name: str, lines: int, *, height: float) -> Element:
    """A labelled row with what a person tells, or lines to write it on."""
    return row(
        label(5, words),
        cell(19, narrative(name, lines, width=18.5), top=True),
        height=height,
        split=True,
    )


def signed(*words: str, height: float = 1.3) -> Element:
    """Labels of two signatures or dates in one row, each with its empty cell."""
    first, second = words
    return row(label(5, first), cell(7), label(5, second), cell(7), height=height)


def pair(one: str, known: str, two: str, other: str, *, height: float = 1.0) -> Element:
    """Two labelled values in one row; the values are templates."""
    return row(label(5, one), cell(7, known), label(5, two), cell(7, other), height=height)


def single(words: str, known: str, *, height: float = 1.0) -> Element:
    """One labelled value over the whole row; the value is a template."""
    return row(label(5, words), cell(19, known), height=height)


def date_of(name: str) -> str:
    """A date with its blank."""
    return "{{ " + name + "|cn_date }}"
