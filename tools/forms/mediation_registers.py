"""The registers of mediation in print: screening, grave disputes, visits, rosters, payments."""

from tools.forms.layout import SMALL_5, WIDE, Blocks, cell, gap, grid, row, title
from tools.forms.mediation_parts import COMMITTEE
from tools.forms.register import SERIAL, Column, day, money, register, total_of, words
from tools.forms.sheet import Sheet

_YEAR = "{% if folder_year %}{{ folder_year }}{% else %}____{% endif %}年"
STATION = "单位：{{ station.name|blank(16) }}"


def above(*told: str) -> Blocks:
    """What stands over the table, spread over the page."""
    share = 24 // len(told)
    sides = ["left", *["center"] * (len(told) - 2), "right"]
    cells = [
        cell(share, each, edges="", align=side) for each, side in zip(told, sides, strict=True)
    ]
    return [grid(row(*cells, height=0.9), borders=False, width=WIDE), gap(2)]


def _book(
    form: str, number: str, name: str, table: Blocks, *, basis: tuple[str, ...], notes: str
) -> Sheet:
    return Sheet(
        form=f"mediation.{form}",
        number=number,
        title=name,
        layout="designed",
        landscape=True,
        numbered_pages=True,
        basis=basis,
        notes=notes,
        body=[
            title(name, after=4),
            above(STATION, "登记人：{{ registrar|blank(8) }}", _YEAR),
            table,
        ],
    )


_DISPUTE = (
    SERIAL,
    day("排查日期", 21, "date"),
    words("地点（村、居）", 24, "place"),
)
SCREENING = _book(
    "screening_form",
    "RT-24",
    "矛盾纠纷排查登记表",
    register(
        (
            *_DISPUTE,
            Column("排查人", 16, "screener"),
            words("纠纷当事人（姓名、电话）", 32, "{{ e.names|blank(0) }} {{ e.phone|blank(0) }}"),
            words("类型", 20, "dispute_type"),
            words("简要情况", 36, "summary"),
            Column("涉及人数", 11, "people"),
            Column("风险等级", 13, "risk"),
            words("化解措施", 24, "measure"),
            Column("责任人", 15, "responsible"),
            day("办理时限", 21, "due_on"),
            Column("结果", 15, "result"),
            day("销号日期", 21, "closed_on"),
        ),
        "entries",
        least=11,
        size=SMALL_5,
    ),
    basis=("med.screening", "med.screening_columns"),
    notes="栏目综合公开的排查制度和一个村级系统整理；没有发现纠纷的，注明“零报告”。",
)
MAJOR = _book(
    "major_register",
    "RR-02",
    "重大疑难纠纷台账",
    register(
        (
            *_DISPUTE,
            words("纠纷当事人", 26, "names"),
            words("类型", 18, "dispute_type"),
            words("简要情况", 32, "summary"),
            Column("涉及人数", 11, "people"),
            Column("风险等级", 12, "risk"),
            day("报告时间", 21, "reported_on"),
            words("报告对象", 20, "reported_to"),
            Column("包案领导", 16, "leader"),
            words("化解措施、进展", 28, "{{ e.measure|blank(0) }} {{ e.progress|blank(0) }}"),
            Column("结果", 14, "result"),
            day("销号日期", 21, "closed_on"),
        ),
        "entries",
        least=11,
        size=SMALL_5,
    ),
    basis=("med.screening", "med.design_registers"),
    notes="在排查登记的栏目上加报告、包案、进展，为自拟。",
)
VISITS = _book(
    "visit_register",
    "RR-03",
    "人民调解回访登记簿",
    register(
        (
            SERIAL,
            words("卷号", 46, "number"),
            words("协议编号", 46, "agreement_number"),
            words("当事人", 44, "names"),
            day("回访时间", 22, "date"),
            Column("方式", 16, "method"),
            Column("履行情况", 22, "performance"),
            Column("满意度", 20, "satisfied"),
            Column("回访人", 20, "visitor"),
        ),
        "entries",
        least=12,
    ),
    basis=("fill.notes", "med.design_registers"),
    notes="栏目依文书填写说明整理，版式为自拟。",
)
CONFIRMATIONS = _book(
    "confirmation_register",
    "RR-04",
    "司法确认台账",
    register(
        (
            SERIAL,
            words("卷号", 46, "number"),
            words("当事人", 40, "names"),
            day("协议日期", 22, "agreement_on"),
            day("申请日", 22, "applied_on"),
            words("法院", 34, "court"),
            words("案号", 40, "case_number"),
            Column("结果", 20, "result"),
            day("日期", 22, "decided_on"),
        ),
        "entries",
        least=12,
    ),
    basis=("sfqr.4", "med.design_registers"),
    notes="栏目为自拟。",
)
_AGE = (
    "{% if e.age %}{{ e.age }}{% elif e.birth_on or e.id_number %}{{ e|age(form_date) }}{% endif %}"
)
ROSTER = _book(
    "roster",
    "RR-05",
    "人民调解员花名册",
    register(
        (
            SERIAL,
            Column("姓名", 20, "name"),
            Column("性别", 10, "sex"),
            Column("民族", 14, "nation"),
            Column("年龄", 10, _AGE),
            Column("学历", 18, "education"),
            Column("政治面貌", 20, "politics"),
            Column("电话", 27, "phone"),
            Column("身份证号", 39, "id_number"),
            words("所属调委会", 36, "{{ (e.committee or committee.name)|blank(0) }}"),
            Column("专（兼）职", 18, "time_kind"),
            Column("职务", 18, "post"),
            day("聘任日期", 22, "hired_on"),
            words("培训", 24, "trained"),
        ),
        "entries or members",
        least=11,
        size=SMALL_5,
    ),
    basis=("med.platform", "med.design_registers"),
    notes="栏目依平台登记项目整理；调委会档案和全所花名册共用。",
)
COMMITTEES = _book(
    "committee_register",
    "RR-06",
    "人民调解委员会台账",
    register(
        (
            SERIAL,
            words("名称", 62, "name"),
            words("类型", 36, "kind"),
            Column("负责人", 22, "head"),
            words("地址", 52, "address"),
            Column("电话", 30, "phone"),
            day("成立时间", 24, "set_up_on"),
            Column("成员数", 16, "members"),
        ),
        "entries",
        least=12,
    ),
    basis=("med.platform", "med.design_registers"),
    notes="栏目依平台登记项目整理。",
)
PAYMENTS = Sheet(
    form="mediation.subsidy_list",
    number="RR-07",
    title="以案定补发放表",
    layout="designed",
    landscape=True,
    numbered_pages=True,
    basis=("subsidy.rules", "med.design_registers"),
    notes="栏目依公开的办法整理；银行发放的附回单，不必签名。",
    body=[
        title("以案定补发放表", after=4),
        above(
            STATION,
            "结算期：{{ year_from|short_date }}—{{ year_until|short_date }}",
            "发放日期：{{ paid_on|cn_date }}",
        ),
        register(
            (
                SERIAL,
                words("卷号", 50, "volume_number"),
                Column("调解员", 22, "mediator"),
                Column("级别", 16, "level"),
                money("标准", 20, "standard"),
                money("金额", 22, "amount"),
                words("身份证号、账号", 54, "{{ e.id_number|blank(0) }} {{ e.account|blank(0) }}"),
                Column("签名", 30),
            ),
            "payments",
            least=12,
            totals={"金额": total_of("payments", "amount")},
        ),
    ],
)
TRAININGS = _book(
    "training_register",
    "RR-08",
    "人民调解培训、例会登记表",
    register(
        (
            SERIAL,
            day("时间", 24, "date"),
            Column("类别", 18, "kind"),
            words("地点", 44, "place"),
            words("内容", 80, "content"),
            Column("人数", 16, "people"),
            Column("主讲（主持）", 28, "lecturer"),
        ),
        "trainings",
        least=12,
    ),
    basis=("med.assessment", "med.design_registers"),
    notes="栏目为自拟。",
)
SIMPLE = Sheet(
    form="mediation.simple_register",
    number="RR-01",
    title="简易纠纷登记册",
    layout="designed",
    landscape=True,
    numbered_pages=True,
    basis=("station.assessment", "custom.register"),
    notes="栏目依公开的考核办法和惯例整理；当事人当场签字或按指印。",
    body=[
        title("简易纠纷登记册", after=4),
        above(
            COMMITTEE,
            "登记人：{{ registrar|blank(8) }}",
            "{{ period_from|cn_date }} 至 {{ period_until|cn_date }}",
        ),
        register(
            (
                SERIAL,
                day("日期", 22, "date"),
                words("当事人双方", 28, "names"),
                Column("电话", 26, "phone"),
                words("纠纷类型", 20, "dispute_type"),
                words("事由", 34, "cause"),
                words("协议内容", 40, "terms"),
                money("金额", 18, "amount"),
                Column("当事人签字", 26),
                Column("调解员", 17, "mediator"),
                words("回访", 24, "{{ e.visited_on|short_date }} {{ e.visit_findings|blank(0) }}"),
            ),
            "entries",
            least=10,
        ),
    ],
)

SHEETS = [
    SCREENING,
    SIMPLE,
    MAJOR,
    VISITS,
    CONFIRMATIONS,
    ROSTER,
    COMMITTEES,
    PAYMENTS,
    TRAININGS,
]
