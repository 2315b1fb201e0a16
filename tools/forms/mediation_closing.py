"""The forms that close a mediation volume or lead out of it: RT-14 … RT-16, RT-18 …."""

from tools.forms.layout import (
    GRID,
    NO_3,
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
    repeat_rows,
    row,
    ruled,
    shown,
    sign_line,
    text,
    title,
    underlined,
    value,
)
from tools.forms.mediation_parts import (
    AGE,
    BODY,
    COMMITTEE,
    NUMBER,
    NUMERAL,
    POST,
    SEX,
    committee_seal,
    heading,
    parties_sign,
)
from tools.forms.sheet import Sheet

DATE = "{{ form_date|cn_date }}"


def _applicant_head(words: str) -> Blocks:
    return row(cell(GRID, f"申请人（{NUMERAL}）{words}"), height=0.75)


_BIRTH = (
    "{% if p.birth_on %}{{ p.birth_on|cn_date }}{% elif p.age or p.id_number %}"
    + AGE
    + "岁{% endif %}"
)


def _agent_row() -> Blocks:
    return choose_rows(
        "p.agent_name",
        row(
            label(4, "委托代理人"),
            value(8, "p.agent_name"),
            label(4, "电话"),
            value(8, "p.agent_phone"),
            height=0.75,
        ),
    )


def _address_rows() -> Blocks:
    return [
        row(label(4, "送达地址"), value(20, "p.address"), height=0.75),
        _agent_row(),
    ]


def _person_applicant() -> Blocks:
    return [
        _applicant_head(""),
        row(
            label(3, "姓名"),
            value(5, "p.name"),
            label(2, "性别"),
            cell(2, SEX, align="center"),
            label(3, "出生日期或年龄"),
            cell(5, _BIRTH),
            label(2, "民族"),
            value(2, "p.nation", align="center"),
            height=0.75,
        ),
        row(
            label(4, "身份证号码"),
            value(11, "p.id_number"),
            label(2, "职业"),
            value(7, "p.occupation"),
            height=0.75,
        ),
        row(
            label(4, "住址"),
            value(12, "p.address"),
            label(2, "电话"),
            value(6, "p.phone"),
            height=0.75,
        ),
        _address_rows(),
    ]


def _body_applicant() -> Blocks:
    return [
        _applicant_head("（单位）"),
        row(label(4, "名称"), value(20, "p.name"), height=0.75),
        row(
            label(4, "住所"),
            value(12, "p.address"),
            label(2, "电话"),
            value(6, "p.phone"),
            height=0.75,
        ),
        row(
            label(4, "法定代表人（负责人）"),
            cell(8, shown("p.legal_representative") + POST),
            label(4, "统一社会信用代码"),
            value(8, "p.credit_code"),
            height=0.75,
        ),
        _address_rows(),
    ]


_AGREED_ON = "{% if agreement_on %}{{ agreement_on|cn_date }}{% else %}    年  月  日{% endif %}"
_COURT = "{% if confirmation_court %}{{ confirmation_court }}{% else %}________人民法院{% endif %}"


def _confirmation(variant: str, title_note: str, applicants: Blocks) -> Sheet:
    """The joint application to the court; the variants differ in the blocks of the applicants."""
    return Sheet(
        form=f"mediation.confirmation_{variant}",
        number="RT-14",
        title=f"司法确认申请书（{title_note}）",
        layout="reconstructed",
        numbered_pages=True,
        basis=("rmtjf.33", "sfqr.3", "msf.205"),
        notes="内容依司法解释要求整理，版式未见原件；受理法院有自己格式的，从其格式。",
        body=[
            title("司法确认申请书", after=8),
            grid(repeat_rows("p in parties or [none, none]", applicants)),
            heading("申请事项：", before=8),
            text(
                "请求依法确认",
                underlined(COMMITTEE),
                "于",
                underlined(_AGREED_ON),
                "主持达成的人民调解协议（编号：",
                underlined(NUMBER),
                "）有效。",
                size=SMALL_4,
                line=24,
            ),
            heading("调解协议的内容："),
            narrative("terms", 5),
            heading("申请人承诺：", before=4),
            [
                text(each, size=SMALL_4, line=23)
                for each in (
                    "一、达成调解协议出于解决纠纷的目的和申请人自愿，没有恶意串通、规避法律的行为；",
                    "二、协议内容没有损害国家利益、社会公共利益和他人合法权益；",
                    (
                        "三、所提供的材料真实，如因协议内容给他人造成损害的，愿意承担相应的民事责任和"
                        "其他法律责任。"
                    ),
                )
            ],
            heading("附件：", before=4),
            text(
                "□人民调解协议书    □身份证明（营业执照）    □与协议有关的财产权利证明    "
                "□人民调解委员会出具的证明    □授权委托书    □其他：__________",
                size=SMALL_4,
                line=23,
            ),
            text("本申请书一式____份。", size=SMALL_4, line=24),
            text("此致", size=NO_4, line=26, keep=True),
            paragraph(_COURT, size=NO_4, line=26, keep=True),
            grid(
                repeat_rows(
                    "p in parties or [none, none]",
                    row(
                        cell(8),
                        cell(16, f"申请人（{NUMERAL}）（签名、盖章或按指印）："),
                        height=1.05,
                    ),
                ),
                borders=False,
            ),
            paragraph(DATE, line=28, align="right"),
        ],
    )


CONFIRMATION_PERSONS = _confirmation("persons", "个人与个人", _person_applicant())
CONFIRMATION_ORGANIZATION = _confirmation(
    "organization",
    "个人与单位",
    # Where nothing is known yet, the second block is the one of the body.
    choose_rows(f"{BODY} or (not parties and loop.last)", _body_applicant(), _person_applicant()),
)


def _placed_by(words: tuple[str, str, str, str], known: tuple[str, str, str, str]) -> Blocks:
    first, second = words[:2], words[2:]
    values = dict(zip(words, known, strict=True))
    return [
        row(label(5, one), cell(7, values[one]), label(5, two), cell(7, values[two]), height=1.2)
        for one, two in zip(first, second, strict=True)
    ]


EXPLANATION = Sheet(
    form="mediation.explanation",
    number="RT-15",
    title="卷宗情况说明",
    layout="reconstructed",
    basis=("order.prov13", "platform.fields"),
    notes="栏目名称见于公开系统，版式为推定。",
    body=[
        title("卷宗情况说明"),
        grid(
            row(
                cell(
                    GRID,
                    note(
                        "（缺少的文书及原因；以复印件代替原件的；破损、更正情况；另处保存的附件等）",
                        before=6,
                    ),
                    narrative("remark", 17, width=GRID - 0.7),
                    top=True,
                ),
                height=17.6,
                split=True,
            ),
            _placed_by(
                ("立卷人", "立卷时间", "检查人", "检查时间"),
                (
                    shown("arranged_by"),
                    "{{ arranged_on|cn_date }}",
                    shown("checked_by"),
                    "    年  月  日",
                ),
            ),
        ),
    ],
)


def _back_line(words: str, known: str) -> Blocks:
    return row(
        cell(9, edges=""),
        cell(5, words, size=NO_4, align="distribute", edges=""),
        cell(10, known, size=NO_4, edges="bottom"),
        height=1.15,
    )


BACK_COVER = Sheet(
    form="mediation.back_cover",
    number="RT-16",
    title="封底",
    layout="designed",
    for_us=True,
    basis=("order.prov13",),
    notes="原印本封底多为空白，所列四项为通常做法。",
    body=[
        gap(500),
        grid(
            _back_line("本卷页数", "共 {{ page_count|blank(4) }} 页"),
            _back_line("立卷人", shown("arranged_by")),
            _back_line("检查人", shown("checked_by")),
            _back_line("归档日期", "{{ document.date|cn_date }}"),
            borders=False,
        ),
    ],
)

_REASONS = ("一方拒绝或放弃调解", "无法达成协议", "出现特定事由使调解不能进行", "其他")


def _reason(words: str) -> str:
    return box(words, f"termination_reason == '{words}'")


TERMINATION = Sheet(
    form="mediation.termination",
    number="RT-18",
    title="终止调解通知书",
    layout="designed",
    basis=("rmtjf.26", "ningbo.23", "ningbo.27"),
    notes="国家法律只要求告知，书面通知是部分地方的规定；样式为自拟。",
    body=[
        title("终止调解（告知）通知书", after=6),
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
        [paragraph(_reason(each), size=NO_4, line=25, left=1) for each in _REASONS[:-1]],
        paragraph(
            "{% if termination_reason and termination_reason not in "
            + str(list(_REASONS[:-1]))
            + " %}☑其他：{{ termination_reason }}"
            "{% else %}□其他：____________________{% endif %}",
            size=NO_4,
            line=25,
            left=1,
        ),
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
                    cell(15, "当事人（签名或按指印）：________________"),
                    cell(9, "    年  月  日", align="right"),
                    height=0.95,
                ),
            ),
            borders=False,
        ),
    ],
)

_PARTY_LINE = "{{ p.name }}{% if p.address %}，{{ p.address }}{% endif %}{% if p.phone %}，{{ p.phone }}{% endif %}"

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
                cell(9, NUMBER),
                label(4, "填表时间"),
                cell(7, "{{ arranged_on|cn_date }}"),
            ),
            row(
                label(4, "承办单位"),
                value(9, "committee.name"),
                label(4, "承办人"),
                cell(
                    7,
                    "{% if mediators %}{{ mediators|joined }}{% elif handler %}{{ handler }}{% endif %}",
                ),
            ),
            row(
                label(4, "受案时间"),
                cell(9, "{{ accepted_on|cn_date }}"),
                label(4, "结案时间"),
                cell(7, "{{ concluded_on|cn_date }}"),
            ),
            row(
                label(4, "当事人"),
                label(5, "姓名"),
                label(9, "地址"),
                label(6, "电话"),
                height=0.75,
            ),
            repeat_rows(
                "p in parties or [none, none]",
                row(
                    cell(4),
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
                        sign_line("签名：______________", left=7.5, line=24),
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
        sign_line("申请人（签名、盖章或按指印）：________________", left=5.5, line=36),
        paragraph(DATE, line=28, align="right", after=14, keep=True),
        sign_line("对方当事人（签名、盖章或按指印）：____________", left=5.5, line=36),
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
        parties_sign("当事人（签名、盖章或按指印）：____________________"),
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
                cell(20, "□治安案件    □刑事案件    □群体性事件    □自杀    □其他________"),
                height=1.1,
            ),
            row(label(4, "已采取的\u3000措施"), cell(20, ruled(4, width=20), top=True), height=3.4),
            row(
                label(4, "报告对象\u3000与方式"),
                cell(
                    20,
                    paragraph(
                        "报告对象：□公安机关  □司法所  □乡镇（街道）  □其他________", line=24
                    ),
                    paragraph(
                        "报告方式：□电话  □书面  □当面    报告时间：____年__月__日__时", line=24
                    ),
                ),
                height=1.9,
            ),
            row(
                label(4, "报告人"),
                cell(12, sign_line("（签名）：", line=24, keep=False)),
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

SHEETS = [
    CONFIRMATION_PERSONS,
    CONFIRMATION_ORGANIZATION,
    EXPLANATION,
    BACK_COVER,
    TERMINATION,
    CONCLUSION_REPORT,
    WITHDRAWAL,
    EXTENSION,
    ESCALATION_REPORT,
]
