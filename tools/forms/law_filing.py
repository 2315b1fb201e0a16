"""The forms of filing and of collecting opinions: FZ-10 … FZ-14."""

from tools.forms.law_parts import (
    CATEGORY,
    RECEIVED,
    STATION,
    above,
    any_ticks,
    date_of,
    empty,
    facts,
    heads,
    pair,
    signed,
    single,
    ticks,
    told,
)
from tools.forms.layout import (
    NO_4,
    SMALL_4,
    cell,
    grid,
    narrative,
    paragraph,
    repeat_rows,
    row,
    seal,
    shown,
    text,
    title,
    underlined,
    value,
)
from tools.forms.sheet import Sheet

_NUMBER = paragraph("〔        〕      号", size=NO_4, line=26, align="right", after=10, keep=True)

FILING_REPORT = Sheet(
    form="law.filing_report",
    number="FZ-10",
    title="规范性文件备案报告",
    layout="reconstructed",
    category=CATEGORY,
    basis=("law.bash", "law.ndt"),
    notes="文字和附件依上海2004年备案格式；电子文本、合法性审查意见见于乡镇备案制度；份数各地不同。",
    body=[
        title("规范性文件备案报告", after=6),
        _NUMBER,
        text("____________人民政府：", indent=0, keep=True),
        text(
            "《",
            underlined("{{ matter|blank(24) }}"),
            "》（",
            underlined("{{ document_number|blank(12) }}"),
            "）已于{{ issued_on|cn_date }}经",
            underlined("{{ meeting_name|blank(12) }}"),
            "会议审议通过，由",
            underlined("{{ signed_by_head|blank(6) }}"),
            "签署公布。现依照",
            underlined("{{ filing_rule|blank(16) }}"),
            "的规定报送备案。",
        ),
        text("附件：1．正式文本        5份", before=10, keep=True),
        *[
            text(f"　　　{number}．{words}", keep=True)
            for number, words in enumerate(
                (
                    "起草说明        1份",
                    "制定依据        1份",
                    "电子文本        1份",
                    "合法性审查意见  1份",
                ),
                2,
            )
        ],
        seal("{{ issuer|blank(14) }}", date_of("filed_on"), height=40),
        text(
            "联系人：{{ contact|blank(8) }}　　联系电话：{{ contact_phone|blank(12) }}",
            size=SMALL_4,
            before=24,
        ),
    ],
)

_TEXT = "{% if text_kind %}{{ text_kind }}{% else %}村规民约{% endif %}"
_VILLAGE = "{% if village %}{{ village }}{% else %}________{% endif %}村（居）民委员会"

RULES_REPORT = Sheet(
    form="law.village_rules_report",
    number="FZ-11",
    title="村规民约备案报告",
    layout="reconstructed",
    category=CATEGORY,
    basis=("law.vcl.27", "law.hzfx.14"),
    notes="法律只要求报乡镇备案，没有统一样式；表决人数和附件为整理复原。",
    body=[
        title("村规民约备案报告", after=6),
        _NUMBER,
        text("____________人民政府（街道办事处）：", indent=0, keep=True),
        text(
            "我村（社区）于{{ voted_on|cn_date }}召开村民会议（村民代表会议），应到",
            underlined("{{ entitled|blank(4) }}"),
            "人，实到",
            underlined("{{ present_count|blank(4) }}"),
            "人，赞成",
            underlined("{{ agreed_count|blank(4) }}"),
            "人，通过了《",
            underlined("{{ version_name|blank(14) }}"),
            f"{_TEXT}》。现依照《村民委员会组织法》的规定报送备案。",
        ),
        text(f"附件：1．{_TEXT}文本", before=10),
        text("　　　2．会议记录（表决、签到）"),
        seal(_VILLAGE, date_of("filed_on"), height=60),
    ],
)

RULES_REVIEW = Sheet(
    form="law.village_rules_review",
    number="FZ-12",
    title="村规民约合法性审查表",
    layout="designed",
    category=CATEGORY,
    basis=("law.vcl.27", "law.hzfx.23"),
    notes="与法律抵触、侵犯权利、程序三个方面依法律规定，表格为自拟。",
    body=[
        title("村规民约合法性审查表"),
        grid(
            facts("村（社区）", "village", "文本种类", "text_kind", height=1),
            pair("表决日期", date_of("voted_on"), "报送日期", date_of("filed_on")),
            single(
                "表决情况",
                "应到 {{ entitled|blank(4) }} 人，实到 {{ present_count|blank(4) }} 人，"
                "赞成 {{ agreed_count|blank(4) }} 人",
            ),
            told("是否与法律、|法规抵触", "law_conflict", height=3.6),
            told("是否侵犯村民|人身权利、民主|权利和合法|财产权利", "rights_conflict", height=3.6),
            told("程序是否|符合规定", "procedure_view", height=2.6),
            single("审查结论", ticks("conclusion", "准予备案", "责令改正"), height=1.1),
            told("需要改正|的条款", "order_provisions", height=2.8),
            signed("审查人"),
        ),
        seal(STATION, "{{ (opinion_on or form_date)|cn_date }}", height=14),
    ],
)

RULES_ORDER = Sheet(
    form="law.village_rules_order",
    number="FZ-13",
    title="责令改正通知书",
    layout="reconstructed",
    category=CATEGORY,
    basis=("law.vcl.27", "law.hzfx.14"),
    notes="责令改正依村民委员会组织法第二十七条，条款、依据、期限三项为整理复原；由乡镇政府盖章。",
    body=[
        title("责令改正通知书", after=6),
        _NUMBER,
        text(_VILLAGE + "：", indent=0, keep=True),
        text(
            "你村（社区）{{ filed_on|cn_date }}报送备案的",
            underlined("{{ text_kind|blank(6) }}"),
            "，经审查，下列条款与法律、法规抵触或者侵犯村民合法权益：",
        ),
        narrative("order_provisions", 5),
        text("依据：", underlined("{{ order_grounds|blank(28) }}")),
        text(
            "依照《村民委员会组织法》第二十七条的规定，责令你村（社区）于"
            "{{ order_until|cn_date }}前改正，并将改正后的文本和表决记录重新报送。"
        ),
        seal("____________人民政府（街道办事处）", date_of("order_on"), height=60),
        text(
            RECEIVED,
            size=SMALL_4,
            before=30,
        ),
    ],
)

COLLECTION = Sheet(
    form="law.collection_summary",
    number="FZ-14",
    title="立法（文件）意见征集汇总表",
    layout="designed",
    category=CATEGORY,
    basis=("law.custom.collection",),
    notes="没有公开的统一样式，为自拟。",
    body=[
        title("立法（文件）意见征集汇总表", after=4),
        grid(
            single("草案名称", shown("matter"), height=1.1),
            pair("委托|（起草）单位", shown("asked_by"), "要求反馈|日期", date_of("reply_until")),
            single(
                "征集方式",
                any_ticks(
                    *(
                        "modes",
                        "公开征求意见",
                        "座谈会",
                        "听证会",
                        "实地走访",
                        "问卷调查",
                        "网络征集",
                    )
                ),
                height=1.2,
            ),
            pair("参加征集人数", shown("people"), "意见条数", shown("document.count")),
            heads((2, "序号"), (4, "条款"), (9, "意见内容"), (4, "提出人"), (5, "理由")),
            repeat_rows(
                "s in suggestions or []",
                row(
                    cell(2, "{{ loop.index }}", align="center"),
                    value(4, "s.clause"),
                    value(9, "s.content"),
                    value(4, "s.proposer"),
                    value(5, "s.reason"),
                    height=1.1,
                ),
            ),
            repeat_rows(
                "_ in range(8 - (suggestions or [])|length)", empty(2, 4, 9, 4, 5, height=1.2)
            ),
        ),
        above("没有意见的，在“意见内容”栏写“无意见”。"),
        seal(STATION, date_of("reported_on"), height=10),
    ],
)

SHEETS = [FILING_REPORT, RULES_REPORT, RULES_REVIEW, RULES_ORDER, COLLECTION]
