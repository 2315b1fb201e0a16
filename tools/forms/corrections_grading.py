"""Grading and the assessment of a stage: SQ-241 …"""

from tools.forms.corrections_parts import CATEGORY, STATION, WRITTEN_DATE, addressed, opinion, wide
from tools.forms.corrections_record_parts import DAY, PERIOD, line, pair, signatures
from tools.forms.layout import (
    SMALL_4,
    Element,
    box,
    cell,
    gap,
    grid,
    label,
    note,
    paragraph,
    row,
    ruled,
    sign_line,
    text,
    title,
    value,
)
from tools.forms.sheet import Sheet

_ITEMS = (
    ("遵守法律和监督管理规定", "30"),
    ("日常报告、思想汇报", "20"),
    ("教育学习", "15"),
    ("公益活动（有劳动能力的）", "10"),
    ("外出、会客等审批规定", "15"),
    ("家庭、工作和社会表现", "10"),
)
_GRADES = "　　".join(
    box(each, f"document.grade == '{each}'") for each in ("良好", "合格", "不合格")
)

GRADE = Sheet(
    form="corrections.grade",
    number="SQ-241",
    title="社区矫正对象考核表",
    layout="designed",
    category=CATEGORY,
    basis=("corr.im.32", "corr.fj_k", "corr.nm_2015"),
    notes="考核项目和分值为自拟，各省不同；等次依福建的做法（该页已标注废止），请按本省规定更换。",
    body=[
        title("社区矫正对象考核表"),
        grid(
            pair("矫正对象", "name", "矫正类别", "correction_type"),
            row(
                label(4, "管理类别"),
                value(8, "management_class"),
                label(4, "考核期"),
                cell(8, PERIOD),
                height=1,
            ),
        ),
        gap(6),
        grid(
            row(
                label(8, "考核项目", shade=True),
                label(3, "满分", shade=True),
                label(3, "得分", shade=True),
                label(10, "扣分、加分情况", shade=True),
                height=0.9,
            ),
            [
                row(label(8, words), cell(3, points, align="center"), cell(3), cell(10), height=1.1)
                for words, points in _ITEMS
            ],
            row(
                label(8, "合计"),
                cell(3, "100", align="center"),
                value(3, "document.score", align="center"),
                cell(10),
                height=1,
            ),
        ),
        gap(6),
        grid(
            line("本期奖惩", "□没有　□表扬　□训诫　□警告　□治安管理处罚", height=1),
            line("等次", _GRADES, height=1),
            opinion("司法所意见", height=3.6),
            opinion("县级社区矫正机构意见", height=3.6),
        ),
        note(
            (
                "注：当月受到训诫、警告的，不得定为良好、"
                "合格。考核结果书面告知本人；未成年人的不公示。"
            ),
            before=6,
        ),
        sign_line("责任人（签名、日期）：", left=8, keep=False),
    ],
)

GRADE_NOTICE = Sheet(
    form="corrections.grade_notice",
    number="SQ-242",
    title="考核结果通知书",
    layout="designed",
    category=CATEGORY,
    basis=("corr.im.32",),
    notes="只知应书面通知并公示，版式自拟。",
    body=[
        title("考核结果通知书"),
        addressed("社区矫正对象{{ name|blank(8) }}："),
        text(
            "根据社区矫正考核规定，你在________年____月（第____季度）的考核得分为________分，"
            "等次为：□良好　□合格　□不合格。",
            line=32,
        ),
        text("主要情况：", line=30, indent=0),
        ruled(5, line=30),
        text("对考核结果有异议的，可以在收到通知之日起____日内向司法所提出。", line=32, before=6),
        paragraph(f"{STATION}（公章）", size=14, line=28, align="right", before=20),
        paragraph(DAY, size=14, line=28, align="right"),
        sign_line("社区矫正对象（签名、日期）：", left=6),
        text(
            "公示情况：□不公示（未成年人等）　□自____月____日至____月____日在________公示，"
            "□无异议　□有异议：________________",
            size=SMALL_4,
            line=28,
            indent=0,
            before=12,
        ),
    ],
)

# The points of each aspect as a provincial system has them: together one hundred.
_STAGE = (
    ("管理等级", (("管理等级", 20),)),
    (
        "个体因素（24分）",
        (
            ("住房", 3),
            ("生活来源", 5),
            ("就业能力", 3),
            ("自控能力", 3),
            ("认罪伏法", 5),
            ("社会心态", 5),
        ),
    ),
    (
        "社会因素（16分）",
        (("婚姻家庭", 4), ("家庭配合", 4), ("交友情况", 4), ("邻里关系", 4)),
    ),
    (
        "矫正表现（40分）",
        (
            ("认识接受", 4),
            ("服从管理", 6),
            ("接受教育", 5),
            ("请假销假", 6),
            ("公益活动", 3),
            ("思想汇报", 3),
            ("技能培训", 3),
            ("奖惩情况", 10),
        ),
    ),
)


def _aspect(words: str, items: tuple[tuple[str, int], ...]) -> list[Element]:
    rows = []
    for index, (name, points) in enumerate(items):
        merge = "restart" if index == 0 else "continue"
        rows.append(
            row(
                label(5, words if index == 0 else "", merge=merge),
                label(6, name),
                cell(3, str(points), align="center"),
                cell(3),
                cell(7),
                height=0.72,
            )
        )
    return rows


STAGE = Sheet(
    form="corrections.stage",
    number="SQ-243",
    title="社区矫正质量效果阶段评估表",
    layout="reconstructed",
    category=CATEGORY,
    margins=(20, 25, 20, 25),
    basis=("corr.nm_f",),
    notes="十九项和分值依某省系统印本（满分一百分），“社区服务”改为“公益活动”；各省量表不同。",
    body=[
        title("社区矫正质量效果阶段评估表", size=18, after=6),
        grid(
            pair("矫正对象", "name", "矫正类别", "correction_type"),
            row(
                label(4, "管理类别"),
                value(8, "management_class"),
                label(4, "评估期"),
                cell(8, PERIOD),
                height=1,
            ),
        ),
        gap(4),
        grid(
            row(
                label(5, "方面", shade=True),
                label(6, "项目", shade=True),
                label(3, "分值", shade=True),
                label(3, "得分", shade=True),
                label(7, "说明", shade=True),
                height=0.8,
            ),
            [_aspect(words, items) for words, items in _STAGE],
            row(
                label(11, "合计"),
                cell(3, "100", align="center"),
                value(3, "document.score", align="center"),
                cell(7),
                height=0.8,
            ),
            wide("评估意见和建议", ruled(2, width=19.6), height=2),
        ),
        gap(2),
        signatures("评估人（签名）"),
    ],
)

PUBLIC_NOTICE = Sheet(
    form="corrections.public_notice",
    number="SQ-244",
    title="表扬公示",
    layout="designed",
    category=CATEGORY,
    basis=("corr.flow", "corr.im.33"),
    notes="公示天数为地方做法；未成年人不公示。版式自拟。",
    body=[
        title("公    示", after=24),
        text(
            "社区矫正对象{{ name|blank(8) }}，在社区矫正期间认罪悔罪，遵守法律和监督管理规定，"
            "积极参加教育学习和公益活动，拟给予表扬。现予公示。",
            line=34,
        ),
        text("公示时间：自________年____月____日至________年____月____日。", line=34),
        text(
            "公示期间如有异议，请向司法所反映。联系电话：______________，地址：______________。",
            line=34,
        ),
        paragraph(f"{STATION}（公章）", size=15, line=30, align="right", before=40),
        paragraph(WRITTEN_DATE, size=15, line=30, align="right"),
        text(
            "公示结果：□没有异议　　□有异议，核实情况：______________________________",
            size=SMALL_4,
            indent=0,
            line=30,
            before=60,
        ),
        sign_line("记录人（签名、日期）：", left=8, keep=False),
    ],
)

SHEETS = [GRADE, GRADE_NOTICE, STAGE, PUBLIC_NOTICE]
