"""Committees, mediators, subsidies, meetings and statistics: RT-23, RT-25 … RT-29, RS-1, RS-2."""

from collections.abc import Sequence

from tools.forms.layout import (
    GRID,
    NO_5,
    Blocks,
    Element,
    box,
    cell,
    gap,
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

_PERIOD = (
    "{% if period.title %}{{ period.title }}{% elif folder_year %}{{ folder_year }}年"
    "{% else %}________{% endif %}"
)


_YEAR = "{% if folder_year %}{{ folder_year }}{% else %}____{% endif %}年"


def _sheet_foot() -> Blocks:
    cells = [
        cell(8, words, edges="", size=NO_5)
        for words in (
            "负责人（签名）：________",
            "填表人（签名）：________",
            "填表日期：{{ form_date|cn_date }}",
        )
    ]
    return grid(row(*cells), borders=False)


def _figure(name: str) -> str:
    return shown(f"document.{name}")


def _counted(head: str, figures: Sequence[tuple[str, str]]) -> Blocks:
    """A heading over pairs of a name and its number, two to a row."""
    rows = [row(label(GRID, head, shade=True), height=0.75)]
    for place in range(0, len(figures), 2):
        cells = []
        for words, name in figures[place : place + 2]:
            cells += [cell(9, words), cell(3, _figure(name), align="center")]
        rows.append(row(*cells, *([cell(12)] if len(cells) == 2 else []), height=0.8))
    return rows


_RATE = (
    "{% if document.accepted and document.succeeded is not none %}"
    "{{ document.succeeded * 1000 // document.accepted // 10 }}."
    "{{ document.succeeded * 1000 // document.accepted % 10 }}%{% endif %}"
)
_TYPES = (
    ("01 婚姻家庭纠纷", "marriage"),
    ("02 邻里纠纷", "neighbours"),
    ("03 房屋宅基地纠纷", "housing"),
    ("04 合同纠纷", "contract"),
    ("05 生产经营纠纷", "business"),
    ("06 损害赔偿纠纷", "damages"),
    ("07 山林土地纠纷", "land"),
    ("08 征地拆迁纠纷", "expropriation"),
    ("09 环境污染纠纷", "environment"),
    ("10 劳动争议纠纷", "labour"),
    ("11 旅游纠纷", "tourism"),
    ("12 消费纠纷", "consumption"),
    ("13 医疗纠纷", "medical"),
    ("14 道路交通事故纠纷", "traffic"),
    ("15 物业纠纷", "property"),
    ("99 其他纠纷", "other"),
)
CASES = Sheet(
    form="mediation.case_statistics",
    number="RS-1",
    title="人民调解案件情况统计表",
    layout="reconstructed",
    basis=("med.monthly",),
    notes="依一份公开的月报复原，部颁统计表原件未见；书面口头、司法确认、疑难、排查、回访各项为推定。",
    body=[
        title("人民调解案件情况统计表", size=20, after=2),
        paragraph(f"单位：{{{{ station.name|blank(12) }}}}　　统计期：{_PERIOD}", align="center"),
        grid(
            row(
                cell(9, "受理件数"),
                cell(3, _figure("accepted"), align="center"),
                cell(9, "调解成功件数"),
                cell(3, _figure("succeeded"), align="center"),
                height=0.8,
            ),
            row(
                cell(9, "成功率（成功÷受理）"),
                cell(3, _RATE, align="center"),
                cell(9, "协议涉及金额（万元）"),
                cell(3, _figure("amount"), align="center"),
                height=0.8,
            ),
            _counted(
                "按来源（件）",
                (("主动调解", "own"), ("依申请调解", "applied"), ("接受委托移送", "transferred")),
            ),
            _counted("按纠纷类型（件）", _TYPES),
            _counted(
                "防止激化",
                (
                    ("防止民间纠纷转化为刑事案件（件）", "crimes"),
                    ("防止民间纠纷转化为刑事案件（人）", "crime_people"),
                    ("防止群体性上访（件）", "petitions"),
                    ("防止群体性上访（人）", "petition_people"),
                ),
            ),
            _counted(
                "协议、履行及其他",
                (
                    ("履行件数", "performed"),
                    ("书面协议", "written"),
                    ("口头协议", "oral"),
                    ("司法确认件数", "confirmed"),
                    ("疑难复杂件数", "hard"),
                    ("排查次数", "screenings"),
                    ("排查发现件数", "found"),
                    ("回访件数", "visited"),
                ),
            ),
        ),
        gap(4),
        _sheet_foot(),
    ],
)

ORGANIZATIONS = Sheet(
    form="mediation.organization_statistics",
    number="RS-2",
    title="人民调解组织队伍经费情况统计表",
    layout="designed",
    basis=("med.rmtjf10", "med.ningbo28"),
    notes="部颁统计表原件未见，栏目为推定；经费项目名称依《宁波市人民调解条例》。",
    body=[
        title("人民调解组织队伍经费情况统计表", size=20, after=4),
        paragraph(f"单位：{{{{ station.name|blank(12) }}}}　　统计期：{_YEAR}", align="center"),
        grid(
            _counted(
                "调委会（个）",
                (
                    ("总数", "committees"),
                    ("村", "village"),
                    ("居（社区）", "neighbourhood"),
                    ("乡镇街道", "township"),
                    ("企事业单位", "enterprise"),
                    ("行业性、专业性", "trade"),
                    ("其他", "other"),
                ),
            ),
            _counted(
                "调解员（人）",
                (
                    ("总数", "mediators"),
                    ("专职", "full_time"),
                    ("兼职", "part_time"),
                    ("女", "women"),
                    ("大专以上学历", "college"),
                ),
            ),
            _counted("培训", (("次数", "trainings"), ("人次", "trained"))),
            _counted(
                "经费（元）",
                (
                    ("工作指导经费", "guidance_funds"),
                    ("工作补助经费", "work_funds"),
                    ("调解员补贴经费", "subsidy_funds"),
                ),
            ),
            _counted("表彰", (("受表彰集体和个人（个）", "awards"),)),
        ),
        gap(6),
        _sheet_foot(),
    ],
)

SHEETS = [
    SUBSIDY,
    COMMITTEE_FORM,
    MEDIATOR_FORM,
    FILING,
    ASSIGNMENT,
    MEETING,
    CASES,
    ORGANIZATIONS,
]
