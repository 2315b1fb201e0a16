"""Prisoners' children and resettlement bases: AB-21, AB-22 and what belongs to them."""

from tools.forms.corrections_parts import remark
from tools.forms.corrections_record_parts import empty_rows, heading_row, line, told
from tools.forms.layout import (
    NO_5,
    Element,
    cell,
    gap,
    grid,
    label,
    paragraph,
    repeat_rows,
    row,
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
    STATION,
    day_of,
    head_line,
    many,
    opinion,
    three,
    ticks,
    two,
    yes_no,
)
from tools.forms.sheet import Sheet

_SEALED = "限制查阅，专人保管。"
_MEASURES = ("低保", "复学", "临时补贴", "减免学杂费", "福利院", "家庭寄养", "救助站")


def _child() -> list[Element]:
    return [
        three(("姓名", "name"), ("性别", "sex"), ("出生", day_of("birth_on"))),
        two(("身份证号", "id_number"), ("住址", "home"), height=1.1),
        two(("父（母）姓名", "parent_name"), ("父（母）服刑单位", "parent_prison")),
    ]


CHILD_SCREENING = Sheet(
    form="resettlement.child_screening",
    number="AB-21-1",
    title="服刑人员未成年子女排查登记表",
    layout="reconstructed",
    category=CATEGORY,
    basis=("reset.nm_d",),
    notes=DRAWN + _SEALED,
    body=[
        title("服刑人员未成年子女排查登记表", size=20, after=4),
        head_line(),
        grid(
            _child(),
            two(("发现途径", ticks("found_by", "摸排", "监所通知")), ("登记日期", DAY)),
            line("就学", "{{ schooling|blank(0) }}", height=1.1),
            three(
                ("是否失学", yes_no("out_of_school")),
                ("是否流浪", yes_no("vagrant")),
                ("有无违法犯罪", yes_no("offended", "有", "无")),
                height=1.1,
            ),
            line("监护人情况", "{{ guardian_state|blank(0) }}", height=2.2),
            line("生活困难程度", "{{ hardship|blank(0) }}", height=1.1),
            line("需要的帮扶", "", height=4),
            line("照片", "□没有拍照　□监护人同意拍照（签名）：____________", height=1),
            opinion("司法所意见", height=3),
            row(label(4, "登记人"), cell(20), height=1.1),
        ),
    ],
)


CHILD_HELP = Sheet(
    form="resettlement.child_help",
    number="AB-21-2",
    title="服刑人员未成年子女帮扶登记表",
    layout="reconstructed",
    category=CATEGORY,
    basis=("reset.nm_d",),
    notes="七项措施见于系统代码；" + DRAWN + _SEALED,
    body=[
        title("服刑人员未成年子女帮扶登记表", size=20, after=4),
        head_line(),
        grid(
            _child(),
            line(
                "帮扶措施",
                "　".join(
                    "{% if (measures or [])|selectattr('kind', 'equalto', '" + each + "')|list %}☑"
                    "{% else %}□{% endif %}" + each
                    for each in _MEASURES
                ),
                height=1.5,
            ),
            heading_row((4, "措施"), (5, "日期"), (5, "部门"), (4, "金额"), (6, "说明")),
            repeat_rows(
                "m in measures",
                row(
                    value(4, "m.kind"),
                    cell(5, day_of("m.date"), size=NO_5),
                    value(5, "m.department"),
                    cell(4, "{% if m.value %}{{ m.value|amount }}{% endif %}"),
                    value(6, "m.note"),
                    height=1,
                ),
            ),
            repeat_rows(
                "_ in range(8 - (measures or [])|length)", empty_rows((4, 5, 5, 4, 6), 1, height=1)
            ),
            row(label(4, "登记人"), cell(8), label(4, "日期"), cell(8, DAY), height=1.2),
            remark(1.4),
        ),
    ],
)


CHILD_VISIT = Sheet(
    form="resettlement.child_visit",
    number="AB-30",
    title="未成年子女走访记录",
    layout="designed",
    category=CATEGORY,
    basis=("reset.custom.rhythm",),
    notes=OWN + _SEALED,
    body=[
        title("未成年子女走访记录", after=4),
        grid(
            two(("姓名", "name"), ("期间", PERIOD)),
            two(("走访日期", DAY), ("就学", "schooling")),
            line("监护人情况", "{{ guardian_state|blank(0) }}", height=1.3),
            told("走访情况", "document.findings", 12, height=10.5),
            line("需要解决的困难", "", height=3),
            row(label(4, "走访人签名"), cell(8), label(4, "监护人签名"), cell(8), height=1.3),
        ),
    ],
)


CHILD_ENDING = Sheet(
    form="resettlement.child_ending",
    number="AB-31",
    title="未成年子女帮扶结束说明",
    layout="designed",
    category=CATEGORY,
    basis=("reset.nm_d",),
    notes=OWN + _SEALED,
    body=[
        title("未成年子女帮扶结束说明", after=4),
        head_line(),
        grid(
            _child(),
            two(("帮扶起", day_of("found_on")), ("帮扶止", day_of("ended_on"))),
            line(
                "结束原因",
                ticks("ending", "年满十八周岁", "父母已释放", "不再需要帮扶"),
                height=1.1,
            ),
            line("帮扶情况和效果", "", height=7),
            line("以后的安排", "", height=3),
            opinion("司法所意见", height=3.4),
        ),
    ],
)


BASE = Sheet(
    form="resettlement.base_registration",
    number="AB-22",
    title="安置帮教基地登记表",
    layout="reconstructed",
    category=CATEGORY,
    basis=("reset.nm_d", "reset.sh_ab.13"),
    notes="名称、类型、地址、可安置人数、面积、房间数、减免税各栏见于系统；" + DRAWN,
    body=[
        title("安置帮教基地登记表", after=4),
        head_line(),
        grid(
            line("名称", "{{ name|blank(0) }}", height=1.1),
            two(("类型", "base_kind"), ("联系人和电话", "contact"), height=1.1),
            line("地址", "{{ address|blank(0) }}", height=1.1),
            three(
                ("可安置人数", "capacity"),
                ("面积", "{% if area %}{{ area|amount }}平方米{% endif %}"),
                ("房间数", "rooms"),
                height=1.1,
            ),
            line("减免税", "{% if tax_relief %}{{ tax_relief|amount }}元{% endif %}", height=1.1),
            line("提供的服务", many("offers", "住宿", "教育", "培训", "救助"), height=1.1),
            two(
                ("协议（授牌）日期", day_of("agreed_on")),
                ("协议期止", day_of("agreed_until")),
                height=1.1,
            ),
            line("基本情况", "", height=4),
            opinion("基地意见", height=3),
            opinion("司法所意见", height=3),
            remark(1.3),
        ),
    ],
)


_BASE_TERMS = (
    "乙方为甲方介绍的安置帮教对象提供住宿、教育、培训和救助，可安置____人。",
    "乙方按劳付酬，依法保障安置人员的劳动权利，尊重人格，保守秘密。",
    "甲方负责介绍人员、开展教育，协助乙方享受国家规定的优惠政策。",
    "乙方发现异常情况及时告知甲方；甲方每年至少检查一次。",
    "安置、转出都作登记，每年年底由乙方出具安置名册。",
)

BASE_AGREEMENT = Sheet(
    form="resettlement.base_agreement",
    number="AB-32",
    title="安置帮教基地协议书",
    layout="designed",
    category=CATEGORY,
    basis=("reset.nm_d", "reset.sh_ab.13"),
    notes="基地的四项服务见上海规定；条文和版式自拟，各地请按本地文本。",
    body=[
        title("安置帮教基地协议书"),
        text(f"甲方：{STATION}", indent=0),
        text("乙方：", underlined("{{ name|blank(20) }}"), indent=0),
        text("为帮助刑满释放人员顺利回归社会，双方协商建立安置帮教基地，订立本协议："),
        [text(f"{n}、{each}") for n, each in zip("一二三四五", _BASE_TERMS, strict=True)],
        text(
            "六、本协议自{{ agreed_on|cn_date }}至{{ agreed_until|cn_date }}，一式两份，各执一份。"
        ),
        gap(16),
        grid(
            row(
                cell(
                    12,
                    "甲方（印章）：",
                    gap(50),
                    "负责人（签名）：",
                    "    年    月    日",
                    top=True,
                ),
                cell(
                    12,
                    "乙方（印章）：",
                    gap(50),
                    "负责人（签名）：",
                    "    年    月    日",
                    top=True,
                ),
                height=4.2,
            )
        ),
    ],
)


BASE_ROSTER = Sheet(
    form="resettlement.base_roster",
    number="AB-33",
    title="安置帮教基地年度安置名册",
    layout="designed",
    category=CATEGORY,
    basis=("reset.nm_d",),
    notes=OWN,
    body=[
        title("安置帮教基地年度安置名册", size=20, after=4),
        paragraph("基地：{{ name|blank(16) }}　　年度：" + PERIOD, line=24, keep=True),
        grid(
            heading_row(
                (2, "序号"), (4, "姓名"), (3, "性别"), (5, "岗位"), (5, "起止日期"), (5, "去向")
            ),
            empty_rows((2, 4, 3, 5, 5, 5), 17, height=0.95),
            row(
                label(4, "在基地人数"),
                cell(8, "{{ document.people|blank(0) }}"),
                label(4, "日期"),
                cell(8, DAY),
                height=1,
            ),
        ),
        paragraph("基地（印章）：", line=30, before=10),
    ],
)


BASE_INSPECTION = Sheet(
    form="resettlement.base_inspection",
    number="AB-34",
    title="安置帮教基地检查记录",
    layout="designed",
    category=CATEGORY,
    basis=("reset.nm_d",),
    notes=OWN,
    body=[
        title("安置帮教基地检查记录", after=4),
        grid(
            two(("基地", "name"), ("检查日期", DAY)),
            two(("地址", "address"), ("在基地人数", "")),
            *[
                line(each, "□符合　□不符合　说明：", height=1.2)
                for each in ("住宿", "教育", "培训", "救助", "安全", "劳动报酬")
            ],
            told("检查情况", "document.findings", 6, height=5.4),
            line("发现的问题和整改要求", "", height=3),
            row(label(4, "检查人签名"), cell(8), label(4, "基地签名"), cell(8), height=1.3),
        ),
    ],
)

SHEETS = [
    CHILD_SCREENING,
    CHILD_HELP,
    CHILD_VISIT,
    CHILD_ENDING,
    BASE,
    BASE_AGREEMENT,
    BASE_ROSTER,
    BASE_INSPECTION,
]
