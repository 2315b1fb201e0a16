"""The forms of legality review up to the opinion: FZ-01 … FZ-04."""

from tools.forms.law_parts import (
    CATEGORY,
    LINE,
    SIGNED,
    STATION,
    WRITTEN_DATE,
    above,
    date_of,
    facts,
    heads,
    pair,
    signed,
    single,
    to_whom,
    two_signers,
    yes_no,
)
from tools.forms.layout import (
    NO_4,
    SMALL_4,
    cell,
    choose_rows,
    gap,
    grid,
    label,
    narrative,
    note,
    paragraph,
    repeat_rows,
    row,
    seal,
    shown,
    sign_line,
    text,
    title,
    underlined,
    value,
)
from tools.forms.sheet import Sheet

_PLANNED = "{% if meeting_planned_on %}{{ meeting_planned_on|cn_date }}{% endif %}"
_KINDS = (
    "□行政规范性文件　　□重大行政决策　　□重大行政执法决定",
    "□行政协议（合同）　□村规民约　　　　□其他",
)
_MATERIALS = (
    *("草案", "起草说明", "制定依据", "征求意见材料", "公众参与", "专家论证", "风险评估"),
    *("公平竞争", "合同对方资质", "其他"),
)

SUBMISSION = Sheet(
    form="law.submission",
    number="FZ-01",
    title="合法性审查送审函（登记表）",
    layout="reconstructed",
    category=CATEGORY,
    basis=("law.dp", "law.fh", "law.custom.forms"),
    notes="六类事项和送审、审查、书面回复的流程见于公开报道，各栏为整理复原；一式两份。",
    body=[
        title("合法性审查送审函（登记表）", after=4),
        above("送审单位（公章）：{{ submitter|blank(16) }}"),
        above("送审日期：{{ submitted_on|cn_date }}　　　　编号：{{ number|blank(12) }}"),
        grid(
            single("事项名称", shown("matter"), height=1.1),
            single("事项类型", [paragraph(each, line=20) for each in _KINDS], height=1.6),
            facts("承办人", "contact", "联系电话", "contact_phone"),
            single(
                "拟提交|会议时间",
                _PLANNED,
            ),
            pair(
                "是否涉及|公众利益",
                yes_no("public_interest"),
                "是否涉及|市场主体",
                yes_no("market"),
            ),
            heads(
                (6, "材料清单"),
                (4, "有 / 无"),
                (2, "份数"),
                (6, "材料清单"),
                (4, "有 / 无"),
                (2, "份数"),
            ),
            [
                row(
                    label(6, one),
                    cell(4, "□有　□无", align="center"),
                    cell(2),
                    label(6, other),
                    cell(4, "□有　□无", align="center"),
                    cell(2),
                    height=0.85,
                )
                for one, other in zip(_MATERIALS[::2], _MATERIALS[1::2], strict=True)
            ],
            signed("单位负责人签字"),
            single("收件人、|收件时间", f"{LINE}　　{WRITTEN_DATE}", height=1.3),
            single("备注", height=1.6),
        ),
        note("本表一式两份，送审单位、司法所各存一份。", before=4),
    ],
)

_STEPS = ("送审", "受理登记", "材料补正", "合法性审查", "审批", "书面回复", "归档")

FLOW = Sheet(
    form="law.flow",
    number="FZ-02",
    title="合法性审查办理流程单",
    layout="designed",
    category=CATEGORY,
    basis=("law.dp", "law.custom.forms"),
    notes="公开报道只有流程图（送审、受理、补正、审查、审批、书面回复、归档），按流程自拟为一张流程单。",
    body=[
        title("合法性审查办理流程单"),
        grid(
            single("事项名称", shown("matter"), height=1.1),
            facts("送审编号", "number", "送审单位", "submitter"),
            pair("送审日期", date_of("submitted_on"), "办结日期", date_of("opinion_on")),
            heads((2, "序号"), (5, "步骤"), (6, "办理情况"), (5, "日期"), (6, "经办人（签名）")),
            [
                row(
                    label(2, str(index)),
                    label(5, step),
                    cell(6),
                    cell(5),
                    cell(6),
                    height=1.5,
                )
                for index, step in enumerate(_STEPS, 1)
            ],
            single("审查结论", shown("conclusion"), height=1.1),
            single("备注", height=2),
        ),
        note("没有的步骤划去。需要补正的，审查期限自材料补齐之日起算。", before=4),
    ],
)

SUPPLEMENT = Sheet(
    form="law.supplement_notice",
    number="FZ-03",
    title="材料补正通知书",
    layout="reconstructed",
    category=CATEGORY,
    basis=("law.ndc", "law.mdr.26", "law.lr10"),
    notes="退回补正的要求见于公开规定，版式为整理复原；期限默认三个工作日。",
    body=[
        title("材料补正通知书", after=6),
        paragraph("编号：{{ number|blank(12) }}", size=NO_4, line=26, align="right", after=6),
        to_whom("submitter"),
        text(
            "你单位{{ submitted_on|cn_date }}送来的“",
            underlined("{{ matter|blank(24) }}"),
            "”合法性审查材料收悉。经查，下列材料不齐，请予补正：",
        ),
        narrative("lacking", 6),
        text(
            "请于收到本通知之日起",
            underlined("　3　"),
            "个工作日内补齐。材料补齐前，审查期限不起算。",
        ),
        paragraph(f"审查人{SIGNED}", size=NO_4, line=30, before=10, left=7, keep=True),
        seal(STATION, "{{ supplement_asked_on|cn_date }}", height=8),
        gap(16),
        paragraph("", line=6, dashed=True),
        text("收件回执：本单位已于        年    月    日收到本通知书。", size=SMALL_4, before=8),
        sign_line("收件人（签名）：", left=7),
    ],
)

CHECKLIST = Sheet(
    form="law.checklist",
    number="FZ-04",
    title="合法性审查要点表",
    layout="designed",
    category=CATEGORY,
    basis=("law.ndc", "law.custom.forms"),
    notes="主体、权限、程序、内容、形式五个方面见于公开规定，表格为自拟。",
    body=[
        title("合法性审查要点表", after=4),
        above("事项名称：{{ matter|blank(20) }}　　送审编号：{{ number|blank(8) }}"),
        grid(
            heads((3, "方面"), (8, "审查的问题"), (5, "依据的材料"), (3, "结果"), (5, "说明")),
            repeat_rows(
                "i in review_items or []",
                row(
                    value(3, "i.heading", align="center"),
                    value(8, "i.question"),
                    value(5, "i.evidence"),
                    value(3, "i.result", align="center"),
                    value(5, "i.note"),
                    height=1.1,
                ),
            ),
            choose_rows(
                "not review_items",
                [
                    row(label(3, each), cell(8), cell(5), cell(3), cell(5), height=1.6)
                    for each in (
                        "主体",
                        "主体",
                        "权限",
                        "权限",
                        "程序",
                        "程序",
                        "内容",
                        "内容",
                        "形式",
                        "形式",
                    )
                ],
            ),
        ),
        note("结果填“符合”“不符合”“不涉及”；不符合的写明说明。", before=4),
        two_signers("审查人", "复核人"),
        paragraph(WRITTEN_DATE, line=26, align="right"),
    ],
)

SHEETS = [SUBMISSION, FLOW, SUPPLEMENT, CHECKLIST]
