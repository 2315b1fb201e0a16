"""Blocks that forms of rule-of-law work share: red heads, labelled rows, opinions, ticks."""

from tools.forms.layout import (
    GRID,
    NO_2,
    NO_4,
    SMALL_4,
    SONG,
    Blocks,
    Element,
    Run,
    box,
    cell,
    gap,
    label,
    paragraph,
    row,
    shown,
    text,
    underlined,
)

CATEGORY = "rule_of_law"
STATION = "{% if station.name %}{{ station.name }}{% else %}________司法所{% endif %}"
BUREAU = "{% if bureau.name %}{{ bureau.name }}{% else %}________司法局{% endif %}"
DATE = "{{ form_date|cn_date }}"
WRITTEN_DATE = "        年    月    日"
RED = "C00000"
LINE = "____________"
SIGNED = f"（签名）：{LINE}"
RECEIVED = f"签收人{SIGNED}　　签收日期：{WRITTEN_DATE}"


def red_head(office: str, name: str, number: str) -> Blocks:
    """The red head of a letter: the office, the name of the paper, its number, a red line."""
    look = {"align": "center", "font": SONG, "keep": True}
    return [
        paragraph(Run(office, bold=True, colour=RED), size=NO_2, line=36, **look),
        paragraph(Run("\t", colour=RED), line=10, leader_to=9040, keep=True, after=8),
        paragraph(Run(name, bold=True), size=NO_2, line=36, **look),
        paragraph(number, size=NO_4, line=26, align="right", after=6, keep=True),
    ]


def number_or(fact: str, blank: str) -> str:
    """A number that is known, else the official number with its gaps."""
    return "{% if " + fact + " %}{{ " + fact + " }}{% else %}" + blank + "{% endif %}"


def above(*pieces: str | Run) -> Element:
    """The line over a table."""
    return paragraph(*pieces, line=26, after=2, keep=True)


def named(span: int, words: str, *, merge: str | None = None) -> Element:
    """A label; “|” is where a long one is broken."""
    lines = [paragraph(each, align="center", line=18) for each in words.split("|")]
    return cell(span, *lines, align="center", merge=merge)


def single(name: str, shows: str | Blocks = "", *, height: float = 0.9) -> Element:
    """A label and what stands over the rest of the width."""
    return row(named(5, name), cell(19, shows), height=height, split=height > 3)


def told(name: str, fact: str = "", *, height: float) -> Element:
    """A tall labelled row growing with what is told."""
    lines = paragraph("{{ " + fact + "|blank(0) }}", line=20) if fact else ""
    return row(named(5, name), cell(19, lines, top=True), height=height, split=True)


def pair(left: str, one: str, right: str, other: str, *, height: float = 0.9) -> Element:
    """Two labels with what stands beside each."""
    return row(named(5, left), cell(7, one), named(5, right), cell(7, other), height=height)


def facts(left: str, one: str, right: str, other: str, *, height: float = 0.9) -> Element:
    """Two labels with known values beside them."""
    return pair(left, shown(one), right, shown(other), height=height)


def date_of(name: str) -> str:
    """A date in words, a space for it when it is not known."""
    return "{{ " + name + "|cn_date }}"


def yes_no(name: str, yes: str = "是", no: str = "否") -> str:
    """A pair of boxes for a fact that is true or false."""
    return box(yes, name) + "　" + box(no, f"{name} == false")


def ticks(name: str, *values: str, space: str = "　") -> str:
    """A box for each value, ticked when it is the one chosen."""
    return space.join(box(each, f"{name} == '{each}'") for each in values)


def any_ticks(name: str, *values: str, space: str = "　") -> str:
    """A box for each value, ticked when it is among those chosen."""
    return space.join(box(each, f"'{each}' in ({name} or [])") for each in values)


def opinion(words: str, sealed: str = "（公章）", *, height: float = 2.8) -> Element:
    """Where an office writes its opinion, with signature, seal and date at the lower right."""
    return row(
        named(5, words),
        cell(
            19,
            gap(max(height - 2, 0.3) * 28),
            paragraph(f"负责人{SIGNED}  {sealed}", line=24, align="right"),
            paragraph(WRITTEN_DATE, line=22, align="right"),
            top=True,
        ),
        height=height,
    )


def signed(words: str, *, height: float = 1.3) -> Element:
    """A row to sign and date in."""
    date = paragraph(f"{LINE}　　{WRITTEN_DATE}", line=24)
    return row(label(5, words), cell(19, date), height=height)


def full(*blocks: Blocks | str, height: float, top: bool = True) -> Element:
    """A row without a label."""
    return row(cell(GRID, *blocks, top=top), height=height, split=True)


def heads(*parts: tuple[int, str], height: float = 0.9) -> Element:
    """The head of a list inside a form, repeated on the next page."""
    cells = [label(span, words, shade=True) for span, words in parts]
    return row(*cells, height=height, head=True)


def empty(*spans: int, height: float = 0.9) -> Element:
    """A line of a list to be written on."""
    return row(*[cell(each) for each in spans], height=height)


def to_whom(fact: str, blank: int = 16) -> Element:
    """The line that addresses a letter."""
    return text(underlined("{{ " + fact + f"|blank({blank}) }}}}"), "：", indent=0, keep=True)


def heading(words: str) -> Element:
    """A numbered heading inside a letter."""
    return paragraph(Run(words, bold=True), size=NO_4, line=26, keep=True, indent=2)


def two_signers(left: str, right: str, *, size: float = SMALL_4) -> Element:
    """Two places to sign on one line."""
    words = f"{left}{SIGNED}　　　　{right}{SIGNED}"
    return paragraph(words, size=size, line=30, before=6)
