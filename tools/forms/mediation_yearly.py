"""Committees, mediators, subsidies and meetings: RT-23, RT-25 … RT-29."""

from tools.forms.layout import (
    GRID,
    Element,
    box,
    cell,
    grid,
    label,
    narrative,
    note,
    paragraph,
    repeat_rows,
    row,
    shown,
    title,
    value,
)
from tools.forms.mediation_parts import committee_seal
from tools.forms.sheet import Sheet


def _pair(one: str, known: str, two: str, other: str, *, height: float = 1.0) -> Element:
    return row(label(5, one), cell(7, known), label(5, two), cell(7, other), height=height)


def _one(words: str, known: str, *, height: float = 1.0) -> Element:
    return row(label(5, words), cell(19, known), height=height)


def _opinion(words: str, who: str, *, height: float = 3.4) -> Element:
    """A place for somebody's opinion with seal and date."""
    foot = paragraph(f"{who}　　　　　　    年  月  日", align="right", before=44)
    return row(label(5, words), cell(19, foot, top=False), height=height)


_NUMBER = "{{ (row.volume_number or number)|blank(0) }}"
SUBSIDY = Sheet(
    form="mediation.subsidy_certification",
    number="RT-23",
    title="调解案件补贴认定表",
    layout="designed",
    per="payments",
    basis=("order.county12", "subsidy.rules"),
    notes="只见名称和公开办法所列项目，版式为自拟；级别、标准依本县办法。",
    body=[
        title("调解案件补贴认定表"),
        grid(
            _one("卷号", _NUMBER, height=1.2),
            _one("调委会", "{{ (row.committee or committee.name)|blank(0) }}", height=1.2),
            _pair(
                "调解员",
                "{% if row.mediator %}{{ row.mediator }}{% elif mediators %}"
                "{{ mediators|joined }}{% endif %}",
                "类型",
                "{{ (row.dispute_type or dispute_type)|blank(0) }}",
                height=1.2,
            ),
            _pair(
                "级别",
                "{{ (row.level or case_level)|blank(0) }}",
                "协议金额（元）",
                "{{ (row.agreement_amount or agreement_amount)|blank(0) }}",
                height=1.2,
            ),
            _pair(
                "履行",
                "{{ (row.performance or performance)|blank(0) }}",
                "卷宗评分",
                shown("row.score"),
                height=1.2,
            ),
            _one("拟补金额（元）", "{{ (row.amount or document.amount)|blank(0) }}", height=1.2),
            row(label(5, "调解员（签名）"), cell(19), height=1.4),
            _opinion("司法所意见", "（章）", height=4.4),
            _opinion("司法局审核", "（章）", height=4.6),
        ),
    ],
)


def _member() -> Element:
    return row(
        value(5, "m.name", align="center"),
        value(2, "m.sex", align="center"),
        value(3, "m.nation", align="center"),
        cell(
            3,
            "{% if m.birth_on or m.id_number %}{{ m|age(form_date) }}{% endif %}",
            align="center",
        ),
        value(6, "m.post", align="center"),
        value(5, "m.time_kind", align="center"),
        height=0.85,
    )


_MEMBERS = ((5, "姓名"), (2, "性别"), (3, "民族"), (3, "年龄"), (6, "职务"), (5, "专（兼）职"))
COMMITTEE_FORM = Sheet(
    form="mediation.committee_form",
    number="RT-25",
    title="人民调解委员会登记表",
    layout="designed",
    basis=("med.platform", "med.rmtjf8"),
    notes="栏目依某省平台的登记项目整理，版式为自拟。",
    body=[
        title("人民调解委员会登记表", after=6),
        grid(
            _pair("名称", shown("committee.name"), "简称", shown("committee.short")),
            _pair("类型（管理体制）", shown("committee_kind"), "负责人", shown("head")),
            _pair("负责人身份证", shown("head_id_number"), "设立地点", shown("set_up_place")),
            _pair("成立时间", "{{ set_up_on|cn_date }}", "行政区划", shown("division")),
            _one("地址", shown("address")),
            _pair("邮编", shown("postcode"), "电话", shown("phone")),
            row(label(5, "印章式样"), cell(19), height=4.2),
            row(label(GRID, "成员表", shade=True)),
            row(*[label(span, words, shade=True) for span, words in _MEMBERS]),
            repeat_rows("m in members", _member()),
            repeat_rows(
                "_ in range(7 - (members or [])|length)",
                row(*[cell(span) for span, _ in _MEMBERS], height=0.85),
            ),
            _one("制度", shown("rules"), height=1.6),
            _one("备案日期", "{{ reported_on|cn_date }}"),
        ),
    ],
)

MEDIATOR_FORM = Sheet(
    form="mediation.mediator_form",
    number="RT-26",
    title="人民调解员登记表",
    layout="designed",
    per="members",
    basis=("med.platform", "med.rmtjf14"),
    notes="栏目依某省平台的登记项目整理，版式为自拟；照片手贴。",
    body=[
        title("人民调解员登记表", after=8),
        grid(
            row(
                label(4, "姓名"),
                value(6, "row.name"),
                label(3, "性别"),
                value(6, "row.sex"),
                cell(5, "照片", align="center", merge="restart"),
                height=1.1,
            ),
            row(
                label(4, "民族"),
                value(6, "row.nation"),
                label(3, "出生日期"),
                cell(6, "{{ row.birth_on|cn_date }}"),
                cell(5, merge="continue"),
                height=1.1,
            ),
            row(
                label(4, "身份证号"),
                value(15, "row.id_number"),
                cell(5, merge="continue"),
                height=1.1,
            ),
            row(
                label(4, "学历"),
                value(6, "row.education"),
                label(3, "政治面貌"),
                value(6, "row.politics"),
                cell(5, merge="continue"),
                height=1.1,
            ),
            _pair("电话", shown("row.phone"), "所属调委会", shown("committee.name"), height=1.2),
            _pair("调解员类型", shown("committee_kind"), "职务", shown("row.post"), height=1.2),
            _pair(
                "专职或兼职",
                shown("row.time_kind"),
                "开始从业时间",
                "{{ row.began_on|cn_date }}",
                height=1.2,
            ),
            _pair(
                "工号", shown("row.staff_number"), "双语能力", shown("row.bilingual"), height=1.2
            ),
            _one("简介", shown("row.introduction"), height=2.6),
            _opinion("推选（聘任）意见", "（章）", height=2.9),
            _opinion("司法所审核", "（章）", height=2.9),
            _opinion("备案", "（章）", height=2.9),
        ),
    ],
)

_CHANGES = "　".join(
    box(each, f"reported_change == '{each}'") for each in ("设立", "换届", "变更", "撤销")
)
FILING = Sheet(
    form="mediation.filing_form",
    number="RT-27",
    title="人民调解委员会设立（变更、撤销）报备表",
    layout="designed",
    basis=("med.filing", "med.design_forms"),
    notes="只见报备的要求，栏目和版式为自拟。",
    body=[
        title("人民调解委员会设立（变更、撤销）报备表", size=18),
        grid(
            _one("调委会名称", shown("committee.name"), height=1.2),
            _pair("类型", shown("committee_kind"), "负责人", shown("head"), height=1.2),
            _pair("地址", shown("address"), "电话", shown("phone"), height=1.2),
            _one("报备事项", _CHANGES, height=1.2),
            _pair(
                "发生日期",
                "{{ changed_on|cn_date }}",
                "报备日期",
                "{{ reported_on|cn_date }}",
                height=1.2,
            ),
            row(
                label(5, "事项说明"),
                cell(19, note("（推选经过、人员名单、变更或撤销的原因）"), top=True),
                height=5.0,
            ),
            _one("所附材料", "", height=2.0),
            _opinion("司法所意见", "（章）"),
            _opinion("县司法局意见", "（章）"),
        ),
        committee_seal(height=16),
    ],
)

ASSIGNMENT = Sheet(
    form="mediation.assignment",
    number="RT-28",
    title="重大纠纷交办（督办）单",
    layout="designed",
    per="majors",
    basis=("med.screening", "med.design_forms"),
    notes="只见名称，栏目和版式为自拟；一式两份，承办单位回执后一份入卷。",
    body=[
        title("重大纠纷交办（督办）单"),
        grid(
            _pair(
                "类别",
                "□交办　□督办",
                "编号",
                "",
                height=1.2,
            ),
            _one("承办单位", shown("row.assigned_to"), height=1.2),
            _one("纠纷", shown("row.name"), height=1.6),
            _pair(
                "排查日期",
                "{{ row.found_on|cn_date }}",
                "报告日期",
                "{{ row.reported_on|cn_date }}",
                height=1.2,
            ),
            row(
                label(5, "办理要求"),
                cell(19, narrative("row.demands", 5, width=18.5), top=True),
                height=4.8,
                split=True,
            ),
            _pair(
                "交办日期",
                "{{ row.assigned_on|cn_date }}",
                "办理期限",
                "{{ row.due_on|cn_date }}",
                height=1.2,
            ),
            _opinion("交办单位", "（章）", height=2.8),
            row(label(5, "办理结果"), cell(19), height=3.6),
            row(label(5, "承办人（签名）"), cell(7), label(5, "回复日期"), cell(7), height=1.2),
        ),
    ],
)

MEETING = Sheet(
    form="mediation.meeting_record",
    number="RT-29",
    title="调解工作例会（研判会）记录",
    layout="designed",
    numbered_pages=True,
    basis=("med.assessment", "med.design_forms"),
    notes="只见名称，栏目和版式为自拟。",
    body=[
        title("调解工作例会（研判会）记录", after=8),
        grid(
            _pair("时间", "{{ form_date|cn_date }}", "地点", ""),
            _pair("主持人", "", "记录人", ""),
            _one("参加人员", "", height=1.6),
            _one("议题", "", height=1.2),
            row(
                label(5, "记录"), cell(19, narrative("none", 14, width=18.5), top=True), split=True
            ),
            row(
                label(5, "研判结论和分工"),
                cell(19, narrative("none", 5, width=18.5), top=True),
                split=True,
            ),
            row(
                label(5, "主持人（签名）"),
                cell(7),
                label(5, "记录人（签名）"),
                cell(7),
                height=1.2,
            ),
        ),
    ],
)

SHEETS = [
    SUBSIDY,
    COMMITTEE_FORM,
    MEDIATOR_FORM,
    FILING,
    ASSIGNMENT,
    MEETING,
]
