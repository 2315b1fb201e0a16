"""The forms about the station's people: attendance, leave, registration, duty, targets."""

from tools.forms.layout import (
    GRID,
    NO_4,
    NO_5,
    Blocks,
    bold,
    box,
    cell,
    gap,
    grid,
    label,
    note,
    paragraph,
    repeat_rows,
    row,
    ruled,
    shown,
    sign_line,
    text,
    title,
    underlined,
    value,
)
from tools.forms.ooxml import Page
from tools.forms.register import Column, register
from tools.forms.station_parts import (
    SERIAL,
    STATION,
    UNIT,
    by_hand,
    date_of,
    head,
    pair,
    short,
    signs,
    single,
    station_sheet,
)

_WIDE = (14.0, 12.0, 12.0, 12.0)
_ACROSS = 273

_MONTH = (
    SERIAL,
    Column("姓名", 20, "name"),
    *(Column(str(each), 6.4, group="日期") for each in range(1, 32)),
    *(Column(each, 7.2, group="合计（天）") for each in ("到", "病", "事", "旷", "差")),
)

ATTENDANCE_SHEET = station_sheet(
    "attendance_sheet",
    "OT-15",
    "月考勤表",
    [
        title("月考勤表", after=2),
        head(
            UNIT,
            "{% if period %}{{ period.title }}{% else %}______年____月{% endif %}",
            width=_ACROSS,
        ),
        register(_MONTH, "staff", least=12, page=Page(True, _WIDE), height=0.85, size=8),
        note("符号：√ 到　△ 病假　○ 事假　× 旷工　◇ 出差"),
        gap(4),
        signs("考勤员（签名）：", "所长（签名）：", "日期：", width=_ACROSS),
    ],
    landscape=True,
    margins=_WIDE,
)

_LEAVES = "  ".join(
    box(each, f"row.kind == '{each}'")
    for each in ("事假", "病假", "年休假", "婚假", "产假", "丧假", "公差", "其他")
)

LEAVE_SLIP = station_sheet(
    "leave_slip",
    "OT-16",
    "请销假审批单",
    [
        title("请销假审批单", after=4),
        head(UNIT, "填表日期：" + date_of("form_date")),
        grid(
            pair("姓名", shown("row.name"), "岗位", ""),
            single("类别", _LEAVES, size=NO_5),
            pair("起", date_of("row.from_on"), "止", date_of("row.until_on")),
            single(
                "天数",
                "{% if row.from_on and row.until_on %}"
                "{{ (row.until_on - row.from_on).days + 1 }} 天{% endif %}",
            ),
            single("事由", "", height=2.2),
            pair("去向", shown("row.destination"), "代班", "", height=1.2),
            by_hand("本人", height=1.9),
            by_hand("所长意见", height=3.0),
            by_hand("局意见", height=3.0, signs="签名（印章）："),
            by_hand(
                "销假",
                height=2.4,
                signs="销假日期：" + short("row.back_on") + "　经手人：",
                date=False,
            ),
        ),
        note("天数含起止两天，遇公休日、法定假日按规定扣除后手写更正。"),
    ],
    per="entries",
)


def _listed(
    words: str, heads: tuple[tuple[str, int, str], ...], rows: str, least: int
) -> list[Blocks]:
    """A part of a table over rows: its name, its heads, known rows, empty rows."""
    return [
        row(cell(GRID, paragraph(bold(words), line=20, align="center")), height=0.8),
        row(*[label(span, each, shade=True) for each, span, _ in heads], height=0.8),
        repeat_rows(
            f"each in {rows} or []",
            row(*[cell(span, _printed(name), align="center") for _, span, name in heads]),
        ),
        repeat_rows(
            f"_ in range({least} - ({rows} or [])|length)",
            row(*[cell(span) for _, span, _ in heads], height=0.85),
        ),
    ]


def _printed(name: str) -> str:
    return "{{ each." + name + ("" if "|" in name else "|blank(0)") + " }}"


STAFF_FORM = station_sheet(
    "staff_form",
    "OT-23",
    "人员登记表",
    [
        title("人员登记表", after=4),
        head(UNIT, "填表日期：" + date_of("document.date")),
        grid(
            row(
                label(3, "姓名"),
                value(6, "name"),
                label(3, "性别"),
                value(3, "sex"),
                label(2, "民族"),
                value(3, "nation"),
                cell(4, "照片", align="center", merge="restart"),
            ),
            row(
                label(3, "出生日期"),
                cell(6, date_of("birth_on")),
                label(3, "政治面貌"),
                value(8, "standing"),
                cell(4, merge="continue"),
            ),
            row(
                label(3, "身份证"),
                value(9, "id_number"),
                label(3, "学历"),
                value(5, "education"),
                cell(4, merge="continue"),
            ),
            row(
                label(3, "专业"),
                value(9, "major"),
                label(4, "编制性质"),
                value(4, "post_kind"),
                cell(4, merge="continue"),
            ),
            row(
                label(3, "职级"),
                value(9, "rank"),
                label(4, "参加工作"),
                cell(8, date_of("worked_from")),
            ),
            row(
                label(3, "电话"),
                value(9, "phone"),
                label(4, "到所日期"),
                cell(8, date_of("entered_on")),
            ),
            _listed(
                "职务",
                (
                    ("职务", 7, "title"),
                    ("任职日期", 5, "from_on|short_date"),
                    ("免职日期", 5, "until_on|short_date"),
                    ("文号", 7, "number"),
                ),
                "posts",
                3,
            ),
            _listed(
                "参加培训",
                (
                    ("日期", 5, "date|short_date"),
                    ("主办", 6, "host"),
                    ("内容", 10, "content"),
                    ("天数", 3, "days"),
                ),
                "trainings",
                3,
            ),
            _listed(
                "表彰、处分",
                (
                    ("日期", 5, "date|short_date"),
                    ("种类", 4, "kind"),
                    ("名称", 9, "name"),
                    ("级别", 6, "level"),
                ),
                "awards",
                2,
            ),
        ),
        gap(6),
        signs("本人（签名）：", "填表日期："),
    ],
    basis=("station.sf0017", "station.design_forms"),
    notes="栏目依《全国司法所管理信息系统技术规范》数据集名称，字段细目未见原文，版式自拟。",
)

DUTY_ROSTER = station_sheet(
    "duty_roster",
    "OT-18-1",
    "值班安排表",
    [
        title("值班安排表", after=4),
        head(UNIT, "{% if row and row.name %}{{ row.name }}{% else %}时段：__________{% endif %}"),
        grid(
            row(
                label(3, "序号", shade=True),
                label(5, "日期", shade=True),
                label(4, "时段", shade=True),
                label(4, "带班领导", shade=True),
                label(4, "值班人", shade=True),
                label(4, "电话", shade=True),
                head=True,
            ),
            repeat_rows(
                "_ in range(18)",
                row(
                    cell(3, "{{ loop.index }}", align="center"),
                    cell(5),
                    cell(4),
                    cell(4),
                    cell(4),
                    cell(4),
                    height=1.0,
                ),
            ),
        ),
        gap(6),
        signs("所长（签名）：", "日期："),
    ],
)

TARGET_LETTER = station_sheet(
    "target_letter",
    "OT-21",
    "目标管理责任书",
    [
        title("{{ folder_year|blank(6) }}年目标管理责任书", after=8),
        text(
            "为完成本年度工作任务，",
            underlined("{{ bureau.name|blank(10) }}"),
            "（甲方）与",
            underlined(STATION),
            "（乙方）签订本责任书。",
            size=NO_4,
        ),
        paragraph(bold("一、目标任务"), size=NO_4, line=28, keep=True),
        grid(
            row(
                label(3, "序号", shade=True),
                label(12, "任务", shade=True),
                label(9, "标准", shade=True),
                head=True,
            ),
            repeat_rows(
                "each in tasks or []",
                row(
                    cell(3, "{{ loop.index }}", align="center"),
                    value(12, "each.name"),
                    value(9, "each.standard"),
                ),
            ),
            repeat_rows(
                "_ in range(8 - (tasks or [])|length)",
                row(cell(3), cell(12), cell(9), height=0.95),
            ),
        ),
        paragraph(bold("二、考核办法"), size=NO_4, line=28, keep=True, before=6),
        ruled(3, line=27),
        paragraph(bold("三、奖惩"), size=NO_4, line=28, keep=True),
        ruled(2, line=27),
        gap(10),
        grid(
            row(
                cell(
                    12,
                    sign_line("甲方（盖章）：", width=11.5, keep=False),
                    sign_line("负责人（签名）：", width=11.5, keep=False),
                    paragraph("    年    月    日", line=27, align="right"),
                    edges="",
                ),
                cell(
                    12,
                    sign_line("乙方（盖章）：", width=11.5, keep=False),
                    sign_line("所长（签名）：", width=11.5, keep=False),
                    paragraph("    年    月    日", line=27, align="right"),
                    edges="",
                ),
            ),
            borders=False,
        ),
    ],
)

SHEETS = [ATTENDANCE_SHEET, LEAVE_SLIP, STAFF_FORM, DUTY_ROSTER, TARGET_LETTER]
