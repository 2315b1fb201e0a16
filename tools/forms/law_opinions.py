"""The opinions of legality review and what is done with them: FZ-05 … FZ-09."""

from tools.forms.law_parts import (
    CATEGORY,
    DATE,
    SIGNED,
    STATION,
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
    seal,
    shown,
    sign_line,
    text,
    title,
    underlined,
    value,
)
from tools.forms.sheet import Sheet

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
        choose_rows("not opinions", [empty(2, 6, 5, 5, 6, height=0.9) for _ in range(3)]),
    )


OPINION = Sheet(
    form="law.opinion",
    number="FZ-05",
    title="合法性审查意见书",
    layout="reconstructed",
    category=CATEGORY,
    numbered_pages=True,
    margins=(18, 25, 16, 25),
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
        narrative("legal_basis", 2),
        heading("二、审查情况"),
        [
            [
                choose(
                    f"(review_items or [])|selectattr('heading', 'equalto', '{each}')|list",
                    repeat(
                        f"i in review_items|selectattr('heading', 'equalto', '{each}')",
                        text(
                            f"（{number}）{each}：",
                            "{{ i.question }}，{{ i.result }}。{{ i.note|blank(0) }}",
                            size=SMALL_4,
                            line=22,
                        ),
                    ),
                    sign_line(f"（{number}）{each}：", left=1, line=22),
                )
            ]
            for number, each in zip("一二三四五", _FIVE, strict=True)
        ],
        heading("三、审查结论"),
        paragraph(ticks("conclusion", *_CONCLUSIONS, space=" "), size=SMALL_4, line=26, left=1),
        note("结论为“修改后合法”“不合法”的，具体意见如下：", before=4, after=4),
        _clauses(),
        note(
            "未经合法性审查或者审查未通过的，不得提交会议审议。本意见书供内部使用，不对外公开。",
            before=6,
        ),
        note("送：送审单位；存档。"),
        paragraph(f"审查人{SIGNED}", size=SMALL_4, line=30, left=1, keep=True),
        seal(STATION, "{{ (opinion_on or form_date)|cn_date }}", height=6),
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
                "□主体与资格 □权限 □事实与证据 □适用法律 □裁量 □程序 □文书",
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
                            "{{ loop.index }}．{{ o.problem }}",
                            "{% if o.suggestion %}；建议：{{ o.suggestion }}{% endif %}",
                            line=20,
                        ),
                    ),
                    gap(4),
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
            facts("法律顾问|（公职律师）", "lawyer", "执业证号", "lawyer_license", height=1.2),
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
            repeat_rows(
                "_ in range(9 - (opinions or [])|length)", empty(2, 8, 4, 6, 4, height=1.5)
            ),
        ),
        paragraph(f"单位负责人{SIGNED}", line=30, before=10, left=8, keep=True),
        seal("{{ submitter|blank(12) }}", "{{ document.date|cn_date }}", height=10),
    ],
)

_TERM = "{% if term_from %}{{ term_from|short_date }}—{{ term_until|short_date }}{% endif %}"
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
                _TERM,
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

SHEETS = [OPINION, ENFORCEMENT_OPINION, ADVISER, ADOPTION, CONTRACT]
