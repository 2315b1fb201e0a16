"""Using, appraising, destroying and counting archives: slips, registers, reports, lists."""

from tools.forms.archive_parts import (
    ACROSS,
    ACROSS_WIDE,
    FONDS,
    FONDS_NAME,
    FONDS_TOLD,
    FOR_YEAR,
    MARGINS,
    SIDEWAYS,
    UNIT,
    above,
    date_of,
    pair,
    signed,
    single,
    told,
)
from tools.forms.layout import (
    NO_3,
    SMALL_5,
    SONG,
    Blocks,
    bold,
    box,
    cell,
    gap,
    grid,
    label,
    paragraph,
    row,
    shown,
    sign_line,
    text,
    title,
)
from tools.forms.panels import stubbed
from tools.forms.register import SERIAL, Column, day, register, total_of, words
from tools.forms.sheet import Sheet

_LIKE = {"category": "common", "margins": MARGINS}

_MANNERS = "　".join(
    box(each, f"row.manner == '{each}'") for each in ("查阅", "摘抄", "复制", "借出")
)


def _slip(*, whole: bool) -> Blocks:
    low = 0.85
    rows = [
        pair("借阅人", shown("row.borrower"), "单位（部门）", shown("row.unit"), height=low),
        pair("联系方式", shown("row.phone"), "借阅日期", date_of("row.borrowed_on"), height=low),
        pair("档号", shown("row.archival_code"), "密级", shown("row.secrecy"), height=low),
        single("档案内容", shown("row.content"), height=low),
        single("利用目的", shown("row.purpose"), height=low),
        single("利用方式", _MANNERS, height=low),
    ]
    if whole:
        copied = "{{ row.copies|blank(4) }} 份 {{ row.copied_pages|blank(4) }} 页"
        rows += [
            pair("复制", copied, "存放位置", shown("row.location"), height=low),
            pair("应还日期", date_of("row.due_on"), "审批意见", shown("row.approved"), height=low),
            signed("审批人（签名）", "借阅人（签名）", height=1.1),
            pair(
                "归还日期", date_of("row.returned_on"), "是否完好", shown("row.intact"), height=low
            ),
            single("利用效果", shown("row.effect"), height=low),
        ]
    else:
        rows.append(pair("应还日期", date_of("row.due_on"), "经办人（签名）", "", height=1.1))
    return [title("档案借阅单", size=18, after=4), grid(*rows, width=ACROSS)]


LENDING_SLIP = Sheet(
    form="archive.lending_slip",
    number="OT-07",
    title="档案借阅单",
    layout="reconstructed",
    per="loans",
    basis=("archive.loans",),
    notes="栏目综合公开的借阅登记表整理；两联、骑缝为自拟，存根由档案员留存，正本随卷。",
    **_LIKE,
    body=stubbed(_slip(whole=True), _slip(whole=False), number="{{ row.archival_code|blank(16) }}"),
)

_LOANS = (
    SERIAL,
    day("借阅日期", 21, "borrowed_on"),
    Column("借阅人", 17, "borrower"),
    words("单位（部门）", 26, "unit"),
    Column("联系方式", 25, "phone"),
    words("档号", 34, "archival_code"),
    words("档案内容", 36, "content"),
    words("利用目的", 26, "purpose"),
    Column("利用方式", 15, "manner"),
    Column("审批人", 16, "approver"),
    day("应还日期", 21, "due_on"),
    day("归还日期", 21, "returned_on"),
    Column("是否完好", 12, "intact"),
    words("备注", 16, "remark"),
)
LENDING_REGISTER = Sheet(
    form="archive.lending_register",
    number="AT-15",
    title="档案借阅登记簿",
    layout="reconstructed",
    landscape=True,
    numbered_pages=True,
    basis=("archive.loans",),
    notes="栏目综合公开的借阅登记表整理，各地次序不一。",
    **_LIKE,
    body=[
        title("档案借阅登记簿", after=4),
        above(UNIT, FOR_YEAR, width=ACROSS_WIDE),
        register(_LOANS, "loans", least=14, page=SIDEWAYS, size=SMALL_5),
    ],
)

USE_REGISTER = Sheet(
    form="archive.use_register",
    number="AT-16",
    title="档案利用效果登记表",
    layout="designed",
    landscape=True,
    numbered_pages=True,
    basis=("archive.design_lists",),
    notes="栏目为自拟。",
    **_LIKE,
    body=[
        title("档案利用效果登记表", after=4),
        above(UNIT, FOR_YEAR, width=ACROSS_WIDE),
        register(
            (
                SERIAL,
                day("日期", 20, "date"),
                Column("利用者", 26, "user"),
                words("档号", 44, "archival_code"),
                words("利用目的", 46, "purpose"),
                words("解决的问题", 60, "solved"),
                words("效益", 40, "benefit"),
            ),
            "uses",
            least=14,
            page=SIDEWAYS,
        ),
    ],
)

APPRAISAL_REPORT = Sheet(
    form="archive.appraisal_report",
    number="AT-17",
    title="档案鉴定工作报告",
    layout="reconstructed",
    basis=("archive.rules24", "archive.destroying"),
    notes="条例只要求形成鉴定工作报告；栏目依公开的鉴定制度整理，版式为推定。",
    **_LIKE,
    body=[
        title("档案鉴定工作报告", after=8),
        grid(
            pair("单位", FONDS_NAME, "全宗号", FONDS),
            told("鉴定缘由", "appraisal_reason", 2, height=2.0),
            told("鉴定组织（人员）", "appraisal_members", 2, height=2.0),
            told("范围（年度、门类、数量）", "appraisal_scope", 2, height=2.0),
            told("鉴定标准", "appraisal_standard", 2, height=2.0),
            told("鉴定过程", "appraisal_process", 3, height=2.8),
            row(
                label(5, "鉴定结果"),
                cell(
                    19,
                    "续存 {{ appraisal_kept|blank(4) }} 件（卷），改变期限 "
                    "{{ appraisal_changed|blank(4) }} 件（卷），拟销毁 "
                    "{{ appraisal_destroyed|blank(4) }} 件（卷）。逐件意见见鉴定意见表。",
                ),
                height=1.6,
            ),
            told("鉴定小组意见", "appraisal_opinion", 2, height=2.2),
            row(
                label(5, "鉴定小组成员（签名）"),
                cell(19, paragraph("    年  月  日", align="right"), top=False),
                height=1.8,
            ),
            row(
                label(5, "单位负责人意见"),
                cell(
                    19,
                    gap(26),
                    paragraph("签名（盖章）：                    年  月  日", align="right"),
                ),
                height=2.2,
            ),
            width=ACROSS,
        ),
    ],
)

APPRAISAL_OPINIONS = Sheet(
    form="archive.appraisal_opinions",
    number="AT-18",
    title="档案鉴定意见表",
    layout="designed",
    landscape=True,
    numbered_pages=True,
    basis=("archive.rules24", "archive.destroying"),
    notes="逐件鉴定是公开制度的要求；栏目为自拟。",
    **_LIKE,
    body=[
        title("档案鉴定意见表", after=4),
        above(FONDS_TOLD, "全宗号：{{ bureau.fonds|blank(8) }}", width=ACROSS_WIDE),
        register(
            (
                SERIAL,
                words("档号", 38, "archival_code"),
                words("题名", 66, "title"),
                Column("原期限", 18, "retention"),
                Column("起算年", 14, "counted_from"),
                Column("到期年", 14, "expires"),
                Column("意见（续存、销毁）", 22, "opinion"),
                Column("新期限", 18, "new_retention"),
                words("理由", 32, "reason"),
                Column("鉴定人", 16, "appraiser"),
                day("日期", 18, "date"),
            ),
            "appraised",
            least=14,
            page=SIDEWAYS,
        ),
    ],
)


def _signing(words_: str) -> Blocks:
    return [
        sign_line(f"{words_}（签字）：", line=34),
        paragraph("    年  月  日", align="right", line=28, after=8, size=14),
    ]


DESTRUCTION_COVER = Sheet(
    form="archive.destruction_cover",
    number="AT-19",
    title="档案销毁清册封面",
    layout="reconstructed",
    category="common",
    basis=("archive.destroying", "archive.rules24"),
    notes="栏目依公开的销毁清册整理；须两人监销，清册永久保存。",
    body=[
        gap(60),
        paragraph(bold("档案销毁清册"), size=36, line=60, align="center", font=SONG, after=60),
        text(f"全 宗 号：{FONDS}", size=NO_3, line=34, indent=0),
        text(f"全宗名称：{FONDS_NAME}", size=NO_3, line=34, indent=0),
        text(
            "销毁档案数量：{{ destroyed_volumes|blank(6) }} 卷 {{ destroyed_pieces|blank(6) }} 件",
            size=NO_3,
            line=34,
            indent=0,
            after=30,
        ),
        _signing("鉴定小组负责人"),
        _signing("批准人"),
        _signing("监销人（一）"),
        _signing("监销人（二）"),
        paragraph("销毁时间：    年  月  日", size=NO_3, line=34),
    ],
)

DESTRUCTION_LIST = Sheet(
    form="archive.destruction_list",
    number="OT-06",
    title="档案销毁清册",
    layout="reconstructed",
    landscape=True,
    numbered_pages=True,
    sign_each_page="鉴定人（签名）：____________　　监销人（签名）：____________　____________",
    basis=("archive.destroying", "archive.rules24"),
    notes="栏目依公开的销毁清册整理，各地栏目不一；前面附封面，由两名监销人签字。",
    **_LIKE,
    body=[
        title("档案销毁清册", after=4),
        above(
            "销毁原因：{{ destruction_reason|blank(12) }}",
            "销毁方式：{{ destruction_manner|blank(8) }}",
            "销毁地点：{{ destruction_place|blank(12) }}",
            width=ACROSS_WIDE,
        ),
        register(
            (
                SERIAL,
                words("文件（案卷）题名", 84, "title"),
                Column("所属年度", 18, "year"),
                words("档号", 46, "archival_code"),
                Column("应保管期限", 24, "retention"),
                Column("已保管期限", 24, "kept_years"),
                Column("页数", 14, "pages"),
                words("备注", 34, "remark"),
            ),
            "destroyed",
            least=12,
            totals={"页数": total_of("destroyed", "pages", filtered="")},
            page=SIDEWAYS,
        ),
    ],
)

STATISTICS = Sheet(
    form="archive.statistics",
    number="AT-20",
    title="档案工作统计表",
    layout="reconstructed",
    landscape=True,
    basis=("archive.counting",),
    notes="分门类的栏目依某省考核的统计项目；人员、库房等项为推定。",
    **_LIKE,
    body=[
        title("档案工作统计表", after=4),
        above(UNIT, FOR_YEAR, width=ACROSS_WIDE),
        register(
            (
                SERIAL,
                words("档案门类", 44, "category"),
                Column("卷", 20, "volumes", group="现存数量"),
                Column("件", 20, "pieces", group="现存数量"),
                Column("起止年度", 34, "years"),
                Column("卷", 20, "filed_volumes", group="本年度归档数量"),
                Column("件", 20, "filed_pieces", group="本年度归档数量"),
                Column("进馆起止年度", 34, "moved_years"),
                Column("进馆数量（件）", 24, "moved_pieces"),
                words("备注", 32, "remark"),
            ),
            "holdings",
            least=9,
            page=SIDEWAYS,
        ),
        gap(8),
        grid(
            row(
                label(4, "专（兼）职档案员"),
                cell(2, "{{ archivists|blank(2) }} 人", align="center"),
                label(4, "库房（专柜）面积"),
                cell(2, shown("rooms_area"), align="center"),
                label(4, "本年利用"),
                cell(2, "{{ uses_count|blank(2) }} 次", align="center"),
                label(4, "本年销毁"),
                cell(2, "{{ destroyed_count|blank(2) }} 件", align="center"),
                height=1.2,
            ),
            width=ACROSS_WIDE,
        ),
        gap(6),
        above(
            "单位负责人（签名）：____________",
            "填表人（签名）：____________",
            "填表日期：    年  月  日",
            width=ACROSS_WIDE,
        ),
    ],
)

SHEETS = [
    LENDING_SLIP,
    LENDING_REGISTER,
    USE_REGISTER,
    APPRAISAL_REPORT,
    APPRAISAL_OPINIONS,
    DESTRUCTION_COVER,
    DESTRUCTION_LIST,
    STATISTICS,
]
