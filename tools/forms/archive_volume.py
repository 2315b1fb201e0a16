"""A volume by the national rules: cover, inventory, closing note; lists of volumes and items."""

from tools.forms.archive_parts import (
    ACROSS,
    ACROSS_WIDE,
    CODE,
    FONDS,
    FONDS_NAME,
    FONDS_TOLD,
    FOR_YEAR,
    MARGINS,
    SIDEWAYS,
    UPRIGHT,
    YEAR,
    above,
)
from tools.forms.layout import (
    GRID,
    NO_3,
    SONG,
    Blocks,
    Element,
    bold,
    cell,
    choose,
    gap,
    grid,
    paragraph,
    repeat,
    row,
    ruled,
    shown,
    text,
    title,
)
from tools.forms.register import Column, register, words
from tools.forms.sheet import Sheet

_LIKE = {"category": "common", "margins": MARGINS}


def _line(words_: str, known: str) -> Element:
    return row(
        cell(1, edges=""),
        cell(6, words_, size=NO_3, align="distribute", edges=""),
        cell(1, edges=""),
        cell(15, known, size=NO_3, edges="bottom"),
        cell(1, edges=""),
        height=1.5,
    )


def _boxed(words_: str, *, shade: bool = False) -> Element:
    """A cell of the box for the archival code, framed on all sides."""
    return cell(5, words_, align="center", edges="top left bottom right", shade=shade)


_MONTH = "{% if {name} %}{{ {name}.year }}年{{ {name}.month }}月{% else %}______年____月{% endif %}"


def _month(name: str) -> str:
    return _MONTH.replace("{name}", name)


COVER = Sheet(
    form="archive.cover",
    number="AT-01",
    title="案卷封面",
    layout="reconstructed",
    for_us=True,
    basis=("archive.gb9705",),
    notes="栏目依 GB/T 9705-2008 的公开摘录；硬卷皮原为310×220毫米，这里印在A4上，图样未见原件。",
    **_LIKE,
    body=[
        gap(30),
        paragraph(bold(FONDS_NAME), size=26, line=40, align="center", font=SONG, after=10),
        paragraph("{{ category|blank(12) }}", size=NO_3, line=30, align="center", after=56),
        grid(
            _line("案卷题名", shown("volume_title")),
            _line("", ""),
            _line("起止年月", f"自 {_month('opened_on')} 至 {_month('concluded_on')}"),
            _line(
                "件、页数", "本卷共 {{ document_count|blank(4) }} 件 {{ page_count|blank(4) }} 页"
            ),
            _line("保管期限", shown("retention")),
            _line("归档号", shown("number")),
            borders=False,
            width=ACROSS,
        ),
        gap(90),
        grid(
            row(
                cell(9, edges="right"),
                *[_boxed(each, shade=True) for each in ("全宗号", "目录号", "案卷号")],
            ),
            row(
                cell(9, edges="right"),
                *[_boxed(each) for each in (FONDS, "", shown("serial"))],
                height=1.2,
            ),
            borders=False,
            width=ACROSS,
        ),
        paragraph(CODE, align="right", before=8),
    ],
)

# The widths are millimetres and together the 170 of the page.
_INVENTORY = (
    Column("顺序号", 12, "position"),
    words("文号", 30, "number"),
    words("责任者", 28, "author"),
    words("题名", 58, "title"),
    Column("日期", 18, "date|date_digits"),
    Column("页号", 12, "pages"),
    Column("备注", 12, "remark"),
)
INVENTORY = Sheet(
    form="archive.inventory",
    number="AT-02",
    title="卷内文件目录",
    layout="reconstructed",
    for_us=True,
    numbered_pages=True,
    basis=("archive.gb9705",),
    notes="七栏名称、次序和页边依 GB/T 9705-2008 的公开摘录；各栏宽度为推定，行高9毫米、18行。",
    **_LIKE,
    body=[
        title("卷内文件目录", after=4),
        above(CODE),
        register(_INVENTORY, "inventory", least=18, page=UPRIGHT, height=0.9),
    ],
)

_COUNTS = (
    "本卷共 {{ document_count|blank(4) }} 件 {{ page_count|blank(4) }} 页",
    "（文字 ____ 页，图样 ____ 页，照片 ____ 张，光盘 ____ 张）。",
)


def _note(
    head: str, counts: tuple[str, ...], signs: tuple[tuple[str, str], ...], rows: int
) -> Blocks:
    """One framed box: the state of the contents, and who answers for it at its foot."""
    told = repeat("told in remark|lines", text("{{ told }}", size=12, line=22))
    lines = ruled(rows, width=GRID - 0.4)
    foot = [
        paragraph(f"{name}：{known}", left=9.2, line=28, keep=True, leader_to=9400)
        for name, known in signs
    ]
    inside: list[Blocks] = [paragraph(head, line=26, before=4)]
    inside += [
        [paragraph(each, line=26) for each in counts],
        paragraph("缺损、修改、补充、移出、销毁情况：", line=26),
        choose("remark", [told, gap(180)], lines),
        gap(20),
        foot,
    ]
    return grid(row(cell(GRID, inside, top=True), height=21.5, split=True), width=ACROSS)


CLOSING_NOTE = Sheet(
    form="archive.closing_note",
    number="AT-03",
    title="卷内备考表",
    layout="reconstructed",
    basis=("archive.gb9705",),
    notes="栏目依 GB/T 9705-2008 的公开摘录；分项页数和版式为推定。",
    **_LIKE,
    body=[
        title("卷内备考表", after=4),
        above(CODE),
        _note(
            "本卷情况说明：",
            _COUNTS,
            (
                ("立 卷 人", "{{ arranged_by|blank(16) }}"),
                ("检 查 人", "{{ checked_by|blank(16) }}"),
                ("立卷时间", "{{ arranged_on|cn_date }}"),
            ),
            14,
        ),
    ],
)

BOX_NOTE = Sheet(
    form="archive.box_note",
    number="OT-03",
    title="备考表（盒内）",
    layout="reconstructed",
    basis=("archive.dat22",),
    notes="栏目依 DA/T 22-2015 第6.4条的公开摘录；版式为推定。",
    **_LIKE,
    body=[
        title("备考表", after=12),
        _note(
            "盒内文件情况说明：",
            (),
            (
                ("整 理 人", "{{ arranged_by|blank(16) }}"),
                ("整理日期", "{{ arranged_on|cn_date }}"),
                ("检 查 人", "{{ checked_by|blank(16) }}"),
                ("检查日期", "    年  月  日"),
            ),
            14,
        ),
    ],
)

_VOLUMES = (
    Column("案卷号", 22, "number"),
    words("档号", 40, "archival_code"),
    words("案卷题名", 82, "title"),
    Column(
        "起止日期",
        34,
        "{% if e.from_on %}{{ e.from_on|short_date }}—{{ e.until_on|short_date }}{% endif %}",
    ),
    Column("件数", 14, "pieces"),
    Column("页数", 14, "pages"),
    Column("保管期限", 22, "retention"),
    words("备注", 29, "remark"),
)
VOLUME_LIST = Sheet(
    form="archive.volume_list",
    number="AT-04",
    title="案卷目录",
    layout="reconstructed",
    numbered_pages=True,
    landscape=True,
    basis=("archive.lists",),
    notes="栏目综合公开的印本整理，各地有无“件数”等栏不一；每页16行。",
    **_LIKE,
    body=[
        title("案卷目录", after=4),
        above(FONDS_TOLD, FOR_YEAR, width=ACROSS_WIDE),
        register(_VOLUMES, "volumes", least=16, page=SIDEWAYS, height=0.8),
    ],
)


def _list_cover(name: str, number: str, head: str, fields: tuple[str, ...], notes: str) -> Sheet:
    values = {
        "全宗号": FONDS,
        "全宗名称": FONDS_NAME,
        "年度": YEAR,
        "机构（问题）": shown("station.name"),
        "保管期限": "",
        "目录号": "",
    }
    return Sheet(
        form=f"archive.{name}",
        number=number,
        title=f"{head}封面",
        layout="reconstructed",
        for_us=True,
        basis=("archive.lists",),
        notes=notes,
        **_LIKE,
        body=[
            gap(110),
            paragraph(bold(head), size=36, line=60, align="center", font=SONG, after=110),
            grid(
                *[_line(each, values[each]) for each in fields],
                borders=False,
                width=ACROSS,
            ),
        ],
    )


VOLUME_LIST_COVER = _list_cover(
    "volume_list_cover",
    "AT-05",
    "案卷目录",
    ("全宗名称", "全宗号", "目录号", "年度", "保管期限"),
    "封面栏目未见国家标准原文，依通常做法；保管期限、目录号用手填写。",
)
ITEM_LIST_COVER = _list_cover(
    "item_list_cover",
    "AT-06",
    "归档文件目录",
    ("全宗号", "全宗名称", "年度", "保管期限", "机构（问题）"),
    "栏目依 DA/T 22-2015 第5.5条的公开摘录；一本一个保管期限，用手填写。",
)

# Nine columns of DA/T 22-2015 in its order; the widths are of our making and fill the 257 mm.
_ITEMS = (
    Column("序号", 12, "position"),
    words("档号", 48, "archival_code"),
    words("文号", 36, "number"),
    words("责任者", 36, "author"),
    words("题名", 72, "title"),
    Column("日期", 20, "date|date_digits"),
    Column("密级", 12, "secrecy"),
    Column("页数", 10, "page_count"),
    Column("备注", 11, "remark"),
)
ITEM_LIST = Sheet(
    form="archive.item_list",
    number="OT-01",
    title="归档文件目录",
    layout="reconstructed",
    for_us=True,
    numbered_pages=True,
    landscape=True,
    basis=("archive.dat22",),
    notes="九栏名称、次序依 DA/T 22-2015 第5.5条的公开摘录；各栏宽度为推定。",
    **_LIKE,
    body=[
        title("归档文件目录", after=6),
        register(_ITEMS, "inventory", least=16, page=SIDEWAYS, height=0.85),
    ],
)


SHEETS = [
    COVER,
    INVENTORY,
    CLOSING_NOTE,
    VOLUME_LIST,
    VOLUME_LIST_COVER,
    ITEM_LIST_COVER,
    ITEM_LIST,
    BOX_NOTE,
]
