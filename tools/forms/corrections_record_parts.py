"""Blocks of the records a station keeps on one person: talks, visits, lists, plain letters."""

from tools.forms.corrections_parts import WRITTEN_DATE
from tools.forms.layout import (
    GRID,
    SMALL_4,
    Blocks,
    Element,
    cell,
    choose,
    gap,
    grid,
    label,
    narrative,
    paragraph,
    row,
    ruled,
    sign_line,
    text,
    value,
)

TIME = "{{ (document.date or form_date)|cn_date }}  ___时___分至___时___分"
DAY = "{{ (document.date or form_date)|cn_date }}"
# The period a recurring paper is for, e.g. 2024年5月; a blank line when it is made by hand.
PERIOD = "{% if period %}{{ period.title }}{% else %}____________{% endif %}"
NUMBER_HERE = "（        ）      字第        号"


def named(span: int, words: str) -> Element:
    """A label; a long one is broken into even lines, so that no single character is left over."""
    fits = span + 1
    lines = -(-len(words) // fits)
    even = -(-len(words) // lines)
    parts, rest = [], words
    while len(rest) > fits or (rest and len(parts) < lines - 1):
        end = even + 1 if rest[even : even + 1] in tuple("、，）") else even
        parts.append(rest[:end])
        rest = rest[end:]
    return cell(span, *parts, *([rest] if rest else []), align="center")


def pair(words: str, fact: str, other: str, fact2: str, *, height: float = 1) -> Element:
    """Two labelled values side by side; an empty fact leaves the cell to be written in."""
    return row(*_half(words, fact), *_half(other, fact2), height=height)


def _half(words: str, fact: str) -> tuple[Element, Element]:
    return named(4, words), value(8, fact) if fact else cell(8)


def line(words: str, *blocks: Blocks | str, height: float = 1) -> Element:
    """A labelled cell over the whole width."""
    return row(named(4, words), cell(20, *blocks), height=height)


def told(words: str, fact: str, lines: int, *, height: float) -> Element:
    """A labelled cell for what is told at length: the words on record, else lines to write on."""
    return row(
        named(4, words),
        cell(20, narrative(fact, lines, width=19.6), top=True),
        height=height,
        split=True,
    )


def record_head(talker: str = "谈话人", *, known: bool = True) -> list[Element]:
    """时间、地点、谈话人、记录人 of a record of questions and answers."""
    place, who, writer = ("document.place", "document.talker", "document.recorder")
    return [
        line("时间", TIME),
        line("地点", "{{ " + place + "|blank(0) }}" if known else ""),
        pair(talker, who if known else "", "记录人", writer if known else ""),
    ]


def person_head() -> list[Element]:
    """Who the record is about."""
    return [
        row(
            label(4, "矫正对象"),
            value(6, "name"),
            label(2, "性别"),
            value(3, "sex"),
            label(3, "出生日期"),
            cell(6, "{% if birth_on %}{{ birth_on|cn_date }}{% endif %}"),
            height=1,
        ),
        pair("文化程度", "education", "联系电话", "phone"),
        pair("户籍地", "household", "现居住地", "residence", height=1.2),
    ]


def questions(*asked: str, lines: int = 3) -> Blocks:
    """Questions with ruled room for the answers."""
    return [
        [paragraph(f"问：{each}", line=22, before=3, keep=True), ruled(lines)] for each in asked
    ]


def answers_signed(*others: str) -> Blocks:
    """The last lines of a record: read and found right, then who signs."""
    return [
        text(
            "以上笔录我看过（或者已向我宣读），与我所说一致。",
            size=SMALL_4,
            line=26,
            before=4,
            keep=True,
        ),
        sign_line("本人（签名、捺手印、日期）：", left=4),
        [sign_line(f"{each}（签名）：", left=4) for each in others],
    ]


def signatures(*words: str, left: float = 4) -> Blocks:
    """Places to sign, one under the other, and a date."""
    return [
        [sign_line(f"{each}：", left=left) for each in words],
        paragraph(WRITTEN_DATE, line=24, align="right"),
    ]


def story(fact: str, *, lines: int) -> Blocks:
    """What is told, free of any table."""
    return choose(
        fact,
        text("{{ " + fact + " }}", size=SMALL_4, line=24),
        ruled(lines),
    )


def table_of(*rows: Blocks) -> Blocks:
    """A table with a little room under it."""
    return [grid(*rows), gap(6)]


def heading_row(*columns: tuple[int, str], height: float = 0.9) -> Element:
    """The head of a list; the spans fill the columns of the page."""
    return row(
        *(label(span, words, shade=True) for span, words in columns), height=height, head=True
    )


def empty_rows(spans: tuple[int, ...], count: int, *, height: float = 0.9) -> list[Element]:
    """Lines of a list to be written in by hand."""
    assert sum(spans) == GRID
    return [row(*(cell(span) for span in spans), height=height) for _ in range(count)]
