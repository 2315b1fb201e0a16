"""Blocks that several mediation forms share: party rows, the committee, signatures."""

from tools.forms.layout import (
    GRID,
    NO_4,
    Blocks,
    Element,
    Run,
    cell,
    choose_rows,
    grid,
    label,
    paragraph,
    repeat,
    row,
    seal,
    shown,
    sign_line,
    value,
)

COMMITTEE = "{% if committee.name %}{{ committee.name }}{% else %}________人民调解委员会{% endif %}"
NUMBER = "{% if number %}{{ number }}{% else %}（        ）人调字第      号{% endif %}"
# A long remark has its own paper; the line has room for a short one.
SHORT_REMARK = "{% if remark and remark|length > 40 %}详见卷宗情况说明{% elif remark %}{{ remark }}"
NUMERAL = "{{ '一二三四五六七八九十'[loop.index0] }}"
BODY = "p.kind in ['法人', '非法人组织']"


def person_rows(who: str) -> Blocks:
    """The three printed rows of a natural person bound as `p`."""
    return [
        row(
            label(5, f"{who}姓名"),
            value(5, "p.name"),
            label(2, "性别"),
            cell(2, SEX, align="center"),
            label(2, "民族"),
            value(3, "p.nation", align="center"),
            label(2, "年龄"),
            cell(3, AGE, align="center"),
        ),
        row(
            label(5, "职业或职务"),
            value(7, "p.occupation"),
            label(4, "联系方式"),
            value(8, "p.phone"),
        ),
        row(label(5, "单位或住址"), value(19, "p.address")),
    ]


def body_rows(who: str) -> Blocks:
    """The same place for a legal person or organisation bound as `p`."""
    return [
        row(label(5, f"{who}名称"), value(19, "p.name")),
        row(
            label(5, HEAD),
            cell(7, shown("p.legal_representative") + POST),
            label(4, "联系方式"),
            value(8, "p.phone"),
        ),
        row(label(5, "单位或住址"), value(19, "p.address")),
    ]


SEX = "{% if p.sex or p.id_number %}{{ p|sex }}{% endif %}"
AGE = "{% if p.id_number or p.birth_on or p.age %}{{ p|age(form_date) }}{% endif %}"
HEAD = "{% if p.kind == '非法人组织' %}负责人{% else %}法定代表人{% endif %}"
POST = "{% if p.legal_representative_post %}（{{ p.legal_representative_post }}）{% endif %}"


def party_rows(who: str) -> Blocks:
    """Rows of one party, person or body, with the agent where there is one."""
    agent = row(
        label(5, "委托代理人"),
        value(7, "p.agent_name"),
        label(4, "联系方式"),
        value(8, "p.agent_phone"),
    )
    return [
        choose_rows(BODY, body_rows(who), person_rows(who)),
        choose_rows("p.agent_name", agent),
    ]


def committee_seal(date: str = "{{ form_date|cn_date }}", *, height: float = 44) -> Blocks:
    """The committee with room for its seal, and the date under it."""
    return seal(COMMITTEE, date, height=height)


LEFT_COLUMN = 13


def signature_columns(left: Blocks, right: Blocks) -> Element:
    """Two columns of signature lines without borders, never torn apart."""
    columns = row(cell(LEFT_COLUMN, left, top=True), cell(GRID - LEFT_COLUMN, right, top=True))
    return grid(columns, borders=False)


def left_sign(words: str) -> Element:
    """One signature line in the left of two columns."""
    return sign_line(words, width=LEFT_COLUMN, keep=False)


def right_sign(words: str) -> Element:
    """One signature line in the right of two columns."""
    return sign_line(words, width=GRID - LEFT_COLUMN, keep=False)


def parties_sign() -> Blocks:
    """A left line for each party, two when the parties are not yet known."""
    return repeat("p in parties or [none, none]", left_sign("当事人（签名、盖章或按指印）："))


def mediators_sign() -> Blocks:
    """A right line for each mediator and one for the recorder."""
    mediators = repeat("m in mediators or [none]", right_sign("人民调解员（签名）："))
    return [mediators, right_sign("记录人（签名）：")]


def heading(words: str, **look: float) -> Element:
    """The label over a block of writing."""
    return paragraph(Run(words, bold=True), size=NO_4, line=26, keep=True, **look)
