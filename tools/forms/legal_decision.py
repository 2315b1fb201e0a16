"""The forms that pass an application on and decide it: 8.7 … 8.12 and 8.15."""

from tools.forms.layout import (
    GRID,
    NO_4,
    cell,
    grid,
    label,
    note,
    paragraph,
    row,
    shown,
    sign_line,
    title,
)
from tools.forms.legal_parts import (
    CENTRE,
    STATION,
    UNSEEN,
    addressed,
    applicant_rows,
    centre_seal,
    letter,
    numbered,
    official,
    pair,
    single,
    station_seal,
    ticks,
    told,
)
from tools.forms.panels import cut_line
from tools.forms.station_parts import by_hand, date_of

_NAME = "{{ name|blank(10) }}"
_CAUSE = "{{ cause|blank(10) }}"

COOPERATION = official(
    "cooperation_letter",
    "8.7",
    "法律援助协作函",
    [
        title("法律援助协作函", after=4),
        numbered(),
        addressed("________________"),
        letter(
            "我单位办理的受援人",
            _NAME,
            "因",
            _CAUSE,
            "一案，因办案需要，根据有关规定，请你单位协助办理下列事项：",
        ),
        *[letter(f"{each}、________________________________") for each in "一二三四"],
        letter("请于____年__月__日前将办理结果及有关材料函复我单位。"),
        letter("联系人：____________　联系电话：________________"),
        letter("附件：________________________________"),
        centre_seal(height=60),
    ],
)

APPROVAL = official(
    "approval",
    "8.8",
    "法律援助审批表",
    [
        title("法律援助审批表", after=4),
        numbered(),
        grid(
            applicant_rows(),
            pair("案由", shown("cause"), "援助形式", shown("assistance_form")),
            told("案情及申请理由", "story", 6, height=4.0),
            by_hand("承办人审查意见", height=3.6),
            by_hand("部门负责人意见", height=3.6),
            by_hand("法律援助机构负责人审批意见", height=4.2, signs="签名（印章）："),
            single("备注", ""),
        ),
        note("本表由法律援助机构填写，司法所入卷的为复印件。"),
    ],
    basis=("legal.sft0024", "legal.liaocheng"),
)

GRANT = official(
    "grant",
    "8.9",
    "给予法律援助决定书",
    [
        title("给予法律援助决定书", after=4),
        numbered("编号：{{ document.number|blank(18) }}"),
        addressed(_NAME),
        letter(
            "你因",
            _CAUSE,
            "一案提出的法律援助申请，我单位于____年__月__日收到。经审查，"
            "符合《中华人民共和国法律援助法》规定的条件，决定给予法律援助。",
        ),
        letter("援助形式：{{ assistance_form|blank(14) }}"),
        letter("请于收到本决定书之日起____日内与承办机构联系，办理委托手续。"),
        letter("承办机构：______________　联系人及电话：____________"),
        letter(
            "受援人应当如实陈述与法律援助事项有关的情况，及时提供证据材料，协助、配合办理法律援助事项。"
        ),
        centre_seal(height=70),
    ],
    basis=("legal.sft0024", "legal.aid.43"),
)

REFUSAL = official(
    "refusal",
    "8.10",
    "不予法律援助决定书",
    [
        title("不予法律援助决定书", after=4),
        numbered("编号：{{ document.number|blank(18) }}"),
        addressed(_NAME),
        letter(
            "你因",
            _CAUSE,
            "一案提出的法律援助申请，我单位于____年__月__日收到。经审查，决定不予法律援助，理由如下：",
        ),
        *[letter("____________________________________") for _ in range(4)],
        letter(
            "如对本决定有异议，可以向设立本法律援助机构的司法行政部门提出；"
            "司法行政部门应当自收到异议之日起五日内进行审查，作出决定。"
        ),
        centre_seal(height=70),
    ],
    basis=("legal.sft0024", "legal.aid.43", "legal.aid.49"),
)

SERVICE = official(
    "service_return",
    "8.11",
    "送达回证",
    [
        title("送达回证", after=8),
        grid(
            pair("送达文书名称", "", "文号", "{{ document.number|blank(0) }}"),
            pair("受送达人", shown("name"), "送达人", ""),
            single("送达地点", shown("address"), height=1.4),
            single("送达方式", "□直接送达　□留置送达　□邮寄送达　□委托送达　□其他", height=1.4),
            single("送达时间", "____年__月__日__时__分", height=1.4),
            single("收件人签名", "", height=2.4),
            single("代收理由", "（代收人签名、与受送达人关系）", height=2.4),
            single("备注", "", height=2.8),
        ),
        note("受送达人拒收的，写明拒收事由和日期，由见证人签名。"),
        station_seal(height=30),
    ],
    notes="代送法律援助、行政复议文书通用（本系统原编PT-08）；" + UNSEEN,
)

ASSIGNMENT = official(
    "assignment",
    "8.12",
    "指派通知书",
    [
        title("指派通知书", after=4),
        numbered("编号：{{ assigned_number|blank(18) }}"),
        addressed(STATION),
        letter(
            "受援人",
            _NAME,
            "因",
            _CAUSE,
            "一案申请法律援助，经审查决定给予法律援助，现指派你单位{{ lawyer|blank(8) }}承办。",
        ),
        letter("援助形式：{{ assistance_form|blank(14) }}　办理阶段：{{ instance|blank(8) }}"),
        letter("受援人住址：{{ address|blank(20) }}"),
        letter("受援人联系电话：{{ phone|blank(14) }}"),
        letter(
            "请及时与受援人签订委托代理（辩护）协议，办结后按规定提交结案报告和有关法律文书副本。"
            "办理法律援助案件不得向受援人收取任何财物。"
        ),
        centre_seal(height=50),
        cut_line("{{ assigned_number|blank(18) }}"),
        paragraph("回执：指派通知书已收到。", size=NO_4, line=26),
        sign_line("承办单位接收人（签名）：", width=14),
        paragraph("    年  月  日", size=NO_4, align="right", line=24),
    ],
)

FORWARD = official(
    "forward_letter",
    "8.15",
    "法律援助公函（转交申请）",
    [
        title("法律援助公函", after=0),
        paragraph("（转交申请）", size=NO_4, align="center", line=24, after=4),
        numbered(),
        addressed("{% if forwarded_to %}{{ forwarded_to }}{% else %}" + CENTRE + "{% endif %}"),
        letter(
            "申请人",
            _NAME,
            "于",
            date_of("asked_on"),
            "向我所提出法律援助申请，案由为",
            _CAUSE,
            "。经初审：",
            ticks("opinion", "建议给予", "建议不予", "先行援助", between=" "),
            "，现将申请材料转交你单位，请审查决定，并将结果告知我所。",
        ),
        grid(
            row(cell(GRID, "移送材料清单", align="center", shade=True), height=0.7),
            row(
                label(2, "序号", shade=True),
                label(12, "材料名称", shade=True),
                label(5, "原件/复印件", shade=True),
                label(2, "份数", shade=True),
                label(3, "页数", shade=True),
                height=0.7,
            ),
            [
                row(label(2, str(each)), cell(12), cell(5), cell(2), cell(3), height=0.7)
                for each in range(1, 9)
            ],
        ),
        note("本函和清单一式两份，接收单位、转交单位各一份。"),
        station_seal(height=12),
        cut_line("{{ number|blank(16) }}"),
        paragraph("回执：上列材料已于____年__月__日收到。", size=NO_4, line=26),
        sign_line("接收人（签名、印章）：", width=14),
    ],
    basis=("legal.sft0024", "legal.station_rules"),
    notes="与移送材料清单合为一件（本系统原编PT-07）；" + UNSEEN,
)

SHEETS = [COOPERATION, APPROVAL, GRANT, REFUSAL, SERVICE, ASSIGNMENT, FORWARD]
