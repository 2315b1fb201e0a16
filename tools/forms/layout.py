"""Owns the vocabulary of a form page: title, paragraph, blank lines, grid, signatures, seal.

Every call returns blocks; blocks nest freely and are flattened when the form is written. Each run
names its East-Asian font and each paragraph its exact line height, so that pages break alike in
every program.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from tools.forms.ooxml import (
    MILLIMETRE,
    TEXT_WIDTH,
    UPRIGHT,
    Element,
    Page,
    fonts,
    page_field,
    w,
    write_docx,
)

SONG, FANG_SONG, HEI = "宋体", "仿宋", "黑体"
# The Chinese sizes 二号 … 小五, in points.
NO_2, NO_3, SMALL_3, NO_4, SMALL_4, NO_5, SMALL_5 = 22, 16, 15, 14, 12, 10.5, 9
GREY = "808080"

GRID = 24  # every table is cut into 24 equal columns; a cell says how many it spans
UNIT = TEXT_WIDTH // GRID
CENTIMETRE = 567  # twentieths of a point
WRITING_LINE = 24  # points between two lines meant for handwriting
WIDE = 247  # millimetres of text across a page on its side: `grid(…, width=WIDE)`
WIDE_GRID = 37  # the same in columns of the upright page: `sign_line(…, width=WIDE_GRID)`

Blocks = Any  # an element, or blocks nested in lists and tuples


@dataclass(frozen=True)
class Run:
    """Text of one look inside a paragraph."""

    text: str
    font: str | None = None
    size: float | None = None
    bold: bool = False
    underline: bool = False
    colour: str | None = None


def bold(text: str) -> Run:
    """Text in heavier type."""
    return Run(text, bold=True)


def underlined(text: str) -> Run:
    """A value standing on the line the paper form prints for it."""
    return Run(text, underline=True)


def flat(blocks: Blocks) -> Iterable[Element]:
    """The elements of nested blocks, in order."""
    if isinstance(blocks, (list, tuple)):
        for block in blocks:
            yield from flat(block)
    elif blocks is not None:
        yield blocks


def paragraph(
    *pieces: str | Run,
    size: float = SMALL_4,
    line: float | None = None,
    align: str = "left",
    font: str = FANG_SONG,
    indent: int = 0,
    left: float = 0,
    before: float = 0,
    after: float = 0,
    keep: bool = False,
    leader_to: int | None = None,
    page_break: bool = False,
    dashed: bool = False,
) -> Element:
    """One paragraph; `indent` in characters of the first line, `left` in cm, else points.

    `dashed` draws a broken line under it.
    """
    properties = w("pPr")
    if keep:
        properties.append(w("keepNext"))
    if page_break:
        properties.append(w("pageBreakBefore"))
    properties.append(w("widowControl", val=0))
    if dashed:
        properties.append(w("pBdr", w("bottom", val="dashed", sz=8, space=1, color="auto")))
    if leader_to:
        properties.append(w("tabs", w("tab", val="left", leader="underscore", pos=leader_to)))
    properties.append(w("snapToGrid", val=0))
    exact = round((line or size * 5 / 3) * 20)
    spacing = {"before": round(before * 20), "after": round(after * 20)}
    properties.append(w("spacing", **spacing, line=exact, lineRule="exact"))
    if indent or left:
        first = {"firstLine": round(indent * size * 20)} if indent else {}
        properties.append(w("ind", left=round(left * CENTIMETRE), **first))
    properties.append(w("jc", val=align))
    result = w("p", properties)
    for piece in pieces:
        result.append(_run(piece if isinstance(piece, Run) else Run(piece), font, size))
    return result


def _run(run: Run, font: str, size: float) -> Element:
    properties = w("rPr", fonts(run.font or font))
    if run.bold:
        properties.append(w("b"))
    if run.colour:
        properties.append(w("color", val=run.colour))
    half_points = round((run.size or size) * 2)
    properties.append(w("sz", val=half_points))
    properties.append(w("szCs", val=half_points))
    if run.underline:
        properties.append(w("u", val="single"))
    result = w("r", properties)
    for index, part in enumerate(run.text.split("\t")):
        if index:
            result.append(w("tab"))
        if part:
            text = w("t")
            text.text = part
            text.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
            result.append(text)
    return result


def title(text: str, *, after: float = 12, size: float = NO_2) -> Element:
    """The name of the form, centred at the head of the page."""
    look = {"align": "center", "font": SONG, "line": size * 1.6, "after": after}
    return paragraph(bold(text), size=size, keep=True, **look)


def text(*pieces: str | Run, size: float = SMALL_3, line: float = 26, **look: Any) -> Element:
    """A paragraph of a letter or notice: indented by two characters, both edges straight."""
    return paragraph(*pieces, size=size, line=line, **{"indent": 2, "align": "both", **look})


def note(*pieces: str | Run, **look: Any) -> Element:
    """A small remark for whoever fills the form."""
    return paragraph(*pieces, size=NO_5, line=16, **look)


def repeat(loop: str, *blocks: Blocks) -> Blocks:
    """The paragraphs once for each item, e.g. ``p in parties``."""
    return [_tag(f"for {loop}"), blocks, _tag("endfor")]


def choose(condition: str, blocks: Blocks, otherwise: Blocks = None) -> Blocks:
    """These paragraphs when the condition holds, else the others."""
    middle = [_tag("else"), otherwise] if otherwise is not None else []
    return [_tag(f"if {condition}"), blocks, middle, _tag("endif")]


def _tag(statement: str) -> Element:
    return paragraph("{%p " + statement + " %}")


def ruled(lines: int, *, width: float = GRID, line: float = WRITING_LINE) -> Blocks:
    """Empty lines to write on, as wide as so many columns of the grid."""
    # The space before the tab is needed: some programs forget the height of a line of nothing else.
    return [paragraph(" \t", leader_to=_edge(width), line=line) for _ in range(lines)]


def _edge(width: float) -> int:
    # A stop exactly on the margin makes some programs wrap an indented line.
    return round(width * UNIT) - (30 if width == GRID else 200)


def narrative(name: str, lines: int, *, width: float = GRID, **look: Any) -> Blocks:
    """What a person tells: the words when they are known, else lines to write them on."""
    told = text("{{ told }}", **{"size": SMALL_4, "line": 22, **look})
    return choose(name, repeat(f"told in {name}|lines", told), ruled(lines, width=width))


def shown(name: str) -> str:
    """A value in a cell of its own, where the empty cell is blank enough."""
    return "{{ " + name + "|blank(0) }}"


def box(value: str, *conditions: str) -> str:
    """A box ticked when any of the conditions holds, and the words beside it."""
    return "{% if " + " or ".join(conditions) + " %}☑{% else %}□{% endif %}" + value


def cell(
    span: int,
    *blocks: Blocks | str,
    align: str = "left",
    size: float = SMALL_4,
    shade: bool = False,
    top: bool = False,
    edges: str | None = None,
    merge: str | None = None,
) -> Element:
    """A cell over so many of the 24 columns.

    `edges` names the borders it keeps, all by default; `merge` is "restart" in the first and
    "continue" in the following rows of a cell that runs down over several rows.
    """
    properties = w("tcPr", w("tcW", w=span * UNIT, type="dxa"))
    if span > 1:
        properties.append(w("gridSpan", val=span))
    if merge:
        properties.append(w("vMerge", val=merge))
    if edges is not None:
        sides = ("top", "left", "bottom", "right")
        borders = [w(side, val="single" if side in edges else "nil", sz=6) for side in sides]
        properties.append(w("tcBorders", *borders))
    if shade:
        properties.append(w("shd", val="clear", color="auto", fill="EDEDED"))
    properties.append(w("vAlign", val="top" if top else "center"))
    content: list[Element] = []
    for block in blocks or ("",):
        written = isinstance(block, str)
        content.extend([paragraph(block, align=align, size=size)] if written else flat(block))
    return w("tc", properties, *content)


def label(span: int, words: str, *, shade: bool = False, merge: str | None = None) -> Element:
    """The printed name of a field."""
    return cell(span, words, align="center", shade=shade, merge=merge)


def value(span: int, name: str, *, align: str = "left") -> Element:
    """The place of a known value."""
    return cell(span, shown(name), align=align)


def row(*cells: Element, height: float = 0.8, split: bool = False, head: bool = False) -> Element:
    """A row at least so many centimetres high; `split` may cross the page, `head` is repeated."""
    assert sum(_span(each) for each in cells) == GRID, "a row must fill the 24 columns"
    properties = w("trPr")
    if not split:
        properties.append(w("cantSplit"))
    properties.append(w("trHeight", val=round(height * CENTIMETRE), hRule="atLeast"))
    if head:
        properties.append(w("tblHeader"))
    return w("tr", properties, *cells)


def _span(element: Element) -> int:
    grid_span = element.find("{*}tcPr/{*}gridSpan")
    return 1 if grid_span is None else int(next(iter(grid_span.attrib.values())))


def repeat_rows(loop: str, *rows: Blocks) -> Blocks:
    """The rows once for each item."""
    return [_row_tag(f"for {loop}"), rows, _row_tag("endfor")]


def choose_rows(condition: str, rows: Blocks, otherwise: Blocks = None) -> Blocks:
    """These rows when the condition holds, else the others."""
    middle = [_row_tag("else"), otherwise] if otherwise is not None else []
    return [_row_tag(f"if {condition}"), rows, middle, _row_tag("endif")]


def _row_tag(statement: str) -> Element:
    return row(cell(GRID, "{%tr " + statement + " %}"))


def grid(
    *rows: Blocks, borders: bool = True, frame_only: bool = False, width: float | None = None
) -> Element:
    """A table of 24 fixed columns, as wide as the text of the usual page or so many mm."""
    unit = UNIT if width is None else round(width * MILLIMETRE) // GRID
    lines = list(flat(rows))
    if unit != UNIT:
        for each in lines:
            _widen(each, unit)
    return table([unit] * GRID, lines, borders=borders, frame_only=frame_only)


def _widen(line: Element, unit: int) -> None:
    for each in line.iterfind("{*}tc"):
        width = each.find("{*}tcPr/{*}tcW")
        width.set(width.keys()[0], str(_span(each) * unit))


def table(
    widths: Sequence[int], rows: Blocks, *, borders: bool = True, frame_only: bool = False
) -> Element:
    """A table of fixed columns of these widths, in twentieths of a point."""
    style = "single" if borders else "nil"
    inner = "nil" if frame_only else style
    outside = [w(side, val=style, sz=6) for side in ("top", "left", "bottom", "right")]
    inside = [w(side, val=inner, sz=6) for side in ("insideH", "insideV")]
    margins = [w(side, w=80, type="dxa") for side in ("left", "right")]
    properties = w(
        "tblPr",
        w("tblW", w=sum(widths), type="dxa"),
        w("jc", val="center"),
        w("tblBorders", *outside, *inside),
        w("tblLayout", type="fixed"),
        w("tblCellMar", *margins),
    )
    columns = w("tblGrid", *[w("gridCol", w=each) for each in widths])
    return w("tbl", properties, columns, *flat(rows))


def new_page() -> Element:
    """What follows begins a page."""
    return paragraph("", line=1, page_break=True)


def gap(points: float = 12) -> Element:
    """Empty height; also keeps two tables apart."""
    return paragraph("", line=points)


def sign_line(
    words: str, *, left: float = 0, width: float = GRID, line: float = 27, keep: bool = True
) -> Element:
    """A place for a signature by hand, ruled up to so many columns of the grid."""
    return paragraph(words + "\t", line=line, left=left, leader_to=_edge(width), keep=keep)


def seal(name: str, date: str = "{{ form_date|cn_date }}", *, height: float = 44) -> Blocks:
    """Body and date at the lower right, with room above for the seal over both."""
    look = {"align": "right", "line": 26, "size": NO_4}
    spaced = f"{name}（印章）"
    return [paragraph(spaced, before=height, keep=True, **look), paragraph(date, **look)]


def footer(words: str, *, above: str | None = None, pages: bool = False) -> list[Element]:
    """The small grey line naming form, version and layout; `above` is signed on every page."""
    size = SMALL_5 - 1
    line = paragraph(Run(words, colour=GREY), size=size, line=12, align="center")
    if pages:
        look = [fonts(FANG_SONG), w("color", val=GREY), w("sz", val=round(size * 2))]
        for words_before, field in ((" · 第 ", "PAGE"), (" 页，共 ", "NUMPAGES")):
            line.append(_run(Run(words_before, colour=GREY), FANG_SONG, size))
            line.extend(page_field(field, *look))
        line.append(_run(Run(" 页", colour=GREY), FANG_SONG, size))
    first = [paragraph(above, size=SMALL_4, line=20, after=8)] if above else []
    return [*first, line]


def _apart(elements: Sequence[Element]) -> Iterator[Element]:
    """A hair's breadth before a table whose head repeats, where another table stands right above:
    LibreOffice makes one table of two that touch, and the head would not be its first row.
    """
    above = None
    for each in elements:
        heads = each.tag.endswith("}tbl") and each.find("{*}tr/{*}trPr/{*}tblHeader") is not None
        if heads and above is not None and above.tag.endswith("}tbl"):
            yield gap(1)
        yield each
        above = each


def document(name: str, body: Blocks, foot: list[Element], page: Page = UPRIGHT) -> bytes:
    """The form as .docx bytes."""
    elements = list(_apart(list(flat(body))))
    if elements[-1].tag.endswith("}tbl"):
        # Word adds a full line after a last table, which can fall on a page of its own.
        elements.append(gap(1))
    return write_docx(name, elements, foot, FANG_SONG, page)
