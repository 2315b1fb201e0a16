"""The forms of legality review, from submission to adoption: FZ-01 … FZ-09."""

from tools.forms.law_parts import (
    CATEGORY,
    DATE,
    SIGNED,
    STATION,
    WRITTEN_DATE,
    above,
    date_of,
    empty,
    facts,
    heading,
    heads,
    number_or,
    pair,
    red_head,
    signed,
    single,
    ticks,
    to_whom,
    told,
    two_signers,
    yes_no,
)
from tools.forms.layout import (
    NO_4,
    SMALL_4,
    Blocks,
    box,
    cell,
    choose,
    choose_rows,
    gap,
    grid,
    label,
    narrative,
    note,
    paragraph,
    repeat,
    repeat_rows,
    row,
    ruled,
    seal,
    shown,
    sign_line,
    text,
    title,
    underlined,
    value,
)
from tools.forms.sheet import Sheet

_KINDS = "□行政规范性文件　□重大行政决策　□重大行政执法决定　□行政协议（合同）　□村规民约　□其他"
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
        above(
            "送审单位（公章）：{{ submitter|blank(10) }}　送审日期：{{ submitted_on|cn_date }}　编号：{{ number|blank(8) }}"
        ),
        grid(
            single("事项名称", shown("matter"), height=1.1),
            single("事项类型", _KINDS, height=1.3),
            facts("承办人", "contact", "联系电话", "contact_phone"),
            single(
                "拟提交会议时间",
                "{% if meeting_planned_on %}{{ meeting_planned_on|cn_date }}{% endif %}",
            ),
            pair(
                "是否涉及公众利益", yes_no("public_interest"), "是否涉及市场主体", yes_no("market")
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
            single("收件人、收件时间", f"{SIGNED[4:]}　　{WRITTEN_DATE}", height=1.3),
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
            underlined("　　"),
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

_FIVE = ("主体", "权限", "程序", "内容", "形式")
_CONCLUSIONS = ("合法", "修改后合法", "不合法", "退回补正", "待请示", "不予制定", "建议移送")


def _clauses() -> Blocks:
    """The table of opinions: 原文、问题、依据、修改建议."""
    return grid(
        heads((2, "序号"), (6, "原文"), (5, "问题"), (5, "依据"), (6, "修改建议")),
        repeat_rows(
            "o in opinions or []",
            row(
                cell(2, "{{ loop.index }}", align="center"),
                value(6, "o.original"),
                value(5, "o.problem"),
                value(5, "o.grounds"),
                value(6, "o.suggestion"),
            ),
        ),
        choose_rows("not opinions", [empty(2, 6, 5, 5, 6, height=1.1) for _ in range(3)]),
    )


OPINION = Sheet(
    form="law.opinion",
    number="FZ-05",
    title="合法性审查意见书",
    layout="reconstructed",
    category=CATEGORY,
    numbered_pages=True,
    pages=2,
    basis=("law.ndc", "law.mdr.28", "law.dp"),
    notes="五个方面和结论种类见于公开规定，乡镇意见书的统一样式未能取得，版式为整理复原。",
    body=[
        red_head(
            STATION, "合法性审查意见书", number_or("opinion_number", "________〔      〕    号")
        ),
        text(
            "关于",
            underlined("{{ matter|blank(24) }}"),
            "的合法性审查意见",
            indent=0,
            align="center",
        ),
        to_whom("submitter"),
        text("你单位{{ submitted_on|cn_date }}送审的上述事项及材料收悉。现提出如下审查意见："),
        heading("一、审查依据"),
        narrative("legal_basis", 3),
        heading("二、审查情况"),
        [
            [
                choose(
                    f"(review_items or [])|selectattr('heading', 'equalto', '{each}')|list",
                    repeat(
                        f"i in review_items|selectattr('heading', 'equalto', '{each}')",
                        text(
                            f"（{number}）{each}：{{{{ i.question }}}}，{{{{ i.result }}}}。{{{{ i.note|blank(0) }}}}",
                            size=SMALL_4,
                            line=22,
                        ),
                    ),
                    [text(f"（{number}）{each}：", size=SMALL_4, line=22), ruled(1)],
                )
            ]
            for number, each in zip("一二三四五", _FIVE, strict=True)
        ],
        heading("三、审查结论"),
        paragraph(ticks("conclusion", *_CONCLUSIONS), size=SMALL_4, line=26, left=1),
        note("结论为“修改后合法”“不合法”的，具体意见如下：", before=4, after=4),
        _clauses(),
        text(
            "未经合法性审查或者审查未通过的，不得提交会议审议。本意见书供内部使用，不对外公开。",
            size=SMALL_4,
            line=24,
            before=8,
        ),
        paragraph(f"审查人{SIGNED}", size=SMALL_4, line=30, left=1, keep=True),
        seal(STATION, "{{ (opinion_on or form_date)|cn_date }}", height=6),
        note("送：送审单位；存档。", before=6),
    ],
)

ENFORCEMENT_OPINION = Sheet(
    form="law.enforcement_opinion",
    number="FZ-06",
    title="重大执法决定法制审核意见书",
    layout="reconstructed",
    category=CATEGORY,
    basis=("law.lrf", "law.lr10", "law.apl.58"),
    notes="栏目依公开的填写说明：单位名称、文号、送审日期、当事人、决定简述、法律依据、事实认定、意见类型、具体意见、审核人签字、附件；一式两份。",
    body=[
        title("重大执法决定法制审核意见书", after=4),
        paragraph(
            "文号：" + number_or("opinion_number", "________〔      〕    号"),
            size=NO_4,
            line=26,
            align="right",
            after=4,
        ),
        grid(
            pair("单位名称", shown("submitter"), "送审日期", date_of("submitted_on"), height=1),
            facts("案由", "matter", "当事人", "party", height=1),
            told("拟作决定简述", height=2.2),
            told("法律依据", "legal_basis", height=2),
            told("事实认定", height=2.2),
            single(
                "审核内容",
                "□主体与资格　□权限　□事实与证据　□适用法律　□裁量　□程序　□文书",
                height=1.3,
            ),
            single(
                "意见类型",
                box("同意", "conclusion == '合法'")
                + "　　"
                + box("不同意", "conclusion == '不合法'")
                + "　　"
                + box("建议修改后提交", "conclusion == '修改后合法'"),
                height=1,
            ),
            row(
                label(5, "具体意见"),
                cell(
                    19,
                    repeat(
                        "o in opinions or []",
                        paragraph(
                            "{{ loop.index }}．{{ o.problem }}{% if o.suggestion %}；建议：{{ o.suggestion }}{% endif %}",
                            line=20,
                        ),
                    ),
                    top=True,
                ),
                height=3.4,
                split=True,
            ),
            signed("审核人签字"),
            row(
                label(5, "审核机构"),
                cell(
                    19,
                    paragraph("（公章）　　", line=26, before=10, align="right"),
                    paragraph("{{ (opinion_on or form_date)|cn_date }}　", line=24, align="right"),
                ),
                height=1.9,
            ),
            single("附件", height=1),
        ),
        note(
            "本意见书一式两份，一份送承办机构，一份存档。承办机构有异议的，在三个工作日内书面提出。",
            before=4,
        ),
    ],
)

ADVISER = Sheet(
    form="law.adviser_opinion",
    number="FZ-07",
    title="法律顾问（公职律师）意见书",
    layout="designed",
    category=CATEGORY,
    basis=("law.mdr.28", "law.custom.forms"),
    notes="没有公开的统一样式，事项、事实、分析、结论、律师、证号、日期各项为自拟。",
    body=[
        title("法律顾问（公职律师）意见书"),
        grid(
            single("事项", shown("matter"), height=1.1),
            facts("送审单位", "submitter", "送审编号", "number"),
            told("事实", height=4),
            told("分析", height=6.4),
            told("结论", height=3),
            facts("法律顾问（公职律师）", "lawyer", "执业证号", "lawyer_license", height=1.2),
            pair("律师签名", "", "日期", "{{ document.date|cn_date }}", height=1.4),
        ),
        note("本意见供内部参考，不对外公开。", before=4),
    ],
)

ADOPTION = Sheet(
    form="law.adoption",
    number="FZ-08",
    title="审查意见采纳情况反馈表",
    layout="reconstructed",
    category=CATEGORY,
    basis=("law.dp", "law.custom.forms"),
    notes="书面回复的做法见于公开报道，每条意见一行的表格为整理复原。",
    body=[
        title("审查意见采纳情况反馈表", after=4),
        above("事项名称：{{ matter|blank(20) }}　　送审编号：{{ number|blank(8) }}"),
        grid(
            heads(
                (2, "序号"),
                (8, "意见"),
                (4, "采纳/部分/未采纳"),
                (6, "理由"),
                (4, "修改稿条款"),
                height=1.1,
            ),
            repeat_rows(
                "o in opinions or []",
                row(
                    cell(2, "{{ loop.index }}", align="center"),
                    value(8, "o.problem"),
                    value(4, "o.adopted", align="center"),
                    value(6, "o.reason"),
                    value(4, "o.clause"),
                    height=1.3,
                ),
            ),
            choose_rows("not opinions", [empty(2, 8, 4, 6, 4, height=1.5) for _ in range(9)]),
        ),
        paragraph(f"单位负责人{SIGNED}", line=30, before=10, left=8, keep=True),
        seal("{{ submitter|blank(12) }}", "{{ document.date|cn_date }}", height=10),
    ],
)

_TERMS = (
    ("标的", "subject_view"),
    ("价款", "price_view"),
    ("违约", "breach_view"),
    ("争议", "dispute_view"),
)

CONTRACT = Sheet(
    form="law.contract_review",
    number="FZ-09",
    title="合同审查表",
    layout="reconstructed",
    category=CATEGORY,
    basis=("law.ht", "law.custom.forms"),
    notes="审查内容（主体资格、合法性、文本）见于公开规定，表格为整理复原。",
    body=[
        title("合同审查表", after=4),
        above("送审编号：{{ number|blank(12) }}"),
        grid(
            single("合同名称", shown("matter"), height=1),
            single("对方", shown("other_party")),
            pair(
                "金额",
                "{% if contract_amount %}{{ contract_amount|amount }}元{% endif %}",
                "期限",
                "{% if term_from %}{{ term_from|short_date }}—{{ term_until|short_date }}{% endif %}",
            ),
            single("承办单位", shown("submitter")),
            told("主体资格", "capacity_view", height=1.9),
            told("合法性", "legality_view", height=1.9),
            [
                row(
                    label(2, "文本", merge="continue" if index else "restart"),
                    label(3, words),
                    cell(19, shown(name)),
                    height=1.3,
                )
                for index, (words, name) in enumerate(_TERMS)
            ],
            told("顾问意见", height=2),
            row(
                label(5, "审查结论"),
                cell(19, ticks("conclusion", "合法", "修改后合法", "不合法", "退回补正")),
                height=1.2,
            ),
            signed("审查人签字"),
            signed("负责人签字"),
        ),
        paragraph(f"{STATION}（公章）　　{DATE}", line=30, before=8, align="right"),
    ],
)

SHEETS = [
    *(SUBMISSION, FLOW, SUPPLEMENT, CHECKLIST, OPINION, ENFORCEMENT_OPINION, ADVISER),
    *(ADOPTION, CONTRACT),
]
