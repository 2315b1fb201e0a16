"""The forms that end a mediation or lead out of it: RT-18, RT-19, RT-21 and RT-22."""

from tools.forms.layout import (
    NO_3,
    NO_4,
    SMALL_4,
    box,
    cell,
    choose,
    gap,
    grid,
    label,
    narrative,
    paragraph,
    repeat,
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
    COMMITTEE,
    NUMBER,
    committee_seal,
)
from tools.forms.sheet import Sheet

DATE = "{{ form_date|cn_date }}"


_REASONS = ("一方拒绝或放弃调解", "无法达成协议", "出现特定事由使调解不能进行")


def _reason(words: str) -> str:
    return box(words, f"termination_reason == '{words}'")


TERMINATION = Sheet(
    form="mediation.termination",
    number="RT-18",
    title="终止调解通知（告知）书",
    layout="designed",
    basis=("rmtjf.26", "ningbo.23", "ningbo.27"),
    notes="国家法律只要求告知，书面通知是部分地方的规定；样式为自拟。",
    body=[
        title("终止调解通知（告知）书", after=6),
        paragraph(NUMBER, size=SMALL_4, line=24, align="right", after=4),
        paragraph(underlined("{{ parties|joined }}"), "：", size=NO_4, line=26),
        text(
            "你们之间的",
            underlined("{{ dispute_type|blank(10) }}"),
            "，本人民调解委员会于",
            underlined("{{ accepted_on|cn_date }}"),
            "受理并进行调解。因下列原因，现决定终止调解：",
            size=NO_4,
            line=26,
        ),
        [paragraph(_reason(each), size=NO_4, line=25, left=1) for each in _REASONS],
        paragraph(_reason("其他") + "：\t", size=NO_4, line=25, left=1, leader_to=8800),
        text("终止调解后，你们可以依法通过下列途径维护自己的权利：", size=NO_4, line=26),
        [
            text(each, size=NO_4, line=26)
            for each in (
                (
                    "一、依法可以仲裁的，向仲裁机构申请仲裁（劳动争议、农村土地承包经营纠纷等可以向"
                    "相应的仲裁委员会申请）；"
                ),
                "二、依法应当由行政机关处理的，向有关行政机关提出；",
                "三、向人民法院提起诉讼。",
            )
        ],
        text("请注意法律规定的仲裁时效、诉讼时效期间，及时主张权利。", size=NO_4, line=26),
        committee_seal(height=34),
        paragraph(
            "………………………………（ 送 达 回 执 ）………………………………", align="center", line=22, before=14, after=4
        ),
        text("本通知书已经收到，其他解决途径已经告知。", size=SMALL_4, line=24, keep=True),
        grid(
            repeat_rows(
                "p in parties or [none, none]",
                row(
                    cell(15, sign_line("当事人（签名或按指印）：", width=15, keep=False)),
                    cell(9, "    年  月  日", align="right"),
                    height=0.95,
                ),
            ),
            borders=False,
        ),
    ],
)

CONCLUSION_REPORT = Sheet(
    form="mediation.conclusion_report",
    number="RT-19",
    title="人民调解结案报告表",
    layout="reconstructed",
    basis=("order.county12",),
    notes="前半部分栏目依填写说明；调解结果以下四栏为推定。",
    body=[
        title("人民调解结案报告表"),
        grid(
            row(
                label(4, "卷号"),
                cell(10, NUMBER),
                label(4, "填表时间"),
                cell(6, "{{ arranged_on|cn_date }}"),
            ),
            row(
                label(4, "承办单位"),
                value(10, "committee.name"),
                label(4, "承办人"),
                cell(
                    6,
                    "{% if mediators %}{{ mediators|joined }}"
                    "{% else %}{{ handler|blank(0) }}{% endif %}",
                ),
            ),
            row(
                label(4, "受案时间"),
                cell(10, "{{ accepted_on|cn_date }}"),
                label(4, "结案时间"),
                cell(6, "{{ concluded_on|cn_date }}"),
            ),
            row(
                label(4, "当事人", merge="restart"),
                label(5, "姓名"),
                label(9, "地址"),
                label(6, "电话"),
                height=0.75,
            ),
            repeat_rows(
                "p in parties or [none, none]",
                row(
                    cell(4, merge="continue"),
                    value(5, "p.name"),
                    value(9, "p.address"),
                    value(6, "p.phone"),
                    height=0.75,
                ),
            ),
            row(label(4, "案件来源"), value(20, "case_source")),
            row(
                label(4, "纠纷简要\u3000事实"),
                cell(20, narrative("dispute", 4, width=20), top=True),
                height=2.8,
                split=True,
            ),
            row(
                label(4, "调解结果"),
                cell(
                    20,
                    choose("result", paragraph("{{ result }}", line=22)),
                    narrative("terms", 3, width=20),
                    top=True,
                ),
                height=2.2,
                split=True,
            ),
            row(
                label(4, "履行情况"),
                cell(
                    20,
                    "{% if performance %}{{ performance }}"
                    "{% if performed_on %}（{{ performed_on|cn_date }}）{% endif %}{% endif %}",
                ),
                height=1.1,
            ),
            [
                row(
                    label(4, words),
                    cell(
                        20,
                        gap(22),
                        sign_line("签名：", left=7.5, width=19.5, line=24),
                        paragraph("    年  月  日", line=24, align="right"),
                    ),
                    height=2.6,
                )
                for words in ("承办人意见", "审批意见")
            ],
        ),
    ],
)

WITHDRAWAL = Sheet(
    form="mediation.withdrawal",
    number="RT-21",
    title="撤回调解申请书",
    layout="designed",
    basis=("rmtjf.23", "platform.fields"),
    notes="公开系统有撤回原因多选，样式和选项文字为自拟。",
    body=[
        title("撤回调解申请书", after=18),
        paragraph(underlined(COMMITTEE), "：", size=NO_3, line=30),
        text(
            "申请人",
            underlined("{{ applicants|joined }}"),
            "与",
            underlined("{{ respondents|joined }}"),
            "之间的",
            underlined("{{ dispute_type|blank(10) }}"),
            "，你会于",
            underlined("{{ accepted_on|cn_date }}"),
            "受理。现因下列原因，自愿撤回调解申请：",
            size=NO_3,
            line=30,
        ),
        [
            paragraph(each, size=NO_3, line=30, left=1.13)
            for each in (
                "□双方已经自行和解",
                "□已经选择仲裁、行政处理或者诉讼等其他途径",
                "□不再要求对方承担责任",
            )
        ],
        paragraph("□其他：\t", size=NO_3, line=30, left=1.13, leader_to=8800),
        text("申请人知道撤回申请后仍可以依法维护自己的权利。", size=NO_3, line=30, before=6),
        gap(20),
        sign_line("申请人（签名、盖章或按指印）：", left=6, line=36),
        paragraph(DATE, line=28, align="right", after=14, keep=True),
        sign_line("对方当事人（签名、盖章或按指印）：", left=6, line=36),
        paragraph("    年  月  日", line=28, align="right", after=14),
        paragraph("人民调解委员会意见：", size=NO_4, line=28, keep=True),
        committee_seal("    年  月  日", height=20),
    ],
)

EXTENSION = Sheet(
    form="mediation.extension",
    number="RT-21",
    title="延期调解同意书",
    layout="designed",
    basis=("moj75.33", "ningbo.27"),
    notes="调解期限和延期见于部门规章和地方条例，各地不一；样式为自拟。",
    body=[
        title("延期调解同意书", after=18),
        paragraph(underlined(COMMITTEE), "：", size=NO_3, line=30),
        text(
            underlined("{{ parties|joined }}"),
            "之间的",
            underlined("{{ dispute_type|blank(10) }}"),
            "，你会于",
            underlined("{{ accepted_on|cn_date }}"),
            "受理，至今尚未调解终结。经协商，各方当事人同意将调解期限延长至____年__月__日。",
            size=NO_3,
            line=30,
        ),
        text("延期原因：", size=NO_3, line=30, keep=True),
        [
            paragraph(each, size=NO_3, line=30, left=1.13)
            for each in ("□需要进一步调查取证", "□等待鉴定、评估结果", "□各方仍在协商，需要时间")
        ],
        paragraph("□其他：\t", size=NO_3, line=30, left=1.13, leader_to=8800),
        text("延长期满仍未达成协议的，终止调解。", size=NO_3, line=30, before=6),
        gap(16),
        repeat(
            "p in parties or [none, none]",
            sign_line("当事人（签名、盖章或按指印）：", left=6, keep=False),
        ),
        paragraph(DATE, line=28, align="right", after=14),
        paragraph("人民调解委员会意见：", size=NO_4, line=28, keep=True),
        committee_seal("    年  月  日", height=20),
    ],
)

ESCALATION_REPORT = Sheet(
    form="mediation.escalation_report",
    number="RT-22",
    title="重大纠纷（激化）报告表",
    layout="designed",
    basis=("rmtjf.25",),
    notes="报告义务依法律，栏目依公开做法整理，样式为自拟。",
    body=[
        title("重大纠纷（激化）报告表"),
        grid(
            row(
                label(4, "时间"),
                cell(8, "{{ occurred_on|cn_date }}"),
                label(4, "地点"),
                value(8, "place"),
            ),
            row(
                label(4, "当事人"),
                cell(12, "{% if parties %}{{ parties|joined }}{% endif %}"),
                label(4, "涉及人数"),
                cell(4, "{{ people_involved|blank(4) }}人", align="center"),
                height=1.1,
            ),
            row(
                label(4, "起因"),
                cell(20, narrative("dispute", 5, width=20), top=True),
                height=3.6,
                split=True,
            ),
            row(
                label(4, "激化倾向"),
                cell(20, "□治安案件　　□刑事案件　　□群体性事件　　□自杀　　□其他"),
                height=1.1,
            ),
            row(label(4, "已采取的\u3000措施"), cell(20, ruled(4, width=20), top=True), height=3.4),
            row(
                label(4, "报告对象\u3000与方式"),
                cell(
                    20,
                    paragraph("报告对象：□公安机关　□司法所　□乡镇（街道）　□其他", line=24),
                    paragraph("报告方式：□电话　□书面　□当面    时间：____年__月__日__时", line=24),
                ),
                height=1.9,
            ),
            row(
                label(4, "报告人"),
                cell(12, sign_line("（签名）：", width=12, line=24, keep=False)),
                cell(8, DATE, align="right"),
                height=1.1,
            ),
            row(
                label(4, "领导批示"),
                cell(
                    20,
                    gap(50),
                    paragraph("签名：______________      年  月  日", line=24, align="right"),
                ),
                height=3,
            ),
            row(label(4, "结果"), cell(20, ruled(2, width=20), top=True), height=2),
        ),
    ],
)

SHEETS = [TERMINATION, CONCLUSION_REPORT, WITHDRAWAL, EXTENSION, ESCALATION_REPORT]
