"""The certificate of release and the papers of a death: 文书19, 文书20, SQ-136, SQ-137."""

from tools.forms.corrections_parts import (
    CATEGORY,
    COUNTY,
    JUDGMENT,
    NUMBER,
    OFFENCES,
    WRITTEN_DATE,
    addressed,
    birth_row,
    foot,
    homes_row,
    issued,
    number_of,
    opinion,
    remark,
    sentence_row,
    term_row,
    wide,
)
from tools.forms.layout import (
    SMALL_4,
    Blocks,
    Element,
    cell,
    grid,
    label,
    new_page,
    paragraph,
    row,
    shown,
    sign_line,
    text,
    title,
    underlined,
    value,
)
from tools.forms.panels import cut_line, panel_name
from tools.forms.sheet import Sheet

_NUMBER = number_of("certificate_number")


def _certificate(*, stub: bool) -> Blocks:
    look = {"size": SMALL_4, "line": 25}
    return [
        paragraph("解除社区矫正证明书", align="center", size=18, line=30),
        paragraph(_NUMBER, align="right", size=SMALL_4, line=22),
        text(
            "社区矫正对象",
            underlined("{{ name|blank(8) }}"),
            "，居住地",
            underlined("{{ residence|blank(16) }}"),
            "，户籍地",
            underlined("{{ household|blank(16) }}"),
            "，身份证号码",
            underlined("{{ id_number|blank(18) }}"),
            "。因犯",
            OFFENCES,
            "于{{ judged_on|cn_date }}被",
            underlined("{{ decided_by|blank(12) }}"),
            "判处",
            underlined(
                "{{ sentence|blank(5) }}{% if sentence_term %}{{ sentence_term }}{% endif %}"
            ),
            "（",
            underlined("{{ judgment_number|blank(14) }}"),
            "），依法实行社区矫正，期限自{{ starts_on|cn_date }}起至{{ ends_on|cn_date }}止。"
            "于{{ (certificate_on or ended_on)|cn_date }}依法解除社区矫正。",
            **look,
        ),
        text("特此证明。", **look),
        sign_line("本人签名（捺手印）：", line=28, width=14) if stub else None,
        paragraph(f"电话：______________　日期：{WRITTEN_DATE}", line=24) if stub else None,
        issued(COUNTY, "{{ (certificate_on or form_date)|cn_date }}", height=14),
    ]


CERTIFICATE = Sheet(
    form="corrections.release_certificate",
    number="文书19",
    number_kind="official",
    title="解除社区矫正证明书",
    layout="reconstructed",
    category=CATEGORY,
    margins=(20, 25, 18, 25),
    basis=("corr.moj2012", "corr.gx_f", "corr.law.44"),
    notes="两联依某市印本（原为左右两联，此处上下排列）；过去盖司法所章，现为社区矫正机构章；编号“文书19”为推断，请核实。",
    body=[
        panel_name("存根"),
        _certificate(stub=True),
        cut_line(_NUMBER),
        panel_name("本人联"),
        _certificate(stub=False),
    ],
)


def _short(words: str, fact: str) -> Element:
    return row(label(5, words), cell(19, fact), height=0.9)


_DEATH_STUB = [
    ("姓名", shown("name")),
    ("性别", shown("sex")),
    ("出生日期", "{% if birth_on %}{{ birth_on|cn_date }}{% endif %}"),
    ("身份证号码", shown("id_number")),
    ("居住地", shown("residence")),
    ("户籍地", shown("household")),
    ("罪名", shown("offences")),
    ("原判刑罚", shown("sentence")),
    ("刑期", shown("sentence_term")),
    ("矫正类别", shown("correction_type")),
    (
        "矫正期限",
        "自{{ starts_on|cn_date }}至{{ ends_on|cn_date }}",
    ),
    ("执行机关", COUNTY),
    (
        "死亡时间及原因",
        "{% if died_on %}{{ died_on|cn_date }}{% endif %}　{{ death_cause|blank(0) }}",
    ),
    ("发往机关", "社区矫正决定机关、人民检察院、公安机关"),
    ("填发人", ""),
    ("批准人", ""),
    ("填发日期", ""),
]


def _death_letter(to: str) -> Blocks:
    return [
        title("死亡通知书", after=4),
        paragraph(NUMBER, align="right", line=24),
        addressed(to),
        text(
            "社区矫正对象",
            underlined("{{ name|blank(8) }}"),
            "，",
            underlined("{{ sex|blank(3) }}"),
            "，{{ birth_on|cn_date }}出生，身份证号码",
            underlined("{{ id_number|blank(18) }}"),
            "，居住地",
            underlined("{{ residence|blank(16) }}"),
            "，户籍地",
            underlined("{{ household|blank(16) }}"),
            "。因犯",
            OFFENCES,
            "于{{ judged_on|cn_date }}经",
            underlined("{{ decided_by|blank(12) }}"),
            "以",
            JUDGMENT,
            "判决书判处",
            underlined(
                "{{ sentence|blank(5) }}{% if sentence_term %}{{ sentence_term }}{% endif %}"
            ),
            "，矫正类别",
            underlined("{{ correction_type|blank(6) }}"),
            "，社区矫正期限自{{ starts_on|cn_date }}至{{ ends_on|cn_date }}。",
        ),
        text(
            "该对象于{{ died_on|cn_date }}因",
            underlined("{{ death_cause|blank(20) }}"),
            "死亡，社区矫正终止。",
        ),
        text("特此通知。"),
        issued(height=60),
    ]


DEATH_NOTICE = Sheet(
    form="corrections.death_notice",
    number="文书20",
    number_kind="official",
    title="死亡通知书",
    layout="reconstructed",
    category=CATEGORY,
    pages=3,
    basis=("corr.moj2012", "corr.gx_f", "corr.law.51"),
    notes="三联依某市印本（原在一张，此处一联一页）；编号“文书20”为推断，印制前请核实。",
    body=[
        panel_name("第一联　存根"),
        title("死亡通知书（存根）", after=4),
        paragraph(NUMBER, align="right", line=24),
        grid([_short(words, fact) for words, fact in _DEATH_STUB]),
        new_page(),
        panel_name("第二联　送社区矫正决定机关"),
        _death_letter("{{ decided_by|blank(16) }}："),
        new_page(),
        panel_name("第三联　送人民检察院、公安机关"),
        _death_letter("________人民检察院、________公安（分）局："),
    ],
)


def _person() -> list[Element]:
    return [
        birth_row(),
        homes_row(),
        row(
            label(4, "身份证号码"),
            value(8, "id_number"),
            label(4, "决定机关"),
            value(8, "decided_by"),
            height=1,
        ),
        sentence_row(),
        term_row(),
    ]


DEATH = Sheet(
    form="corrections.death_register",
    number="SQ-136",
    title="社区矫正对象死亡登记表",
    layout="reconstructed",
    category=CATEGORY,
    basis=("corr.gx_f", "corr.law.51"),
    notes="身份、判决、死亡时间原因、县级审核情况、备注各栏依某市印本。",
    body=[
        title("社区矫正对象死亡登记表"),
        grid(
            _person(),
            row(
                label(4, "死亡时间"),
                cell(20, "{% if died_on %}{{ died_on|cn_date }}{% endif %}"),
                height=1.1,
            ),
            wide("死亡原因", paragraph(shown("death_cause"), line=22), height=3.6),
            opinion("县级社区矫正机构审核情况", height=5.4),
            remark(2.4),
        ),
    ],
)

ABSENCE = Sheet(
    form="corrections.absence_death_register",
    number="SQ-137",
    title="社区矫正对象脱逃、下落不明及死亡情况登记表",
    layout="reconstructed",
    category=CATEGORY,
    basis=("corr.gx_f", "corr.law.30", "corr.law.51"),
    notes="合并登记表依某市印本，多“采取何种措施及处理结果”和签名两栏。",
    body=[
        title("社区矫正对象脱逃、下落不明及死亡情况登记表", size=18),
        grid(
            _person(),
            row(
                label(4, "登记种类"),
                cell(20, "□脱逃　　□下落不明　　□死亡"),
                height=1.1,
            ),
            row(label(4, "发生时间"), cell(20), height=1.1),
            row(label(4, "情况和原因"), cell(20), height=3.6),
            row(label(4, "采取何种措施及处理结果"), cell(20), height=3.6),
            opinion("县级社区矫正机构审核情况", height=3.8),
            row(label(4, "填表人签名"), cell(20), height=1.1),
            remark(1.4),
        ),
        foot("注：填表后及时报县级社区矫正机构。"),
    ],
)

SHEETS = [CERTIFICATE, DEATH_NOTICE, DEATH, ABSENCE]
