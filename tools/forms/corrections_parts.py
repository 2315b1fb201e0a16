"""Blocks that several forms of community correction share: identity rows, opinions, letters."""

from tools.forms.layout import (
    GRID,
    NO_4,
    SMALL_4,
    Blocks,
    Element,
    cell,
    gap,
    label,
    note,
    paragraph,
    row,
    ruled,
    sign_line,
    text,
    underlined,
    value,
)

CATEGORY = "community_corrections"
STATION = "{% if station.name %}{{ station.name }}{% else %}________司法所{% endif %}"
COUNTY = "{% if bureau.name %}{{ bureau.name }}{% else %}________司法局{% endif %}"
DATE = "{{ form_date|cn_date }}"
# What is on record besides the kind of accessory penalty: how much, how long.
ACCESSORY = (
    "{% if accessory_penalty %}{{ accessory_penalty }}"
    "{% elif added_penalties %}{{ added_penalties|joined }}{% endif %}"
)
# On record these end with 罪 and 号; the blanks print them.
OFFENCES = underlined("{% if offences %}{{ offences }}{% else %}________罪{% endif %}")
JUDGMENT = underlined("{{ judgment_number or '______________号' }}")
# The whole of a long prohibition stands in the judgment; the cell has room for its beginning.
INJUNCTION = (
    "{% if injunction and injunction|length > 60 %}{{ injunction[:56] }}……（全文见判决书）"
    "{% elif injunction %}{{ injunction }}{% endif %}"
)
WRITTEN_DATE = "        年    月    日"
# The number of a document is given by the county body when it is issued.
NUMBER = "（        ）      字第        号"
CORRECTED = "社区矫正对象"
PARTED = "        "


def period(start: str, end: str) -> Blocks:
    """From one day to another, each on a line of its own in a narrow cell."""
    return [
        paragraph("自{{ " + start + "|cn_date }}", line=18),
        paragraph("至{{ " + end + "|cn_date }}", line=18),
    ]


def name_row(*, last: str = "原判刑期", fact: str = "sentence_term") -> Element:
    """姓名、性别、罪名 and the sentence."""
    return row(
        label(3, "姓名"),
        value(4, "name", align="center"),
        label(2, "性别"),
        value(2, "sex", align="center"),
        label(2, "罪名"),
        value(4, "offences"),
        label(3, last),
        value(4, fact),
        height=1.1,
    )


def birth_row() -> Element:
    """姓名、性别、出生年月日."""
    return row(
        label(3, "姓名"),
        value(5, "name", align="center"),
        label(3, "性别"),
        value(3, "sex", align="center"),
        label(4, "出生年月"),
        cell(6, "{% if birth_on %}{{ birth_on|cn_date }}{% endif %}"),
        height=1,
    )


def homes_row() -> Element:
    """居住地、户籍地."""
    return row(
        label(3, "居住地"),
        value(9, "residence"),
        label(3, "户籍地"),
        value(9, "household"),
        height=1.2,
    )


def sentence_row() -> Element:
    """罪名、原判刑期、附加刑."""
    return row(
        label(3, "罪名"),
        value(5, "offences"),
        label(3, "原判刑期"),
        value(5, "sentence_term"),
        label(3, "附加刑"),
        cell(5, ACCESSORY),
        height=1.1,
    )


def term_row() -> Element:
    """矫正类别、矫正期限、起止日."""
    return row(
        label(3, "矫正类别"),
        value(4, "correction_type", align="center"),
        label(3, "矫正期限"),
        cell(3, "{% if term_months %}{{ term_months }}个月{% endif %}", align="center"),
        label(3, "起止日"),
        cell(8, period("starts_on", "ends_on")),
        height=1.4,
    )


def ban_row(*, managed: bool = False) -> Element:
    """禁止令内容 and its time, after the class of management where the form has it."""
    head = [label(3, "管理类别"), value(2, "management_class", align="center")] if managed else []
    return row(
        *head,
        label(4, "禁止令内容"),
        cell(6 if managed else 10, INJUNCTION),
        label(3, "禁止期限起止日"),
        cell(6 if managed else 7, period("injunction_from", "injunction_until")),
        height=1.4,
    )


def opinion(
    words: str, *, height: float = 2.9, sealed: str = "（公章）", told: Blocks = None
) -> Element:
    """The place where an office writes its opinion, with seal and date at the lower right."""
    room = max(height - 1.9, 0.3) * 28
    return row(
        label(4, words),
        cell(
            20,
            told,
            gap(room),
            paragraph(f"负责人（签名）：____________    {sealed}", line=24, align="right"),
            paragraph(f"{WRITTEN_DATE}  ", line=22, align="right"),
            top=True,
        ),
        height=height,
    )


def wide(words: str, *blocks: Blocks | str, height: float = 2.2) -> Element:
    """A labelled row over the whole width, growing with what stands in it."""
    return row(label(4, words), cell(20, *blocks, top=True), height=height, split=True)


def remark(height: float = 1.2) -> Element:
    """备注."""
    return row(label(4, "备注"), cell(20), height=height)


def head(left: str, right: str = "") -> Element:
    """The line above a table: who fills it in at the left, a date or number at the right."""
    gap_between = "　" * max(2, 34 - len(left) - len(right))
    return paragraph(left, gap_between, right, size=SMALL_4, line=24, keep=True)


def number_of(fact: str) -> str:
    """The number on record, else the printed blanks it is written into."""
    return "{% if " + fact + " %}{{ " + fact + " }}{% else %}" + NUMBER + "{% endif %}"


def number_line(fact: str | None = None) -> Element:
    """The official number of a document, as on record or given by hand."""
    told = number_of(fact) if fact else NUMBER
    return paragraph(told, size=NO_4, line=26, align="right", after=6, keep=True)


def foot(words: str) -> Element:
    """How many copies there are and where they go."""
    return note(words, before=4)


def addressed(words: str) -> Element:
    """To whom a letter goes."""
    return text(words, indent=0, keep=True)


def identity_sentence() -> Element:
    """Who the letter is about, as one sentence."""
    return text(
        f"{CORRECTED}",
        underlined("{{ name|blank(8) }}"),
        "，",
        underlined("{{ sex|blank(4) }}"),
        "，{{ birth_on|cn_date }}出生，",
        underlined("{{ nation|blank(4) }}"),
        "，居住地",
        underlined("{{ residence|blank(20) }}"),
        "，户籍地",
        underlined("{{ household|blank(20) }}"),
        "，身份证号码",
        underlined("{{ id_number|blank(18) }}"),
        "。",
    )


def judgment_sentence() -> Element:
    """For what, by whom and to what the person was sentenced."""
    return text(
        "因犯",
        OFFENCES,
        "，于{{ judged_on|cn_date }}经",
        underlined("{{ decided_by|blank(12) }}"),
        "以",
        JUDGMENT,
        "判决书（裁定书、决定书）判处",
        underlined("{{ sentence|blank(6) }}{% if sentence_term %}{{ sentence_term }}{% endif %}"),
        "，附加刑",
        underlined(ACCESSORY.replace("{% endif %}", "{% else %}________{% endif %}")),
        "。",
    )


def term_sentence() -> Element:
    """The kind of correction and its time."""
    return text(
        "依法实行社区矫正，矫正类别为",
        underlined("{{ correction_type|blank(6) }}"),
        "，社区矫正期限自{{ starts_on|cn_date }}起至{{ ends_on|cn_date }}止。",
    )


def issued(body: str = COUNTY, date: str = DATE, *, height: float = 30) -> Blocks:
    """The body that issues a letter, with room for its seal, and the date."""
    look = {"align": "right", "line": 26, "size": NO_4}
    return [
        paragraph(f"{body}（公章）", before=height, keep=True, **look),
        paragraph(date, **look),
    ]


def signed(words: str, *, left: float = 0, width: float = GRID) -> Blocks:
    """A signature and its date."""
    return [
        sign_line(words, left=left, width=width),
        paragraph(WRITTEN_DATE, line=24, align="right"),
    ]


def writing(lines: int) -> Blocks:
    """Ruled lines of a letter."""
    return ruled(lines, line=26)
