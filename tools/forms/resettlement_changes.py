"""Yearly appraisals, moves, lost contact, rewards, the end of help: AB-15 … AB-20, AB-28, AB-29."""

from tools.forms.corrections_parts import remark
from tools.forms.corrections_record_parts import line, told
from tools.forms.layout import (
    NO_4,
    box,
    cell,
    grid,
    label,
    paragraph,
    row,
    sign_line,
    text,
    title,
    underlined,
    value,
)
from tools.forms.panels import stubbed
from tools.forms.resettlement_parts import (
    CATEGORY,
    DAY,
    DRAWN,
    OWN,
    STATION,
    day_of,
    head_line,
    opinion,
    person_rows,
    term_cell,
    ticks,
    two,
    yes_no,
)
from tools.forms.sheet import Sheet

_YEAR = "{% if period.title %}{{ period.title }}{% else %}________年{% endif %}"


def _whose() -> list[object]:
    return [
        row(label(4, "年度"), cell(8, _YEAR), label(4, "姓名"), value(8, "name"), height=1.1),
    ]


VILLAGE = Sheet(
    form="resettlement.appraisal_village",
    number="AB-15",
    title="年度鉴定表（村居）",
    layout="reconstructed",
    category=CATEGORY,
    basis=("reset.nm_d",),
    notes="各栏和签字人见于系统；" + DRAWN,
    body=[
        title("年度鉴定表（村居）", after=4),
        head_line(),
        grid(
            _whose(),
            line("现实表现", ticks("document.conduct", "好", "一般", "不好"), height=1.3),
            line("工作情况", "□有　□无", height=1.3),
            line("经济情况", "", height=1.5),
            line("家庭情况", "□稳定　□不稳定", height=1.3),
            line("活动场所情况", "□固定　□不固定", height=1.3),
            line("社会交往情况", "□不复杂　□复杂", height=1.3),
            line("有无重新犯罪倾向", yes_no("document.risky", "有", "无"), height=1.3),
            told("解决的实际问题", "document.solved", 5, height=4.6),
            row(
                label(4, "治保（调解）主任签字"),
                cell(8),
                label(4, "日期"),
                cell(8, DAY),
                height=1.5,
            ),
            row(label(4, "责任区民警签字"), cell(8), label(4, "日期"), cell(8), height=1.5),
        ),
    ],
)

TOWNSHIP = Sheet(
    form="resettlement.appraisal_township",
    number="AB-16",
    title="年度鉴定表（乡镇）",
    layout="reconstructed",
    category=CATEGORY,
    basis=("reset.nm_d",),
    notes="各栏和签字人见于系统；" + DRAWN,
    body=[
        title("年度鉴定表（乡镇）", after=4),
        head_line(),
        grid(
            _whose(),
            told("定期走访谈话情况", "document.visits", 4, height=3.8),
            told("帮教小组成员落实情况", "document.members", 4, height=3.8),
            told("卷宗记载情况", "document.file", 4, height=3.8),
            told("法制教育情况", "document.education", 4, height=3.8),
            row(
                label(4, "考核负责人签字"),
                cell(8),
                label(4, "签字日期"),
                cell(8, DAY),
                height=1.5,
            ),
        ),
    ],
)

MOVE = Sheet(
    form="resettlement.move_form",
    number="AB-17",
    title="迁居（户籍迁移）审批表",
    layout="reconstructed",
    category=CATEGORY,
    basis=("reset.nm_d",),
    notes=DRAWN + "回执由迁入地司法所盖章退回。",
    body=[
        title("迁居（户籍迁移）审批表", after=4),
        head_line(),
        grid(
            person_rows(),
            row(label(4, "帮教期限"), term_cell(), height=0.9),
            line("种类", ticks("row.kind", "迁居", "户籍迁移"), height=0.9),
            two(
                ("迁出地（到门牌）", "{{ row.from_place|blank(0) }}"),
                ("迁入地（到门牌）", "{{ row.to_place|blank(0) }}"),
                height=1.3,
            ),
            two(("时间", day_of("row.date")), ("原因", "{{ row.reason|blank(0) }}")),
            opinion("迁出司法所意见", height=3.1),
            opinion("迁入司法所意见", height=3.1),
            line("移交材料清单", "1.　　　　　　　2.　　　　　　　3.　　　　　　　4.", height=1.6),
            line(
                "回执",
                paragraph("上述人员的档案材料已收到，已列入帮教。", line=24),
                paragraph(
                    "接收司法所（印章）：____________　　{{ row.receipt_on|cn_date }}", line=26
                ),
                height=2.2,
            ),
        ),
    ],
)

JOINT = Sheet(
    form="resettlement.joint_form",
    number="AB-18",
    title="双列管申请审批表",
    layout="reconstructed",
    category=CATEGORY,
    basis=("reset.nm_d", "reset.ab_cz"),
    notes=DRAWN,
    body=[
        title("双列管申请审批表", after=4),
        head_line(),
        grid(
            person_rows(),
            row(label(4, "帮教期限"), term_cell(), height=0.9),
            told("申请原因", "joint_reason", 3, height=2.8),
            line("购房合同", "名称：____________________　　□附复印件", height=1),
            line("租房合同", "名称：____________________　　□附复印件", height=1),
            line("工作合同", "名称：____________________　　□附复印件", height=1),
            line("其他证明", "", height=1.2),
            two(
                ("申请时间", day_of("joint_applied_on")),
                ("审批状态", ticks("joint_status", "待审批", "同意", "不同意", between=" ")),
                height=1.2,
            ),
            opinion("户籍地司法所审批意见", height=3.4),
            opinion("居住地司法所审批意见", height=3.4),
        ),
    ],
)

LOST = Sheet(
    form="resettlement.lost_record",
    number="AB-19",
    title="人员脱管登记表",
    layout="reconstructed",
    category=CATEGORY,
    basis=("reset.nm_d",),
    notes="姓名、是否脱管、时间、原因四栏见于系统，查找、通报、结果为增设；" + DRAWN,
    body=[
        title("人员脱管登记表", after=4),
        head_line(),
        grid(
            two(("姓名", "name"), ("联系电话", "phone")),
            two(("户籍地", "household"), ("现居住地", "residence"), height=1.2),
            two(
                ("是否脱管", f"{box('是', 'row.from_on')}　□否"),
                ("脱管时间", day_of("row.from_on")),
            ),
            line("脱管原因", "{{ row.reason|blank(0) }}", height=2.2),
            line("查找措施", "{{ row.measures|blank(0) }}", height=4),
            two(("通报派出所日期", day_of("row.told_police_on")), ("派出所接收人", ""), height=1.1),
            two(
                ("找回日期", day_of("row.until_on")),
                ("结果", "{{ row.result|blank(0) }}"),
                height=1.3,
            ),
            row(label(4, "查找人签名"), cell(20), height=1.3),
            opinion("司法所意见", height=3.2),
            remark(1.3),
        ),
    ],
)

_ENDINGS = ("期满解除", "死亡", "重新犯罪")

RELEASE = Sheet(
    form="resettlement.release_form",
    number="AB-20",
    title="解除安置帮教审批表",
    layout="reconstructed",
    category=CATEGORY,
    basis=("reset.nm_d",),
    notes="解除时间、原因、总结、审核状态见于系统，意见栏为增设；" + DRAWN,
    body=[
        title("解除安置帮教审批表", after=4),
        head_line(),
        grid(
            person_rows(),
            two(("罪名", "offences"), ("帮教类型", "help_kind")),
            row(label(4, "帮教起止"), term_cell(), height=0.9),
            line(
                "解除原因",
                "　".join(
                    box(words, f"ending == '{fact}'")
                    for words, fact in zip(("期满", "死亡", "重新犯罪"), _ENDINGS, strict=True)
                ),
                height=0.9,
            ),
            line("解除时间", day_of("ended_on"), height=0.9),
            told("帮教总结", "summary", 8, height=6.8),
            opinion("帮教小组意见", height=3, sealed=""),
            opinion("司法所意见", height=3),
            line("审核状态", "□待审核　□通过　□不通过", height=0.9),
        ),
    ],
)

AWARD = Sheet(
    form="resettlement.award_record",
    number="AB-28",
    title="奖惩情况记录",
    layout="designed",
    category=CATEGORY,
    basis=("reset.nm_d",),
    notes="奖惩种类按本省系统的代码填写；" + OWN,
    body=[
        title("奖惩情况记录", after=4),
        head_line(),
        grid(
            two(("姓名", "name"), ("帮教类型", "help_kind")),
            two(("奖惩种类", "{{ row.kind|blank(0) }}"), ("日期", day_of("row.date"))),
            line("原因", "{{ row.reason|blank(0) }}", height=3),
            line("决定单位和文号", "", height=1.5),
            line("具体事实", "", height=6),
            row(label(4, "记录人签名"), cell(8), label(4, "日期"), cell(8, DAY), height=1.3),
            remark(1.4),
        ),
    ],
)

_PERSON = (
    "{{ name|blank(8) }}，身份证号码{{ id_number|blank(18) }}，安置帮教期限自"
    "{{ help_from|cn_date }}至{{ help_until|cn_date }}。"
)

NOTICE = Sheet(
    form="resettlement.release_notice",
    number="AB-29",
    title="解除安置帮教通知书",
    layout="designed",
    category=CATEGORY,
    basis=("reset.custom.practice",),
    notes="是否发通知书各地不同；字号“帮解”为建议；" + OWN,
    body=stubbed(
        [
            title("解除安置帮教通知书", size=18, after=4),
            text(underlined(_PERSON), line=26),
            paragraph("填发人：____________　　批准人：____________", line=28),
            paragraph(DAY, line=24, align="right"),
        ],
        [
            title("解除安置帮教通知书", size=18, after=4),
            text(underlined("{{ name|blank(8) }}"), "：", indent=0, line=28),
            text(
                "你的安置帮教期限自{{ help_from|cn_date }}至{{ help_until|cn_date }}，现已期满，"
                "自{{ ended_on|cn_date }}起解除安置帮教。",
                line=28,
            ),
            text("望你继续遵纪守法，自食其力。今后有困难，仍可以到司法所求助。", line=28),
            paragraph(f"{STATION}（印章）", size=NO_4, line=28, align="right", before=30),
            paragraph(DAY, size=NO_4, line=26, align="right", after=10),
            sign_line("本人（签名、日期）：", left=5),
        ],
        number="〔        〕帮解字第        号",
    ),
)

SHEETS = [VILLAGE, TOWNSHIP, MOVE, JOINT, LOST, RELEASE, AWARD, NOTICE]
