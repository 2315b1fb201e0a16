"""The forms of law-wise villagers, model villages and legal-culture sites: FZ-29 … FZ-37."""

from tools.forms.law_parts import (
    CATEGORY,
    STATION,
    WRITTEN_DATE,
    above,
    date_of,
    empty,
    facts,
    heads,
    named,
    opinion,
    pair,
    signed,
    single,
    ticks,
    told,
)
from tools.forms.layout import (
    box,
    cell,
    grid,
    label,
    note,
    paragraph,
    repeat_rows,
    row,
    seal,
    shown,
    sign_line,
    title,
    value,
)
from tools.forms.sheet import Sheet

_PHOTO = 5


def _with_photo(*lines: tuple[str, str, str, str]) -> list[object]:
    """Rows of two labels each with the photograph running down at the right."""
    return [
        row(
            label(4, left),
            cell(6, one),
            label(4, right),
            cell(5, other),
            cell(
                _PHOTO,
                "" if index else "照片",
                align="center",
                merge="continue" if index else "restart",
            ),
            height=1,
        )
        for index, (left, one, right, other) in enumerate(lines)
    ]


APPLICATION = Sheet(
    form="law.lawwise_application",
    number="FZ-29",
    title="法律明白人推荐（报名）表",
    layout="reconstructed",
    category=CATEGORY,
    basis=("law.lmr", "law.custom.forms"),
    notes="自荐或推荐、逐级审核见于培养工作规范，表格为整理复原。",
    body=[
        title("法律明白人推荐（报名）表"),
        grid(
            _with_photo(
                ("姓名", shown("name"), "性别", shown("sex")),
                (
                    "民族",
                    shown("nation"),
                    "出生年月",
                    "{{ birth_on|short_date }}",
                ),
                ("文化程度", shown("education"), "政治面貌", shown("politics")),
                ("村（社区）", shown("village"), "电话", shown("phone")),
            ),
            single("身份类别", shown("category"), height=1),
            told("简历", "resume", height=3),
            row(
                named(5, "自荐、|推荐理由"),
                cell(
                    19,
                    paragraph(ticks("recommended_by", "自荐", "村两委推荐"), line=22),
                    paragraph("{{ recommendation|blank(0) }}", line=20),
                    top=True,
                ),
                height=3.2,
                split=True,
            ),
            opinion("村（居）意见", "（章）", height=2.6),
            opinion("司法所意见", "（章）", height=2.6),
            opinion("县局意见", "（章）", height=2.6),
        ),
        paragraph("填表日期：{{ applied_on|cn_date }}", line=24, before=4),
    ],
)

TRAINING = Sheet(
    form="law.lawwise_training",
    number="FZ-30",
    title="法律明白人培训考核登记表",
    layout="designed",
    category=CATEGORY,
    basis=("law.lmr", "law.custom.forms"),
    notes="培训、考核见于培养工作规范，课程、时间、学时、授课人、成绩、签名各栏为自拟。",
    body=[
        title("法律明白人培训考核登记表", after=6),
        grid(
            facts("姓名", "name", "村（社区）", "village"),
            heads((8, "课程"), (4, "时间"), (2, "学时"), (3, "授课人"), (3, "成绩"), (4, "签名")),
            repeat_rows(
                "t in trainings or []",
                row(
                    value(8, "t.course"),
                    cell(4, "{{ t.date|short_date }}", align="center"),
                    value(2, "t.hours", align="center"),
                    value(3, "t.teacher", align="center"),
                    value(3, "t.score", align="center"),
                    cell(4),
                ),
            ),
            repeat_rows(
                "_ in range(15 - (trainings or [])|length)", empty(8, 4, 2, 3, 3, 4, height=1)
            ),
            pair(
                "考核日期",
                date_of("exam_on"),
                "考核结果",
                ticks("exam_result", "合格", "不合格"),
                height=1,
            ),
        ),
        sign_line("登记人（签名）：", left=9),
    ],
)

SERVICE = Sheet(
    form="law.lawwise_service",
    number="FZ-31",
    title="法律明白人作用发挥记录",
    layout="designed",
    category=CATEGORY,
    basis=("law.custom.forms",),
    notes="没有公开的统一样式，为自拟；每季度一张。",
    body=[
        title("法律明白人作用发挥记录", after=4),
        above(
            "姓名：{{ name|blank(8) }}　村（社区）：{{ village|blank(8) }}",
            "　期间：{{ period.title|blank(8) }}",
        ),
        grid(
            heads((4, "日期"), (4, "种类"), (10, "内容"), (3, "服务人数"), (3, "签名")),
            repeat_rows(
                "s in services or []",
                row(
                    cell(4, "{{ s.date|short_date }}", align="center"),
                    value(4, "s.kind", align="center"),
                    value(10, "s.content"),
                    value(3, "s.people", align="center"),
                    cell(3),
                    height=1.1,
                ),
            ),
            repeat_rows(
                "_ in range(12 - (services or [])|length)", empty(4, 4, 10, 3, 3, height=1.3)
            ),
        ),
        note("种类：宣传、调解、引导、上报。", before=4),
        sign_line("村（居）民委员会核实人（签名）：", left=7),
    ],
)

APPRAISAL = Sheet(
    form="law.lawwise_appraisal",
    number="FZ-32",
    title="法律明白人年度考评表",
    layout="designed",
    category=CATEGORY,
    per="appraisals",
    basis=("law.custom.forms",),
    notes="作用发挥次数、群众评价、等次各项为自拟。",
    body=[
        title("法律明白人年度考评表"),
        grid(
            facts("姓名", "name", "村（社区）", "village", height=1),
            facts("身份类别", "category", "证书号", "certificate", height=1),
            facts("考评年度", "row.year", "作用发挥次数", "row.services", height=1),
            told("工作情况", height=6),
            told("群众评价", "row.villagers", height=4),
            single("等次", ticks("row.grade", "优秀", "合格", "不合格", space="　　"), height=1.1),
            opinion("村（居）民|委员会意见", height=2.8),
            opinion("司法所意见", height=2.8),
        ),
    ],
)

VILLAGE = Sheet(
    form="law.village_application",
    number="FZ-33",
    title="民主法治示范村（社区）申报表",
    layout="reconstructed",
    category=CATEGORY,
    basis=("law.mzgy", "law.custom.forms"),
    notes="栏目依某市申报通知的节录，版式为整理复原；一式两份。",
    body=[
        title("民主法治示范村（社区）申报表"),
        grid(
            single("村（社区）|名称", shown("village"), height=1),
            facts("村两委主要|负责人", "leaders", "人口", "population", height=1.2),
            facts("村务公开", "openness", "法律顾问", "adviser", height=1.1),
            pair(
                "申报级别",
                ticks("level", "县级", "市级", "省级", "国家级", space=""),
                "自评得分",
                shown("own_score"),
                height=1.3,
            ),
            told("创建情况", "deeds", height=8),
            opinion("村（社区）|意见", height=2.6),
            opinion("乡镇（街道）|意见", height=2.6),
            opinion("县级意见", height=2.6),
        ),
        note("本表一式两份。申报日期：{{ applied_on|cn_date }}", before=4),
    ],
)

SCORE = Sheet(
    form="law.village_score",
    number="FZ-34",
    title="民主法治示范村（社区）评分表",
    layout="designed",
    category=CATEGORY,
    numbered_pages=True,
    basis=("law.mzgy", "law.custom.scores"),
    notes="评分项目未能取得，由县局下发的标准录入；八十分以上且没有一票否决情形的可以申报。",
    body=[
        title("民主法治示范村（社区）评分表", after=4),
        above("村（社区）：{{ village|blank(12) }}"),
        grid(
            heads(
                (5, "项目"), (3, "分值"), (6, "评分标准"), (3, "自评"), (3, "乡镇评"), (4, "依据")
            ),
            repeat_rows(
                "i in score_items or []",
                row(
                    value(5, "i.item"),
                    value(3, "i.points", align="center"),
                    value(6, "i.standard"),
                    value(3, "i.own", align="center"),
                    value(3, "i.township", align="center"),
                    value(4, "i.evidence"),
                ),
            ),
            repeat_rows(
                "_ in range(14 - (score_items or [])|length)", empty(5, 3, 6, 3, 3, 4, height=1.1)
            ),
            pair(
                "自评总分",
                shown("own_score"),
                "一票否决|情形",
                box("有", "veto") + "　" + box("无", "veto == false"),
                height=1,
            ),
        ),
        paragraph("评分人（签名）：____________　　　　村（社区）（公章）", line=30, before=6),
        paragraph(WRITTEN_DATE, line=24, align="right"),
    ],
)

RECHECK = Sheet(
    form="law.village_recheck",
    number="FZ-35",
    title="民主法治示范村（社区）复核表",
    layout="reconstructed",
    category=CATEGORY,
    per="rechecks",
    basis=("law.mzah", "law.custom.forms"),
    notes="两年一次，结果为保留、撤销或注销，见于公开报道，版式为整理复原。",
    body=[
        title("民主法治示范村（社区）复核表"),
        grid(
            facts("村（社区）", "village", "级别", "level", height=1),
            pair("命名日期", date_of("named_on"), "命名文号", shown("naming_number"), height=1),
            pair("年度", shown("row.year"), "复核日期", date_of("row.date"), height=1),
            told("变化情况", "row.changes", height=8),
            single(
                "检查结果", ticks("row.result", "保留", "撤销", "注销", space="　　"), height=1.2
            ),
            signed("检查人签字"),
            opinion("乡镇（街道）|意见"),
            opinion("县级意见"),
        ),
    ],
)

SITE = Sheet(
    form="law.site_record",
    number="FZ-36",
    title="法治文化阵地登记表",
    layout="designed",
    category=CATEGORY,
    basis=("law.nbfx.29", "law.sdpf.25", "law.custom.forms"),
    notes="阵地的类型见于地方条例，表格为自拟。",
    body=[
        title("法治文化阵地登记表"),
        grid(
            single("名称", shown("name"), height=1),
            single("地点", shown("address"), height=1),
            single(
                "类型",
                ticks("site_kind", "公园", "广场", "长廊", "街区", "书屋", "其他"),
                height=1.1,
            ),
            pair(
                "面积",
                "{% if area %}{{ area }}平方米{% endif %}",
                "建成日期",
                date_of("built_on"),
                height=1,
            ),
            told("内容主题", "theme", height=2),
            facts("管理单位", "keeper_unit", "管理人", "keeper", height=1),
            row(
                label(5, "维护记录"),
                cell(
                    19,
                    *[paragraph("____年__月__日：", line=26) for _ in range(4)],
                    top=True,
                ),
                height=4,
            ),
            row(label(5, "照片"), cell(19, "（建前、建后，粘贴处）", top=True), height=7),
        ),
        seal(STATION, WRITTEN_DATE, height=10),
    ],
)

PATROL = Sheet(
    form="law.site_patrol",
    number="FZ-37",
    title="法治文化阵地巡查维护记录",
    layout="designed",
    category=CATEGORY,
    basis=("law.custom.forms", "law.custom.days"),
    notes="日期、检查人、问题、处理各栏为自拟；每季度一张。",
    body=[
        title("法治文化阵地巡查维护记录", after=4),
        above(
            "名称：{{ name|blank(12) }}　管理人：{{ keeper|blank(6) }}",
            "　期间：{{ period.title|blank(8) }}",
        ),
        grid(
            heads((4, "日期"), (4, "检查人"), (8, "问题"), (8, "处理")),
            repeat_rows(
                "p in patrols or []",
                row(
                    cell(4, "{{ p.date|short_date }}", align="center"),
                    value(4, "p.inspector", align="center"),
                    value(8, "p.problem"),
                    value(8, "p.handling"),
                    height=1.1,
                ),
            ),
            repeat_rows("_ in range(13 - (patrols or [])|length)", empty(4, 4, 8, 8, height=1.3)),
        ),
        sign_line("检查人（签名）：", left=9),
    ],
)

SHEETS = [
    *(APPLICATION, TRAINING, SERVICE, APPRAISAL, VILLAGE, SCORE, RECHECK, SITE, PATROL),
]
