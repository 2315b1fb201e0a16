"""RT-14, the joint application to the court, in two variants."""

from tools.forms.layout import (
    GRID,
    NO_4,
    SMALL_4,
    Blocks,
    cell,
    choose_rows,
    grid,
    label,
    narrative,
    paragraph,
    repeat_rows,
    row,
    shown,
    sign_line,
    text,
    title,
    underlined,
    value,
)
from tools.forms.mediation_parts import (
    AGE,
    BODY,
    COMMITTEE,
    NUMBER,
    NUMERAL,
    POST,
    SEX,
    heading,
)
from tools.forms.sheet import Sheet

DATE = "{{ form_date|cn_date }}"


def _applicant_head(words: str) -> Blocks:
    return row(cell(GRID, f"申请人（{NUMERAL}）{words}"), height=0.75)


_BIRTH = (
    "{% if p.birth_on %}{{ p.birth_on|cn_date }}{% elif p.age or p.id_number %}"
    + AGE
    + "岁{% endif %}"
)


def _agent_row() -> Blocks:
    return choose_rows(
        "p.agent_name",
        row(
            label(4, "委托代理人"),
            value(8, "p.agent_name"),
            label(4, "电话"),
            value(8, "p.agent_phone"),
            height=0.75,
        ),
    )


def _address_rows() -> Blocks:
    return [
        row(label(4, "送达地址"), value(20, "p.address"), height=0.75),
        _agent_row(),
    ]


def _person_applicant() -> Blocks:
    return [
        _applicant_head(""),
        row(
            label(3, "姓名"),
            value(5, "p.name"),
            label(2, "性别"),
            cell(2, SEX, align="center"),
            label(3, "出生日期或年龄"),
            cell(5, _BIRTH),
            label(2, "民族"),
            value(2, "p.nation", align="center"),
            height=0.75,
        ),
        row(
            label(4, "身份证号码"),
            value(11, "p.id_number"),
            label(2, "职业"),
            value(7, "p.occupation"),
            height=0.75,
        ),
        row(
            label(4, "住址"),
            value(12, "p.address"),
            label(2, "电话"),
            value(6, "p.phone"),
            height=0.75,
        ),
        _address_rows(),
    ]


def _body_applicant() -> Blocks:
    return [
        _applicant_head("（单位）"),
        row(label(4, "名称"), value(20, "p.name"), height=0.75),
        row(
            label(4, "住所"),
            value(12, "p.address"),
            label(2, "电话"),
            value(6, "p.phone"),
            height=0.75,
        ),
        row(
            label(4, "法定代表人（负责人）"),
            cell(8, shown("p.legal_representative") + POST),
            label(4, "统一社会信用代码"),
            value(8, "p.credit_code"),
            height=0.75,
        ),
        _address_rows(),
    ]


_AGREED_ON = "{{ agreement_on|cn_date }}"


_COURT = "{% if confirmation_court %}{{ confirmation_court }}{% else %}________人民法院{% endif %}"


def _confirmation(variant: str, title_note: str, applicants: Blocks) -> Sheet:
    """The joint application to the court; the variants differ in the blocks of the applicants."""
    return Sheet(
        form=f"mediation.confirmation_{variant}",
        pages=2,
        number="RT-14",
        title=f"司法确认申请书（{title_note}）",
        layout="reconstructed",
        numbered_pages=True,
        basis=("rmtjf.33", "sfqr.3", "msf.205"),
        notes="内容依司法解释要求整理，版式未见原件；受理法院有自己格式的，从其格式。",
        body=[
            title("司法确认申请书", after=8),
            grid(repeat_rows("p in parties or [none, none]", applicants)),
            heading("申请事项：", before=8),
            text(
                "请求依法确认",
                underlined(COMMITTEE),
                "于",
                underlined(_AGREED_ON),
                "主持达成的人民调解协议（编号：",
                underlined(NUMBER),
                "）有效。",
                size=SMALL_4,
                line=24,
            ),
            heading("调解协议的内容："),
            narrative("terms", 5),
            heading("申请人承诺：", before=4),
            [
                text(each, size=SMALL_4, line=23)
                for each in (
                    "一、达成调解协议出于解决纠纷的目的和申请人自愿，没有恶意串通、规避法律的行为；",
                    "二、协议内容没有损害国家利益、社会公共利益和他人合法权益；",
                    (
                        "三、所提供的材料真实，如因协议内容给他人造成损害的，愿意承担相应的民事责任和"
                        "其他法律责任。"
                    ),
                )
            ],
            heading("附件：", before=4),
            text(
                "□人民调解协议书　　□身份证明（营业执照）　　□与协议有关的财产权利证明    "
                "□人民调解委员会出具的证明　　□授权委托书　　□其他：________",
                size=SMALL_4,
                line=23,
            ),
            text("本申请书一式____份。", size=SMALL_4, line=24),
            text("此致", size=NO_4, line=26, keep=True),
            paragraph(_COURT, size=NO_4, line=26, keep=True),
            grid(
                repeat_rows(
                    "p in parties or [none, none]",
                    row(
                        cell(7),
                        cell(
                            17,
                            sign_line(
                                f"申请人（{NUMERAL}）（签名、盖章或按指印）：", width=17, keep=False
                            ),
                        ),
                        height=1.05,
                    ),
                ),
                borders=False,
            ),
            paragraph(DATE, line=28, align="right"),
        ],
    )


# Both follow the kind of each party; where nothing is known yet, the second block of the variant
# for organizations is the one of a body.
CONFIRMATION_PERSONS = _confirmation(
    "persons", "个人与个人", choose_rows(BODY, _body_applicant(), _person_applicant())
)
CONFIRMATION_ORGANIZATION = _confirmation(
    "organization",
    "个人与单位",
    choose_rows(f"{BODY} or (not parties and loop.last)", _body_applicant(), _person_applicant()),
)

SHEETS = [CONFIRMATION_PERSONS, CONFIRMATION_ORGANIZATION]
