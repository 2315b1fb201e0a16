"""The printed form of a register: one table over the rows of a fact, columns as the book has them.

Leaves single cells and the page to `layout`. The head is repeated on every page, known rows are
followed by empty ones up to a number, and a line of totals may stand last.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from tools.forms.layout import NO_5, Blocks, Element, cell, table
from tools.forms.ooxml import MILLIMETRE, Page, w

SIDEWAYS = Page(landscape=True)


@dataclass(frozen=True)
class Column:
    """A column: its printed label, its width against the others, what stands in it.

    `shows` is a name of the row bound as `e` (`name`, also `mediators|joined`), or a whole template
    when it has braces; "" stays empty for writing. Neighbours with the same `group` get one head
    above them.
    """

    label: str
    width: float
    shows: str = ""
    align: str = "center"
    group: str = ""

    @property
    def template(self) -> str:
        """What the cell of a known row holds."""
        if not self.shows or "{" in self.shows:
            return self.shows
        return "{{ e." + self.shows + ("" if "|" in self.shows else "|blank(0)") + " }}"


SERIAL = Column("序号", 11, "{{ loop.index }}")


def day(label: str, width: float, name: str, *, group: str = "") -> Column:
    """A column of dates, written short (2024.3.1)."""
    return Column(label, width, f"{name}|short_date", group=group)


def words(label: str, width: float, name: str, *, group: str = "") -> Column:
    """A column of longer text, set from the left."""
    return Column(label, width, name, align="left", group=group)


def money(label: str, width: float, name: str, *, group: str = "") -> Column:
    """A column of amounts, set from the right."""
    shown = "{% if e." + name + " %}{{ e." + name + "|amount }}{% endif %}"
    return Column(label, width, shown, align="right", group=group)


def total_of(rows: str, column: str, *, filtered: str = "|amount") -> str:
    """The sum of a column over the rows that have it; nothing on a blank form."""
    summed = f"{rows}|selectattr('{column}')|sum(attribute='{column}'){filtered}"
    return "{% if " + rows + " %}{{ " + summed + " }}{% endif %}"


def register(
    columns: Sequence[Column],
    rows: str,
    *,
    least: int = 12,
    totals: Mapping[str, str] | None = None,
    page: Page = SIDEWAYS,
    height: float = 0.9,
    size: float = NO_5,
) -> Element:
    """A table over the rows field `rows`, across the page, with at least so many lines.

    `totals` names the columns of the last line and what stands there; its first column says 合计.
    """
    widths = _widths(columns, page.text_width)
    known = [_cell(w_, c.template, c.align, size) for c, w_ in zip(columns, widths, strict=True)]
    empty = [_cell(each, "", "left", size) for each in widths]
    lines: list[Blocks] = [
        _heads(columns, widths, size),
        _loop(f"for e in {rows}", _row(known, height), widths),
        _loop(f"for _ in range({least} - ({rows} or [])|length)", _row(empty, height), widths),
    ]
    if totals is not None:
        shown = {columns[0].label: "合计", **totals}
        last = [
            _cell(each, shown.get(c.label, ""), c.align, size)
            for c, each in zip(columns, widths, strict=True)
        ]
        lines.append(_row(last, height))
    return table(widths, lines)


def _widths(columns: Sequence[Column], across: int) -> list[int]:
    whole = sum(each.width for each in columns)
    widths = [int(each.width * across / whole) for each in columns]
    widths[-1] += across - sum(widths)
    return widths


def _heads(columns: Sequence[Column], widths: Sequence[int], size: float) -> Blocks:
    if not any(each.group for each in columns):
        return _row([_head(w_, c.label, size) for c, w_ in _pairs(columns, widths)], 1.0, head=True)
    upper, lower = [], []
    place = 0
    while place < len(columns):
        here = columns[place]
        end = place + 1
        while here.group and end < len(columns) and columns[end].group == here.group:
            end += 1
        if here.group:
            upper.append(_head(sum(widths[place:end]), here.group, size, span=end - place))
            lower += [_head(w_, c.label, size) for c, w_ in _pairs(columns, widths)[place:end]]
        else:
            upper.append(_head(widths[place], here.label, size, merge="restart"))
            lower.append(_head(widths[place], "", size, merge="continue"))
        place = end
    return [_row(upper, 0.8, head=True), _row(lower, 0.8, head=True)]


def _pairs(columns: Sequence[Column], widths: Sequence[int]) -> list[tuple[Column, int]]:
    return list(zip(columns, widths, strict=True))


def _head(
    width: int, label: str, size: float, *, span: int = 1, merge: str | None = None
) -> Element:
    return _cell(width, label, "center", size, shade=True, span=span, merge=merge)


def _cell(
    width: int,
    text: str,
    align: str,
    size: float,
    *,
    shade: bool = False,
    span: int = 1,
    merge: str | None = None,
) -> Element:
    made = cell(span, text, align=align, size=size, shade=shade, merge=merge)
    measured = made.find("{*}tcPr/{*}tcW")
    measured.set(measured.keys()[0], str(width))
    return made


def _row(cells: Sequence[Element], height: float, *, head: bool = False) -> Element:
    properties = w("trPr", w("cantSplit"))
    properties.append(w("trHeight", val=round(height * 10 * MILLIMETRE), hRule="atLeast"))
    if head:
        properties.append(w("tblHeader"))
    return w("tr", properties, *cells)


def _loop(statement: str, line: Element, widths: Sequence[int]) -> Blocks:
    def tag(words_: str) -> Element:
        whole = _cell(sum(widths), "{%tr " + words_ + " %}", "left", NO_5, span=len(widths))
        return _row([whole], 0.8)

    return [tag(statement), line, tag("endfor")]
