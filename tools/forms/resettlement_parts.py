"""Blocks that several forms of resettlement share: the line above a table, ticks, opinions."""

from tools.forms.corrections_parts import WRITTEN_DATE
from tools.forms.layout import (
    NO_5,
    SMALL_4,
    Blocks,
    Element,
    box,
    cell,
    gap,
    label,
    paragraph,
    row,
    value,
)

CATEGORY = "resettlement"
STATION = "{% if station.name %}{{ station.name }}{% else %}________司法所{% endif %}"
DAY = "{{ (document.date or form_date)|cn_date }}"
# The period a recurring paper is for, e.g. 2024年第2季度; a blank line when it is made by hand.
PERIOD = "{% if period.title %}{{ period.title }}{% else %}____________{% endif %}"
DRAWN = "栏目依系统数据模型，版式为复原，未见统一印本。"
PERIOD_SHORT = PERIOD.replace("____________", "________")
OWN = "只知道有此材料，栏目和版式为自拟。"


def head_line(*, day: str = DAY) -> Element:
    """单位、编号、填表日期 above the table."""
    return paragraph(
        f"单位：{STATION}　　编号：{{{{ number|blank(12) }}}}　　填表日期：{day}",
        size=NO_5,
        line=22,
        keep=True,
    )


def ticks(fact: str, *words: str, between: str = "　") -> str:
    """The words with a box before each, ticked for the one on record."""
    return between.join(box(each, f"{fact} == '{each}'") for each in words)


def many(fact: str, *words: str, between: str = "　") -> str:
    """The words with a box before each, ticked for all that are on record."""
    return between.join(box(each, f"'{each}' in ({fact} or [])") for each in words)


def yes_no(fact: str, yes: str = "是", no: str = "否") -> str:
    """Two boxes for what is or is not so."""
    return f"{box(yes, f'{fact} is true')}　{box(no, f'{fact} is false')}"


def day_of(fact: str) -> str:
    """A date in a cell of its own; an empty cell is blank enough."""
    return "{% if " + fact + " %}{{ " + fact + "|cn_date }}{% endif %}"


def three(*parts: tuple[str, str], height: float = 0.8) -> Element:
    """Three labelled values side by side; what has braces is a template."""
    cells = [each for words, shows in parts for each in (_name(3, words), _shown(5, shows))]
    return row(*cells, height=height)


def two(*parts: tuple[str, str], height: float = 0.9) -> Element:
    """Two labelled values side by side; what has braces is a template."""
    cells = [each for words, shows in parts for each in (_name(4, words), _shown(8, shows))]
    return row(*cells, height=height)


def _shown(span: int, shows: str) -> Element:
    plain = shows and "{" not in shows and "□" not in shows
    if plain:
        return value(span, shows)
    return cell(span, shows, size=NO_5 if span < 8 and "cn_date" in shows else SMALL_4)


def _name(span: int, words: str) -> Element:
    # Six words stand in four columns when they are a little smaller.
    return cell(span, words, align="center", size=NO_5 if len(words) > span + 1 else SMALL_4)


def person_rows() -> list[Element]:
    """Who the paper is about, without what he was sentenced for."""
    return [
        three(("姓名", "name"), ("性别", "sex"), ("出生日期", day_of("birth_on"))),
        two(("身份证号", "id_number"), ("联系电话", "phone")),
        two(("户籍地", "household"), ("现居住地", "residence"), height=1.1),
    ]


def term_cell(span: int = 20) -> Element:
    """帮教期限 from and to."""
    return cell(span, "自{{ help_from|cn_date }}至{{ help_until|cn_date }}")


def opinion(words: str, *, height: float = 2.8, sealed: str = "（印章）") -> Element:
    """The place of an opinion, with signature, seal and date at the lower right."""
    room = max(height - 1.9, 0.3) * 28
    return row(
        _name(4, words),
        cell(
            20,
            gap(room),
            paragraph(f"负责人（签名）：____________    {sealed}", line=24, align="right"),
            paragraph(f"{WRITTEN_DATE}  ", line=22, align="right"),
            top=True,
        ),
        height=height,
    )


def signing(words: str, *, person: bool = True) -> Blocks:
    """The last rows of a paper the person signs, with the words for one who will not."""
    own = [
        row(label(4, words), cell(20), height=1.1),
        row(
            label(4, "本人拒签说明"),
            cell(20, "{% if document.refusal %}{{ document.refusal }}{% endif %}"),
            height=1.1,
        ),
    ]
    return own if person else own[:1]
