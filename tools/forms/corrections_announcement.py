"""Announcement, group and plan: 文书4, 文书5, SQ-211 …"""

from tools.forms.corrections_parts import (
    CATEGORY,
    OFFENCES,
    STATION,
    WRITTEN_DATE,
    ban_row,
    birth_row,
    foot,
    head,
    opinion,
    remark,
    sentence_row,
    signed,
    term_row,
    wide,
)
from tools.forms.corrections_record_parts import (
    DAY,
    empty_rows,
    heading_row,
    line,
    pair,
    signatures,
    told,
)
from tools.forms.layout import (
    NO_4,
    SMALL_4,
    Blocks,
    Element,
    cell,
    choose_rows,
    gap,
    grid,
    label,
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
from tools.forms.sheet import Sheet

_LOOK = {"size": NO_4, "line": 24}
_NAMES = "{% if group_members %}{{ group_members|joined }}{% else %}________________{% endif %}"

ANNOUNCEMENT = Sheet(
    form="corrections.announcement",
    number="文书4",
    number_kind="official",
    title="社区矫正宣告书",
    layout="reconstructed",
    category=CATEGORY,
    margins=(20, 25, 20, 25),
    basis=("corr.law.22", "corr.moj2012", "corr.gx_f"),
    notes="结构依某市印本，法律用语按2020年后的规定改写；编号“文书4”为推断，印制前请核实。",
    body=[
        title("社区矫正宣告书", after=4),
        text("社区矫正对象", underlined("{{ name|blank(8) }}"), "：", **{**_LOOK, "indent": 0}),
        text(
            "根据",
            underlined("{{ decided_by|blank(14) }}"),
            underlined("{{ judgment_number|blank(14) }}"),
            "判决书（裁定书、决定书），你因犯",
            OFFENCES,
            "，于{{ judged_on|cn_date }}被判处",
            underlined("{{ sentence|blank(5) }}{{ sentence_term|blank(6) }}"),
            "。{% if ban %}同时宣告禁止令：{{ injunction|blank(12) }}。{% endif %}"
            "在{{ correction_type|blank(6) }}期间，依法对你实行社区矫正。",
            **_LOOK,
        ),
        text(
            "社区矫正期限自",
            underlined("{{ (document.from_on or starts_on)|cn_date }}"),
            "起至",
            underlined("{{ (document.until_on or ends_on)|cn_date }}"),
            "止。现向你宣告以下事项：",
            **_LOOK,
        ),
        [
            text(words, **_LOOK)
            for words in (
                (
                    "一、社区矫正期间，你应当遵守法律、行政法规，"
                    "履行判决、裁定、决定确定的义务，遵守报告、"
                    "会客、外出、变更执行地、禁止令等监督管理规定，"
                    "参加教育学习和公益活动，服从管理。"
                ),
                (
                    "二、违反规定的，视情节依法给予训诫、警告、"
                    "提请治安管理处罚；情节严重的，依法提请"
                    "撤销缓刑、撤销假释或者收监执行；构成犯罪的，依法追究刑事责任。"
                ),
                (
                    "三、你的人身权利、财产权利和其他未被依法剥夺、"
                    "限制的权利受法律保护，在就业、就学、"
                    "享受社会保障等方面不受歧视；认为权利受到侵犯的，有权申诉、控告和检举。"
                ),
            )
        ],
        text(
            "四、为你确定的矫正小组由",
            underlined(_NAMES),
            "组成，协助对你进行监督管理和教育帮扶，你应当积极配合。",
            **_LOOK,
        ),
        text("特此宣告。", **_LOOK),
        paragraph(f"{STATION}（公章）", size=NO_4, line=24, align="right", before=14, keep=True),
        paragraph(DAY, size=NO_4, line=24, align="right", keep=True),
        sign_line("社区矫正对象（签名、捺手印）：", width=15),
        paragraph(WRITTEN_DATE, size=SMALL_4, line=22),
        foot("注：本宣告书一式两份，社区矫正对象、司法所各一份。"),
    ],
)

ANNOUNCEMENT_RECORD = Sheet(
    form="corrections.announcement_record",
    number="SQ-211",
    title="社区矫正宣告记录",
    layout="designed",
    category=CATEGORY,
    basis=("corr.im.20", "corr.law.22"),
    notes="只知应有宣告记录和到场人员，栏目和版式自拟；入矫、解除宣告通用。",
    body=[
        title("社区矫正宣告记录"),
        grid(
            line("宣告种类", "□入矫宣告　　□解除宣告"),
            pair("矫正对象", "name", "矫正类别", "correction_type"),
            row(
                label(4, "宣告日期"),
                cell(8, DAY),
                label(4, "宣告地点"),
                value(8, "announce_place"),
                height=1,
            ),
            row(
                label(4, "主持人"),
                value(8, "announce_host"),
                label(4, "记录人"),
                cell(8),
                height=1,
            ),
            wide("宣告程序和内容", ruled(7, width=19.6), height=6.4),
            wide("社区矫正对象表态", ruled(3, width=19.6), height=2.8),
            row(label(4, "到场人员（签名）"), cell(20), height=2),
            line("照片", "□附后　　张　　□没有（不公开宣告的不拍照）"),
        ),
        gap(4),
        signatures("主持人（签名）", "记录人（签名）", "社区矫正对象（签名、捺手印）"),
    ],
)

_MEMBERS = (3, 2, 4, 3, 7, 5)


def _member_rows() -> Blocks:
    filled = repeat_rows(
        "m in group_members",
        row(
            value(3, "m.name"),
            value(2, "m.sex", align="center"),
            value(4, "m.kind"),
            value(3, "m.role", align="center"),
            value(7, "m.workplace"),
            value(5, "m.phone"),
            height=1,
        ),
    )
    return [choose_rows("group_members", filled), empty_rows(_MEMBERS, 5, height=1)]


GROUP_LIST = Sheet(
    form="corrections.group_list",
    number="SQ-212",
    title="矫正小组成员登记表",
    layout="designed",
    category=CATEGORY,
    basis=("corr.law.25", "corr.law.52", "corr.nm_d"),
    notes="成员类别依数据标准，版式自拟。",
    body=[
        title("矫正小组成员登记表"),
        grid(
            pair("矫正对象", "name", "性别", "sex"),
            pair("矫正类别", "correction_type", "管理类别", "management_class"),
            pair("居住地", "residence", "责任人", "officer", height=1.2),
        ),
        gap(6),
        grid(
            heading_row(
                (3, "姓名"), (2, "性别"), (4, "类别"), (3, "职务"), (7, "单位及职务"), (5, "电话")
            ),
            _member_rows(),
        ),
        note(
            "注：社区矫正对象为女性的，小组中应有女性成员；"
            "未成年的，应吸收熟悉未成年人身心特点的人员。"
            "成员有变动的，重新登记并重新签订责任书。",
            before=6,
        ),
        gap(12),
        sign_line("登记人（签名）、日期：", left=8, keep=False),
    ],
)

GROUP_DUTY = Sheet(
    form="corrections.group_duty",
    number="文书5",
    number_kind="official",
    title="社区矫正小组责任书",
    layout="reconstructed",
    category=CATEGORY,
    basis=("corr.moj2012", "corr.gx_f", "corr.im.19"),
    notes="两部分责任依某市印本归纳；编号“文书5”为推断，印制前请核实。",
    body=[
        title("社区矫正小组责任书"),
        text(
            "为做好社区矫正对象",
            underlined("{{ name|blank(8) }}"),
            "的监督管理和教育帮扶，根据《中华人民共和国社区矫正法》，成立矫正小组，明确责任如下：",
            **_LOOK,
        ),
        text("一、司法所的责任", **_LOOK),
        text("（一）指导矫正小组开展工作，通报社区矫正对象的有关情况；", **_LOOK),
        text("（二）听取小组成员的意见和建议，及时处理反映的问题。", **_LOOK),
        text("二、矫正小组的责任", **_LOOK),
        text("（一）协助对社区矫正对象进行监督管理和教育帮扶，落实矫正方案；", **_LOOK),
        text("（二）督促社区矫正对象按要求报告情况、参加教育学习和公益活动，遵纪守法；", **_LOOK),
        text("（三）定期向司法所反映社区矫正对象的思想、学习、工作和生活情况；", **_LOOK),
        text("（四）发现违法或者违反监督管理规定的行为，及时向司法所报告；", **_LOOK),
        text("（五）根据本单位、本人情况承担的其他责任：____________________________。", **_LOOK),
        paragraph("矫正小组成员（逐一签字）：", size=NO_4, line=30, before=8, keep=True),
        ruled(3, line=30),
        paragraph(f"{STATION}（公章）", size=NO_4, line=26, align="right", before=16, keep=True),
        paragraph(
            "{{ (group_signed_on or form_date)|cn_date }}", size=NO_4, line=26, align="right"
        ),
        foot("注：小组成员每人一份，一份存档；成员变动的重新签订。"),
    ],
)

GUARDIAN_DUTY = Sheet(
    form="corrections.guardian_duty",
    number="SQ-213",
    title="监护人（保证人）责任书",
    layout="designed",
    category=CATEGORY,
    basis=("corr.law.53", "corr.im.24"),
    notes="未见统一格式，用语自拟；未成年人的监护人、保外就医的保证人通用。",
    body=[
        title("监护人（保证人）责任书"),
        text(
            "本人____________，身份证号码______________________，联系电话______________，"
            "系社区矫正对象",
            underlined("{{ name|blank(8) }}"),
            "的□监护人　□保证人，与其关系为____________。在其社区矫正期间（自"
            "{{ starts_on|cn_date }}至{{ ends_on|cn_date }}），自愿承担下列责任：",
            **_LOOK,
        ),
        [
            text(words, size=NO_4, line=30)
            for words in (
                (
                    "一、监护人依法履行监护职责，承担抚养、"
                    "管教等义务；配合社区矫正机构和矫正小组工作，"
                    "接受谈话、询问时到场。"
                ),
                (
                    "二、保证人协助社区矫正机构监督其遵守法律和监督管理规定，"
                    "督促其按时报告身体情况、"
                    "到指定医院复查，并提交复查情况。"
                ),
                (
                    "三、发现其擅自离开居住的市、县，改变居住地，"
                    "有违法犯罪行为，或者病情发生变化、死亡的，"
                    "立即报告司法所。"
                ),
                "四、督促其参加教育学习，帮助解决生活、就学、就业和就医中的困难。",
                "五、本人不能继续承担责任的，及时告知社区矫正机构。",
            )
        ],
        gap(16),
        signed("监护人（保证人）签名：", left=6),
        signed("司法所工作人员签名：", left=6),
    ],
)

_RISK = (
    ("基本情况", "年龄、文化程度、婚姻和家庭结构", "10"),
    ("犯罪情况", "罪名、刑罚、前科、累犯惯犯、犯罪手段和后果", "20"),
    ("悔罪表现", "认罪态度、对被害人的赔偿、对判决的认识", "15"),
    ("心理和个性", "性格、自控能力、精神状态、不良嗜好", "15"),
    ("家庭和社会关系", "家庭支持、交往人员、邻里关系", "15"),
    ("生活来源", "住所、收入、就业就学", "15"),
    ("服从监督", "对社区矫正的认识、报到和配合情况", "10"),
)

RISK = Sheet(
    form="corrections.risk",
    number="SQ-214",
    title="入矫综合评估表",
    layout="designed",
    category=CATEGORY,
    basis=("corr.im.21", "corr.nm_f"),
    notes="未见统一量表，评估项目和分值为自拟，供没有本省量表的地方使用。",
    body=[
        title("入矫综合评估表"),
        grid(
            pair("矫正对象", "name", "矫正类别", "correction_type"),
            pair("罪名", "offences", "原判刑期", "sentence_term"),
        ),
        gap(6),
        grid(
            heading_row((5, "评估方面"), (10, "看什么"), (3, "满分"), (6, "得分和说明")),
            [
                row(
                    label(5, name),
                    cell(10, what),
                    cell(3, points, align="center"),
                    cell(6),
                    height=1.3,
                )
                for name, what, points in _RISK
            ],
            row(
                label(15, "合计"),
                cell(3, "100", align="center"),
                value(6, "document.score"),
                height=1,
            ),
        ),
        gap(6),
        grid(
            wide("综合评估意见", ruled(3, width=19.6), height=2.8),
            line("建议管理类别", "□严管　　□普管　　□宽管", height=1.1),
        ),
        gap(6),
        signatures("评估人（签名）", "司法所负责人（签名）"),
    ],
)

_PLAN = (
    ("综合评估结果", "plan_assessment", 3),
    ("心理状态和其他特殊情况", "plan_psychology", 3),
    ("监督管理措施", "plan_supervision", 4),
    ("教育帮扶措施", "plan_help", 4),
)


def _plan_rows(*, known: bool) -> list[Element]:
    return [
        told(words, fact, lines, height=lines * 0.86 + 0.3)
        if known
        else wide(words, ruled(lines, width=19.6), height=lines * 0.86 + 0.3)
        for words, fact, lines in _PLAN
    ]


PLAN = Sheet(
    form="corrections.plan",
    number="SQ-215",
    title="社区矫正方案",
    layout="reconstructed",
    category=CATEGORY,
    basis=("corr.law.24", "corr.im.22", "corr.gx_f"),
    notes="表头和签字依某市印本，五项内容依实施办法第二十二条的说法排列，条文尚待核实。",
    body=[
        title("社区矫正方案", after=4),
        head(f"矫正单位：{STATION}", "制定日期：{{ (plan_on or form_date)|cn_date }}"),
        grid(
            row(
                label(2, "姓名"),
                value(3, "name"),
                label(2, "性别"),
                value(2, "sex", align="center"),
                label(3, "出生日期"),
                cell(5, "{% if birth_on %}{{ birth_on|cn_date }}{% endif %}"),
                label(3, "矫正类别"),
                value(4, "correction_type"),
                height=1,
            ),
            pair("罪名", "offences", "管理类别", "management_class"),
            told("主要犯罪事实、社会反映", "crime_facts", 3, height=2.8),
            _plan_rows(known=True),
        ),
        gap(4),
        signatures("司法助理员（签名）", "所长（签名）"),
    ],
)

PLAN_CHANGE = Sheet(
    form="corrections.plan_change",
    number="SQ-216",
    title="社区矫正方案调整表",
    layout="designed",
    category=CATEGORY,
    basis=("corr.law.24",),
    notes="法律要求根据情况调整方案，未见统一格式，版式自拟。",
    body=[
        title("社区矫正方案调整表"),
        grid(
            pair("矫正对象", "name", "矫正类别", "correction_type"),
            row(
                label(4, "原方案日期"),
                cell(8, "{% if plan_on %}{{ plan_on|cn_date }}{% endif %}"),
                label(4, "调整日期"),
                cell(8, DAY),
                height=1,
            ),
            line(
                "调整原因",
                "□管理类别变动　□受到表扬　□受到训诫、警告　□效果评估　□其他",
                height=1.1,
            ),
            wide("原方案执行情况", ruled(5, width=19.6), height=4.6),
            _plan_rows(known=False)[2:],
        ),
        gap(6),
        signatures("司法助理员（签名）", "所长（签名）"),
    ],
)

CLASS_FORM = Sheet(
    form="corrections.class_form",
    number="SQ-217",
    title="社区矫正对象管理类别确定（调整）审批表",
    layout="reconstructed",
    category=CATEGORY,
    basis=("corr.gx_f", "corr.im.21"),
    notes="栏目依某市“管理等级调整审批表”；类别名称各省不同。",
    body=[
        title("社区矫正对象管理类别确定（调整）审批表", size=18),
        grid(
            birth_row(),
            row(
                label(3, "现居住地"),
                value(9, "residence"),
                label(3, "户籍地"),
                value(9, "household"),
                height=1.2,
            ),
            sentence_row(),
            ban_row(),
            term_row(),
            row(
                label(4, "原管理类别"),
                cell(8),
                label(4, "拟定管理类别"),
                cell(8, "{{ row.level|blank(0) }}"),
                height=1,
            ),
            wide("确定（调整）依据", paragraph(shown("row.reason"), line=22), height=2.4),
            opinion("司法所意见", height=3.4),
            opinion("县级社区矫正机构意见", height=3.4),
            remark(),
        ),
    ],
)

SHEETS = [
    ANNOUNCEMENT,
    ANNOUNCEMENT_RECORD,
    GROUP_LIST,
    GROUP_DUTY,
    GUARDIAN_DUTY,
    RISK,
    PLAN,
    PLAN_CHANGE,
    CLASS_FORM,
]
