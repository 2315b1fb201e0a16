"""Group, duties, agreement, plan, talks, risk, class and placement: AB-06 … AB-14, AB-27."""

from tools.forms.corrections_parts import remark
from tools.forms.corrections_record_parts import empty_rows, heading_row, line, pair, told
from tools.forms.layout import (
    NO_5,
    cell,
    gap,
    grid,
    label,
    note,
    paragraph,
    repeat,
    repeat_rows,
    row,
    sign_line,
    text,
    title,
    underlined,
    value,
)
from tools.forms.resettlement_parts import (
    CATEGORY,
    DAY,
    DRAWN,
    OWN,
    PERIOD,
    PERIOD_SHORT,
    STATION,
    day_of,
    head_line,
    many,
    opinion,
    person_rows,
    signing,
    term_cell,
    three,
    ticks,
    two,
)
from tools.forms.sheet import Sheet

_MEMBERS = (
    (2, "序号", "{{ loop.index }}"),
    (3, "姓名", "{{ m.name|blank(0) }}"),
    (2, "性别", "{{ m.sex|blank(0) }}"),
    (2, "年龄", "{{ m.age|blank(0) }}"),
    (4, "单位及职务", "{{ m.workplace|blank(0) }}"),
    (4, "类别", "{{ m.kind|blank(0) }}"),
    (4, "电话", "{{ m.phone|blank(0) }}"),
    (3, "签字", ""),
)

GROUP = Sheet(
    form="resettlement.group_list",
    number="AB-06",
    title="帮教小组成员登记表",
    layout="reconstructed",
    category=CATEGORY,
    basis=("reset.nm_d",),
    notes="类别共五种，名称未核到；" + DRAWN + "留在村里的不写罪名。",
    body=[
        title("帮教小组成员登记表", after=4),
        head_line(),
        grid(
            row(label(4, "对象"), value(5, "name"), label(3, "帮教起止"), term_cell(12), height=1),
            heading_row(*[(span, words) for span, words, _ in _MEMBERS]),
            repeat_rows(
                "m in group_members",
                row(
                    *[cell(span, shows, size=NO_5) for span, _, shows in _MEMBERS],
                    height=1.1,
                ),
            ),
            repeat_rows(
                "_ in range(10 - (group_members or [])|length)",
                row(*[cell(span) for span, _, _ in _MEMBERS], height=1.1),
            ),
            line("组长", "签名：____________________", height=1.2),
        ),
        note(
            "注：小组成员对帮教对象的情况保密；成员有变动的，注明退出日期并重新签订责任书。",
            before=4,
        ),
    ],
)

_DUTIES = (
    "每季度至少走访一次，当面谈话，了解思想、工作和生活情况，并作记录；",
    "帮助落实户口、住所、就业、社会保险和救助，解决实际困难；",
    "注意思想和行动的变化，发现重新犯罪的苗头及时劝阻，并立即报告司法所；",
    "失去联系的，及时查找并报告；",
    "参加年度鉴定，如实反映现实表现；",
    "尊重人格，保守秘密，不向无关的人透露其犯罪情况。",
)

DUTY = Sheet(
    form="resettlement.duty",
    number="AB-07",
    title="帮教责任书",
    layout="designed",
    category=CATEGORY,
    basis=("reset.ab_jd",),
    notes="只知须签责任书；条文按公开制度中的职责拟写，版式自拟。不写罪名。",
    body=[
        title("帮 教 责 任 书"),
        text(
            "为做好",
            underlined("{{ name|blank(8) }}"),
            "的安置帮教工作，帮教期限自{{ help_from|cn_date }}至{{ help_until|cn_date }}。"
            "帮教小组成员承担以下责任：",
            line=28,
        ),
        [text(f"{n}、{each}", line=28) for n, each in zip("一二三四五六", _DUTIES, strict=True)],
        text("本责任书一式若干份，司法所存一份，成员各一份。", line=28),
        text("帮教小组成员（签名）：", indent=0, line=28, before=8, keep=True),
        repeat(
            "m in group_members",
            sign_line("{{ m.name }}（{{ m.kind|blank(0) }}）："),
        ),
        repeat("_ in range(5 - (group_members or [])|length)", sign_line("签名：")),
        paragraph(f"{STATION}（印章）", size=14, line=28, align="right", before=12, keep=True),
        paragraph("{{ (duty_on or document.date)|cn_date }}", size=14, line=26, align="right"),
    ],
)

_PARTS = (
    (
        "甲方责任",
        (
            "耐心教育，关心生活；每季度走访一次，当面谈话并作书面记录；"
            "联系有关部门，共同落实安置帮教措施。"
        ),
    ),
    (
        "乙方责任",
        "经常走访；帮助解决生活、就业中的困难；注意其思想和行动的变化，及时报告甲方。",
    ),
    ("丙方责任", "鼓励关心，不歧视、不嫌弃；发现不良行为及时制止，并向甲方报告。"),
    (
        "丁方责任",
        "自食其力，自尊自强；学习法律，遵纪守法；接受帮助和教育；发现违法犯罪活动及时检举报告。",
    ),
)
_PARTIES = ("甲方（司法所，印章）", "乙方（村居）", "丙方（亲属）", "丁方（帮教对象）")

AGREEMENT = Sheet(
    form="resettlement.agreement",
    number="AB-08",
    title="安置帮教协议书",
    layout="reconstructed",
    category=CATEGORY,
    margins=(20, 25, 18, 25),
    basis=("reset.ab_xy", "reset.ab_jh"),
    notes="四方和各方责任依公开印本，文字照原意改写；版式复原。本人拒签的注明原因和两名见证人，不影响协议入卷。",
    body=[
        title("安置帮教协议书", after=6),
        text(f"甲方：{STATION}", size=14, line=24, indent=0),
        text(
            "乙方：____________村（居）民委员会　社区（村）干部：________",
            size=14,
            line=24,
            indent=0,
        ),
        text("丙方（亲属）：____________　与丁方关系：____________", size=14, line=24, indent=0),
        text(
            "丁方（帮教对象）：",
            underlined("{{ name|blank(8) }}"),
            "　身份证号码：",
            underlined("{{ id_number|blank(18) }}"),
            "　地址：",
            underlined("{{ residence|blank(20) }}"),
            size=14,
            line=24,
            indent=0,
        ),
        text("为帮助丁方顺利回归社会，经四方协商，订立本协议：", size=14, line=24),
        [
            text(f"{n}、{head}：{words}", size=14, line=24)
            for n, (head, words) in zip("一二三四", _PARTS, strict=True)
        ],
        text(
            "五、期限：自{{ help_from|cn_date }}至{{ help_until|cn_date }}。"
            "本协议一式四份，四方各执一份。",
            size=14,
            line=24,
        ),
        gap(6),
        grid(
            row(
                *[cell(6, each, align="center", shade=True, size=NO_5) for each in _PARTIES],
                height=0.9,
            ),
            row(*[cell(6, gap(48), "签名：", top=True) for _ in _PARTIES], height=2.7),
            row(
                *[cell(6, "    年  月  日", align="center", size=NO_5) for _ in _PARTIES],
                height=0.8,
            ),
            row(
                label(6, "丁方拒签的说明"),
                cell(18, "{% if document.refusal %}{{ document.refusal }}{% endif %}"),
                height=1.1,
            ),
        ),
    ],
)

PLAN = Sheet(
    form="resettlement.plan",
    number="AB-09",
    title="帮教方案",
    layout="designed",
    category=CATEGORY,
    basis=("reset.custom.practice",),
    notes="重点帮教对象必须有；" + OWN,
    body=[
        title("帮 教 方 案", after=4),
        head_line(),
        grid(
            three(("姓名", "name"), ("性别", "sex"), ("帮教类型", "help_kind")),
            row(label(4, "帮教期限"), term_cell(), height=0.9),
            told("基本情况与困难", "plan_facts", 4, height=3.2),
            told("风险分析", "plan_risks", 3, height=2.6),
            told("帮教目标", "plan_aims", 3, height=2.6),
            heading_row((4, "措施"), (11, "内容"), (5, "责任人"), (4, "时限")),
            [
                row(label(4, each), cell(11), cell(5), cell(4), height=1.2)
                for each in ("走访", "就业", "救助", "心理", "监管协作")
            ],
            row(
                label(4, "责任人签字"),
                cell(8),
                label(4, "所长签字"),
                cell(8),
                height=1.3,
            ),
        ),
    ],
)

TALK = Sheet(
    form="resettlement.talk",
    number="AB-10",
    title="帮教谈话（走访）记录",
    layout="reconstructed",
    category=CATEGORY,
    basis=("reset.nm_d", "reset.ab_xy"),
    notes="首次谈话、走访、回访通用；日期、地点、内容、效果、签字各栏见于系统，" + OWN,
    body=[
        title("帮教谈话（走访）记录", after=4),
        grid(
            row(
                label(3, "日期"),
                cell(7, DAY),
                label(3, "期间"),
                cell(4, PERIOD_SHORT),
                label(3, "地点"),
                value(4, "document.place"),
                height=1,
            ),
            pair("谈话人", "document.talker", "记录人", "document.recorder"),
            three(("对象", "name"), ("电话", "phone"), ("住址", "residence"), height=1.2),
            told("谈话内容", "document.content", 11, height=9.4),
            told("效果（思想、就业、生活）", "document.effect", 3, height=2.8),
            told("发现问题及处理", "document.problems", 3, height=2.8),
            signing("对象签字"),
            row(label(4, "走访人签字"), cell(20), height=1.1),
        ),
    ],
)

WORK = Sheet(
    form="resettlement.work_record",
    number="AB-11",
    title="帮教工作记录",
    layout="reconstructed",
    category=CATEGORY,
    basis=("reset.nm_d", "reset.ab_hw"),
    notes="各栏和选项见于系统代码；" + DRAWN,
    body=[
        title("帮教工作记录（村居、小组）", after=4),
        grid(
            row(
                label(4, "帮教对象"),
                value(8, "name"),
                label(4, "期间"),
                cell(8, PERIOD),
                height=1,
            ),
            line("现实表现", ticks("document.conduct", "好", "一般", "不好"), height=1),
            two(("工作", "□有　□无"), ("经济", "")),
            two(("家庭", "□稳定　□不稳定"), ("活动场所", "□固定　□不固定")),
            line("社会交往", "□不复杂　□复杂", height=1),
            told("困难和问题", "document.difficulties", 6, height=5),
            told("采取措施", "document.measures", 6, height=5),
            two(("时间", DAY), ("地点", "document.place")),
            two(("责任区民警", ""), ("签字", ""), height=1.3),
            row(label(4, "记录人签字"), cell(20), height=1.2),
        ),
    ],
)

CLASS = Sheet(
    form="resettlement.class_form",
    number="AB-13",
    title="帮教对象类别认定（调整）审批表",
    layout="reconstructed",
    category=CATEGORY,
    basis=("reset.nm_d", "reset.ab_jd"),
    notes=DRAWN,
    body=[
        title("帮教对象类别认定（调整）审批表", size=20, after=4),
        head_line(),
        grid(
            person_rows(),
            two(("服刑单位", "prison"), ("释放日期", day_of("released_on"))),
            line("拟定类别", ticks("row.kind", "重点帮教对象", "一般帮教对象"), height=1),
            line("管理类别", ticks("management", "一类", "二类", "三类"), height=1),
            row(
                label(4, "事实依据"),
                cell(
                    20,
                    paragraph("□三无人员　□有重新犯罪倾向　□危险性得分高", line=22),
                    paragraph("□暴力犯罪　□毒品犯罪　□团伙犯罪　□其他", line=22),
                    paragraph("{{ row.reason|blank(0) }}", line=22),
                    top=True,
                ),
                height=4.4,
                split=True,
            ),
            opinion("帮教小组意见", height=4, sealed=""),
            opinion("司法所意见", height=4),
            remark(1.4),
        ),
    ],
)

PLACEMENT = Sheet(
    form="resettlement.placement",
    number="AB-14",
    title="安置情况登记表",
    layout="reconstructed",
    category=CATEGORY,
    basis=("reset.nm_d", "reset.ab_cz"),
    notes="减免税系统分三项金额，各项名称按本省系统；" + DRAWN,
    body=[
        title("安置情况登记表", after=4),
        head_line(),
        grid(
            person_rows(),
            two(("落户日期", day_of("household_registered_on")), ("派出所", "police_station")),
            line("住所", ticks("lodging", "自有", "租住", "投亲", "过渡性基地"), height=1),
            line(
                "安置方式",
                ticks(
                    "placement", "责任田", "公益性岗位", "自主创业", "个体经营", "企业吸纳", "其他"
                ),
                height=1.3,
            ),
            two(("安置时间", day_of("placed_on")), ("单位及岗位", "employer")),
            line(
                "社会救助",
                paragraph(many("reliefs", "低保", "特困", "医疗", "教育", "住房", "其他"), line=22),
                paragraph("金额：____________元　　日期：____________", line=24),
                height=1.8,
            ),
            line("就业服务", many("services", "失业登记", "技能培训", "推荐就业"), height=1),
            line("社会保险", "{{ insured|blank(0) }}", height=1),
            row(
                label(4, "减免税金额（元）"),
                cell(7, "一：{% if tax_relief %}{{ tax_relief|amount }}{% endif %}"),
                cell(7, "二：{% if tax_relief_two %}{{ tax_relief_two|amount }}{% endif %}"),
                cell(6, "三：{% if tax_relief_three %}{{ tax_relief_three|amount }}{% endif %}"),
                height=1,
            ),
            heading_row((8, "帮扶事项"), (5, "部门"), (4, "金额"), (7, "结果")),
            repeat_rows(
                "h in helps",
                row(
                    value(8, "h.matter"),
                    value(5, "h.department"),
                    cell(4, "{% if h.value %}{{ h.value|amount }}{% endif %}"),
                    value(7, "h.result"),
                ),
            ),
            repeat_rows(
                "_ in range(3 - (helps or [])|length)", empty_rows((8, 5, 4, 7), 1, height=0.8)
            ),
            remark(1.4),
            row(label(4, "登记人"), cell(8), label(4, "日期"), cell(8, DAY), height=1.1),
        ),
    ],
)

_TOLD = (
    "你有与其他公民平等的权利，受教育、就业、社会保障不受歧视。",
    "安置帮教是帮助和教育，不是处罚；帮教小组会定期走访，请保持联系，电话、住址变动请告诉司法所。",
    "回来后请及时凭释放证明书办理户口登记；生活、住房、就医、就业有困难的，可以向司法所提出。",
    "可以申请最低生活保障、临时救助、技能培训、推荐就业等；从事个体经营等可以了解税收优惠。",
    "帮教小组和司法所对你的情况保密。",
)

TOLD_NOTICE = Sheet(
    form="resettlement.told_notice",
    number="AB-27",
    title="帮教告知书",
    layout="designed",
    category=CATEGORY,
    basis=("reset.custom.practice", "reset.prl.38"),
    notes="权利、帮教期、联系方式须告知本人；" + OWN,
    body=[
        title("帮 教 告 知 书"),
        text(underlined("{{ name|blank(8) }}"), "：", indent=0, line=28),
        text(
            "你的安置帮教期限自{{ help_from|cn_date }}至{{ help_until|cn_date }}，现告知以下事项：",
            line=28,
        ),
        [text(f"{n}、{each}", line=28) for n, each in zip("一二三四五", _TOLD, strict=True)],
        text(
            "司法所地址：____________　电话：__________　责任人：",
            underlined("{{ officer|blank(8) }}"),
            line=28,
        ),
        paragraph(f"{STATION}（印章）", size=14, line=28, align="right", before=16, keep=True),
        paragraph(DAY, size=14, line=26, align="right", after=10),
        sign_line("以上内容我已知道。本人（签名、日期）："),
        sign_line("本人拒签的原因和两名见证人：", keep=False),
    ],
)

SHEETS = [
    GROUP,
    DUTY,
    AGREEMENT,
    PLAN,
    TALK,
    WORK,
    CLASS,
    PLACEMENT,
    TOLD_NOTICE,
]
