"""The forms of legal consultation: 8.1 and PT-02, PT-21 … PT-23."""

from tools.forms.layout import (
    NO_4,
    cell,
    gap,
    grid,
    label,
    note,
    paragraph,
    row,
    sign_line,
    title,
)
from tools.forms.legal_parts import (
    GROUPS,
    STATION,
    UNSEEN,
    addressed,
    legal_sheet,
    letter,
    numbered,
    official,
    over_table,
    pair,
    single,
    station_seal,
    tick_lines,
    ticks,
    told,
    two_signs,
    yes_no,
)
from tools.forms.panels import cut_line
from tools.forms.station_parts import signs

# A sheet stands in a volume of its own or beside a row of the register.
_NAME = "{{ (row.name or name)|blank(0) }}"
_WHO = "{{ (row.name or name)|blank(10) }}"
_PHONE = "{{ (row.phone or phone)|blank(0) }}"
_ADDRESS = "{{ (row.address or address)|blank(0) }}"
_ID = "{{ (row.id_number or id_number)|blank(0) }}"
_SEX = "{{ (row.sex or sex)|blank(0) }}"
_DAY = "{{ (row.date or asked_on)|cn_date }}"
_AGE = "{% if row.age %}{{ row.age }}{% elif birth_on %}{{ birth_on|age(asked_on) }}{% endif %}"
_MATTERS = (
    *("婚姻家庭", "继承", "赡养", "抚养", "劳动人事", "工伤", "合同", "债务", "消费", "交通事故"),
    *("侵权", "房产", "土地", "征收补偿", "物业", "邻里", "医疗", "知识产权", "行政", "刑事"),
    *("治安", "社会保障", "公证", "司法鉴定", "仲裁", "其他"),
)
_HANDLINGS = (
    *("当场答复", "书面答复", "预约", "引导法律援助", "引导人民调解", "引导公证"),
    *("引导司法鉴定", "引导仲裁", "引导行政复议", "转其他部门"),
)


def _either(name: str) -> str:
    return f"(row.{name} or {name})"


CONSULTATION = official(
    "consultation_sheet",
    "8.1",
    "法律咨询登记表",
    [
        title("法律咨询登记表", after=4),
        over_table("编号：{{ number|blank(16) }}", "日期：" + _DAY),
        grid(
            single(
                "咨询方式",
                ticks(_either("channel"), "来访", "来电", "来信", "网络", "上门", "12348转办"),
            ),
            row(
                label(4, "咨询人姓名"),
                cell(6, _NAME),
                label(3, "性别"),
                cell(3, _SEX, align="center"),
                label(3, "年龄"),
                cell(5, _AGE, align="center"),
            ),
            pair("电话", _PHONE, "身份证号码", _ID),
            single("住址", _ADDRESS),
            single("人群类别", *tick_lines(_either("people_group"), GROUPS, 6), height=1.4),
            single(
                "咨询事项类别", *tick_lines(_either("matter_type"), _MATTERS, 7, 13, 19), height=2.2
            ),
            told("咨询内容", "(row.question or question)", 5, height=4.0),
            told("解答意见", "(row.answer or answer)", 5, height=4.0),
            single("处理结果", *tick_lines(_either("handling"), _HANDLINGS, 4, 7), height=1.8),
            single("是否告知法律援助权利", yes_no("(row.aid_told or aid_told)")),
            two_signs("接待人（签名）：", "咨询人（来访签名）："),
        ),
        note("咨询人可以不提供身份证号码；来电、来信、网络咨询的，咨询人不签名。"),
    ],
    basis=("legal.sft0024", "legal.consulting"),
    notes="原名分来访、电话、信函、网络四种，此处合为一表（本系统原编PT-01）；" + UNSEEN,
)

REFERRAL = legal_sheet(
    "referral_slip",
    "PT-02",
    "引导转办单",
    [
        title("引导转办单", after=4),
        numbered(),
        grid(
            pair("当事人", _NAME, "联系电话", _PHONE),
            told(
                "事由",
                "(row.subject or row.question or question or act or matter_type)",
                4,
                height=3.2,
            ),
            single(
                "去向",
                "{{ (row.referred_to or referred_to or notary_office or forwarded_to)|blank(0) }}",
            ),
            single("材料", "{{ row.materials|blank(0) }}", height=2.2),
            pair(
                "联系人电话",
                "{{ (row.contact or referral_contact)|blank(0) }}",
                "经办",
                "{{ (row.handler_name or handler)|blank(0) }}",
            ),
            two_signs("经办人（签名）：", "当事人（签名）："),
        ),
        cut_line("{{ number|blank(16) }}"),
        paragraph("接收回执", size=16, line=28, align="center", font="宋体"),
        addressed(STATION),
        letter(
            "你所引导转办的",
            "{{ (row.name or name)|blank(10) }}",
            "一事及材料，我单位于____年__月__日收到。",
        ),
        letter("处理意见：□受理　□不予受理　□另行答复：______________"),
        sign_line("接收人（签名）：", width=14),
        paragraph("接收单位（印章）", size=NO_4, line=26, align="right", before=10),
        paragraph("    年  月  日", size=NO_4, line=26, align="right"),
    ],
    basis=("legal.consulting", "legal.anhui"),
)

ANSWER = legal_sheet(
    "written_answer",
    "PT-21",
    "法律咨询书面答复",
    [
        title("法律咨询书面答复", after=4),
        numbered(),
        addressed(_WHO),
        letter("你于", _DAY, "咨询的事项收悉。现就你提出的问题答复如下："),
        grid(
            told("咨询事项", "(row.question or question)", 4, height=3.4),
            told("答复意见", "(row.answer or answer)", 12, height=9.4),
        ),
        letter("以上意见供参考。符合法律援助条件的，可以向本所或者法律援助中心申请法律援助。"),
        sign_line("接待人（签名）：", width=14),
        station_seal(height=16),
    ],
    basis=("legal.consulting", "legal.aid.23"),
)

APPOINTMENT = legal_sheet(
    "appointment",
    "PT-22",
    "法律咨询预约记录",
    [
        title("法律咨询预约记录", after=6),
        numbered(),
        grid(
            pair("咨询人", _NAME, "联系电话", _PHONE),
            pair("登记日期", _DAY, "预约日期", "{{ appointment_on|cn_date }}"),
            pair("预约时间", "____时____分", "接待人", "{{ receiver|blank(0) }}"),
            told("疑难问题", "question", 8, height=6.0),
            single("请携带材料", "", height=2.4),
            told("预约接待结果", "answer", 6, height=4.6),
            two_signs("接待人（签名）：", "咨询人（签名）："),
        ),
    ],
    basis=("legal.consulting",),
)

MATERIALS = legal_sheet(
    "material_list",
    "PT-23",
    "材料清单",
    [
        title("材料清单", after=4),
        numbered(),
        over_table("当事人：" + _NAME, "联系电话：" + _PHONE),
        grid(
            row(
                label(2, "序号", shade=True),
                label(9, "材料名称", shade=True),
                label(4, "原件/复印件", shade=True),
                label(2, "份数", shade=True),
                label(2, "页数", shade=True),
                label(5, "备注", shade=True),
                head=True,
            ),
            [
                row(label(2, str(each)), cell(9), cell(4), cell(2), cell(2), cell(5))
                for each in range(1, 17)
            ],
        ),
        note("复印件须与原件核对一致。原件核对后当场退还，本所只留复印件。"),
        note("提交人保证所提交的材料真实、合法、充分。"),
        gap(6),
        signs("提交人（签名）：", "接收人（签名）："),
        paragraph("    年    月    日", align="right", line=24),
    ],
    basis=("legal.zhejiang", "legal.pku", "legal.notary.27"),
)

SHEETS = [CONSULTATION, REFERRAL, ANSWER, APPOINTMENT, MATERIALS]
