"""Registration, verification, notice and reception (必接必送): AB-01 … AB-05."""

from tools.forms.corrections_parts import WRITTEN_DATE, remark
from tools.forms.corrections_record_parts import empty_rows, heading_row, line, told
from tools.forms.layout import (
    GRID,
    NO_4,
    NO_5,
    Blocks,
    Element,
    cell,
    gap,
    grid,
    label,
    paragraph,
    repeat_rows,
    row,
    shown,
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
    day_of,
    head_line,
    opinion,
    three,
    ticks,
    two,
    yes_no,
)
from tools.forms.sheet import Sheet

_CHANNELS = ("监所释放", "社区矫正期满", "摸排补录", "户籍迁入", "其他")
_ORDINARY = ("基层组织及家属接回", "人员自返")
_KEY = ("基层政府接回", "监所送回原籍", "司法所及基层组织接回")
_FAILURES = ("查无此人", "虚假信息", "人户分离", "迁出", "拆迁", "其他")


def _with_photo() -> Blocks:
    photo = {"align": "center"}
    rows = (
        (("姓名", "name", 5), ("曾用名", "former_name", 5)),
        (("性别", "sex", 5), ("民族", "nation", 5)),
        (("出生日期", day_of("birth_on"), 5), ("文化程度", "education", 5)),
        (("婚姻状况", "marriage", 5), ("政治面貌", "politics", 5)),
    )
    made: list[Blocks] = []
    for index, pair in enumerate(rows):
        cells = [
            each
            for words, shows, span in pair
            for each in (
                label(3, words),
                (cell(span, shows, size=NO_5) if "{" in shows else value(span, shows)),
            )
        ]
        merge = "restart" if index == 0 else "continue"
        made.append(
            row(*cells, cell(8, "照片" if not index else "", merge=merge, **photo), height=0.8)
        )
    return made


REGISTRATION = Sheet(
    form="resettlement.registration",
    number="AB-01",
    title="刑满释放人员基本情况登记表",
    layout="reconstructed",
    category=CATEGORY,
    margins=(15, 25, 14, 25),
    basis=("reset.ab_jd", "reset.nm_d"),
    notes=DRAWN + "一份，入卷。",
    body=[
        title("刑满释放人员基本情况登记表", after=4),
        head_line(),
        grid(
            _with_photo(),
            row(
                label(3, "身份证号"), value(9, "id_number"), label(4, "联系电话"), value(8, "phone")
            ),
            row(
                label(3, "户籍地"),
                value(9, "household"),
                label(4, "现居住地"),
                value(8, "residence"),
            ),
            three(("捕前身份", "occupation"), ("原工作单位", "workplace"), ("绰号", "nickname")),
            three(("罪名", "offences"), ("刑期", "sentence_term"), ("附加刑", "accessory_penalty")),
            three(
                ("服刑（监管）单位", "prison"),
                ("释放日期", day_of("released_on")),
                ("释放证明书号", "certificate_number"),
                height=1.2,
            ),
            three(
                ("减刑情况", "commuted"),
                ("累犯", yes_no("recidivist")),
                ("吸毒史", yes_no("drug_history", "有", "无")),
            ),
            three(
                ("职业技能及证书", "skills"),
                ("心理健康", "psychology"),
                ("家庭联系", "family_ties"),
                height=1.2,
            ),
            three(
                ("衔接途径", "channel"), ("衔接方式", "way"), ("衔接时间", day_of("connected_on"))
            ),
            row(
                label(3, "帮教类型"),
                value(4, "help_kind"),
                label(3, "管理类别"),
                value(3, "management"),
                label(3, "帮教期限"),
                cell(
                    8,
                    paragraph("自{{ help_from|cn_date }}", line=17),
                    paragraph("至{{ help_until|cn_date }}", line=17),
                ),
                height=1.2,
            ),
            row(
                label(3, "家庭成员", merge="restart"),
                label(4, "姓名"),
                label(3, "关系"),
                label(2, "年龄"),
                label(8, "单位住址"),
                label(4, "电话"),
                height=0.7,
            ),
            repeat_rows(
                "f in family",
                row(
                    cell(3, merge="continue"),
                    *[
                        cell(n, shown(f"f.{name}"), size=NO_5)
                        for n, name in (
                            (4, "name"),
                            (3, "relation"),
                            (2, "age"),
                            (8, "workplace"),
                            (4, "phone"),
                        )
                    ],
                    height=0.7,
                ),
            ),
            repeat_rows(
                "_ in range(4 - (family or [])|length)",
                row(
                    cell(3, merge="continue"),
                    *[cell(n) for n in (4, 3, 2, 8, 4)],
                    height=0.7,
                ),
            ),
            told("监所改造表现及帮教建议", "prison_advice", 3, height=2.3),
            opinion("司法所意见", height=2.2),
            row(label(4, "备注"), cell(20), height=0.8),
        ),
    ],
)

VERIFICATION = Sheet(
    form="resettlement.verification_sheet",
    number="AB-02",
    title="服刑人员基本信息核查表",
    layout="reconstructed",
    category=CATEGORY,
    margins=(18, 25, 16, 25),
    basis=("reset.nm_d", "reset.ab_gd"),
    notes="上半部分为监所填写、系统带出的信息，下半部分由司法所核查后填写；" + DRAWN,
    body=[
        title("服刑人员基本信息核查表", after=4),
        head_line(),
        grid(
            row(cell(GRID, "一、监所提供的信息", shade=True), height=0.75),
            three(
                ("犯人编号", "{{ (prisoner_number or row.prisoner_number)|blank(0) }}"),
                ("姓名", "{{ (name or row.name)|blank(0) }}"),
                ("曾用名", "former_name"),
            ),
            three(("性别", "sex"), ("民族", "nation"), ("出生", day_of("birth_on"))),
            two(("身份证", "{{ (id_number or row.id_number)|blank(0) }}"), ("文化", "education")),
            two(("户籍类别", "household_kind"), ("是否农村籍", yes_no("rural"))),
            two(
                ("户籍地", "{{ (household or row.household)|blank(0) }}"),
                ("居住地", "residence"),
                height=1.1,
            ),
            two(
                ("监所类型", "prison_kind"),
                ("服刑单位", "{{ (prison or row.prison)|blank(0) }}"),
            ),
            two(("罪名", "offences"), ("刑期", "sentence_term")),
            three(
                ("起", day_of("sentence_from")),
                ("止", day_of("sentence_until")),
                ("预计释放时间", day_of("released_on")),
                height=1.1,
            ),
            row(cell(GRID, "二、司法所核查的情况", shade=True), height=0.75),
            two(("户籍是否属实", "□是　□否"), ("居住地是否属实", "□是　□否")),
            heading_row((4, "家庭成员"), (4, "姓名"), (3, "关系"), (8, "地址"), (5, "电话")),
            empty_rows((4, 4, 3, 8, 5), 3, height=0.75),
            line("家庭联系人", "", height=0.8),
            two(
                ("三无人员", yes_no("no_support")),
                ("未成年子女", yes_no("has_minor_children", "有", "无")),
            ),
            line("核查方式", "□走访　□电话　□派出所比对", height=0.8),
            line(
                "核查结果",
                paragraph(ticks("(verification or row.state)", "成功", "失败"), line=20),
                paragraph("失败原因：" + ticks("row.failure", *_FAILURES), line=20, size=NO_5),
                height=1.5,
            ),
            line("是否退回上级", yes_no("row.returned"), height=0.8),
            row(
                label(4, "核查人签字"),
                cell(8),
                label(4, "日期"),
                cell(8, DAY),
                height=0.9,
            ),
            row(
                cell(12, "村（居）章或派出所章：", top=True),
                cell(12, "司法所章：", top=True),
                height=2,
            ),
        ),
    ],
)


def _identity() -> Blocks:
    return text(
        underlined("{{ name|blank(8) }}"),
        "，",
        underlined("{{ sex|blank(3) }}"),
        "，{{ birth_on|cn_date }}出生，身份证号码",
        underlined("{{ id_number|blank(18) }}"),
        "，户籍地",
        underlined("{{ household|blank(18) }}"),
        "，因犯",
        underlined("{{ offences|blank(8) }}"),
        "被判处",
        underlined("{{ sentence_term|blank(6) }}"),
        "，在",
        underlined("{{ prison|blank(10) }}"),
        "服刑，将于{{ released_on|cn_date }}释放。",
        size=12,
        line=21,
    )


_TERM = "释通字第        号"
NOTICE = Sheet(
    form="resettlement.release_notice_form",
    number="AB-03",
    title="刑满释放人员通知书",
    layout="designed",
    category=CATEGORY,
    margins=(15, 25, 14, 25),
    basis=("reset.ab_99", "reset.sh_ab.7"),
    notes="由监所制发，司法所只存；这里是手工补录用的三联样，未见原件。回执由司法所（县局）盖章寄回。",
    body=stubbed(
        [
            title("刑满释放人员通知书", size=16, after=2),
            _identity(),
            paragraph("填发人：____________　批准人：____________", line=22),
            paragraph(WRITTEN_DATE, line=20, align="right"),
        ],
        [
            title("刑满释放人员通知书", size=16, after=2),
            text("____________公安局、司法局、司法所：", size=12, line=22, indent=0),
            _identity(),
            text("改造表现和帮教建议：", size=12, line=21),
            text("{{ prison_advice|blank(40) }}", size=12, line=21),
            paragraph("监狱（看守所）（印章）", size=NO_4, line=24, align="right", before=14),
            paragraph(WRITTEN_DATE, size=NO_4, line=22, align="right"),
        ],
        [
            title("回　执", size=16, after=2),
            text(
                "____________监狱（看守所）：",
                size=12,
                line=22,
                indent=0,
            ),
            text(
                "你单位关于",
                underlined("{{ name|blank(8) }}"),
                "的通知书于{{ notice_on|cn_date }}收到，本人于{{ connected_on|cn_date }}到达，"
                "已采取的措施：",
                underlined("{{ way|blank(20) }}"),
                "。",
                size=12,
                line=21,
            ),
            paragraph(
                "接收单位（印章）：____________　联系人和电话：____________", line=26, before=8
            ),
            paragraph("{{ receipt_on|cn_date }}", line=22, align="right"),
        ],
        number="（        ）" + _TERM,
    ),
)

CONNECTION = Sheet(
    form="resettlement.connection",
    number="AB-04",
    title="人员衔接登记表",
    layout="reconstructed",
    category=CATEGORY,
    basis=("reset.ab_jh", "reset.nm_d"),
    notes="与监所共同签署见建湖县做法；" + DRAWN + "监所、司法所、县局各一份。",
    body=[
        title("人员衔接登记表", after=4),
        head_line(),
        grid(
            three(("姓名", "name"), ("性别", "sex"), ("出生", day_of("birth_on"))),
            row(
                label(3, "身份证"),
                value(9, "id_number"),
                label(3, "罪名"),
                value(9, "offences"),
                height=0.85,
            ),
            three(
                ("刑期", "sentence_term"), ("释放日期", day_of("released_on")), ("监所", "prison")
            ),
            line("衔接途径", ticks("channel", *_CHANNELS), height=1),
            line("帮教类型", ticks("help_kind", "重点帮教对象", "一般帮教对象"), height=1),
            line(
                "衔接方式",
                paragraph("一般：" + ticks("way", *_ORDINARY), line=22),
                paragraph("重点：" + ticks("way", *_KEY), line=22),
                height=1.7,
            ),
            line("公安管控措施", yes_no("police_control"), height=1),
            row(
                cell(4, "交接材料清单", align="center", size=NO_5, merge="restart"),
                cell(20, "1."),
                height=0.85,
            ),
            [
                row(label(4, "", merge="continue"), cell(20, f"{n}."), height=0.85)
                for n in (2, 3, 4)
            ],
            row(
                cell(12, "监所移交人（签字、盖章）：", gap(34), WRITTEN_DATE, top=True),
                cell(12, "司法所接收人（签字、盖章）：", gap(34), WRITTEN_DATE, top=True),
                height=2.9,
            ),
            line("亲属签字", "", height=1.2),
            remark(1.6),
        ),
    ],
)


def _empty() -> Element:
    return row(cell(5, merge="continue"), cell(6), cell(7), cell(6))


def _head_of(words: str, second: str, third: str) -> Element:
    return row(
        label(5, words, merge="restart"),
        *[label(span, each, shade=True) for span, each in ((6, "姓名"), (7, second), (6, third))],
    )


PICKUP = Sheet(
    form="resettlement.pickup",
    number="AB-05",
    title="必接必送记录",
    layout="reconstructed",
    category=CATEGORY,
    basis=("reset.nm_d", "reset.ab_jh", "reset.pyc.56"),
    notes="重点帮教对象和没有监护人接的未成年人必须接送；" + DRAWN,
    body=[
        title("必接必送记录", after=4),
        head_line(),
        grid(
            three(("对象姓名", "name"), ("帮教类型", "help_kind"), ("监所", "prison"), height=1),
            three(
                ("接送日期", day_of("pickup_on")),
                ("出发时间", "pickup_left_at"),
                ("返回时间", "pickup_back_at"),
                height=1,
            ),
            _head_of("接送工作人员", "单位", "职务"),
            repeat_rows(
                "s in escort_staff",
                row(
                    cell(5, merge="continue"),
                    value(6, "s.name"),
                    value(7, "s.workplace"),
                    value(6, "s.post"),
                ),
            ),
            repeat_rows(
                "_ in range(3 - (escort_staff or [])|length)",
                _empty(),
            ),
            _head_of("随从亲属", "关系", "电话"),
            repeat_rows(
                "t in escort_relatives",
                row(
                    cell(5, merge="continue"),
                    value(6, "t.name"),
                    value(7, "t.relation"),
                    value(6, "t.phone"),
                ),
            ),
            repeat_rows(
                "_ in range(2 - (escort_relatives or [])|length)",
                _empty(),
            ),
            three(
                (
                    "总人数",
                    (
                        "{% if escort_staff %}"
                        "{{ escort_staff|length + (escort_relatives or [])|length }}人{% endif %}"
                    ),
                ),
                ("车辆", "vehicle"),
                ("经费", "{% if pickup_cost %}{{ pickup_cost|amount }}元{% endif %}"),
                height=1,
            ),
            told("接送情况", "pickup_note", 6, height=4.6),
            line("交接地点与接收人", "", height=1.2),
            line("接送工作人员签名（两人以上）", "", height=1.3),
            two(("随从亲属签名", ""), ("监所签名（章）", ""), height=1.3),
        ),
    ],
)


SHEETS = [REGISTRATION, VERIFICATION, NOTICE, CONNECTION, PICKUP]
