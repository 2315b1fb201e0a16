"""Returns and the papers of the yearly folders: AB-23, AB-35 …"""

from tools.forms.corrections_record_parts import empty_rows, heading_row, line, told
from tools.forms.layout import (
    SMALL_4,
    Element,
    cell,
    gap,
    grid,
    label,
    note,
    paragraph,
    row,
    sign_line,
    title,
    underlined,
)
from tools.forms.resettlement_parts import (
    CATEGORY,
    DAY,
    OWN,
    PERIOD,
    STATION,
    day_of,
    opinion,
    three,
    two,
)
from tools.forms.sheet import Sheet

SIGN_IN = Sheet(
    form="resettlement.sign_in",
    number="AB-35",
    title="签到表",
    layout="designed",
    category=CATEGORY,
    basis=("reset.ab_jd",),
    notes="会议和集中学习通用；" + OWN,
    body=[
        title("签 到 表"),
        paragraph(f"单位：{STATION}　　日期：{{{{ row.date|cn_date }}}}", line=24, keep=True),
        paragraph("事由：", underlined("{{ row.topic|blank(24) }}"), line=26, after=4, keep=True),
        grid(
            heading_row((2, "序号"), (5, "姓名"), (7, "单位、职务"), (5, "本人签名"), (5, "备注")),
            empty_rows((2, 5, 7, 5, 5), 20, height=0.92),
        ),
        note("由本人亲笔签名，不得代签。", before=4),
    ],
)

MINUTES = Sheet(
    form="resettlement.minutes",
    number="AB-36",
    title="安置帮教联席会议纪要",
    layout="designed",
    category=CATEGORY,
    basis=("reset.ab_jd", "reset.ab_dj"),
    notes=OWN,
    body=[
        title("安置帮教联席会议纪要", after=4),
        grid(
            two(("会议日期", day_of("row.date")), ("会议种类", "{{ row.kind|blank(0) }}")),
            two(("地点", "{{ row.place|blank(0) }}"), ("主持人", "{{ row.host|blank(0) }}")),
            two(("到会人数", "{{ row.people|blank(0) }}"), ("记录人", "")),
            line("到会单位", "", height=1.8),
            line("议题", "{{ row.topic|blank(0) }}", height=1.8),
            told("会议内容", "document.content", 10, height=8.8),
            line("议定事项和责任单位", "", height=4),
            line("记录人签名", "", height=1.2),
        ),
    ],
)

SCREENING = Sheet(
    form="resettlement.screening_list",
    number="AB-37",
    title="安置帮教摸底排查台账",
    layout="designed",
    category=CATEGORY,
    landscape=True,
    basis=("reset.custom.folders",),
    notes=OWN,
    body=[
        title("安置帮教摸底排查台账", size=18, after=2),
        paragraph(f"单位：{STATION}　　日期：{{{{ row.date|cn_date }}}}", line=24, keep=True),
        grid(
            heading_row(
                (1, "序号"),
                (2, "姓名"),
                (1, "性别"),
                (4, "住址"),
                (3, "释放日期"),
                (3, "就业、生活情况"),
                (3, "现实表现"),
                (2, "是否重点"),
                (3, "困难和需要"),
                (2, "备注"),
                height=1.2,
            ),
            empty_rows((1, 2, 1, 4, 3, 3, 3, 2, 3, 2), 11, height=0.95),
            width=247,
        ),
        paragraph(
            (
                "排查人数：{{ row.people|blank(6) }}　　其中重点：{{ row.key_people|blank(6) }}　　"
                "登记人签名：____________"
            ),
            line=26,
            before=4,
        ),
    ],
)

ANALYSIS = Sheet(
    form="resettlement.analysis",
    number="AB-38",
    title="重点人员研判会记录",
    layout="designed",
    category=CATEGORY,
    basis=("reset.custom.folders",),
    notes=OWN,
    body=[
        title("重点人员研判会记录", after=4),
        grid(
            two(("研判日期", day_of("row.date")), ("研判人数", "{{ row.people|blank(0) }}")),
            two(("主持人", ""), ("记录人", "")),
            line("参加人", "", height=1.5),
            line("研判对象", "{{ row.matter|blank(0) }}", height=1.5),
            told("研判情况", "document.content", 9, height=8),
            line("类别调整意见", "□维持重点　□调整为重点　□调整为一般　理由：", height=2),
            line("措施、责任人和时限", "", height=4),
            line("记录人签名", "", height=1.2),
        ),
    ],
)

ACTIVITY = Sheet(
    form="resettlement.activity_record",
    number="AB-39",
    title="安置帮教活动记录",
    layout="designed",
    category=CATEGORY,
    basis=("reset.custom.folders", "reset.prl.38"),
    notes=OWN,
    body=[
        title("安置帮教活动记录", after=4),
        grid(
            two(("日期", day_of("row.date")), ("活动种类", "{{ row.kind|blank(0) }}")),
            two(("地点", "{{ row.place|blank(0) }}"), ("组织人", "{{ row.organiser|blank(0) }}")),
            two(
                ("主题", "{{ row.topic|blank(0) }}"),
                ("参加人数", "{{ row.people|blank(0) }}"),
                height=1.1,
            ),
            told("活动情况", "document.content", 11, height=9.5),
            line("照片粘贴处", "", height=5.5),
            line("记录人签名", "", height=1.2),
        ),
        note("注：照片和宣传不得公开帮教对象的身份。", before=4),
    ],
)

RELIEF = Sheet(
    form="resettlement.relief_receipt",
    number="AB-40",
    title="救助帮扶发放签收单",
    layout="designed",
    category=CATEGORY,
    basis=("reset.custom.practice",),
    notes=OWN,
    body=[
        title("救助帮扶发放签收单"),
        grid(
            two(("姓名", "{{ row.name|blank(0) }}"), ("帮扶种类", "{{ row.kind|blank(0) }}")),
            two(("发放部门", "{{ row.department|blank(0) }}"), ("发放日期", day_of("row.date"))),
            line(
                "金额",
                "{% if row.value %}{{ row.value|amount }}元（{{ row.value|capital }}）{% endif %}",
                height=1.2,
            ),
            line("物品名称和数量", "", height=3),
            line("发放事由", "{{ row.result|blank(0) }}", height=2.4),
            line("签收人签名、日期", "", height=1.6),
            line("代领人签名、与本人关系", "", height=1.6),
            row(label(4, "经手人签名"), cell(8), label(4, "证明人签名"), cell(8), height=1.6),
        ),
    ],
)

REMOTE_APPLICATION = Sheet(
    form="resettlement.remote_application",
    number="AB-41",
    title="远程视频会见（帮教）申请表",
    layout="designed",
    category=CATEGORY,
    basis=("reset.custom.practice",),
    notes=OWN,
    body=[
        title("远程视频会见（帮教）申请表", size=20),
        grid(
            two(
                ("家属姓名", "{{ row.family|blank(0) }}"),
                ("与本人的关系", "{{ row.relation|blank(0) }}"),
            ),
            line("家属身份证号", "", height=1),
            two(("联系电话", ""), ("住址", "")),
            two(
                ("服刑人员姓名", "{{ row.prisoner|blank(0) }}"),
                ("监所", "{{ row.prison|blank(0) }}"),
                height=1.1,
            ),
            two(("预约日期", day_of("row.booked_on")), ("希望会见的时间", "")),
            line("同去的家属", "", height=1.6),
            line("会见（帮教）事由", "", height=3.4),
            line("附件", "□身份证复印件　□户口簿等亲属关系证明复印件", height=1.1),
            opinion("司法所意见", height=3),
            opinion("监所意见", height=3),
        ),
        gap(6),
        sign_line("申请人（签名、日期）：", left=5, keep=False),
    ],
)

REMOTE_RECORD = Sheet(
    form="resettlement.remote_record",
    number="AB-42",
    title="远程视频会见登记表",
    layout="designed",
    category=CATEGORY,
    basis=("reset.custom.practice",),
    notes=OWN,
    body=[
        title("远程视频会见登记表"),
        grid(
            two(("会见日期", day_of("row.met_on")), ("起止时间", "")),
            two(("家属姓名", "{{ row.family|blank(0) }}"), ("关系", "{{ row.relation|blank(0) }}")),
            two(
                ("服刑人员姓名", "{{ row.prisoner|blank(0) }}"),
                ("监所", "{{ row.prison|blank(0) }}"),
                height=1.1,
            ),
            line("证件核对", "□身份证　□亲属关系证明　核对人：____________", height=1.1),
            line("会见情况", "", height=6),
            line("帮教的作用、家属的困难", "", height=4),
            line("备注", "{{ row.note|blank(0) }}", height=1.4),
            two(("家属签名", ""), ("工作人员签名", ""), height=1.4),
        ),
    ],
)

DATA_CHECK = Sheet(
    form="resettlement.data_check",
    number="AB-43",
    title="安置帮教月度数据核查说明",
    layout="designed",
    category=CATEGORY,
    basis=("reset.ab_gd2", "reset.ab_st"),
    notes="每月核实、导入、转未衔接库的做法见广东规定，两个平台要一致见培训材料；" + OWN,
    body=[
        title("安置帮教月度数据核查说明", size=20, after=4),
        paragraph(f"单位：{STATION}　　月份：{PERIOD}", line=24, keep=True),
        grid(
            three(
                ("下发人数", "document.issued"),
                ("核实导入人数", "document.imported"),
                ("转未衔接库人数", "document.returned"),
                height=1.3,
            ),
            two(
                ("部平台在册人数", "document.ministry_count"),
                ("省平台在册人数", "document.province_count"),
                height=1.3,
            ),
            line("两个平台不一致的原因", "", height=4),
            heading_row((4, "姓名"), (6, "核查情况"), (6, "处理"), (8, "原因")),
            empty_rows((4, 6, 6, 8), 8, height=0.9),
            row(label(4, "填表人签名"), cell(8), label(4, "核查日期"), cell(8, DAY), height=1.3),
        ),
    ],
)


def _rate(part: str, whole: str) -> str:
    a, b = f"document.{part}", f"document.{whole}"
    return "{% if " + b + " %}{{ (" + a + " or 0) * 100 // " + b + " }}%{% endif %}"


def _count(name: str) -> str:
    return "{{ document." + name + "|blank(0) }}" if name else ""


# The five parts of the return; (heading, (indicator, what is on record)).
_BLOCKS: tuple[tuple[str, tuple[tuple[str, str], ...]], ...] = (
    (
        "一、机构人员经费",
        (
            ("专职人员", "{{ full_time|blank(0) }}"),
            ("兼职人员", ""),
            ("志愿者", ""),
            ("经费（元）", ""),
        ),
    ),
    (
        "二、刑释人员情况",
        (
            ("上期在册", _count("before")),
            ("本期新接收", _count("added")),
            ("在册人数", _count("now")),
            ("其中重点", _count("key_people")),
            ("其中女性", _count("women")),
            ("其中未成年", _count("minors")),
            ("三无人员", _count("no_support")),
            ("有劳动能力", _count("able")),
            ("期满解除", _count("expired")),
            ("死亡", _count("died")),
            ("重新犯罪", _count("reoffended")),
            ("迁出", _count("moved")),
        ),
    ),
    (
        "三、衔接",
        (
            ("应衔接", _count("due")),
            ("已衔接", _count("connected")),
            ("衔接率", _rate("connected", "due")),
            ("未衔接", ""),
            ("应接送重点", _count("key_due")),
            ("已接送重点", _count("key_fetched")),
            ("必接必送率", _rate("key_fetched", "key_due")),
            ("人员自返", ""),
        ),
    ),
    (
        "四、安置",
        (
            ("已落实安置", _count("placed")),
            ("安置率", _rate("placed", "able")),
            ("社会救助", _count("relieved")),
            ("推荐就业", ""),
        ),
    ),
    (
        "五、帮教",
        (
            ("已落实帮教", _count("helped")),
            ("帮教率", _rate("helped", "now")),
            ("走访人次", _count("visits")),
            ("脱管人数", ""),
            ("五年内释放在册", _count("released_in_five")),
            ("五年内重新犯罪", _count("reoffended_in_five")),
            ("重新犯罪率", _rate("reoffended_in_five", "released_in_five")),
            ("双列管", ""),
        ),
    ),
)


def _statistics() -> list[Element]:
    rows: list[Element] = []
    for heading, items in _BLOCKS:
        rows.append(row(cell(24, heading, shade=True), height=0.75))
        for start in range(0, len(items), 2):
            cells = [
                each
                for words, shows in items[start : start + 2]
                for each in (label(7, words), cell(5, shows, align="center"))
            ]
            rows.append(row(*cells, height=0.8))
    return rows


STATISTICS = Sheet(
    form="resettlement.statistics",
    number="AB-23",
    title="安置帮教工作统计表",
    layout="designed",
    category=CATEGORY,
    margins=(18, 25, 16, 25),
    basis=("reset.ab_st", "reset.ab_jhua", "reset.ab_js"),
    notes="分五个部分见培训材料，各栏按台账和公开的指标拟定，未见原表；比率的算法为建议，只取整数。",
    body=[
        title("安置帮教工作统计表", after=4),
        paragraph(
            f"单位：{STATION}　　期间：{PERIOD}　　单位：人", size=SMALL_4, line=22, keep=True
        ),
        grid(_statistics()),
        paragraph(
            "单位负责人：________　填表人：________　填表日期：" + DAY,
            line=26,
            before=4,
        ),
    ],
)

SHEETS = [
    STATISTICS,
    DATA_CHECK,
    SIGN_IN,
    MINUTES,
    SCREENING,
    ANALYSIS,
    ACTIVITY,
    RELIEF,
    REMOTE_APPLICATION,
    REMOTE_RECORD,
]
