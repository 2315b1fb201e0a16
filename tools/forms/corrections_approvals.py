"""The approvals of one corrected person: leave, places, visitors, crossing; 文书6–8 and SQ-109 …"""

from tools.forms.corrections_parts import (
    CATEGORY,
    COUNTY,
    NUMBER,
    STATION,
    WRITTEN_DATE,
    addressed,
    ban_row,
    foot,
    issued,
    name_row,
    number_line,
    opinion,
    remark,
    signed,
    term_row,
    wide,
)
from tools.forms.layout import (
    SMALL_4,
    Blocks,
    Element,
    cell,
    gap,
    grid,
    label,
    paragraph,
    row,
    ruled,
    shown,
    sign_line,
    text,
    title,
    underlined,
    value,
)
from tools.forms.panels import cut_line, panel_name
from tools.forms.sheet import Sheet

_FROM_TO = "自{{ row.from_on|cn_date }}至{{ row.until_on|cn_date }}"


def _reason(words: str, *, height: float = 3.2) -> Element:
    reason = paragraph(shown("row.reason"), line=22)
    return wide(words, reason, paragraph(f"时间：{_FROM_TO}", line=24), height=height)


def _identity() -> list[Element]:
    return [
        name_row(),
        row(
            label(3, "居住地"),
            value(9, "residence"),
            label(4, "身份证号码"),
            value(8, "id_number"),
            height=1.1,
        ),
        term_row(),
    ]


APPLICATION = Sheet(
    form="corrections.application",
    number="SQ-109",
    title="社区矫正事项申请书",
    layout="designed",
    category=CATEGORY,
    basis=("corr.law.27", "corr.im.27", "corr.im.25"),
    notes="只知道须有书面申请和证明材料，栏目和版式为自拟；外出、会客、变更执行地等事项通用。",
    body=[
        title("社区矫正事项申请书"),
        addressed(f"{STATION}："),
        text(
            "我叫",
            underlined("{{ name|blank(8) }}"),
            "，身份证号码",
            underlined("{{ id_number|blank(18) }}"),
            "，现住",
            underlined("{{ residence|blank(20) }}"),
            "，联系电话",
            underlined("{{ phone|blank(11) }}"),
            "，社区矫正期限自{{ starts_on|cn_date }}至{{ ends_on|cn_date }}。现申请下列事项：",
            line=28,
        ),
        text("□外出　□经常性跨市、县活动　□变更执行地", line=28),
        text("□会客（接触特定人员）　□进入特定区域（场所）", line=28),
        text("□暂缓或免除报告　□免除公益活动　□其他：________", line=28),
        text("地点、对象、往返时间和交通方式：", line=28, indent=0, before=4),
        ruled(2, line=28),
        text("理由：", line=28, indent=0, before=4),
        ruled(4, line=28),
        text("附证明材料：", line=28, indent=0, before=4),
        ruled(2, line=28),
        text("我保证以上情况属实，遵守社区矫正规定，按时报告、按时返回。", line=28),
        signed("申请人（签名、捺手印）：", left=7),
        sign_line("收到人（签名）、收到日期：", left=7, keep=False),
    ],
)

NOTICE = Sheet(
    form="corrections.approval_notice",
    number="SQ-110",
    title="审批结果告知书",
    layout="designed",
    category=CATEGORY,
    basis=("corr.law.27", "corr.im.25", "corr.im.29"),
    notes="栏目和版式为自拟；会客、经常性跨市县活动、暂缓免除报告等事项通用。",
    body=[
        title("审批结果告知书", after=4),
        number_line(),
        addressed("社区矫正对象{{ name|blank(8) }}："),
        text("你于________年____月____日提出的申请：", line=30),
        text("□经常性跨市、县活动　□会客（接触特定人员）", line=30),
        text("□暂缓或免除报告　□免除公益活动　□其他：________", line=30),
        text("经审查，决定：□批准　　□不批准", line=30),
        text(f"有效期：{_FROM_TO}。", line=30),
        text("地点、对象或者市、县：", underlined("{{ row.place|blank(30) }}"), line=30),
        text("不批准的理由：", line=30, indent=0),
        ruled(3, line=30),
        text(
            "批准的，你应当按照批准的时间、地点和事项进行，遵守有关规定，并按要求报告；"
            "有效期满或者情况有变化的，应当重新申请。",
            line=30,
        ),
        issued(COUNTY),
        gap(6),
        signed("社区矫正对象（签名、捺手印）：", left=6),
    ],
)

PLACE_APPROVAL = Sheet(
    form="corrections.place_entry_approval",
    number="文书6",
    number_kind="official",
    title="社区矫正对象进入特定区域（场所）审批表",
    layout="reconstructed",
    category=CATEGORY,
    basis=("corr.moj2012", "corr.gx_f", "corr.nm_f"),
    notes="版式依两地系统印本；编号“文书6”为推断，印制前请核实。",
    body=[
        title("社区矫正对象进入特定区域（场所）审批表", size=18),
        grid(
            name_row(last="刑期"),
            term_row(),
            ban_row(managed=True),
            row(
                label(4, "现居住地"),
                value(8, "residence"),
                label(5, "申请进入场所（区域）"),
                value(7, "row.place"),
                height=1.4,
            ),
            _reason("申请理由及时间起止", height=2.6),
            opinion("司法所意见", height=3.4),
            opinion("县级社区矫正机构意见", height=3.4),
            remark(),
        ),
        foot("注：本表一式三份，司法所、县级社区矫正机构各一份，送人民检察院一份。"),
    ],
)


def _place_panel(to: str, words: Blocks, *, stub: bool = False) -> Blocks:
    look = {"size": SMALL_4, "line": 21}
    return [
        paragraph("准许（不准许）进入特定区域（场所）通知书", align="center", size=14, line=24),
        paragraph(NUMBER, align="right", size=SMALL_4, line=20),
        text(to, indent=0, **look) if to else None,
        text(words, **look),
        paragraph(f"{COUNTY}（公章）        {WRITTEN_DATE}", align="right", line=22, before=4),
        paragraph("填发人：__________    批准人：__________", size=SMALL_4, line=22)
        if stub
        else None,
    ]


_PLACE_WORDS = (
    "社区矫正对象{{ name|blank(8) }}因{{ row.reason|blank(12) }}申请于"
    f"{_FROM_TO}进入{{{{ row.place|blank(14) }}}}，经审查，□准许　□不准许进入。"
)

PLACE_NOTICE = Sheet(
    form="corrections.place_entry_notice",
    number="SQ-111",
    title="准许（不准许）进入特定区域（场所）通知书",
    layout="reconstructed",
    category=CATEGORY,
    basis=("corr.gx_f", "corr.wx"),
    notes="三联依某市印本；准许的还应通知原审法院和检察院，联数请按本县要求。",
    body=[
        panel_name("第一联　存根"),
        _place_panel("", _PLACE_WORDS, stub=True),
        cut_line(NUMBER),
        panel_name("第二联　交社区矫正对象"),
        _place_panel("社区矫正对象{{ name|blank(8) }}：", _PLACE_WORDS),
        cut_line(NUMBER),
        panel_name("第三联　送公安机关"),
        _place_panel("____________公安（分）局：", _PLACE_WORDS),
    ],
)

LEAVE = Sheet(
    form="corrections.leave_approval",
    number="文书7",
    number_kind="official",
    title="社区矫正对象外出审批表",
    layout="reconstructed",
    category=CATEGORY,
    basis=("corr.moj2012", "corr.nm_f", "corr.im.27"),
    notes="版式依某省系统印本；编号“文书7”为推断，印制前请核实。司法所可批准的天数由县局确定。",
    body=[
        title("社区矫正对象外出审批表"),
        grid(
            name_row(),
            term_row(),
            row(
                label(3, "现居住地"),
                value(9, "residence"),
                label(4, "外出目的地"),
                value(8, "row.destination"),
                height=1.3,
            ),
            row(
                label(3, "户籍地"),
                value(9, "household"),
                label(4, "身份证号码"),
                value(8, "id_number"),
                height=1.3,
            ),
            _reason("外出理由及时间"),
            opinion("司法所意见", height=4.6),
            opinion("县级社区矫正机构意见", height=4.6),
            remark(),
        ),
        foot("注：本表司法所、县级社区矫正机构各存一份；由司法所批准的，报县级社区矫正机构备案。"),
    ],
)


def _certificate(*, stub: bool) -> Blocks:
    look = {"size": SMALL_4, "line": 23}
    back = [
        text("批准人：__________　销假日期：______年____月____日　□按期　□逾期", indent=0, **look),
        sign_line("社区矫正对象（签名、捺手印）：", line=24, left=6),
    ]
    rules = text(
        "外出期间应当保持联系，遵守法律法规和当地规定，按要求报告；期满按时返回并在规定时间内销假。"
        "因故不能按时返回的，应当及时报告。",
        **look,
    )
    return [
        paragraph("社区矫正对象外出证明", align="center", size=16, line=28),
        paragraph(NUMBER, align="right", size=SMALL_4, line=20),
        text(
            "社区矫正对象",
            underlined("{{ name|blank(8) }}"),
            "，",
            underlined("{{ sex|blank(3) }}"),
            "，身份证号码",
            underlined("{{ id_number|blank(18) }}"),
            "，现住",
            underlined("{{ residence|blank(18) }}"),
            "。因",
            underlined("{{ row.reason|blank(12) }}"),
            "，□准予　□不准予",
            f"{_FROM_TO}前往",
            underlined("{{ row.destination|blank(14) }}"),
            "。",
            **look,
        ),
        back if stub else rules,
        paragraph(f"{STATION}（公章）        {WRITTEN_DATE}", align="right", line=24, before=12),
        None
        if stub
        else text("目的地核实（派出所、司法所或者单位）：________________________________", **look),
        None if stub else text("销假：______年____月____日　经办人：__________", **look),
    ]


LEAVE_CERTIFICATE = Sheet(
    form="corrections.leave_certificate",
    number="SQ-112",
    title="社区矫正对象外出证明",
    layout="reconstructed",
    category=CATEGORY,
    basis=("corr.gx_f", "corr.flow"),
    notes="两联（存根、外出证明）和销假栏见于某市印本；用语为自拟。",
    body=[
        panel_name("存根"),
        _certificate(stub=True),
        cut_line(NUMBER),
        panel_name("本人联"),
        _certificate(stub=False),
    ],
)

CROSSING = Sheet(
    form="corrections.regular_travel_approval",
    number="SQ-113",
    title="社区矫正对象经常性跨市、县活动审批表",
    layout="designed",
    category=CATEGORY,
    basis=("corr.law.27", "corr.im.29", "corr.xs"),
    notes="2020年后新增，未见统一格式，按同类审批表样式拟定，请核实。",
    body=[
        title("社区矫正对象经常性跨市、县活动审批表", size=18),
        grid(
            _identity(),
            wide(
                "申请事项（市县、时间、频次）",
                paragraph(shown("row.place"), line=22),
                paragraph(shown("row.frequency"), line=22),
                height=2.2,
            ),
            wide("理由", paragraph(shown("row.reason"), line=22), height=2.4),
            row(label(4, "证明材料"), cell(20), height=1.4),
            opinion("司法所意见", height=3.8),
            opinion("县级社区矫正机构意见", height=3.8),
            row(
                label(4, "有效期"),
                cell(20, "自    年  月  日至    年  月  日（六个月）"),
                height=1.1,
            ),
            remark(),
        ),
        foot("注：有效期满仍需经常性跨市、县活动的，应当重新提出申请。"),
    ],
)

VISITOR = Sheet(
    form="corrections.visitor_approval",
    number="SQ-114",
    title="社区矫正对象会客（接触特定人员）审批表",
    layout="designed",
    category=CATEGORY,
    basis=("corr.im.25", "corr.xc"),
    notes="2020年后新增，未见统一格式；会见人、关系、时间、地点、原因各栏见于某系统，版式自拟。",
    body=[
        title("社区矫正对象会客（接触特定人员）审批表", size=18),
        grid(
            _identity(),
            row(
                label(4, "会见人及关系"),
                value(8, "row.whom"),
                label(4, "会见地点"),
                value(8, "row.place"),
                height=1.3,
            ),
            row(
                label(4, "会见人身份"),
                cell(20, "□被害人　□控告人　□举报人　□同案犯　□其他：__________"),
                height=1.1,
            ),
            row(label(4, "会见时间"), cell(20, _FROM_TO), height=1.1),
            wide("会见原因", paragraph(shown("row.reason"), line=22), height=2.6),
            opinion("司法所意见", height=3.8),
            opinion("县级社区矫正机构意见", height=3.8),
            wide("会见后报告", paragraph("报告日期：    年  月  日", line=22), height=1.8),
            remark(),
        ),
    ],
)

SHEETS = [
    APPLICATION,
    NOTICE,
    PLACE_APPROVAL,
    PLACE_NOTICE,
    LEAVE,
    LEAVE_CERTIFICATE,
    CROSSING,
    VISITOR,
]
