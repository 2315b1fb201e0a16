"""The forms made while mediating: RT-07 … RT-13."""

from tools.forms.layout import (
    GRID,
    NO_3,
    NO_4,
    SMALL_4,
    Blocks,
    box,
    cell,
    gap,
    grid,
    label,
    narrative,
    note,
    paragraph,
    repeat_rows,
    row,
    ruled,
    sign_line,
    text,
    title,
    underlined,
    value,
)
from tools.forms.mediation_parts import (
    NUMBER,
    committee_seal,
    heading,
    left_sign,
    mediators_sign,
    parties_sign,
    party_rows,
    right_sign,
    signature_columns,
)
from tools.forms.sheet import Sheet

DATE = "{{ form_date|cn_date }}"
TIME = f"{DATE}  ___时___分至___时___分"

INVESTIGATION = Sheet(
    form="mediation.investigation",
    pages=2,
    number="RT-07",
    title="人民调解调查记录",
    layout="reconstructed",
    for_us=True,
    numbered_pages=True,
    sign_each_page="被调查人（本页签名、按指印）：",
    basis=("rmtjf.27", "platform.fields"),
    notes="各栏名称见于两个公开系统；被调查人的性别、年龄、单位住址和每页签名为通常做法，未见原印本。",
    body=[
        title("人民调解调查记录"),
        grid(
            row(label(4, "时间"), cell(20, TIME)),
            row(label(4, "地点"), cell(20)),
            row(label(4, "参加人"), cell(20)),
            row(
                label(4, "被调查人"),
                value(7, "document.interviewee"),
                label(3, "性别"),
                cell(3),
                label(3, "年龄"),
                cell(4),
            ),
            row(label(4, "单位或住址"), cell(20)),
        ),
        heading("记录：", before=6),
        ruled(42),
        gap(8),
        text(
            "以上记录已经本人阅读（或者已向本人宣读），与本人所说一致。",
            size=SMALL_4,
            line=26,
            keep=True,
        ),
        sign_line("被调查人（签名、盖章或按指印）：", left=6),
        sign_line("调查人（签名）：", left=6),
        sign_line("记录人（签名）：", left=6, keep=False),
    ],
)

EVIDENCE = Sheet(
    form="mediation.evidence",
    pages=2,
    number="RT-08",
    title="人民调解证据材料",
    layout="designed",
    for_us=True,
    basis=("rmtjf.27", "order.prov13"),
    notes="只知有此一项，清单栏目和粘贴页为自拟。",
    body=[
        title("人民调解证据材料"),
        paragraph("纠纷：", underlined("{{ volume_title|blank(24) }}"), line=26, after=4),
        grid(
            row(
                label(2, "序号", shade=True),
                label(6, "证据名称", shade=True),
                label(4, "来源（提交人）", shade=True),
                label(3, "原件或\u3000复印件", shade=True),
                label(2, "页数", shade=True),
                label(4, "证明事项", shade=True),
                label(3, "提交日期", shade=True),
                height=1.3,
                head=True,
            ),
            [
                row(
                    label(2, str(each)),
                    cell(6),
                    cell(4),
                    cell(3),
                    cell(2),
                    cell(4),
                    cell(3),
                    height=1.1,
                )
                for each in range(1, 13)
            ],
        ),
        note(
            "复印件应当与原件核对，由核对人在复印件上注明“与原件核对一致”并签名。",
            before=6,
            after=10,
        ),
        signature_columns(
            [left_sign("提交人（签名）："), paragraph("    年  月  日", line=26, left=3)],
            [right_sign("接收人（签名）："), paragraph("    年  月  日", line=26, left=3)],
        ),
        paragraph("证据材料粘贴页", size=NO_3, line=30, align="center", page_break=True, after=8),
        grid(
            row(label(4, "证据序号"), cell(6), label(4, "证据名称"), cell(10)),
            row(
                cell(
                    GRID,
                    paragraph("（粘贴处）", align="center", size=SMALL_4, line=24, before=12),
                    top=True,
                ),
                height=19,
            ),
            row(label(4, "核对意见"), cell(10, "□与原件核对一致"), label(4, "核对人"), cell(6)),
        ),
    ],
)

# The outcome of the case is the outcome of this session only when there was no other.
_ONLY = "not document.result and (sessions or [])|length < 2"
_AGREED = box("达成协议", "document.result == '达成协议'", f"({_ONLY} and result == '达成协议')")
_FAILED = box(
    "未达成协议", "document.result == '未达成协议'", f"({_ONLY} and result == '调解不成')"
)
_CONTINUED = box("有待继续调解", "document.result == '有待继续调解'")

RECORD = Sheet(
    form="mediation.record",
    pages=2,
    number="RT-09",
    title="人民调解记录",
    layout="reconstructed",
    for_us=True,
    numbered_pages=True,
    sign_each_page="当事人（本页签名或按指印）：",
    basis=("rmtjf.27", "platform.fields"),
    notes="各栏名称依公开条目和系统整理；每页签名为通常做法，格线行数为自定。",
    body=[
        title("人民调解记录"),
        grid(
            row(label(4, "时间"), cell(20, TIME)),
            row(label(4, "地点"), value(20, "mediation_place")),
            row(label(4, "事由"), value(20, "dispute_type")),
            row(label(4, "当事人"), cell(20, "{% if parties %}{{ parties|joined }}{% endif %}")),
            row(label(4, "参加人"), value(20, "invited")),
        ),
        text(
            "人民调解员已经向当事人告知人民调解的性质、原则和效力，以及当事人在调解活动中"
            "享有的权利和承担的义务。当事人表示：□清楚，愿意调解　□其他：____",
            size=SMALL_4,
            line=22,
            before=6,
        ),
        heading("调解记录：", before=4),
        note(
            "（应写明：调解方式和人民调解员身份；各方陈述；证据核对；法律和政策的讲解；调解方案；"
            "结果或者未成的原因；其他解决途径的告知）"
        ),
        ruled(38),
        paragraph(
            "调解结果：",
            f"{_AGREED}    {_FAILED}　　{_CONTINUED}",
            size=SMALL_4,
            line=28,
            before=8,
            keep=True,
        ),
        signature_columns(
            [
                parties_sign(),
                left_sign("参加人（签名）："),
            ],
            [
                mediators_sign(),
                paragraph(DATE, line=30, left=2),
            ],
        ),
    ],
)


def _lead(words: str) -> Blocks:
    return paragraph(words, size=NO_4, line=23, before=3, keep=True)


AGREEMENT = Sheet(
    form="mediation.agreement",
    number="RT-10",
    title="人民调解协议书",
    layout="reconstructed",
    basis=("rmtjf.28", "rmtjf.29", "order.prov13"),
    notes="栏目依公开样式和填写说明整理；委托代理人一行只在有代理人时出现。",
    body=[
        title("人民调解协议书", after=4),
        paragraph("编号：", NUMBER, line=24, align="right", after=4, keep=True),
        grid(repeat_rows("p in parties or [none, none]", party_rows("当事人"))),
        _lead("纠纷主要事实、争议事项："),
        narrative("matter", 5),
        _lead("经调解，自愿达成如下协议："),
        narrative("terms", 4),
        _lead("履行方式、时限："),
        narrative("performance_terms", 2),
        text(
            "本协议一式",
            underlined("{{ agreement_copies|blank(3) }}"),
            "份，当事人、人民调解委员会各持一份。",
            size=SMALL_4,
            line=24,
            before=3,
            keep=True,
        ),
        signature_columns(
            parties_sign(),
            mediators_sign(),
        ),
        committee_seal(
            "{{ (agreement_on or form_date)|cn_date }}",
            height=10,
        ),
    ],
)

ORAL_AGREEMENT = Sheet(
    form="mediation.oral_agreement",
    number="RT-11",
    title="人民调解口头协议登记表",
    layout="reconstructed",
    basis=("rmtjf.28", "rmtjf.30", "platform.fields"),
    notes="填写说明称与协议书相同；涉及金额、调解地点见于公开系统，未见原印本。",
    body=[
        title("人民调解口头协议登记表", after=4),
        paragraph("编号：", NUMBER, line=24, align="right", after=4, keep=True),
        grid(
            repeat_rows("p in parties or [none, none]", party_rows("当事人")),
            row(
                label(5, "纠纷主要事实、争议事项"),
                cell(19, narrative("matter", 4, width=19), top=True),
                height=2.4,
                split=True,
            ),
            row(
                label(5, "口头协议内容"),
                cell(19, narrative("terms", 5, width=19), top=True),
                height=3,
                split=True,
            ),
            row(
                label(5, "履行方式、时限"),
                cell(19, narrative("performance_terms", 2, width=19), top=True),
                height=1.2,
                split=True,
            ),
            row(
                label(5, "涉及金额"),
                cell(
                    19,
                    "{% if agreement_amount %}{{ agreement_amount|amount }}元"
                    "（大写：{{ agreement_amount|capital }}）{% else %}________元"
                    "（大写：________________）{% endif %}",
                ),
            ),
            row(label(5, "调解地点"), value(19, "mediation_place")),
        ),
        gap(6),
        signature_columns(
            parties_sign(),
            mediators_sign(),
        ),
        committee_seal(
            "{{ (agreement_on or form_date)|cn_date }}",
            height=16,
        ),
    ],
)

RECEIPT = Sheet(
    form="mediation.receipt",
    number="RT-12",
    title="收条",
    layout="designed",
    basis=("rmtjf.31",),
    notes="收条没有统一样式，本格式为自拟。",
    body=[
        title("收    条", after=24),
        text(
            "今收到",
            "____________",
            "依人民调解协议书（编号：",
            underlined("{{ number|blank(16) }}"),
            "）支付的",
            "________",
            "款人民币（大写）",
            underlined("{{ document.amount|capital }}"),
            "（小写：",
            underlined("{{ document.amount|amount }}"),
            "元）。",
            size=NO_3,
            line=34,
        ),
        text("付款方式：□现金　　□转账　　□其他：____", size=NO_3, line=34, before=6),
        gap(24),
        [
            paragraph(words, size=NO_3, line=36, left=4.5, keep=True)
            for words in (
                "收款人（签名、按指印）：____________",
                "身份证号码：______________________",
                "经手人（签名）：____________________",
            )
        ],
        paragraph(DATE, size=NO_3, line=36, align="right"),
    ],
)

_VISIT_DATE = "{{ (document.date or visited_on)|cn_date }}"

VISIT = Sheet(
    form="mediation.visit",
    number="RT-13",
    title="人民调解回访记录",
    layout="reconstructed",
    for_us=True,
    basis=("rmtjf.31", "platform.fields"),
    notes="各栏名称依填写说明和公开系统；回访方式一栏为增设。",
    body=[
        title("人民调解回访记录"),
        grid(
            row(
                label(5, "当事人"),
                cell(19, "{% if parties %}{{ parties|joined }}{% endif %}"),
                height=1.2,
            ),
            row(label(5, "调解协议编号"), cell(19, NUMBER), height=1.2),
            row(label(5, "回访事由"), value(19, "dispute_type"), height=1.2),
            row(
                label(5, "回访时间"),
                cell(7, _VISIT_DATE),
                label(4, "回访方式"),
                cell(
                    8,
                    "{% if visit_method %}{{ visit_method }}{% else %}□上门 □电话 □其他{% endif %}",
                ),
                height=1.2,
            ),
            row(
                label(5, "回访情况"),
                cell(
                    19,
                    note(
                        "（履行情况；当事人是否满意；反悔起诉的写明法院和裁判结果；"
                        "有无调解不当、激化和隐患，采取的措施）",
                        before=4,
                    ),
                    narrative("visit_findings", 14, width=19),
                    top=True,
                ),
                height=13.5,
                split=True,
            ),
            row(
                label(5, "回访人"),
                cell(
                    19,
                    sign_line("回访人（签名）：", left=5, width=18.5),
                    paragraph(_VISIT_DATE, line=26, align="right"),
                ),
                height=2.4,
            ),
        ),
    ],
)

SHEETS = [INVESTIGATION, EVIDENCE, RECORD, AGREEMENT, ORAL_AGREEMENT, RECEIPT, VISIT]
