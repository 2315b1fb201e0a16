"""The forms of enforcement case files, reviewed or bound: FZ-22, FZ-23."""

from tools.forms.law_parts import (
    CATEGORY,
    LINE,
    WRITTEN_DATE,
    any_ticks,
    empty,
    facts,
    heads,
    pair,
    single,
    ticks,
    told,
)
from tools.forms.layout import (
    NO_5,
    cell,
    grid,
    label,
    paragraph,
    repeat_rows,
    row,
    shown,
    title,
    value,
)
from tools.forms.sheet import Sheet

_VETOES = (
    *("执法主体不合法", "执法人员无资格或者少于两人", "应移送未移送", "主要证据不足"),
    *("事实不清", "定性错误", "适用法律错误", "程序违法"),
)
_PAPER = (
    ("文书格式", "2", ""),
    ("填写规范", "4", "每错一处扣1分"),
    ("一案一卷", "2", "扣1分"),
    ("封面", "1", ""),
    ("目录及页码", "2", "每错一处扣1分"),
    ("立卷顺序", "1", ""),
    ("编页", "2", "每错一处扣1分"),
    ("其他（由县局下发的标准填写）", "6", ""),
)
_CONTENT = ("主体", "事实", "证据", "适用法律", "程序", "裁量", "文书内容")

SCORE = Sheet(
    form="law.score_sheet",
    number="FZ-22",
    title="行政执法案卷评查评分表",
    layout="reconstructed",
    category=CATEGORY,
    per="dossiers",
    margins=(18, 25, 16, 25),
    basis=("law.ch", "law.zjp", "law.pc2"),
    notes="否决项和20分的文书案卷部分依测绘案卷评查标准的节录；80分的内容部分未能取得，由县局下发的标准填写。",
    body=[
        title("行政执法案卷评查评分表", after=4, size=18),
        grid(
            facts("单位", "row.unit", "案卷号", "row.case_number", height=0.75),
            pair(
                "案由", shown("row.cause"), "评查日期", "{{ row.reviewed_on|cn_date }}", height=0.75
            ),
            single("评查人", shown("row.reviewer"), height=0.75),
            row(
                label(5, "一、否决项"),
                cell(
                    19,
                    *[
                        paragraph(
                            any_ticks("row.vetoes", *_VETOES[index : index + 3]), size=NO_5, line=18
                        )
                        for index in (0, 3, 6)
                    ],
                    paragraph("（有一项即为不合格）", size=NO_5, line=16),
                ),
                height=1.6,
            ),
            heads(
                (5, "二、案卷20分"),
                (7, "项目"),
                (2, "分值"),
                (5, "扣分标准"),
                (2, "扣分"),
                (3, "得分"),
                height=0.75,
            ),
            [
                row(
                    label(5, "", merge="continue" if index else "restart"),
                    cell(7, name, size=NO_5),
                    cell(2, points, align="center"),
                    cell(5, rule, size=NO_5),
                    cell(2),
                    cell(3),
                    height=0.65,
                )
                for index, (name, points, rule) in enumerate(_PAPER)
            ],
            heads(
                (5, "三、内容80分"),
                (7, "项目"),
                (2, "分值"),
                (5, "扣分理由"),
                (2, "扣分"),
                (3, "得分"),
                height=0.75,
            ),
            [
                row(
                    label(5, "", merge="continue" if index else "restart"),
                    cell(7, name, size=NO_5),
                    cell(2),
                    cell(5),
                    cell(2),
                    cell(3),
                    height=0.7,
                )
                for index, name in enumerate(_CONTENT)
            ],
            pair(
                "总分",
                shown("row.score"),
                "等次",
                ticks("row.grade", "优秀", "合格", "不合格", space=""),
                height=0.8,
            ),
            told("主要问题", "row.faults", height=1.6),
            single("评查人签字", f"{LINE}　　{WRITTEN_DATE}", height=0.9),
        ),
    ],
)

ENFORCEMENT_INVENTORY = Sheet(
    form="law.enforcement_inventory",
    number="FZ-23",
    title="卷内文件目录（执法案卷）",
    layout="reconstructed",
    category=CATEGORY,
    basis=("law.samr",),
    notes="栏目依公开的执法案卷目录：序号、文号、责任者、题名、日期、页号、备注。",
    body=[
        title("卷内文件目录"),
        grid(
            heads(
                *((2, "序号"), (4, "文号"), (3, "责任者"), (7, "题名"), (3, "日期"), (2, "页号")),
                (3, "备注"),
            ),
            repeat_rows(
                "line in inventory or []",
                row(
                    value(2, "line.position", align="center"),
                    cell(4, shown("line.number"), size=NO_5),
                    cell(3, shown("line.author"), size=NO_5),
                    cell(7, shown("line.title"), size=NO_5),
                    cell(3, "{{ line.date|short_date }}", size=NO_5, align="center"),
                    cell(2, shown("line.pages"), size=NO_5, align="center"),
                    cell(3, shown("line.remark"), size=NO_5),
                    height=1.05,
                ),
            ),
            repeat_rows(
                "_ in range(18 - (inventory or [])|length)",
                empty(2, 4, 3, 7, 3, 2, 3, height=1.05),
            ),
        ),
    ],
)

SHEETS = [SCORE, ENFORCEMENT_INVENTORY]
