"""The papers of the office: incoming slip, draft sheet, meetings, study, plans and summaries."""

from tools.forms.layout import (
    GRID,
    NO_4,
    Blocks,
    Run,
    cell,
    choose,
    gap,
    grid,
    label,
    note,
    paragraph,
    repeat_rows,
    row,
    ruled,
    seal,
    shown,
    sign_line,
    text,
    title,
    value,
)
from tools.forms.station_parts import (
    STATION,
    UNIT,
    YEAR,
    by_hand,
    date_of,
    head,
    pair,
    signs,
    single,
    station_sheet,
    told,
)

INCOMING_SLIP = station_sheet(
    "incoming_slip",
    "OT-10",
    "收文处理单",
    [
        title("收文处理单", after=4),
        head(UNIT, "份数：{{ row.copies|blank(4) }}"),
        grid(
            pair("来文单位", shown("row.from_unit"), "文号", shown("row.number")),
            pair("密级", shown("row.secrecy"), "缓急", shown("row.urgency")),
            pair("收文日期", date_of("row.received_on"), "编号", ""),
            single("标题", shown("row.title"), height=1.5),
            by_hand("拟办意见", height=3.6),
            by_hand("领导批示", height=4.2),
            row(
                label(4, "传阅签名"),
                cell(10, note("姓名　　　　　　　　日期"), gap(70), top=True),
                cell(10, note("姓名　　　　　　　　日期"), gap(70), top=True),
                height=3.2,
            ),
            by_hand("办理结果", height=3.8, signs="承办人（签名）："),
        ),
        note("拟办、批示已在登记簿登记的，签名仍写在本单上；本单放在来文前面，合为一件归档。"),
    ],
    per="entries",
    basis=("station.no8_10", "station.registers"),
    notes="栏目依通行的收文处理单，没有查到全国统一格式，版式自拟。",
)

DRAFT_SHEET = station_sheet(
    "draft_sheet",
    "OT-11",
    "发文稿纸",
    [
        title("发文稿纸", after=4),
        head(UNIT),
        grid(
            pair("文号", shown("row.number"), "密级", shown("row.secrecy")),
            pair("缓急", "", "校对", ""),
            single("标题", shown("row.title"), height=1.5),
            single("主送", shown("row.main_to")),
            single("抄送", ""),
            pair("拟稿", "", "核稿", "", height=1.4),
            pair("会签", "", "签发", shown("row.issued_by"), height=2.0),
            single("印数", shown("row.copies")),
            single("附件", ""),
            single("成文日期", date_of("row.issued_on")),
            row(
                cell(GRID, paragraph("正文：", line=24), ruled(9, width=GRID - 0.1), top=True),
                height=8.8,
                split=True,
            ),
        ),
        note("正本、发文稿纸、定稿合为一件归档。"),
    ],
    per="entries",
    basis=("station.no8_10", "station.design_forms"),
    notes="栏目依机关通行的发文稿纸；“校对”为增设，版式自拟。",
)


def _record(name: str, *middle: Blocks) -> Blocks:
    return [
        title(name, after=4),
        head(UNIT),
        grid(
            pair("名称" if name == "学习记录" else "会议名称", _NAMED, "时间", date_of("row.date")),
            pair("地点", shown("row.place"), "主持", shown("row.chaired_by")),
            pair("记录", shown("row.recorded_by"), "应到", ""),
            single(
                "出席" if name == "会议记录" else "参加", shown("row.present_people"), height=1.5
            ),
            single("缺席（原因）", shown("row.absent")),
            *middle,
        ),
        gap(6),
        signs("主持人（签名）：", "记录人（签名）："),
    ]


_NAMED = (
    "{% if row.kind %}{{ row.kind }}{% endif %}"
    "{% if row.topic and not row.agenda %}　{{ row.topic }}{% endif %}"
)

MEETING_RECORD = station_sheet(
    "meeting_record",
    "OT-12",
    "会议记录",
    _record(
        "会议记录",
        told("议题", "row.agenda", 2, height=2.0),
        told("发言", "row.content", 9, height=7.8),
        told("决定", "row.decision", 3, height=3.2),
    ),
    notes="栏目依公开的会议记录簿，没有查到全国统一格式，版式自拟；“应到”为增设。",
    sample={"document": {"title": "所务会记录"}},
)

STUDY_RECORD = station_sheet(
    "study_record",
    "OT-13",
    "学习记录",
    _record(
        "学习记录",
        told("议题", "row.agenda", 2, height=2.0),
        told("学习内容", "row.content", 5, height=4.6),
        told("讨论", "", 5, height=4.6),
        told("决定", "row.decision", 2, height=2.0),
    ),
    notes="栏目在会议记录之外增加学习内容、讨论，版式自拟。",
)

SIGN_IN = station_sheet(
    "sign_in",
    "OT-14",
    "签到表",
    [
        title("签到表", after=4),
        head("事项：{% if row.agenda %}{{ row.agenda }}{% else %}____________________{% endif %}"),
        head("时间：" + date_of("row.date"), "地点：{{ row.place|blank(12) }}"),
        grid(
            row(
                label(3, "序号", shade=True),
                label(6, "姓名（签名）", shade=True),
                label(7, "单位及职务", shade=True),
                label(8, "备注（代签、迟到）", shade=True),
                head=True,
            ),
            repeat_rows(
                "_ in range(20)",
                row(cell(3, "{{ loop.index }}", align="center"), cell(6), cell(7), cell(8)),
            ),
        ),
    ],
)


def _plan_block(words: str, lines: int) -> Blocks:
    return [
        paragraph(Run(words, bold=True), size=NO_4, line=28, keep=True),
        ruled(lines, line=27),
    ]


STUDY_PLAN = station_sheet(
    "study_plan",
    "OT-24",
    "年度学习计划",
    [
        title("{{ folder_year|blank(6) }}年学习计划", after=4),
        head(UNIT),
        paragraph("学习目标和要求：", line=26),
        ruled(3),
        gap(8),
        grid(
            row(
                label(3, "月份", shade=True),
                label(9, "学习内容", shade=True),
                label(4, "方式", shade=True),
                label(4, "主讲", shade=True),
                label(4, "完成情况", shade=True),
                head=True,
            ),
            repeat_rows(
                "_ in range(12)",
                row(
                    cell(3, "{{ loop.index }}月", align="center"),
                    cell(9),
                    cell(4),
                    cell(4),
                    cell(4),
                    height=1.05,
                ),
            ),
        ),
        gap(6),
        signs("所长（签名）：", "日期："),
    ],
)

ANNUAL_PLAN = station_sheet(
    "annual_plan",
    "OT-25",
    "年度工作计划",
    [
        title(f"{STATION}{YEAR}年工作计划", after=8),
        _plan_block("一、指导思想和工作目标", 3),
        _plan_block("二、主要任务", 5),
        _plan_block("三、工作措施和时间安排", 5),
        _plan_block("四、责任分工", 3),
        gap(6),
        sign_line("所长（签名）：", left=8.5),
        seal(STATION, height=18),
    ],
    notes="没有查到全国统一格式，分段和版式自拟；可以不用本格式，按公文格式另写。",
)

WORK_SUMMARY = station_sheet(
    "work_summary",
    "OT-22",
    "工作总结",
    [
        title(
            STATION
            + "{% if period %}{{ period.title }}{% else %}"
            + YEAR
            + "年{% endif %}工作总结",
            after=8,
        ),
        paragraph("{{ bureau.name|blank(10) }}：", size=16, line=28),
        choose(
            "period",
            text("现将{{ period.title }}工作情况总结如下：", line=28),
            text("现将________________工作情况总结如下：", line=28),
        ),
        _plan_block("一、主要工作和成效", 7),
        _plan_block("二、存在的问题和原因", 4),
        _plan_block("三、下一步打算", 4),
        gap(6),
        sign_line("所长（签名）：", left=8.5),
        seal(STATION, height=18),
    ],
    notes="文种格式参照 GB/T 9704-2012《党政机关公文格式》，分段自拟；可以按公文格式另写。",
)

CHRONICLE = station_sheet(
    "chronicle",
    "OT-46",
    "大事记",
    [
        title("{{ org_name|blank(10) }}大事记", after=4),
        head("年度：________"),
        grid(
            row(
                label(4, "日期", shade=True),
                label(14, "大事", shade=True),
                label(6, "依据（文号）", shade=True),
                head=True,
            ),
            repeat_rows(
                "c in changes or []",
                row(
                    cell(4, "{{ c.date|short_date }}", align="center"),
                    cell(14, "{{ c.body|blank(0) }}批复{{ c.kind|blank(0) }}"),
                    value(6, "c.number"),
                ),
            ),
            repeat_rows(
                "_ in range(19 - (changes or [])|length)",
                row(cell(4), cell(14), cell(6), height=0.95),
            ),
        ),
        gap(6),
        signs("所长（签名）：", "日期："),
    ],
)

SHEETS = [
    INCOMING_SLIP,
    DRAFT_SHEET,
    MEETING_RECORD,
    STUDY_RECORD,
    SIGN_IN,
    WORK_SUMMARY,
    STUDY_PLAN,
    ANNUAL_PLAN,
    CHRONICLE,
]
