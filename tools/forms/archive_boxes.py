"""What goes onto boxes and onto papers arranged one by one: archive stamp, box cover, spine."""

from tools.forms.archive_parts import ACROSS, FONDS, FONDS_NAME, MARGINS, YEAR
from tools.forms.layout import (
    NO_3,
    NO_5,
    SMALL_5,
    SONG,
    Blocks,
    Element,
    bold,
    cell,
    gap,
    grid,
    new_page,
    note,
    paragraph,
    row,
    shown,
    table,
    title,
)
from tools.forms.ooxml import MILLIMETRE, w
from tools.forms.sheet import Sheet

RED = "C00000"
BOX, HIGH, BETWEEN = 15, 8, 14  # millimetres of one box of the stamp and of the space beside it


def _stamp_cell(words: str, *, mark: bool = True, size: float = SMALL_5) -> Element:
    made = cell(1, words, align="center", size=size, edges=None if mark else "")
    if mark:
        sides = ("top", "left", "bottom", "right")
        borders = [w(side, val="single", sz=8, color=RED) for side in sides]
        properties = made.find("{*}tcPr")
        properties.insert(1, w("tcBorders", *borders))
    return made


def _measured(cells: list[Element], widths: list[int], height: float) -> Element:
    for each, width in zip(cells, widths, strict=True):
        size = each.find("{*}tcPr/{*}tcW")
        size.set(size.keys()[0], str(width))
    properties = w("trPr", w("cantSplit"))
    properties.append(w("trHeight", val=round(height * MILLIMETRE), hRule="exact"))
    return w("tr", properties, *cells)


def _fitting(words: str) -> float:
    return 6.5 if words in _NAMES else SMALL_5


_NAMES = ("全宗号", "年度", "件号", "机构或问题", "保管期限", "页数")
_WIDTHS = [round(each * MILLIMETRE) for each in (BOX, BOX, BOX, BETWEEN) * 3][:-1]


def _stamps(rows: list[list[list[str]]]) -> list[Element]:
    """Two lines of three stamps; each stamp is its upper and lower three boxes."""
    lines = []
    for upper_or_lower in (0, 1):
        cells: list[Element] = []
        for place, stamp in enumerate(rows):
            cells += [_stamp_cell(each, size=_fitting(each)) for each in stamp[upper_or_lower]]
            if place < len(rows) - 1:
                cells.append(_stamp_cell("", mark=False))
        lines.append(_measured(cells, _WIDTHS, HIGH))
    return lines


def _of(item: str) -> list[list[str]]:
    there = "{% if " + item + " %}"
    number = "{{ " + item + ".item_number or " + item + ".position }}"
    return [
        [
            there + FONDS + "{% endif %}",
            there + YEAR + "{% endif %}",
            there + number + "{% endif %}",
        ],
        [
            "",
            "{{ " + item + ".retention|blank(0) }}",
            "{{ " + item + ".page_count|blank(0) }}",
        ],
    ]


def _whole(tag: str) -> Element:
    made = cell(len(_WIDTHS), "{%tr " + tag + " %}")
    size = made.find("{*}tcPr/{*}tcW")
    size.set(size.keys()[0], str(sum(_WIDTHS)))
    return w("tr", w("trPr"), made)


def _space() -> Element:
    return _measured([_stamp_cell("", mark=False) for _ in _WIDTHS], _WIDTHS, 10)


_SHOWN = [list(_NAMES[:3]), list(_NAMES[3:])]
_BLANK = [["", "", ""], ["", "", ""]]
STAMP = Sheet(
    form="archive.stamp",
    number="OT-02",
    title="归档章",
    layout="reconstructed",
    category="common",
    margins=MARGINS,
    basis=("archive.dat22",),
    notes="45×16毫米、六格、红色边框依 DA/T 22-2015 的公开摘录；印章不刻栏目名，第一个只作示意。",
    body=[
        title("归档章", after=4),
        note(
            "盖（贴）在每件首页上端居中的空白处，不压字；用碳素墨水填写。第一个是各格的名称，"
            "以后各个按本卷目录逐件排列，空的备手填。",
            align="center",
            after=10,
        ),
        table(
            _WIDTHS,
            [
                _stamps([_SHOWN, _BLANK, _BLANK]),
                _space(),
                _whole("for g in inventory|batch(3)"),
                _stamps([_of("g[0]"), _of("g[1]"), _of("g[2]")]),
                _space(),
                _whole("endfor"),
                _whole("for _ in range(7 - ((inventory or [])|length // 3))"),
                _stamps([_BLANK] * 3),
                _space(),
                _whole("endfor"),
            ],
            borders=False,
        ),
    ],
)


_ALL = "top left bottom right"


def _spine_box(words_: str, known: str, *, height: float = 1.5) -> Blocks:
    return [
        row(
            cell(3, edges=""),
            cell(4, words_, align="center", size=NO_5, shade=True, edges=_ALL),
            cell(17, edges=""),
            height=0.7,
        ),
        row(
            cell(3, edges=""),
            cell(4, known, align="center", edges=_ALL),
            cell(17, edges=""),
            height=height,
        ),
    ]


_FIRST = "{{ inventory[0].item_number or inventory[0].position }}"
_LAST = "{{ inventory[-1].item_number or inventory[-1].position }}"


def _if_listed(words_: str) -> str:
    return "{% if inventory %}" + words_ + "{% endif %}"


BOX_LABEL = Sheet(
    form="archive.box_label",
    number="OT-04",
    title="档案盒封面、盒脊",
    layout="reconstructed",
    for_us=True,
    category="common",
    margins=MARGINS,
    pages=2,
    basis=("archive.dat22",),
    notes="盒面、盒脊项目依 DA/T 22-2015 第6.4条的公开摘录；盒脊按40毫米宽排，剪下贴用。",
    body=[
        gap(190),
        grid(
            row(
                cell(3, edges=""),
                cell(
                    18,
                    paragraph(bold(FONDS_NAME), size=30, line=48, align="center", font=SONG),
                    edges="bottom",
                ),
                cell(3, edges=""),
                height=2.2,
            ),
            row(*[cell(3, edges=""), cell(18, edges="bottom"), cell(3, edges="")], height=0.15),
            borders=False,
            width=ACROSS,
        ),
        gap(60),
        paragraph("{{ category|blank(12) }}", size=NO_3, line=30, align="center"),
        paragraph("{{ volume_title|blank(16) }}", size=NO_3, line=30, align="center", before=20),
        new_page(),
        note("（盒脊：沿边框剪下，贴在盒脊上）", before=0, after=6),
        grid(
            _spine_box("全宗号", FONDS),
            _spine_box("年度", YEAR, height=2.0),
            _spine_box("保管期限", shown("retention"), height=2.0),
            _spine_box("机构（问题）", shown("station.name"), height=3.0),
            _spine_box("起件号", _if_listed(_FIRST)),
            _spine_box("止件号", _if_listed(_LAST)),
            _spine_box("盒号", "", height=2.0),
            borders=False,
            width=ACROSS,
        ),
    ],
)


SHEETS = [STAMP, BOX_LABEL]
