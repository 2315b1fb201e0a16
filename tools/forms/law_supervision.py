"""The forms of supervising enforcement: FZ-15 … FZ-21."""

from tools.forms.law_parts import (
    BUREAU,
    CATEGORY,
    RECEIVED,
    WRITTEN_DATE,
    above,
    any_ticks,
    date_of,
    facts,
    heading,
    number_or,
    opinion,
    pair,
    red_head,
    signed,
    single,
    told,
)
from tools.forms.layout import (
    NO_4,
    SMALL_4,
    Element,
    box,
    grid,
    narrative,
    note,
    paragraph,
    ruled,
    seal,
    shown,
    sign_line,
    text,
    title,
    underlined,
)
from tools.forms.sheet import Sheet

COMPLAINT = Sheet(
    form="law.complaint",
    number="FZ-15",
    title="行政执法投诉举报登记表",
    layout="designed",
    category=CATEGORY,
    basis=("law.custom.forms", "law.sdes.38"),
    notes="时间、方式、投诉人、被投诉单位、内容、拟办意见、批示、结果各项为自拟；投诉人信息应当保密。",
    body=[
        title("行政执法投诉举报登记表", after=4),
        above("编号：{{ number|blank(12) }}"),
        grid(
            pair("时间", date_of("received_on"), "方式", shown("received_by"), height=1),
            facts("投诉人", "complainant", "联系电话", "complainant_phone", height=1),
            single("被投诉单位", shown("unit"), height=1),
            told("内容", "content", height=5.4),
            told("拟办意见", "intended", height=2.4),
            opinion("批示", "", height=3),
            told("结果", "closing_summary", height=3),
            signed("登记人"),
        ),
        note("投诉人要求保密的，不得泄露其姓名和联系方式。", before=4),
    ],
)

OPENING = Sheet(
    form="law.supervision_opening",
    number="FZ-16",
    title="行政执法监督立项审批表",
    layout="designed",
    category=CATEGORY,
    basis=("law.custom.volumes", "law.custom.forms"),
    notes="立项审批没有公开依据，为自拟。",
    body=[
        title("行政执法监督立项审批表", after=4),
        above("编号：{{ number|blank(12) }}"),
        grid(
            facts("来源", "source", "问题类型", "problem_kind", height=1),
            single("被监督单位", shown("unit"), height=1),
            single("事项", shown("matter"), height=1),
            told("基本情况", "content", height=5.6),
            single(
                "监督人员",
                "{% if supervisors %}{{ supervisors|joined }}{% endif %}",
                height=1,
            ),
            opinion("承办人意见", "", height=3),
            opinion("审批意见", height=3.4),
        ),
    ],
)


def _supervisors() -> list[Element]:
    """Two lines, each for a supervisor and the certificate."""
    told_ = "{{{{ (supervisors or [{{}}, {{}}])[{0}].{1}|blank(0) }}}}"
    return [
        pair("监督人员", told_.format(i, "name"), "监督证号", told_.format(i, "certificate"))
        for i in (0, -1)
    ]


INSPECTION = Sheet(
    form="law.inspection",
    number="FZ-17",
    title="行政执法监督检查记录",
    layout="reconstructed",
    category=CATEGORY,
    numbered_pages=True,
    sign_each_page="被检查单位（本页签名）：",
    basis=("law.sdes.22", "law.custom.forms"),
    notes="两名监督人员、监督证号依山东条例，版式为整理复原。",
    body=[
        title("行政执法监督检查记录", after=4),
        grid(
            single("单位", shown("unit")),
            pair("时间", date_of("document.date"), "地点", ""),
            *_supervisors(),
            single("事项", shown("matter")),
            told("检查情况", "findings", height=11.5),
            told("被检查单位意见", height=2.8),
        ),
        note("监督人员已出示监督证件。询问笔录、调阅案卷清单附后。", before=4),
        sign_line("被检查单位负责人（签名）：", left=5),
        sign_line("监督人员（签名，两人）：", left=5, keep=False),
    ],
)

_NAME_AND_UNIT = "{% if unit %}{{ unit }}{% else %}________________{% endif %}："

SUPERVISION_OPINION = Sheet(
    form="law.supervision_opinion",
    number="FZ-18",
    title="行政执法监督意见书",
    layout="reconstructed",
    category=CATEGORY,
    basis=("law.sdes.28", "law.haxz.43", "law.aes"),
    notes="文书名称依地方条例，正文为整理复原；以县级名义出具，期限各地不同。",
    body=[
        red_head(
            BUREAU,
            "行政执法监督意见书",
            number_or("opinion_number", "________执监意〔      〕    号"),
        ),
        text(_NAME_AND_UNIT, indent=0, keep=True),
        text("经查，你单位在", underlined("{{ matter|blank(16) }}"), "中存在下列情况："),
        narrative("findings", 4),
        heading("法律依据："),
        narrative("legal_basis", 2),
        heading("整改要求："),
        narrative("requirement", 3),
        text(
            "请于{{ correct_until|cn_date }}前改正（自收到本意见书之日起",
            underlined("　30　"),
            "日内），并将改正情况书面报告本机关。逾期不改正的，将依法作出行政执法监督决定。",
        ),
        seal(BUREAU, date_of("opinion_on"), height=30),
        text(
            RECEIVED,
            size=SMALL_4,
            before=16,
        ),
    ],
)

SUPERVISION_DECISION = Sheet(
    form="law.supervision_decision",
    number="FZ-19",
    title="行政执法监督决定书",
    layout="reconstructed",
    category=CATEGORY,
    basis=("law.sdes.29", "law.haxz.43", "law.cqes.21"),
    notes="文书名称和决定种类依地方条例，正文为整理复原；没有复查规定的地方划去复查一段。",
    body=[
        red_head(
            BUREAU,
            "行政执法监督决定书",
            number_or("decision_number", "________执监决〔      〕    号"),
        ),
        text(_NAME_AND_UNIT, indent=0, keep=True),
        text(
            "本机关{{ opinion_on|cn_date }}向你单位发出《行政执法监督意见书》（",
            underlined("{{ opinion_number|blank(12) }}"),
            "），要求改正。你单位逾期未改正。经查明：",
        ),
        narrative("findings", 3),
        heading("法律依据："),
        narrative("legal_basis", 2),
        heading("决定如下："),
        paragraph(
            any_ticks(
                "decision_outcomes", "责令限期履行", "补正、改正", "撤销", "确认违法", "确认无效"
            ),
            size=NO_4,
            line=28,
            left=1,
        ),
        ruled(2),
        text("请自收到本决定书之日起", underlined("　30　"), "日内将执行情况书面报告本机关。"),
        text(
            "不服本决定的，可以自收到之日起",
            underlined("　　"),
            "个工作日内向本机关申请复查。",
        ),
        seal(BUREAU, date_of("decision_on"), height=24),
        text(
            RECEIVED,
            size=SMALL_4,
            before=12,
        ),
    ],
)

_SENT = (
    "{% if decision_number %}{{ decision_number }}"
    "{% elif opinion_number %}{{ opinion_number }}{% endif %}"
)
_RECIPIENT = "{% if party %}{{ party }}{% elif unit %}{{ unit }}{% endif %}"

SERVICE = Sheet(
    form="law.service",
    number="FZ-20",
    title="送达回证",
    layout="reconstructed",
    category=CATEGORY,
    basis=("law.service_form", "law.apl.61"),
    notes="栏目依一个公开执法系统的送达回证。",
    body=[
        title("送达回证"),
        grid(
            pair("送达文书名称", "", "文号", _SENT, height=1.4),
            single("受送达人", _RECIPIENT, height=1.3),
            single("送达地点", height=1.3),
            single("送达方式", "□直接　□留置　□邮寄　□委托　□公告", height=1.3),
            pair("收件人签名|或盖章", "", "签收日期", "{{ document.date|cn_date }}", height=1.8),
            single("代收人注明|代收理由", height=2.2),
            single("见证人签名|或盖章", height=1.6),
            single("送达人签名", height=1.6),
            single("备注", height=2.4),
        ),
        paragraph("（印章）　　　　", size=NO_4, line=30, before=30, align="right"),
        paragraph(WRITTEN_DATE, size=NO_4, line=28, align="right"),
    ],
)

CLOSING = Sheet(
    form="law.closing_report",
    number="FZ-21",
    title="行政执法监督结案报告",
    layout="designed",
    category=CATEGORY,
    basis=("law.custom.volumes", "law.custom.forms"),
    notes="简要案情、处理、整改、结论、签字各项为自拟。",
    body=[
        title("行政执法监督结案报告", after=4),
        above("编号：{{ number|blank(12) }}"),
        grid(
            facts("被监督单位", "unit", "来源", "source", height=1),
            pair("立项日期", date_of("opened_case_on"), "结案日期", date_of("closed_on")),
            told("简要案情", "findings", height=4.6),
            single(
                "处理",
                box("不构成违法、不当", "unlawful == false")
                + "　"
                + box("监督意见书", "unlawful")
                + "　"
                + box("监督决定书", "decided"),
                height=1,
            ),
            told("整改", "requirement", height=3.4),
            told("结论", "closing_summary", height=3.4),
            opinion("承办人意见", "", height=2.8),
            opinion("负责人审批意见", height=2.8),
        ),
    ],
)

SHEETS = [
    *(COMPLAINT, OPENING, INSPECTION, SUPERVISION_OPINION, SUPERVISION_DECISION, SERVICE),
    CLOSING,
]
