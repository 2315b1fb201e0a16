"""Praise, admonition and warning, and what comes before them: 文书9–11, SQ-122 … SQ-126."""

from tools.forms.corrections_parts import (
    CATEGORY,
    COUNTY,
    OFFENCES,
    WRITTEN_DATE,
    addressed,
    ban_row,
    birth_row,
    foot,
    homes_row,
    issued,
    number_line,
    number_of,
    opinion,
    remark,
    sentence_row,
    term_row,
    wide,
)
from tools.forms.layout import (
    GRID,
    SMALL_4,
    Blocks,
    Element,
    cell,
    gap,
    grid,
    label,
    narrative,
    paragraph,
    row,
    shown,
    sign_line,
    text,
    title,
    underlined,
)
from tools.forms.panels import cut_line, panel_name
from tools.forms.sheet import Sheet

_NUMBER = number_of("decision_number")


def _facts_and_law(*, height: float) -> Element:
    return wide(
        "事实及依据",
        paragraph("主要事实：", line=22),
        narrative("case_facts", 3, width=20, line=20),
        paragraph("依据：" + shown("grounds"), line=22),
        height=height,
    )


def _measure_table(*, opinions: Blocks, facts: float) -> Element:
    return grid(
        birth_row(),
        homes_row(),
        sentence_row(),
        term_row(),
        ban_row(),
        _facts_and_law(height=facts),
        opinions,
        remark(1),
    )


def _two_opinions(height: float) -> list[Element]:
    return [
        opinion("司法所意见", height=height),
        opinion("县级社区矫正机构意见", height=height),
    ]


def _measure_approval(word: str, form: str, **about: object) -> Sheet:
    return Sheet(
        form=f"corrections.{form}",
        title=f"社区矫正对象{word}审批表",
        layout="reconstructed",
        category=CATEGORY,
        body=[
            title(f"社区矫正对象{word}审批表"),
            _measure_table(opinions=_two_opinions(3), facts=4.4),
            foot("注：本表一式两份；以后提请撤销缓刑、撤销假释、收监执行的，附入有关案卷。"),
        ],
        **about,  # type: ignore[arg-type]
    )


ADMONITION_APPROVAL = _measure_approval(
    "训诫",
    "admonition_approval",
    number="SQ-122",
    basis=("corr.law.28", "corr.im.34", "corr.gx_f"),
    notes="2020年后新增，未见统一格式，版式依文书9警告审批表，请核实。",
)
WARNING_APPROVAL = _measure_approval(
    "警告",
    "warning_approval",
    number="文书9",
    number_kind="official",
    basis=("corr.moj2012", "corr.gx_f", "corr.nm_f"),
    notes="版式依两地系统印本；编号“文书9”为推断，印制前请核实。",
)


def _decision_panel(word: str, law: str, *, stub: bool) -> Blocks:
    look = {"size": SMALL_4, "line": 24}
    story = text(
        "社区矫正对象",
        underlined("{{ name|blank(8) }}"),
        "，",
        underlined("{{ sex|blank(3) }}"),
        "，身份证号码",
        underlined("{{ id_number|blank(18) }}"),
        "，居住地",
        underlined("{{ residence|blank(16) }}"),
        "，因",
        OFFENCES,
        "被判处",
        underlined("{{ sentence|blank(5) }}{% if sentence_term %}{{ sentence_term }}{% endif %}"),
        "，矫正类别为",
        underlined("{{ correction_type|blank(5) }}"),
        "，社区矫正期限自{{ starts_on|cn_date }}至{{ ends_on|cn_date }}。经查明：",
        **look,
    )
    signs = [
        sign_line("本人签名（捺手印）：", line=26, width=GRID / 2),
        text(f"电话：______________　日期：{WRITTEN_DATE}", indent=0, **look),
    ]
    return [
        paragraph(f"违反规定{word}决定书", align="center", size=16, line=28),
        paragraph(_NUMBER, align="right", size=SMALL_4, line=20),
        None if stub else addressed("社区矫正对象{{ name|blank(8) }}："),
        story,
        narrative("case_facts", 2, size=SMALL_4, line=22),
        text(f"依照{law}的规定，决定给予{word}。", **look),
        signs if stub else None,
        issued(COUNTY, height=4),
    ]


def _decision(word: str, form: str, law: str, **about: object) -> Sheet:
    return Sheet(
        form=f"corrections.{form}",
        title=f"社区矫正对象违反规定{word}决定书",
        layout="reconstructed",
        category=CATEGORY,
        margins=(18, 25, 16, 25),
        body=[
            panel_name("存根"),
            _decision_panel(word, law, stub=True),
            cut_line(_NUMBER),
            panel_name("本人联"),
            _decision_panel(word, law, stub=False),
            foot("注：司法所存存根复印件一份；同时抄送人民检察院。"),
        ],
        **about,  # type: ignore[arg-type]
    )


_LAW = "《中华人民共和国社区矫正法》第二十八条、《社区矫正法实施办法》第三十{}条"
ADMONITION_DECISION = _decision(
    "训诫",
    "admonition_decision",
    _LAW.format("四"),
    number="SQ-123",
    basis=("corr.law.28", "corr.im.34", "corr.gx_f"),
    notes="2020年后新增，未见统一格式，版式依文书10违反规定警告决定书，请核实。",
)
WARNING_DECISION = _decision(
    "警告",
    "warning_decision",
    _LAW.format("五"),
    number="文书10",
    number_kind="official",
    basis=("corr.moj2012", "corr.gx_f", "corr.im.35"),
    notes="两联依某市印本（原为左右两联，此处上下排列）；编号“文书10”为推断；条款按现行规定改写，请核实。",
)

COMMENDATION_APPROVAL = Sheet(
    form="corrections.commendation_approval",
    number="SQ-124",
    title="社区矫正对象表扬审批表",
    layout="designed",
    category=CATEGORY,
    basis=("corr.law.28", "corr.im.33"),
    notes="2020年后新增，未见统一格式；表现的四项条件见实施办法第三十三条，未核到原文，请核实。",
    body=[
        title("社区矫正对象表扬审批表"),
        grid(
            birth_row(),
            homes_row(),
            sentence_row(),
            term_row(),
            wide(
                "矫正表现",
                paragraph("接受社区矫正已满______个月", line=24),
                paragraph("□服从人民法院判决，认罪悔罪", line=24),
                paragraph("□遵守法律法规", line=24),
                paragraph("□遵守报告、会客、外出、迁居等规定，服从管理", line=24),
                paragraph("□积极参加教育学习等活动，接受教育矫正", line=24),
                paragraph("□有见义勇为、抢险救灾等突出表现", line=24),
                paragraph("具体表现：" + shown("row.reason"), line=24),
                height=7,
            ),
            row(
                label(4, "公示情况"),
                cell(20, "地点：________　时间：自    年  月  日至    年  月  日"),
                height=1.4,
            ),
            _two_opinions(3.6),
            remark(1),
        ),
        foot("注：表扬决定抄送人民检察院；未成年人的不公示。"),
    ],
)

COMMENDATION_DECISION = Sheet(
    form="corrections.commendation_decision",
    number="SQ-125",
    title="社区矫正对象表扬决定书",
    layout="designed",
    category=CATEGORY,
    basis=("corr.law.28", "corr.im.33"),
    notes="2020年后新增，未见统一格式，按决定书样式拟定，请核实。",
    body=[
        title("表 扬 决 定 书", after=4),
        number_line(),
        addressed("社区矫正对象{{ name|blank(8) }}："),
        text("你在社区矫正期间（{{ starts_on|cn_date }}至{{ ends_on|cn_date }}），", line=32),
        narrative("row.reason", 6, size=15, line=32),
        text(
            "依照《中华人民共和国社区矫正法》第二十八条、《社区矫正法实施办法》第三十三条的规定，"
            "决定给予表扬。",
            line=32,
        ),
        text("望你继续遵守规定，接受教育矫正，早日顺利融入社会。", line=32),
        issued(height=50),
        gap(10),
        sign_line("社区矫正对象（签名）、日期：", left=5),
        foot("注：本决定书交本人一份，存档一份，抄送人民检察院一份。"),
    ],
)

_KINDS = "□治安管理处罚　□撤销缓刑　□撤销假释　□收监执行　□减刑"
REVIEW = Sheet(
    form="corrections.proposal_review",
    number="文书11",
    number_kind="official",
    title="提请治安管理处罚（撤销缓刑、撤销假释、收监执行、减刑）审核表",
    layout="reconstructed",
    category=CATEGORY,
    basis=("corr.moj2012", "corr.gx_f"),
    notes="三级意见和备注依某市印本；编号“文书11”为推断，印制前请核实；提请种类一行为增设。",
    margins=(18, 25, 16, 25),
    body=[
        title("提请治安管理处罚（撤销缓刑、撤销假释、", size=17, after=0),
        title("收监执行、减刑）审核表", size=17, after=6),
        paragraph(f"提请种类：{_KINDS}", line=24, keep=True),
        grid(
            birth_row(),
            homes_row(),
            sentence_row(),
            term_row(),
            ban_row(),
            _facts_and_law(height=4),
            _two_opinions(2.5),
            opinion("地（市）级社区矫正机构意见", height=2.5),
            remark(1),
        ),
        foot("注：本表与建议书一并上报。"),
    ],
)


def _search_rows() -> list[Element]:
    return [row(cell(4), cell(5), cell(5), cell(5), cell(5), height=1.05) for _ in range(8)]


SEARCH = Sheet(
    form="corrections.search_record",
    number="SQ-126",
    title="未按期报到（脱管）查找记录表",
    layout="designed",
    category=CATEGORY,
    basis=("corr.law.30", "corr.im.38"),
    notes="未见统一格式；日期、方式、联系的人、结果、证据和通知各栏依查找程序拟定，请核实。",
    body=[
        title("未按期报到（脱管）查找记录表"),
        grid(
            birth_row(),
            homes_row(),
            term_row(),
            row(
                label(4, "发现情况"),
                cell(20, "□未按期报到　□失去联系　最后一次联系：    年  月  日"),
                height=1.1,
            ),
            row(
                *[
                    label(width, words, shade=True)
                    for width, words in (
                        (4, "日期时间"),
                        (5, "查找方式"),
                        (5, "联系的人"),
                        (5, "结果"),
                        (5, "查找人签名"),
                    )
                ],
                head=True,
            ),
            _search_rows(),
            row(label(4, "固定的证据"), cell(20), height=1.5),
            row(
                label(4, "通知公安机关"),
                cell(8, "    年  月  日"),
                label(4, "通报检察院"),
                cell(8, "    年  月  日"),
                height=1.1,
            ),
            row(label(4, "查找结果"), cell(20, "□已找到：    年  月  日　□仍下落不明"), height=1.2),
            row(label(4, "处理意见"), cell(20), height=1.5),
        ),
        gap(4),
        paragraph("查找方式：电话、微信、通信核查、走访家属村居、实地查找等。", size=10.5, line=16),
    ],
)

SHEETS = [
    ADMONITION_APPROVAL,
    ADMONITION_DECISION,
    WARNING_APPROVAL,
    WARNING_DECISION,
    COMMENDATION_APPROVAL,
    COMMENDATION_DECISION,
    REVIEW,
    SEARCH,
]
